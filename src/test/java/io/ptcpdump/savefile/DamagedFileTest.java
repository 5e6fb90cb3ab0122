package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.SeededRandom;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Packet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DamagedFileTest {
    private static final long MAX_NANOS_PER_FILE = 2_000_000_000L;

    private static byte[] pcapng(long seed, int packets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RandomCapture capture = new RandomCapture(seed);
        try (SaveFileWriter writer =
                SaveFileWriter.pcapng(out, SaveFileOptions.of("1"), capture.interfaces().getFirst())) {
            for (Packet packet : capture.packets(packets)) {
                writer.accept(packet);
            }
            writer.writeStatistics(capture.interfaces().getFirst(), 5, 1, 2, 3);
        }
        return out.toByteArray();
    }

    private static byte[] pcap(long seed, int packets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CaptureInterface ethernet = new CaptureInterface("", 0, 0, 1, 262144, false);
        try (SaveFileWriter writer = SaveFileWriter.pcap(out, SaveFileOptions.of("1"), ethernet)) {
            for (Packet packet : new RandomCapture(seed).packets(packets)) {
                packet.captureInterface = ethernet;
                writer.accept(packet);
            }
        }
        return out.toByteArray();
    }

    /** Another byte order than the writer has, with every kind of block. */
    private static byte[] bigEndian() {
        PcapngBytes file = new PcapngBytes(ByteOrder.BIG_ENDIAN);
        file.section("ptcpdump 9").networkInterface(
                1, 0, file.option(2, "eth0"), file.option(9, new byte[] {9}), file.option(14, new byte[8]),
                file.comment("ifIndex: 1, netNsInode: 2"));
        file.block(0x8000_0001, file.numbers(4).putInt(501).array(), file.option(2, "x"));
        file.packet(0, 5, new byte[40], file.comment("PID: 1\nCmd: a\nArgs: b"), file.option(8, 1, 2), file.option(2, 1));
        file.packet(0, 5, new byte[3], file.option(0x8001, 0));
        file.block(3, new byte[12]).block(2, new byte[24]).block(10, new byte[16]);
        return file.toBytes();
    }

    private static List<byte[]> samples() throws IOException {
        return List.of(pcapng(1, 8), pcapng(2, 8), pcap(1, 10), bigEndian());
    }

    @Test
    void shouldReadABeginningOfTheFileFromEveryCut() throws IOException {
        for (byte[] sample : samples()) {
            List<Seen> all = Seen.in(sample);
            int whole = 0;
            for (int length = 0; length < sample.length; length++) {
                Seen.Reading cut = Seen.reading(Arrays.copyOf(sample, length));
                assertEquals(all.subList(0, cut.packets().size()), cut.packets(), "cut at " + length);
                assertTrue(cut.packets().size() >= whole, "fewer packets of more bytes at " + length);
                whole = cut.packets().size();
                if (cut.failure() != null) {
                    assertFalse(cut.message().isEmpty() || cut.message().contains("\n"), cut.message());
                }
            }
        }
    }

    @Test
    void shouldComplainOfACutWithinARecordAndNotBetweenTwo() throws IOException {
        byte[] sample = pcapng(3, 5);
        int end = sample.length;
        List<byte[]> blocks = PcapngBlocks.of(sample);
        for (int i = blocks.size() - 1; i >= 2; i--) {
            end -= blocks.get(i).length;
            assertEquals("", Seen.reading(Arrays.copyOf(sample, end)).message());
            assertTrue(Seen.reading(Arrays.copyOf(sample, end + 1)).message().startsWith("truncated pcapng dump file"));
        }
    }

    @Test
    void shouldLetOnlyItsOwnExceptionEscapeFromMutatedFiles() throws IOException {
        Random random = SeededRandom.of(20260101);
        for (byte[] sample : samples()) {
            for (int i = 0; i < 5_000; i++) {
                byte[] mutated = sample.clone();
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    mutate(mutated, random);
                }
                long start = System.nanoTime();
                Seen.reading(mutated);
                long took = System.nanoTime() - start;
                assertTrue(took < MAX_NANOS_PER_FILE, "took " + took + " ns");
            }
        }
    }

    private static void mutate(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        switch (random.nextInt(4)) {
            case 0 -> file[at] = (byte) random.nextInt();
            case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                int[] extremes = {0, 1, -1, 4, 12, 0x7fffffff, 0x80000000, 0xffff, file.length};
                int value = extremes[random.nextInt(extremes.length)];
                at = Math.min(at & ~3, file.length - 4);
                ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
            }
            default -> {
                int length = Math.min(random.nextInt(64), file.length - at);
                int from = random.nextInt(file.length - length + 1);
                System.arraycopy(file, from, file, at, length);
            }
        }
    }

    @Test
    void shouldLetOnlyItsOwnExceptionEscapeFromMutatedGzipFiles() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(pcapng(4, 30));
        }
        Random random = SeededRandom.of(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] mutated = compressed.toByteArray();
            mutate(mutated, random);
            Seen.reading(mutated);
        }
    }

    @Test
    void shouldNotSlowDownOnAFlightOfProcessBlocks() throws IOException {
        PcapngBytes file = new PcapngBytes(ByteOrder.LITTLE_ENDIAN);
        file.section("ptcpdump 1").networkInterface(1, 0);
        byte[] entry = file.numbers(20).putInt(32622).putInt(3).putInt(8).putInt(7).putInt(0).array();
        byte[] options = file.option(8, 7, 7);
        byte[] comment = file.comment("PID: 7\nCmd: " + "x".repeat(60_000) + "\nArgs: ");
        for (int i = 0; i < 30_000; i++) {
            file.block(0xbad, entry).packet(0, 0, new byte[1], i % 100 == 0 ? comment : options);
        }
        byte[] bytes = file.toBytes();
        long start = System.nanoTime();
        assertEquals(30_000, Seen.in(bytes).size());
        assertTrue(System.nanoTime() - start < MAX_NANOS_PER_FILE);
    }
}
