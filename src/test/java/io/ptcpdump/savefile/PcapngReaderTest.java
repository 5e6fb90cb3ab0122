package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngReaderTest {
    private static final byte[] DATA = {1, 2, 3};

    private final PcapngBytes file = new PcapngBytes(ByteOrder.LITTLE_ENDIAN);

    private static String failure(PcapngBytes file) throws IOException {
        return Seen.reading(file.toBytes()).message();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReadBothByteOrders(boolean big) throws IOException {
        PcapngBytes either = new PcapngBytes(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        either.section("dumpcap").networkInterface(1, 262144, either.option(2, "eth0"));
        either.enhancedPacket(0, 1_700_000_000_123_456L, 3, 60, DATA, either.option(2, 2));
        Seen seen = Seen.in(either.toBytes()).getFirst();
        assertEquals(new CaptureInterface("eth0", 0, 0, 1, 262144, false), seen.captureInterface());
        assertEquals(1_700_000_000_123_456_000L, seen.nanos());
        assertEquals(Direction.OUT, seen.direction());
        assertEquals("010203", seen.hex());
        assertEquals(60, seen.wireLength());
        assertNull(seen.owner());
    }

    @Test
    void shouldStartAnewWithEachSectionWhateverItsByteOrder() throws IOException {
        file.section("a").networkInterface(1, 0, file.option(2, "one")).packet(0, 1, DATA);
        file.order(ByteOrder.BIG_ENDIAN).section("b");
        file.networkInterface(101, 0, file.option(2, "two")).packet(0, 2, DATA);
        file.order(ByteOrder.LITTLE_ENDIAN).section("c").packet(0, 3, DATA);
        Seen.Reading reading = Seen.reading(file.toBytes());
        assertEquals(List.of("one", "two"),
                reading.packets().stream().map(seen -> seen.captureInterface().name()).toList());
        assertEquals(2000, reading.packets().getLast().nanos());
        assertEquals(
                "a packet arrived on interface 0, but there's no Interface Description Block for that interface",
                reading.message());
    }

    @Test
    void shouldGivePacketsTheirOwnInterfacesLinkTypeSnaplenAndTime() throws IOException {
        file.section("x").networkInterface(1, 100).networkInterface(113, 200, file.option(9, new byte[] {3}));
        file.packet(1, 5, DATA).packet(0, 5, DATA);
        List<Seen> packets = Seen.in(file.toBytes());
        assertEquals(113, packets.getFirst().captureInterface().linkType());
        assertEquals(200, packets.getFirst().captureInterface().snaplen());
        assertEquals(5_000_000, packets.getFirst().nanos());
        assertEquals(1, packets.getLast().captureInterface().linkType());
        assertEquals(5_000, packets.getLast().nanos());
    }

    @Test
    void shouldShareOneInterfaceObjectAmongItsPackets() throws IOException {
        file.section("x").networkInterface(1, 100).packet(0, 5, DATA).packet(0, 6, DATA);
        List<Seen> packets = Seen.in(file.toBytes());
        assertSame(packets.getFirst().captureInterface(), packets.getLast().captureInterface());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 7, 7000000000",
        "3, 0, 1234, 1234000000",
        "6, 0, 1700000000123456, 1700000000123456000",
        "9, 0, 1700000000123456789, 1700000000123456789",
        "12, 0, 1500000000999, 1500000000",
        "19, 0, 15000000000000000000, 1500000000",
        "138, 0, 1537, 1500976562",
        "191, 0, 13835058055282163712, 1500000000",
        "6, 100, 5, 100000005000",
        "6, -100, 5, -99999995000",
        "9, 1, 5, 1000000005",
        "0, 0, 18446744073709551615, 9223372036854775807",
        "9, 9223372036854775807, 5, 9223372036854775807",
        "9, -9223372036854775808, 5, -9223372036854775808",
    })
    void shouldReadEveryTimeResolutionAndOffset(int resolution, long offset, String stamp, long nanos)
            throws IOException {
        file.section("x").networkInterface(
                1, 0,
                file.option(9, new byte[] {(byte) resolution}),
                file.option(14, file.numbers(8).putLong(offset).array()));
        file.packet(0, Long.parseUnsignedLong(stamp), DATA);
        assertEquals(nanos, Seen.in(file.toBytes()).getFirst().nanos());
    }

    @Test
    void shouldReadSimpleAndObsoletePackets() throws IOException {
        file.section("x").networkInterface(1, 4).networkInterface(113, 0);
        file.block(3, PcapngBytes.join(file.numbers(4).putInt(60).array(), new byte[] {1, 2, 3, 4}));
        byte[] obsolete = file.numbers(24).putShort((short) 1).putShort((short) 9).putInt(0).putInt(5)
                .putInt(3).putInt(77).put(DATA).array();
        file.block(2, obsolete, file.option(2, 1));
        List<Seen> packets = Seen.in(file.toBytes());
        assertEquals("01020304", packets.getFirst().hex());
        assertEquals(60, packets.getFirst().wireLength());
        assertEquals(0, packets.getFirst().nanos());
        assertEquals(Direction.UNKNOWN, packets.getFirst().direction());
        assertEquals("010203", packets.getLast().hex());
        assertEquals(77, packets.getLast().wireLength());
        assertEquals(113, packets.getLast().captureInterface().linkType());
        assertEquals(Direction.IN, packets.getLast().direction());
    }

    @Test
    void shouldPassOverBlocksThatAreNoPackets() throws IOException {
        file.section("x").block(0x0a, new byte[12]).networkInterface(1, 0).block(4, new byte[8]).block(5, new byte[12])
                .block(10, new byte[20]).block(0xbad, new byte[8]).block(0x4000_0bad, new byte[0]).block(0x7777, DATA_4);
        file.packet(0, 1, DATA);
        assertEquals(1, Seen.in(file.toBytes()).size());
    }

    private static final byte[] DATA_4 = {1, 2, 3, 4};

    @Test
    void shouldTakeMalformedPacketOptionsForTheEndOfOptions() throws IOException {
        byte[] tooLong = file.numbers(8).putShort((short) 2).putShort((short) 400).putInt(1).array();
        file.section("ptcpdump 1").networkInterface(1, 0).packet(0, 1, DATA, tooLong).packet(0, 1, DATA, DATA_4);
        assertEquals(List.of(Direction.UNKNOWN, Direction.UNKNOWN),
                Seen.in(file.toBytes()).stream().map(Seen::direction).toList());
    }

    @Test
    void shouldRestoreTheInterfaceAndNamespaceOfOurOwnFilesOnly() throws IOException {
        String home = "ifIndex: 3, netNsInode: 4026531840, netNsPath: /proc/self/ns/net";
        String away = "ifIndex: 3, netNsInode: 4026533097, netNsPath: /run/netns/blue";
        file.section("ptcpdump v0.37.0")
                .networkInterface(1, 0, file.option(2, "dummy-0"))
                .networkInterface(1, 0, file.option(2, "eth0"), file.comment(home))
                .networkInterface(1, 0, file.option(2, "eth0"), file.comment(away))
                .networkInterface(1, 0, file.option(2, "eth0"), file.comment("ifIndex: 3x, netNsInode: 4, netNsPath: p"));
        file.packet(0, 0, DATA).packet(1, 0, DATA).packet(2, 0, DATA).packet(3, 0, DATA);
        file.section("dumpcap").networkInterface(1, 0, file.option(2, "eth0"), file.comment(away)).packet(0, 0, DATA);
        assertEquals(
                List.of(
                        new CaptureInterface("", 0, 0, 1, 0, false),
                        new CaptureInterface("eth0", 3, 4026531840L, 1, 0, false),
                        new CaptureInterface("eth0", 3, 4026533097L, 1, 0, true),
                        new CaptureInterface("eth0", 0, 0, 1, 0, false),
                        new CaptureInterface("eth0", 0, 0, 1, 0, false)),
                Seen.in(file.toBytes()).stream().map(Seen::captureInterface).toList());
    }

    @Test
    void shouldReadMoreThanTheSnapshotLengthAsTheGoToolWritesIt() throws IOException {
        file.section("ptcpdump v0.37.0").networkInterface(1, 65535).packet(0, 0, new byte[262158]);
        assertEquals(2 * 262158, Seen.in(file.toBytes()).getFirst().hex().length());
    }

    @Test
    void shouldDescribeTheFirstInterface() throws IOException {
        file.section("x").networkInterface(276, 0).networkInterface(1, 99);
        try (SaveFileReader reader = SaveFileReader.open(new ByteArrayInputStream(file.toBytes()))) {
            assertEquals(
                    "reading from file f, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144",
                    reader.describe("f"));
        }
    }

    @Test
    void shouldRefuseAFileWithoutInterfaces() throws IOException {
        assertEquals("the capture file has no Interface Description Blocks", failure(file.section("x")));
        assertEquals(
                "the capture file has a packet block before any Interface Description Blocks",
                failure(file.packet(0, 0, DATA)));
    }

    @Test
    void shouldRefuseSenselessInterfaceOptions() throws IOException {
        assertEquals(
                "Interface Description Block has if_tsresol option with length 2 != 1",
                failure(sectionWith(file.option(9, new byte[2]))));
        assertEquals(
                "Interface Description Block has more than one if_tsresol option",
                failure(sectionWith(file.option(9, new byte[1]), file.option(9, new byte[1]))));
        assertEquals(
                "Interface Description Block if_tsresol option resolution 10^-20 is too high",
                failure(sectionWith(file.option(9, new byte[] {20}))));
        assertEquals(
                "Interface Description Block if_tsresol option resolution 2^-64 is too high",
                failure(sectionWith(file.option(9, new byte[] {(byte) 192}))));
        assertEquals(
                "Interface Description Block has if_tsoffset option with length 4 != 8",
                failure(sectionWith(file.option(14, new byte[4]))));
        assertEquals(
                "block of type 1 in pcapng dump file is too short",
                failure(sectionWith(file.numbers(4).putShort((short) 2).putShort((short) 40).array())));
    }

    private static PcapngBytes sectionWith(byte[]... options) {
        return new PcapngBytes(ByteOrder.LITTLE_ENDIAN).section("x").networkInterface(1, 0, options);
    }

    @Test
    void shouldRefuseSenselessBlocks() throws IOException {
        assertEquals("block in pcapng dump file has a length of 8 < 12", failure(blockOfLength(8)));
        assertEquals(
                "block in pcapng dump file has a length of 14 that is not a multiple of 4",
                failure(blockOfLength(14)));
        assertEquals("pcapng block size 4294967292 > maximum 16777216", failure(blockOfLength(-4)));
        assertEquals("truncated pcapng dump file; tried to read 992 bytes, only got 12", failure(blockOfLength(1000)));
        assertEquals("block total length in header and trailer don't match", failure(blockOfLength(16)));
    }

    /** A sound file, then a block of another length than it says. */
    private static PcapngBytes blockOfLength(int length) {
        PcapngBytes sound = sectionWith();
        byte[] header = sound.numbers(20).putInt(0x7777).putInt(length).putInt(7).putInt(9).putInt(length).array();
        PcapngBytes inner = new PcapngBytes(ByteOrder.LITTLE_ENDIAN);
        return inner.raw(sound.toBytes()).raw(header);
    }

    @Test
    void shouldRefuseSenselessPackets() throws IOException {
        assertEquals(
                "block of type 6 in pcapng dump file is too short",
                failure(sectionWith().enhancedPacket(0, 0, 9, 9, DATA)));
        assertEquals(
                "invalid packet capture length 4294967295, bigger than maximum of 262208",
                failure(sectionWith().enhancedPacket(0, 0, -1, 9, DATA)));
        assertEquals(
                "a packet arrived on interface 4294967295, but there's no Interface Description Block for that interface",
                failure(sectionWith().packet(-1, 0, DATA)));
        assertEquals("block of type 3 in pcapng dump file is too short", failure(sectionWith().block(3, new byte[0])));
    }

    @Test
    void shouldRefuseUnknownVersionsAndByteOrders() throws IOException {
        byte[] version = file.numbers(16).putInt(0x1a2b3c4d).putShort((short) 2).putShort((short) 0).putLong(-1).array();
        assertEquals("unsupported pcapng savefile version 2.0", failure(file.block(0x0a0d0d0a, version)));
        assertEquals(
                "the file has a section with a bad byte order magic field",
                failure(sectionWith().block(0x0a0d0d0a, new byte[16])));
        assertEquals(
                "unknown file format",
                failure(new PcapngBytes(ByteOrder.LITTLE_ENDIAN).block(0x0a0d0d0a, new byte[16])));
    }
}
