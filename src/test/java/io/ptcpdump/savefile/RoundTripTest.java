package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.savefile.SaveFileOptions.OwnerField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final SaveFileOptions OPTIONS = SaveFileOptions.of("1.0");
    private static final CaptureInterface ETHERNET = new CaptureInterface("eth0", 2, 4026531840L, 1, 262144, false);

    private static byte[] pcapng(SaveFileOptions options, List<Packet> packets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SaveFileWriter writer =
                SaveFileWriter.pcapng(out, options, packets.getFirst().captureInterface)) {
            for (Packet packet : packets) {
                writer.accept(packet);
            }
        }
        return out.toByteArray();
    }

    @Test
    void shouldReadBackWhatItWroteForManyRandomCaptures() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            List<Packet> packets = new RandomCapture(seed).packets(60);
            List<Seen> expected = packets.stream().map(Seen::of).toList();
            List<Seen> seen = Seen.in(pcapng(OPTIONS, packets));
            assertEquals(expected.size(), seen.size());
            for (int i = 0; i < seen.size(); i++) {
                assertEquals(written(expected.get(i)), seen.get(i), "packet " + i + " of seed " + seed);
            }
        }
    }

    /** Control characters of a thread name are the one thing that a file has no second, exact copy of. */
    private static Seen written(Seen seen) {
        return new Seen(
                seen.nanos(), seen.captureInterface(), seen.direction(), seen.wireLength(), seen.hex(),
                written(seen.owner()), written(seen.peer()), seen.droppedBefore());
    }

    private static Owner written(Owner owner) {
        return owner == null ? null : new Owner(
                owner.process(), owner.tid(), owner.threadName().replace("\n", "\\n"), owner.uid(), owner.evidence(),
                owner.trail());
    }

    @Test
    void shouldReadBackTheSameAfterASecondWriting() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            List<Packet> packets = new RandomCapture(seed).packets(40);
            byte[] once = pcapng(OPTIONS, packets);
            byte[] twice = copy(once);
            assertEquals(Seen.in(once), Seen.in(twice));
            assertEquals(PcapngBlocks.count(once, 1), PcapngBlocks.count(twice, 1));
        }
    }

    private static byte[] copy(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SaveFileReader reader = SaveFileReader.open(new ByteArrayInputStream(file));
                SaveFileWriter writer = SaveFileWriter.pcapng(out, OPTIONS, reader.firstInterface())) {
            Packet packet = new Packet();
            while (reader.next(packet)) {
                writer.accept(packet);
            }
        }
        return out.toByteArray();
    }

    @Test
    void shouldReadBackCompressedFiles() throws IOException {
        byte[] plain = pcapng(OPTIONS, new RandomCapture(1).packets(500));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        assertEquals(Seen.in(plain), Seen.in(compressed.toByteArray()));
    }

    @Test
    void shouldReadBackPcapInBothResolutions() throws IOException {
        for (boolean nanoseconds : new boolean[] {false, true}) {
            SaveFileOptions options =
                    new SaveFileOptions("1", "", nanoseconds, false, true, EnumSet.allOf(OwnerField.class));
            List<Packet> packets = new RandomCapture(3).packets(300);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (SaveFileWriter writer = SaveFileWriter.pcap(out, options, ETHERNET)) {
                for (Packet packet : packets) {
                    packet.captureInterface = ETHERNET;
                    writer.accept(packet);
                }
            }
            List<Seen> seen = Seen.in(out.toByteArray());
            for (int i = 0; i < packets.size(); i++) {
                Seen expected = Seen.of(packets.get(i));
                long nanos = nanoseconds ? expected.nanos() : expected.nanos() / 1000 * 1000;
                CaptureInterface nameless = new CaptureInterface("", 0, 0, 1, 262144, false);
                assertEquals(
                        new Seen(nanos, nameless, Direction.UNKNOWN, expected.wireLength(), expected.hex(), null),
                        seen.get(i));
            }
        }
    }

    @Test
    void shouldGivePacketsOfOneOwnerTheSameObject() throws IOException {
        List<Packet> packets = new ArrayList<>();
        Owner owner = owner(List.of("curl", "x"), false);
        for (int i = 0; i < 5; i++) {
            Packet packet = new RandomCapture(i).packet();
            packet.owner = owner;
            packet.direction = Direction.fromFlags(i % 3);
            packets.add(packet);
        }
        List<Seen> seen = Seen.in(pcapng(OPTIONS, packets));
        assertNotNull(seen.getFirst().owner());
        seen.forEach(each -> assertSame(seen.getFirst().owner(), each.owner()));
    }

    private static Owner owner(List<String> arguments, boolean truncated) {
        ProcessInfo process = new ProcessInfo(
                7, 5, 0, "/usr/bin/curl", truncated, arguments, truncated, "curl", 0, null);
        return new Owner(process, 0, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN);
    }

    private static Owner roundTrip(Owner owner) throws IOException {
        Packet packet = new RandomCapture(1).packet();
        packet.owner = owner;
        return Seen.in(pcapng(OPTIONS, List.of(packet))).getFirst().owner();
    }

    @Test
    void shouldReadBackThatTheKernelCutPathAndArguments() throws IOException {
        Owner cut = owner(List.of("curl", "ends in..."), true);
        assertEquals(cut, roundTrip(cut));
        Owner whole = owner(List.of("curl", "ends in..."), false);
        assertEquals(whole, roundTrip(whole));
    }

    @Test
    void shouldCutArgumentsThatDoNotFitInAComment() throws IOException {
        Owner huge = owner(List.of("curl", "ü".repeat(100_000), "last"), false);
        ProcessInfo read = roundTrip(huge).process();
        assertEquals("/usr/bin/curl", read.path());
        assertTrue(read.argumentsTruncated());
        assertEquals("curl", read.arguments().getFirst());
        String second = read.arguments().get(1);
        assertTrue(second.chars().allMatch(c -> c == 'ü'), "cut between characters");
        assertTrue(second.length() > 32_000 && read.arguments().size() == 2);
    }

    @Test
    void shouldWriteOnlyWhatItsContextHas() throws IOException {
        ProcessInfo parent = new ProcessInfo(3, 0, 0, "/bin/bash", false, List.of(), false, "bash", -1, null);
        ProcessInfo process = new ProcessInfo(7, 5, 3, "/bin/x", false, List.of("x"), false, "x", 0, parent);
        Packet packet = new RandomCapture(1).packet();
        packet.owner = new Owner(process, 9, "worker", 1000, Owner.Evidence.FILE, Owner.Trail.UNKNOWN);
        SaveFileOptions bare = new SaveFileOptions("1", "", false, false, true, EnumSet.of(OwnerField.PROCESS));
        Owner read = Seen.in(pcapng(bare, List.of(packet))).getFirst().owner();
        ProcessInfo orphan = new ProcessInfo(7, 5, 3, "/bin/x", false, List.of("x"), false, "x", 0, null);
        assertEquals(new Owner(orphan, 0, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN), read);
        EnumSet<OwnerField> noProcess = EnumSet.complementOf(EnumSet.of(OwnerField.PROCESS));
        SaveFileOptions none = new SaveFileOptions("1", "", false, false, true, noProcess);
        assertNull(Seen.in(pcapng(none, List.of(packet))).getFirst().owner());
    }

    @Test
    void shouldReadBackBothEndsFromCommentsAlone() throws IOException {
        ProcessInfo bash = new ProcessInfo(50, 0, 0, "/usr/bin/bash", false, List.of("-bash"), false, "", -1, null);
        ProcessInfo curl = new ProcessInfo(51, 0, 50, "/usr/bin/curl", false, List.of("curl"), false, "", -1, bash);
        ProcessInfo nginx = new ProcessInfo(60, 0, 50, "/usr/sbin/nginx", true, List.of("nginx"), true, "", -1, bash);
        SaveFileOptions options = new SaveFileOptions("1", "", false, false, false, EnumSet.allOf(OwnerField.class));
        Packet packet = new RandomCapture(1).packet();
        packet.owner = new Owner(curl, 52, "resolver", -2, Owner.Evidence.CONNECT, Owner.Trail.SOCKET);
        packet.peer = new Owner(nginx, 60, "nginx", 33, Owner.Evidence.LISTENER, Owner.Trail.UNKNOWN);
        Seen read = Seen.in(pcapng(options, List.of(packet))).getFirst();
        assertEquals(packet.owner, read.owner());
        assertEquals(packet.peer, read.peer());
        packet.owner = null;
        read = Seen.in(pcapng(options, List.of(packet))).getFirst();
        assertNull(read.owner());
        assertEquals(packet.peer, read.peer());
    }

    @Test
    void shouldReadBackEveryWayOfKnowingAnOwner() throws IOException {
        for (Owner.Evidence evidence : Owner.Evidence.values()) {
            for (Owner.Trail trail : Owner.Trail.values()) {
                ProcessInfo process = owner(List.of("a"), false).process();
                Owner owner = new Owner(process, 0, "", -1, evidence, trail);
                assertEquals(owner, roundTrip(owner));
            }
        }
    }

    @Test
    void shouldDescribeEachProcessOnceInAFile() throws IOException {
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Packet packet = new RandomCapture(i).packet();
            packet.owner = owner(List.of("a" + i % 2), false);
            packets.add(packet);
        }
        assertEquals(2, PcapngBlocks.count(pcapng(OPTIONS, packets), 0xbad));
    }

    @Test
    void shouldTellAPidFromItsReuseByTheSameCommand() throws IOException {
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Packet packet = new RandomCapture(i).packet();
            ProcessInfo process =
                    new ProcessInfo(7, 1 + i % 2, 0, "/bin/a", false, List.of("a"), false, "a", -1, null);
            packet.owner = new Owner(process, 0, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN);
            packets.add(packet);
        }
        List<Long> starts = new ArrayList<>();
        Seen.in(pcapng(OPTIONS, packets)).forEach(seen -> starts.add(seen.owner().process().startTimeNanos()));
        assertEquals(List.of(1L, 2L, 1L, 2L, 1L, 2L), starts);
    }

    @Test
    void shouldTellOwnersByCommentsAloneIfAskedToWriteNoProcessBlocks() throws IOException {
        Packet packet = new RandomCapture(1).packet();
        packet.owner = owner(List.of("curl", "two words"), false);
        SaveFileOptions options =
                    new SaveFileOptions("1", "", false, false, false, EnumSet.allOf(OwnerField.class));
        byte[] file = pcapng(options, List.of(packet));
        assertEquals(0, PcapngBlocks.count(file, 0xbad));
        ProcessInfo read = Seen.in(file).getFirst().owner().process();
        assertEquals(List.of("curl", "two", "words"), read.arguments());
        assertEquals("/usr/bin/curl", read.path());
    }
}
