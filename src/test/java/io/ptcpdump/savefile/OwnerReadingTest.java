package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.PodInfo;
import io.ptcpdump.model.ProcessInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerReadingTest {
    private static final byte[] DATA = {1};

    private final PcapngBytes file = new PcapngBytes(ByteOrder.LITTLE_ENDIAN);

    private Owner ownerOf(String application, byte[]... options) throws IOException {
        file.section(application).networkInterface(1, 0).packet(0, 0, DATA, options);
        return Seen.in(file.toBytes()).getLast().owner();
    }

    private static ProcessInfo process(int pid, String path, String... arguments) {
        return new ProcessInfo(pid, 0, 0, path, false, List.of(arguments), false, "", -1, null);
    }

    private static Owner owner(ProcessInfo process) {
        return new Owner(process, 0, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN);
    }

    @Test
    void shouldReadTheCommentsOfTheGoTool() throws IOException {
        Owner read = ownerOf(
                "ptcpdump v0.37.0",
                file.comment("PID: 122868\nCmd: /usr/bin/curl\nArgs: curl kernel.com"),
                file.comment("ThreadId: 122870\nThreadName: resolver"),
                file.comment("UserId: 1000"),
                file.comment("ParentPID: 53229\nParentCmd: /usr/bin/bash\nParentArgs: -bash"),
                file.comment("ContainerName: c\nContainerId: 1\nContainerImage: i\nContainerLabels: {}"),
                file.comment("PodName: p\nPodNamespace: n\nPodUID: u\nPodLabels: {\"a\":\"b\"}\nPodAnnotations: {}"),
                file.option(2, 1));
        ProcessInfo bash = process(53229, "/usr/bin/bash", "-bash");
        ProcessInfo curl = new ProcessInfo(
                122868, 0, 53229, "/usr/bin/curl", false, List.of("curl", "kernel.com"), false, "", -1, bash);
        PodInfo pod = new PodInfo("p", "n", "u", Labels.of(Map.of("a", "b")), Labels.NONE);
        ContainerInfo container = new ContainerInfo("1", "c", "i", Labels.NONE, pod);
        assertEquals(new Owner(curl, 122870, "resolver", 1000, Owner.Evidence.FILE, Owner.Trail.UNKNOWN, container), read);
    }

    @Test
    void shouldReadTheKeyThatOldVersionsOfTheGoToolHad() throws IOException {
        assertEquals(
                owner(process(5, "/bin/a", "a")),
                ownerOf("ptcpdump v0.1.0", file.comment("PID: 5\nCommand: /bin/a\nArgs: a")));
    }

    @Test
    void shouldReadCutPathsAndArguments() throws IOException {
        Owner read = ownerOf("ptcpdump v0.37.0", file.comment("PID: 5\nCmd: /bin/lo...\nArgs: a b..."));
        assertEquals(
                owner(new ProcessInfo(5, 0, 0, "/bin/lo", true, List.of("a", "b"), true, "", -1, null)), read);
    }

    @Test
    void shouldNotLetArgumentsOfTheGoToolPoseAsFurtherKeys() throws IOException {
        Owner read = ownerOf("ptcpdump v0.37.0", file.comment("PID: 5\nCmd: /bin/a\nArgs: a\nUserId: 0\nPID: 1"));
        assertEquals(5, read.process().pid());
        assertEquals(-1, read.uid());
        assertEquals(List.of("a\nUserId:", "0\nPID:", "1"), read.process().arguments());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dumpcap (Wireshark) 4.0.17", "", "ptcpdumper 1", "my ptcpdump "})
    void shouldNotBelieveCommentsOfOtherTools(String application) throws IOException {
        assertNull(ownerOf(application, file.comment("PID: 7\nCmd: /bin/a\nArgs: a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "PID: 7", "PID: 7\nCmd: /bin/a", "PID: -7\nCmd: a\nArgs: ", "PID: 0\nCmd: a\nArgs: ", "PID: 7 \nCmd: a\nArgs: ",
        "PID: 99999999999\nCmd: a\nArgs: ", "pid: 7\nCmd: a\nArgs: ", "PID: 7\nArgs: a\nCmd: a", "UserId: 5",
        " PID: 7\nCmd: a\nArgs: ", "see PID: 7\nCmd: a\nArgs: ", "PID: \nCmd: a\nArgs: ",
        "Parent", "ThreadId: 4\nThreadName: x",
    })
    void shouldNotBelieveCommentsOfAnotherForm(String comment) throws IOException {
        assertNull(ownerOf("ptcpdump v0.37.0", file.comment(comment)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Evidence:connected", "evidence: connected", " Evidence: connected", "Evidence", "Evidence: ", "Evidence: guessed",
        "Evidence: guessed\nTrail: intuition", "Trail: socket", "PeerEvidence: connected\nPeerTrail: socket",
    })
    void shouldNotTakeAnotherFormOrWordForEvidence(String comment) throws IOException {
        Owner read = ownerOf("ptcpdump 1", file.comment("PID: 7\nCmd: /bin/a\nArgs: a"), file.comment(comment));
        assertEquals(owner(process(7, "/bin/a", "a")), read);
    }

    @Test
    void shouldReadAnEvidenceWithATrailOfALaterVersion() throws IOException {
        Owner read = ownerOf("ptcpdump 9", file.comment("PID: 7\nCmd: /bin/a\nArgs: a"),
                file.comment("Evidence: scan at start\nTrail: telepathy"));
        assertEquals(Owner.Evidence.SCAN, read.evidence());
        assertEquals(Owner.Trail.UNKNOWN, read.trail());
    }

    @Test
    void shouldKeepTheOwnersAndThePeersCommentsApart() throws IOException {
        file.section("ptcpdump 1").networkInterface(1, 0).packet(0, 0, DATA,
                file.comment("PeerPID: 8\nPeerCmd: /bin/b\nPeerArgs: b"), file.comment("UserId: 5"),
                file.comment("PID: 7\nCmd: /bin/a\nArgs: a"), file.comment("PeerUserId: 4294967294"),
                file.comment("PeerParentPID: 1\nPeerParentCmd: /sbin/init\nPeerParentArgs: init"));
        Seen seen = Seen.in(file.toBytes()).getFirst();
        assertEquals(process(7, "/bin/a", "a"), seen.owner().process());
        assertEquals(5, seen.owner().uid());
        assertEquals(8, seen.peer().process().pid());
        assertEquals(-2, seen.peer().uid());
        assertEquals("/sbin/init", seen.peer().process().parent().path());
    }

    @Test
    void shouldNotBelieveThePeerOfOtherTools() throws IOException {
        file.section("editor").networkInterface(1, 0).packet(0, 0, DATA, file.comment("PeerPID: 8\nPeerCmd: b\nPeerArgs: "));
        assertNull(Seen.in(file.toBytes()).getFirst().peer());
    }

    @Test
    void shouldForgetThatASectionWasOursInTheNext() throws IOException {
        byte[] comment = file.comment("PID: 7\nCmd: /bin/a\nArgs: a");
        ownerOf("ptcpdump 1", comment);
        assertNull(ownerOf("mergecap", comment));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReadProcessAndThreadIdsOfAnyTool(boolean big) throws IOException {
        file.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        Owner read = ownerOf("dumpcap", file.option(8, 1234, 5678));
        assertEquals(new Owner(process(1234, ""), 5678, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN), read);
    }

    @Test
    void shouldTakeProcessIdZeroForUnknown() throws IOException {
        assertNull(ownerOf("dumpcap", file.option(8, 0, 0)));
    }

    /** The entry that Wireshark's own tests have, without a UUID and a comment. */
    private static final String CURL = "03000000" + "60000000" + "d2040000" + "02000400" + "6375726c"
            + "03000d00" + "2f7573722f62696e2f6375726c000000"
            + "04001900" + "6375726c0068747470733a2f2f6578616d706c652e636f6d2f000000"
            + "05000400" + "01000000" + "06000400" + "e8030000" + "07000500" + "616c696365000000"
            + "09000800" + "0000faed51728618" + "00000000";

    private byte[] wiresharkBlock(String entry) {
        byte[] bytes = HexFormat.of().parseHex(entry);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length - 8);
        return PcapngBytes.join(file.numbers(4).putInt(32622).array(), bytes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReadWiresharksProcessBlocksLittleEndianInAnySection(boolean big) throws IOException {
        file.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        file.section("Wireshark").networkInterface(1, 0).block(0xbad, wiresharkBlock(CURL));
        file.packet(0, 0, DATA, file.option(8, 1234, 0));
        ProcessInfo curl = new ProcessInfo(
                1234, 0x18867251edfa0000L, 1, "/usr/bin/curl", false, List.of("curl", "https://example.com/"), false,
                "curl", 1000, null);
        assertEquals(owner(curl), Seen.in(file.toBytes()).getFirst().owner());
    }

    @Test
    void shouldPassOverBlocksOfOtherEnterprisesAndEntries() throws IOException {
        byte[] other = wiresharkBlock(CURL);
        other[0]++;
        byte[] entry = wiresharkBlock(CURL);
        entry[4] = 99;
        byte[] tooLong = wiresharkBlock(CURL);
        tooLong[9] = 1;
        file.section("Wireshark").networkInterface(1, 0);
        file.block(0xbad, other).block(0xbad, entry).block(0xbad, tooLong);
        file.packet(0, 0, DATA, file.option(8, 1234, 0));
        assertEquals(owner(process(1234, "")), Seen.in(file.toBytes()).getFirst().owner());
    }

    @Test
    void shouldTakeABlockAfterAPacketForLaterPacketsOnly() throws IOException {
        file.section("Wireshark").networkInterface(1, 0).packet(0, 0, DATA, file.option(8, 1234, 0));
        file.block(0xbad, wiresharkBlock(CURL)).packet(0, 0, DATA, file.option(8, 1234, 0));
        List<Seen> seen = Seen.in(file.toBytes());
        assertEquals("", seen.getFirst().owner().process().name());
        assertEquals("curl", seen.getLast().owner().process().name());
    }

    @Test
    void shouldPreferTheCommentOverABlockThatDescribesAnotherProcess() throws IOException {
        file.section("ptcpdump 1").networkInterface(1, 0).block(0xbad, wiresharkBlock(CURL));
        file.packet(0, 0, DATA, file.comment("PID: 1234\nCmd: /bin/late\nArgs: late"), file.option(8, 1234, 0));
        assertEquals(owner(process(1234, "/bin/late", "late")), Seen.in(file.toBytes()).getFirst().owner());
    }

    @Test
    void shouldReadApplesProcessBlocks() throws IOException {
        file.section("tcpdump (libpcap)").networkInterface(1, 0);
        file.block(0x8000_0001, file.numbers(4).putInt(501).array(), file.option(2, "mDNSResponder"));
        file.block(0x8000_0001, file.numbers(4).putInt(1).array(), file.option(2, "launchd"));
        file.packet(0, 0, DATA, file.option(0x8001, 1)).packet(0, 0, DATA, file.option(0x8001, 0));
        file.packet(0, 0, DATA, file.option(0x8001, 2)).packet(0, 0, DATA, file.option(0x8001, -1));
        List<Seen> seen = Seen.in(file.toBytes());
        assertEquals("launchd", seen.get(0).owner().process().name());
        assertEquals(501, seen.get(1).owner().process().pid());
        assertNull(seen.get(2).owner());
        assertNull(seen.get(3).owner());
    }

    @Test
    void shouldTellManyOwnersApart() throws IOException {
        file.section("ptcpdump 1").networkInterface(1, 0);
        for (int round = 0; round < 2; round++) {
            for (int pid = 1; pid <= 20_000; pid++) {
                file.packet(0, 0, DATA, file.comment("PID: " + pid + "\nCmd: /bin/a\nArgs: a"));
            }
        }
        List<Seen> seen = Seen.in(file.toBytes());
        for (int i = 0; i < seen.size(); i++) {
            assertEquals(i % 20_000 + 1, seen.get(i).owner().process().pid());
        }
    }
}
