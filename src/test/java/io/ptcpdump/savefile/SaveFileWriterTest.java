package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.savefile.SaveFileOptions.OwnerField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveFileWriterTest {
    private static final CaptureInterface ETHERNET = new CaptureInterface("eth0", 2, 4026531840L, 1, 262144, false);
    private static final SaveFileOptions OPTIONS = SaveFileOptions.of("1.0");
    private static final SaveFileOptions UNBUFFERED =
            new SaveFileOptions("1.0", "", false, true, true, EnumSet.allOf(OwnerField.class));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Packet packet(CaptureInterface captureInterface, int length) {
        Packet packet = new Packet();
        packet.captureInterface = captureInterface;
        packet.timestampNanos = 1_700_000_000_123_456_789L;
        packet.bytes = new byte[length];
        Arrays.fill(packet.bytes, (byte) 0x61);
        packet.capturedLength = length;
        packet.wireLength = length;
        return packet;
    }

    @Test
    void shouldChooseTheFormatByTheName(@TempDir Path folder) throws IOException {
        for (String name : List.of("a.pcap", "a.pcapng", "a", "pcap", "a.pcap.1")) {
            String path = folder.resolve(name).toString();
            try (SaveFileWriter writer = SaveFileWriter.open(path, OPTIONS, ETHERNET)) {
                writer.accept(packet(ETHERNET, 9));
            }
            try (SaveFileReader reader = SaveFileReader.open(path)) {
                assertEquals(name.endsWith(".pcap"), reader instanceof PcapReader, name);
                assertTrue(reader.next(new Packet()));
            }
        }
    }

    @Test
    void shouldSayWhyAFileCannotBeCreated(@TempDir Path folder) {
        String path = folder.resolve("missing/x.pcap").toString();
        SaveFileException failure =
                assertThrows(SaveFileException.class, () -> SaveFileWriter.open(path, OPTIONS, ETHERNET));
        assertEquals(path + ": No such file or directory", failure.getMessage());
    }

    @Test
    void shouldWriteAnEmptyCaptureThatReadsAsOne() throws IOException {
        SaveFileWriter.pcapng(out, OPTIONS, ETHERNET).close();
        assertEquals(List.of(), Seen.in(out.toByteArray()));
        out.reset();
        SaveFileWriter.pcap(out, OPTIONS, ETHERNET).close();
        assertEquals(List.of(), Seen.in(out.toByteArray()));
    }

    @Test
    void shouldRefuseASecondLinkTypeInAPcapFile() throws IOException {
        CaptureInterface cooked = new CaptureInterface("any", 0, 0, 276, 262144, false);
        try (SaveFileWriter writer = SaveFileWriter.pcap(out, OPTIONS, ETHERNET)) {
            writer.accept(packet(ETHERNET, 3));
            SaveFileException failure =
                    assertThrows(SaveFileException.class, () -> writer.accept(packet(cooked, 3)));
            assertEquals(
                    "a pcap file holds packets of one link-type only: it is EN10MB (Ethernet), and this packet is "
                            + "LINUX_SLL2 (Linux cooked v2); write a pcapng file instead",
                    failure.getMessage());
        }
        assertEquals(1, Seen.in(out.toByteArray()).size());
    }

    @Test
    void shouldRefuseALinkTypeThatPcapngHasNoRoomFor() {
        CaptureInterface huge = new CaptureInterface("x", 0, 0, 65536, 0, false);
        assertThrows(SaveFileException.class, () -> SaveFileWriter.pcapng(out, OPTIONS, huge));
    }

    @Test
    void shouldDescribeAnInterfaceAnewForAPacketBeyondItsSnapshotLength() throws IOException {
        CaptureInterface small = new CaptureInterface("eth0", 2, 3, 1, 65535, true);
        try (SaveFileWriter writer = SaveFileWriter.pcapng(out, OPTIONS, small)) {
            writer.accept(packet(small, 100));
            writer.accept(packet(small, 100_000));
            writer.accept(packet(small, 100));
        }
        List<Seen> seen = Seen.in(out.toByteArray());
        assertEquals(List.of(65535, 262144, 262144), seen.stream().map(s -> s.captureInterface().snaplen()).toList());
        assertEquals(2, PcapngBlocks.count(out.toByteArray(), 1));
    }

    @Test
    void shouldWriteEachInterfaceOnceBeforeItsFirstPacket() throws IOException {
        CaptureInterface other = new CaptureInterface("eth1", 3, 4, 1, 262144, false);
        try (SaveFileWriter writer = SaveFileWriter.pcapng(out, OPTIONS, ETHERNET)) {
            writer.addInterface(ETHERNET);
            writer.accept(packet(ETHERNET, 1));
            writer.accept(packet(other, 1));
            writer.accept(packet(ETHERNET, 1));
            writer.accept(packet(other, 1));
        }
        List<Integer> types = PcapngBlocks.of(out.toByteArray()).stream().map(PcapngBlocks::type).toList();
        assertEquals(List.of(0x0a0d0d0a, 1, 6, 1, 6, 6, 6), types);
    }

    @Test
    void shouldWriteTheFilterOfTheCapture() throws IOException {
        SaveFileOptions options = new SaveFileOptions(
                "1.0", "tcp port 80", false, false, true, EnumSet.allOf(OwnerField.class));
        SaveFileWriter.pcapng(out, options, ETHERNET).close();
        String block = HexFormat.of().formatHex(PcapngBlocks.of(out.toByteArray()).get(1));
        String expression = HexFormat.of().formatHex("tcp port 80".getBytes(StandardCharsets.US_ASCII));
        assertTrue(block.contains("0b000c00" + "00" + expression), block);
    }

    @Test
    void shouldWriteTheCountsOfAnInterface() throws IOException {
        try (SaveFileWriter writer = SaveFileWriter.pcapng(out, OPTIONS, ETHERNET)) {
            writer.writeStatistics(ETHERNET, 1000, 30, 0x0000_0001_0000_0002L, 0x0000_0003_0000_0004L);
        }
        byte[] block = PcapngBlocks.of(out.toByteArray()).getLast();
        assertEquals(
                "05000000" + "58000000" + "00000000" + "0300000004000000"
                        + "02000800" + "0100000002000000"
                        + "03000800" + "0300000004000000"
                        + "06000800" + "e803000000000000"
                        + "07000800" + "1e00000000000000"
                        + "08000800" + "ca03000000000000"
                        + "00000000" + "58000000",
                HexFormat.of().formatHex(block));
    }

    @Test
    void shouldNotLetValuesForgeLinesOfAComment() throws IOException {
        ProcessInfo process = new ProcessInfo(
                7, 0, 0, "/tmp/a\nArgs: b", false, List.of("x\nUserId: 0", "\u001b[2J\u009b\r\t"), false, "a", -1, null);
        Packet packet = packet(ETHERNET, 1);
        packet.owner = new Owner(process, 8, "t\nUserId: 0", -1, Owner.Evidence.SEND, Owner.Trail.UNKNOWN);
        packet.peer = new Owner(process, 9, "p\nPeerUserId: 0\nEvidence: bound", -1, Owner.Evidence.SEND, Owner.Trail.UNKNOWN);
        try (SaveFileWriter writer = SaveFileWriter.pcapng(out, OPTIONS, ETHERNET)) {
            writer.accept(packet);
        }
        String block = new String(PcapngBlocks.of(out.toByteArray()).getLast(), StandardCharsets.UTF_8);
        assertTrue(block.contains(
                "PID: 7\nCmd: /tmp/a\\nArgs: b\nArgs: x\\nUserId: 0 \\x1b[2J\\x9b\\r\\t"), block);
        assertTrue(block.contains("ThreadId: 8\nThreadName: t\\nUserId: 0"), block);
        assertTrue(block.contains("PeerPID: 7\nPeerCmd: /tmp/a\\nArgs: b\nPeerArgs: x\\nUserId: 0 "), block);
        assertTrue(block.contains("PeerThreadId: 9\nPeerThreadName: p\\nPeerUserId: 0\\nEvidence: bound"), block);
    }

    @Test
    void shouldWriteEveryPacketAtOnceIfAsked() throws IOException {
        try (SaveFileWriter writer = SaveFileWriter.pcapng(out, UNBUFFERED, ETHERNET)) {
            writer.accept(packet(ETHERNET, 50));
            assertEquals(1, Seen.in(out.toByteArray()).size());
            writer.accept(packet(ETHERNET, 50));
            assertEquals(2, Seen.in(out.toByteArray()).size());
        }
    }

    @Test
    void shouldGatherPacketsAndWriteThemOnFlush() throws IOException {
        try (SaveFileWriter writer = SaveFileWriter.pcap(out, OPTIONS, ETHERNET)) {
            writer.accept(packet(ETHERNET, 50));
            assertEquals(0, out.size());
            writer.flush();
            assertEquals(1, Seen.in(out.toByteArray()).size());
        }
    }

    @Test
    void shouldCloseTwiceAndWriteNothingAfterwards() throws IOException {
        SaveFileWriter writer = SaveFileWriter.pcapng(out, OPTIONS, ETHERNET);
        writer.close();
        byte[] closed = out.toByteArray();
        writer.close();
        assertThrows(IOException.class, () -> writer.accept(packet(ETHERNET, 1)));
        assertArrayEquals(closed, out.toByteArray());
    }

    @Test
    void shouldKeepAPacketThatCannotBeEncodedOutOfTheFile() throws IOException {
        try (SaveFileWriter writer = SaveFileWriter.pcapng(out, OPTIONS, ETHERNET)) {
            Packet broken = packet(ETHERNET, 5);
            broken.capturedLength = 6;
            assertThrows(IndexOutOfBoundsException.class, () -> writer.accept(broken));
            writer.accept(packet(ETHERNET, 4));
        }
        assertEquals(List.of("61616161"), Seen.in(out.toByteArray()).stream().map(Seen::hex).toList());
    }

    /** Takes a number of bytes, then fails as a closed pipe does. */
    private static final class ClosingPipe extends OutputStream {
        private int room;

        ClosingPipe(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException("Broken pipe");
            }
        }
    }

    @Test
    void shouldReportAClosedPipeAndStayClosed() throws IOException {
        SaveFileWriter writer = SaveFileWriter.pcapng(new ClosingPipe(1000), OPTIONS, ETHERNET);
        IOException first = assertThrows(IOException.class, () -> {
            while (true) {
                writer.accept(packet(ETHERNET, 500));
            }
        });
        assertEquals("Broken pipe", first.getMessage());
        IOException second = assertThrows(IOException.class, () -> writer.accept(packet(ETHERNET, 1)));
        assertEquals("Broken pipe", second.getMessage());
        writer.close();
    }

    @Test
    void shouldReportAFullDevice() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        SaveFileWriter writer = SaveFileWriter.open("/dev/full", OPTIONS, ETHERNET);
        writer.accept(packet(ETHERNET, 1));
        IOException failure = assertThrows(IOException.class, writer::flush);
        assertEquals("No space left on device", failure.getMessage());
        writer.close();
    }

    /** The file size limit of the shell stops the file in the middle of a record, as a full disk does. */
    @Test
    void shouldCutAFileThatCannotGrowAfterItsLastWholeRecord(@TempDir Path folder) throws Exception {
        for (String name : List.of("full.pcap", "full.pcapng")) {
            Path file = folder.resolve(name);
            // SIGXFSZ, which comes with EFBIG, is ignored by the JVM.
            String command = "ulimit -f 1000; exec \"$@\"";
            Process process = new ProcessBuilder(
                            "bash", "-c", command, "bash",
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp", System.getProperty("java.class.path"),
                            FillingFile.class.getName(), file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertTrue(said.contains("File too large"), said);
            byte[] written = Files.readAllBytes(file);
            assertTrue(written.length > 900_000 && written.length <= 1_024_000, "length " + written.length);
            assertTrue(Seen.in(written).size() > 9_000);
        }
    }

    /** Writes packets to the named file until that fails, and says why. */
    static final class FillingFile {
        private FillingFile() {}

        public static void main(String[] arguments) throws IOException {
            SaveFileWriter writer = SaveFileWriter.open(arguments[0], OPTIONS, ETHERNET);
            try (writer) {
                while (true) {
                    writer.accept(packet(ETHERNET, 61));
                }
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
