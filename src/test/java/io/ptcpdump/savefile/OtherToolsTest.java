package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write is read by tshark and tcpdump, and what they and editcap write is read by us. */
class OtherToolsTest {
    /** 127.0.0.1.40000 > 127.0.0.1.9: UDP, length 2. */
    private static final String DATAGRAM = "000000000000" + "000000000000" + "0800"
            + "4500001e00004000" + "40113ccd" + "7f000001" + "7f000001" + "9c400009000afe1d" + "6869";

    private static final CaptureInterface LOOPBACK = new CaptureInterface("lo", 1, 4026531840L, 1, 262158, false);
    private static final CaptureInterface OTHER = new CaptureInterface("veth0", 5, 4026532999L, 1, 262158, true);

    @TempDir
    private Path folder;

    private record Run(int status, String out, String err) {}

    private Run run(String... command) throws IOException, InterruptedException {
        assumeTrue(isInstalled(command[0]), command[0] + " is not installed");
        File err = folder.resolve("stderr").toFile();
        Process process = new ProcessBuilder(command).redirectError(err).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "no end of " + command[0]);
        return new Run(process.exitValue(), out, Files.readString(err.toPath()));
    }

    private static boolean isInstalled(String tool) {
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return true;
            }
        }
        return false;
    }

    private static Packet datagram(
            CaptureInterface captureInterface, Direction direction, Owner owner, Owner peer) {
        Packet packet = new Packet();
        packet.captureInterface = captureInterface;
        packet.direction = direction;
        packet.owner = owner;
        packet.peer = peer;
        packet.bytes = HexFormat.of().parseHex(DATAGRAM);
        packet.capturedLength = packet.bytes.length;
        packet.wireLength = packet.bytes.length;
        packet.timestampNanos = 1_700_000_000_123_456_789L;
        return packet;
    }

    private static List<Packet> packets() {
        ProcessInfo bash = new ProcessInfo(50, 1, 1, "/usr/bin/bash", false, List.of("-bash"), false, "bash", 0, null);
        ProcessInfo nc = new ProcessInfo(
                51, 2, 50, "/usr/bin/nc", false, List.of("nc", "-u", "two words"), false, "nc", 0, bash);
        return List.of(
                datagram(LOOPBACK, Direction.OUT, new Owner(nc, 52, "nc", 1000, Owner.Evidence.SEND, Owner.Trail.SOCKET),
                        new Owner(bash, 50, "bash", 0, Owner.Evidence.BIND, Owner.Trail.ADDRESS)),
                datagram(LOOPBACK, Direction.IN, null, null),
                datagram(OTHER, Direction.UNKNOWN, new Owner(nc, 0, "", -1, Owner.Evidence.SCAN, Owner.Trail.UNKNOWN), null));
    }

    private String write(String name) throws IOException {
        String path = folder.resolve(name).toString();
        try (SaveFileWriter writer = SaveFileWriter.open(path, SaveFileOptions.of("1.0"), LOOPBACK)) {
            for (Packet packet : packets()) {
                writer.accept(packet);
            }
            writer.writeStatistics(LOOPBACK, 9, 2, 1_700_000_000_000_000_000L, 1_700_000_009_000_000_000L);
        }
        return path;
    }

    @Test
    void shouldBeReadByTsharkWithInterfacesDirectionsAndComments() throws Exception {
        Run tshark = run(
                "tshark", "-n", "-r", write("a.pcapng"), "-Y", "udp",
                "-T", "fields", "-E", "separator=;", "-E", "aggregator=|",
                "-e", "frame.time_epoch", "-e", "frame.interface_name", "-e", "frame.packet_flags_direction",
                "-e", "frame.len", "-e", "udp.dstport", "-e", "frame.comment");
        assertEquals(0, tshark.status(), tshark.err());
        String nc = "PID: 51\\nCmd: /usr/bin/nc\\nArgs: nc -u two words";
        String bash = "ParentPID: 50\\nParentCmd: /usr/bin/bash\\nParentArgs: -bash";
        assertEquals(
                List.of(
                        "1700000000.123456789;lo;0x00000002;44;9;" + nc
                                + "|ThreadId: 52\\nThreadName: nc|UserId: 1000|" + bash + "|Evidence: sent\\nTrail: socket"
                                + "|PeerPID: 50\\nPeerCmd: /usr/bin/bash\\nPeerArgs: -bash"
                                + "|PeerThreadId: 50\\nPeerThreadName: bash|PeerUserId: 0|PeerEvidence: bound\\nPeerTrail: address",
                        "1700000000.123456789;lo;0x00000001;44;9;",
                        "1700000000.123456789;veth0;;44;9;" + nc + "|" + bash + "|Evidence: scan at start"),
                tshark.out().lines().toList());
    }

    @Test
    void shouldBeReadByCapinfosWithTheSectionsAndInterfacesDescription() throws Exception {
        Run capinfos = run("capinfos", write("a.pcapng"));
        assertEquals(0, capinfos.status(), capinfos.err());
        assertTrue(capinfos.out().contains("Capture application: ptcpdump 1.0"), capinfos.out());
        assertTrue(capinfos.out().contains("Comment = ifIndex: 5, netNsInode: 4026532999"), capinfos.out());
        assertTrue(capinfos.out().contains("Capture length = 262158"), capinfos.out());
    }

    @Test
    void shouldBeReadByTcpdumpFromBothFormats() throws Exception {
        String expected = "1700000000.123456 IP 127.0.0.1.40000 > 127.0.0.1.9: UDP, length 2\n".repeat(3);
        for (String name : List.of("a.pcapng", "a.pcap")) {
            Run tcpdump = run("tcpdump", "-n", "-tt", "-r", write(name));
            assertEquals(0, tcpdump.status(), tcpdump.err());
            assertEquals(expected, tcpdump.out());
        }
    }

    @Test
    void shouldReadBackWithOwnersWhatEditcapRewrote() throws Exception {
        String rewritten = folder.resolve("edited.pcapng").toString();
        Run editcap = run("editcap", write("a.pcapng"), rewritten);
        assertEquals(0, editcap.status(), editcap.err());
        List<Seen> seen = Seen.in(Files.readAllBytes(Path.of(rewritten)));
        assertEquals("/usr/bin/nc", seen.get(0).owner().process().path());
        assertEquals(1000, seen.get(0).owner().uid());
        assertEquals(Owner.Trail.SOCKET, seen.get(0).owner().trail());
        assertEquals("bash", seen.get(0).peer().process().name());
        assertEquals(Owner.Evidence.BIND, seen.get(0).peer().evidence());
        assertEquals("bash", seen.get(2).owner().process().parent().name());
        assertEquals(List.of("lo", "lo", "veth0"), seen.stream().map(s -> s.captureInterface().name()).toList());
    }

    @Test
    void shouldReadWhatTcpdumpWrites() throws Exception {
        String copied = folder.resolve("copied.pcap").toString();
        Run tcpdump = run("tcpdump", "-r", write("a.pcap"), "-w", copied);
        assertEquals(0, tcpdump.status(), tcpdump.err());
        List<String> data = new ArrayList<>();
        Seen.in(Files.readAllBytes(Path.of(copied))).forEach(seen -> data.add(seen.hex()));
        assertEquals(List.of(DATAGRAM, DATAGRAM, DATAGRAM), data);
    }

    @Test
    void shouldDescribeAFileAsTcpdumpDoes() throws Exception {
        for (int linkType : new int[] {0, 1, 9, 12, 101, 104, 105, 108, 113, 127, 195, 228, 239, 276, 281, 65000}) {
            CaptureInterface any = new CaptureInterface("", 0, 0, linkType, 1234, false);
            String path = folder.resolve("type.pcap").toString();
            SaveFileWriter.open(path, SaveFileOptions.of("1.0"), any).close();
            Run tcpdump = run("tcpdump", "-n", "-r", path, "-w", folder.resolve("out").toString());
            try (SaveFileReader reader = SaveFileReader.open(path)) {
                assertEquals(tcpdump.err().lines().findFirst().orElse(""), reader.describe(path));
            }
        }
    }
}
