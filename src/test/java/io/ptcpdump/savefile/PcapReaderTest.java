package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ptcpdump.Allocations;
import io.ptcpdump.model.Direction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import io.ptcpdump.model.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapReaderTest {
    private static final int MICRO = 0xa1b2c3d4;
    private static final int NANO = 0xa1b23c4d;
    private static final int KUZNETZOV = 0xa1b2cd34;

    private static byte[] header(ByteOrder order, int magic, int major, int minor, int snaplen, int linkType) {
        return ByteBuffer.allocate(24).order(order).putInt(magic).putShort((short) major).putShort((short) minor)
                .putLong(0).putInt(snaplen).putInt(linkType).array();
    }

    private static byte[] header(int snaplen, int linkType) {
        return header(ByteOrder.LITTLE_ENDIAN, MICRO, 2, 4, snaplen, linkType);
    }

    private static byte[] record(ByteOrder order, int seconds, int fraction, int captured, int wire, int... data) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + data.length).order(order)
                .putInt(seconds).putInt(fraction).putInt(captured).putInt(wire);
        for (int b : data) {
            bytes.put((byte) b);
        }
        return bytes.array();
    }

    private static byte[] record(int captured, int wire, int... data) {
        return record(ByteOrder.LITTLE_ENDIAN, 1, 2, captured, wire, data);
    }

    private static String failure(byte[]... parts) throws IOException {
        return Seen.reading(PcapngBytes.join(parts)).message();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReadBothByteOrdersAndBothResolutions(boolean big) throws IOException {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] record = record(order, 1_700_000_000, 123_456, 3, 60, 0xaa, 0xbb, 0xcc);
        Seen micro = Seen.in(PcapngBytes.join(header(order, MICRO, 2, 4, 100, 113), record)).getFirst();
        Seen nano = Seen.in(PcapngBytes.join(header(order, NANO, 2, 4, 100, 113), record)).getFirst();
        assertEquals(1_700_000_000_123_456_000L, micro.nanos());
        assertEquals(1_700_000_000_000_123_456L, nano.nanos());
        assertEquals("aabbcc", micro.hex());
        assertEquals(60, micro.wireLength());
        assertEquals(113, micro.captureInterface().linkType());
        assertEquals("", micro.captureInterface().name());
        assertEquals(Direction.UNKNOWN, micro.direction());
    }

    @Test
    void shouldReadSecondsBeyond2038AsUnsigned() throws IOException {
        byte[] file = PcapngBytes.join(header(100, 1), record(ByteOrder.LITTLE_ENDIAN, -1, 999_999, 1, 1, 7));
        assertEquals(4_294_967_295_999_999_000L, Seen.in(file).getFirst().nanos());
    }

    @Test
    void shouldKeepFractionsThatAreNoneApartFromTheSecond() throws IOException {
        byte[] file = PcapngBytes.join(header(100, 1), record(ByteOrder.LITTLE_ENDIAN, 5, 1_000_000, 1, 1, 7),
                record(ByteOrder.LITTLE_ENDIAN, 6, -2, 1, 1, 7), record(ByteOrder.LITTLE_ENDIAN, 7, 999_999, 1, 1, 7));
        Packet packet = new Packet();
        try (SaveFileReader reader = SaveFileReader.open(new ByteArrayInputStream(file))) {
            reader.next(packet);
            assertEquals(5_000_000_000L, packet.timestampNanos);
            assertEquals(1_000_000_000L, packet.excessFractionNanos);
            reader.next(packet);
            assertEquals(6_000_000_000L, packet.timestampNanos);
            assertEquals(-2_000L, packet.excessFractionNanos);
            reader.next(packet);
            assertEquals(7_999_999_000L, packet.timestampNanos);
            assertEquals(0, packet.excessFractionNanos);
        }
    }

    @Test
    void shouldPassOverTheLongerRecordHeaderOfKuznetzovFiles() throws IOException {
        byte[] header = header(ByteOrder.LITTLE_ENDIAN, KUZNETZOV, 2, 4, 68, 1);
        byte[] record = PcapngBytes.join(record(2, 60), new byte[8], new byte[] {1, 2});
        byte[] file = PcapngBytes.join(header, record, record);
        assertEquals(List.of("0102", "0102"), Seen.in(file).stream().map(Seen::hex).toList());
        try (SaveFileReader reader = SaveFileReader.open(new ByteArrayInputStream(file))) {
            assertEquals(82, reader.snaplen());
        }
    }

    @ParameterizedTest
    @CsvSource({"2,4,2,60", "2,2,60,2", "543,0,60,2", "2,3,2,60", "2,3,60,2"})
    void shouldFindTheCapturedLengthWhereItsVersionPutsIt(int major, int minor, int first, int second)
            throws IOException {
        byte[] header = header(ByteOrder.BIG_ENDIAN, MICRO, major, minor, 100, 1);
        Seen seen = Seen.in(PcapngBytes.join(header, record(ByteOrder.BIG_ENDIAN, 0, 0, first, second, 5, 6))).getFirst();
        assertEquals("0506", seen.hex());
        assertEquals(60, seen.wireLength());
    }

    @Test
    void shouldNotTakeFcsBitsForTheLinkType() throws IOException {
        byte[] file = PcapngBytes.join(header(100, 0xf400_0001), record(1, 1, 9));
        assertEquals(1, Seen.in(file).getFirst().captureInterface().linkType());
    }

    @Test
    void shouldReadTheRawIpNumberOfLinuxAsRawIp() throws IOException {
        try (SaveFileReader reader = SaveFileReader.open(new ByteArrayInputStream(header(0, 12)))) {
            assertEquals("reading from file x, link-type RAW (Raw IP), snapshot length 262144", reader.describe("x"));
        }
    }

    @Test
    void shouldDescribeALinkTypeWithoutNameByItsNumber() throws IOException {
        try (SaveFileReader reader = SaveFileReader.open(new ByteArrayInputStream(header(65535, 4711)))) {
            assertEquals("reading from file -, link-type 4711, snapshot length 65535", reader.describe("-"));
        }
    }

    @Test
    void shouldCutRecordsAtTheSnapshotLengthAndGoOnAfterThem() throws IOException {
        byte[] file = PcapngBytes.join(header(2, 1), record(4, 4, 1, 2, 3, 4), record(1, 1, 5));
        assertEquals(List.of("0102", "05"), Seen.in(file).stream().map(Seen::hex).toList());
    }

    @Test
    void shouldSayWhatIsWrongWithAHeader() throws IOException {
        assertEquals("truncated dump file; tried to read 4 file header bytes, only got 0", failure());
        assertEquals("truncated dump file; tried to read 4 file header bytes, only got 3", failure(new byte[3]));
        assertEquals("unknown file format", failure(new byte[40]));
        assertEquals(
                "archaic pcap savefile format",
                failure(header(ByteOrder.LITTLE_ENDIAN, MICRO, 1, 4, 100, 1)));
        assertEquals(
                "unsupported pcap savefile version 2.5",
                failure(header(ByteOrder.LITTLE_ENDIAN, MICRO, 2, 5, 100, 1)));
        assertEquals(
                "savefile linktype reserved field not zero (0x10000)",
                failure(header(100, 0x10001)));
    }

    @Test
    void shouldGiveThePacketsBeforeTheDamage() throws IOException {
        byte[] sound = PcapngBytes.join(header(100, 1), record(1, 1, 9));
        Seen.Reading header = Seen.reading(PcapngBytes.join(sound, new byte[7]));
        assertEquals("truncated dump file; tried to read 16 header bytes, only got 7", header.message());
        assertEquals(1, header.packets().size());
        Seen.Reading data = Seen.reading(PcapngBytes.join(sound, record(5, 5, 1, 2)));
        assertEquals("truncated dump file; tried to read 5 captured bytes, only got 2", data.message());
        assertEquals(1, data.packets().size());
    }

    @Test
    void shouldRefuseSenselessLengths() throws IOException {
        assertEquals(
                "invalid packet capture length 4294967295, bigger than snaplen of 100",
                failure(header(100, 1), record(-1, -1)));
        assertEquals(
                "invalid packet capture length 262145, bigger than maximum of 262144",
                failure(header(0x7fffffff, 1), record(262145, 262145)));
    }

    @Test
    void shouldNotAllocateWhatALengthOnlyPromises() throws IOException {
        // D-Bus messages may have 128 MiB, so this length is accepted; the file has none of it.
        byte[] file = PcapngBytes.join(header(0x7fffffff, 231), record(128 * 1024 * 1024, 0, 1));
        long before = Allocations.bytes();
        Seen.Reading reading = Seen.reading(file);
        long allocated = Allocations.bytes() - before;
        assertEquals("truncated dump file; tried to read 134217728 captured bytes, only got 1", reading.message());
        assertEquals(true, allocated < 4 * 1024 * 1024, "allocated " + allocated);
    }

    @Test
    void shouldReadPacketsLargerThanItsBuffer() throws IOException {
        int[] data = new int[700_000];
        data[699_999] = 0x5a;
        byte[] file = PcapngBytes.join(header(0, 249), record(700_000, 700_000, data), record(1, 1, 3));
        List<Seen> packets = Seen.in(file);
        assertEquals(1_400_000, packets.getFirst().hex().length());
        assertEquals("005a", packets.getFirst().hex().substring(1_399_996));
        assertEquals("03", packets.getLast().hex());
    }

    @Test
    void shouldReadGzipAndSayWhereItIsDamaged() throws IOException {
        byte[] plain = PcapngBytes.join(header(100, 1), record(1, 1, 9), record(1, 1, 8));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        byte[] file = compressed.toByteArray();
        assertEquals(Seen.in(plain), Seen.in(file));
        byte[] cut = Arrays.copyOf(file, file.length - 4);
        assertEquals("truncated gzip dump file", Seen.reading(cut).message());
        byte[] noDeflate = {0x1f, (byte) 0x8b, 7, 0, 0, 0, 0, 0, 0, 0};
        assertEquals("damaged gzip dump file: Unsupported compression method", failure(noDeflate));
    }

    @Test
    void shouldNameAFileThatDoesNotOpenAndWhy(@TempDir Path folder) {
        String name = folder.resolve("missing.pcap").toString();
        SaveFileException failure = assertThrows(SaveFileException.class, () -> SaveFileReader.open(name));
        assertEquals(name + ": No such file or directory", failure.getMessage());
    }

    @Test
    void shouldGoByTheFirstBytesAndNotByTheName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("really.pcapng");
        Files.write(file, PcapngBytes.join(header(100, 1), record(1, 1, 9)));
        try (SaveFileReader reader = SaveFileReader.open(file.toString())) {
            assertEquals(PcapReader.class, reader.getClass());
        }
    }
}
