package io.ptcpdump.filter;

import io.ptcpdump.SeededRandom;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/**
 * Makes random packets that filters have something to find in: their addresses, ports and protocols come from the small
 * sets that {@link FilterExpressions} speaks of. One packet in four is damaged or cut.
 */
public final class PacketGenerator {
    static final int MIN_BYTES = 14;

    private static final String[] MACS = {
        "020000000001", "020000000002", "020000000003", "ffffffffffff", "01005e0000fb", "333300000001", "0180c2000000"
    };
    private static final String[] IPV4 = {
        "0a000001", "0a000002", "0a000103", "c0a8010a", "ac100504", "e00000fb", "ffffffff", "7f000001"
    };
    private static final String[] IPV6 = {
        "20010db8000000000000000000000001", "20010db8000000000000000000000002", "20010db8000100000000000000000003",
        "fe800000000000000000000000000001", "ff020000000000000000000000000001"
    };
    private static final int[] PORTS = {22, 53, 80, 80, 443, 443, 1000, 1005, 1005, 60000};
    private static final int[] PROTOCOLS = {1, 1, 2, 6, 6, 6, 6, 9, 17, 17, 17, 50, 51, 58, 58, 103, 112, 132};
    private static final int[] EXTENSIONS = {0, 43, 44, 51, 60};
    private static final int[] TAG_IDS = {0, 5, 100, 100};
    private static final int[] TCP_FLAGS = {0x02, 0x10, 0x12, 0x04, 0x11, 0x18, 0xc2};
    private static final int[] ISIS_TYPES = {15, 16, 17, 18, 20, 24, 25, 26, 27};
    private static final int[] ETHER_TYPES = {0x6001, 0x6002, 0x6003, 0x6004, 0x6007, 0x809b, 0x80f3, 0x88cc, 0x86dd, 0x0800, 0x8137};

    private final Random random;

    public PacketGenerator(long seed) {
        random = SeededRandom.of(seed);
    }

    /** An Ethernet packet, at least {@link #MIN_BYTES} long. */
    public byte[] ethernet() {
        return finish(ethernetHeaderAndPayload(0));
    }

    /** A packet that begins with its IP header, at least {@link #MIN_BYTES} long. */
    public byte[] raw() {
        return finish(random.nextInt(2) == 0 ? ipv4(0) : ipv6(0));
    }

    private byte[] finish(byte[] packet) {
        byte[] result = packet;
        if (random.nextInt(8) == 0) {
            result = Arrays.copyOf(result, random.nextInt(result.length + 1));
        }
        if (random.nextInt(6) == 0) {
            for (int i = random.nextInt(4); i >= 0 && result.length > 0; i--) {
                result[random.nextInt(result.length)] = (byte) random.nextInt();
            }
        }
        return result.length < MIN_BYTES ? Arrays.copyOf(result, MIN_BYTES) : result;
    }

    private byte[] ethernetHeaderAndPayload(int depth) {
        return join(hex(pick(MACS)), hex(pick(MACS)), typeAndPayload(depth));
    }

    /** What follows the addresses: type or length, and payload. */
    private byte[] typeAndPayload(int depth) {
        int kind = random.nextInt(depth < 3 ? 22 : 11);
        return switch (kind) {
            case 0, 1, 2, 3 -> join(u16(0x0800), ipv4(depth));
            case 4, 5, 6 -> join(u16(0x86dd), ipv6(depth));
            case 7 -> join(u16(random.nextInt(4) == 0 ? 0x8035 : 0x0806), arp());
            case 8, 9 -> llc(depth);
            case 10 -> join(u16(pick(ETHER_TYPES)), bytes(random.nextInt(40)));
            case 11, 12, 13, 14 -> join(u16(pick(0x8100, 0x8100, 0x88a8, 0x9100)), u16(tci()), typeAndPayload(depth + 1));
            case 15, 16 -> join(u16(pick(0x8847, 0x8848)), mpls(depth));
            case 17, 18 -> join(u16(pick(0x8863, 0x8864, 0x8864)), pppoe(depth));
            default -> join(u16(0x0800), geneve(depth));
        };
    }

    private int tci() {
        return random.nextInt(8) << 13 | pick(TAG_IDS);
    }

    private byte[] mpls(int depth) {
        boolean bottom = random.nextInt(4) != 0;
        byte[] label = u32(pick(16, 1000) << 12 | random.nextInt(8) << 9 | (bottom ? 0x100 : 0) | 64);
        return join(label, bottom ? ip(depth) : mpls(depth));
    }

    private byte[] pppoe(int depth) {
        int protocol = pick(0x0021, 0x0021, 0x0057, 0xc021);
        byte[] payload = protocol == 0x0021 ? ipv4(depth) : protocol == 0x0057 ? ipv6(depth) : bytes(12);
        return join(u8(0x11), u8(random.nextInt(8) == 0 ? 9 : 0), u16(pick(7, 0x27)), u16(payload.length + 2), u16(protocol), payload);
    }

    private byte[] geneve(int depth) {
        byte[] options = bytes(4 * random.nextInt(4));
        boolean inner = random.nextInt(3) != 0;
        byte[] header = join(
                u8(options.length / 4 | (random.nextInt(8) == 0 ? 0x40 : 0)), u8(random.nextInt(256)),
                u16(inner ? 0x6558 : 0x0800), u32(pick(1, 7, 0xfb) << 8), options);
        byte[] payload = join(header, inner ? ethernetHeaderAndPayload(depth + 1) : ipv4(depth + 1));
        return ipv4Header(17, join(u16(60000), u16(6081), u16(payload.length + 8), u16(0), payload));
    }

    private byte[] llc(int depth) {
        byte[] payload = switch (random.nextInt(7)) {
            case 0 -> join(u8(0xaa), u8(0xaa), u8(3), u8(0), u16(0), u16(pick(0x0800, 0x0806)), ipv4(depth));
            case 1 -> join(u8(0x42), u8(0x42), u8(3), bytes(35));
            case 2 -> join(u8(0xfe), u8(0xfe), u8(3), u8(pick(0x81, 0x82, 0x83, 0x83)), bytes(3), u8(pick(ISIS_TYPES)), bytes(20));
            case 3 -> join(u8(0xf0), u8(pick(0xf0, 0xf1)), u8(3), bytes(20));
            case 4 -> join(u8(0x06), u8(0x06), u8(pick(0xaf, 0x01, 0x05, 0x73)), bytes(20));
            case 5 -> join(u8(0xe0), u8(0xe0), u8(3), bytes(20));
            default -> join(u8(0xaa), u8(0xaa), u8(3), hex("080007"), u16(pick(0x809b, 0x80f3)), bytes(20));
        };
        return join(u16(random.nextInt(4) == 0 ? random.nextInt(1501) : payload.length), payload);
    }

    private byte[] arp() {
        return join(
                u16(1), u16(0x0800), u8(6), u8(4), u16(1 + random.nextInt(2)),
                hex(pick(MACS)), hex(pick(IPV4)), hex(pick(MACS)), hex(pick(IPV4)));
    }

    private byte[] ip(int depth) {
        return random.nextInt(2) == 0 ? ipv4(depth) : ipv6(depth);
    }

    private byte[] ipv4(int depth) {
        int protocol = pick(PROTOCOLS);
        byte[] payload = protocol == 51 ? extension(51, false) : transport(protocol, depth);
        return ipv4Header(protocol, payload);
    }

    private byte[] ipv4Header(int protocol, byte[] payload) {
        byte[] options = random.nextInt(4) == 0 ? bytes(4 * (1 + random.nextInt(10))) : new byte[0];
        int fragment = random.nextInt(6) == 0 ? pick(0x2000, 0x00b9, 0x20b9) : random.nextInt(2) << 14;
        return join(
                u8(0x45 + options.length / 4), u8(pick(0, 0x10, 0xb8)), u16(20 + options.length + payload.length),
                u16(random.nextInt(65536)), u16(fragment), u8(pick(1, 64, 255)), u8(protocol), u16(0),
                hex(pick(IPV4)), hex(pick(IPV4)), options, payload);
    }

    private byte[] ipv6(int depth) {
        boolean extended = random.nextInt(3) == 0;
        int next = extended ? pick(EXTENSIONS) : pick(PROTOCOLS);
        byte[] payload = extended ? extension(next, true) : transport(next, depth);
        return join(
                u32(0x60000000 | random.nextInt(1 << 20)), u16(payload.length), u8(next), u8(64),
                hex(pick(IPV6)), hex(pick(IPV6)), payload);
    }

    /** An extension header of the given type, followed by others or by a transport header. */
    private byte[] extension(int type, boolean moreAllowed) {
        boolean more = moreAllowed && random.nextInt(2) == 0;
        int next = more ? pick(EXTENSIONS) : pick(6, 17, 58, 59);
        byte[] after = more ? extension(next, true) : transport(next, 3);
        int units = type == 44 ? 0 : random.nextInt(3);
        int length = type == 51 ? (units + 2) * 4 : (units + 1) * 8;
        int field = type == 44 ? 0 : units;
        return join(u8(next), u8(field), bytes(length - 2), after);
    }

    private byte[] transport(int protocol, int depth) {
        return switch (protocol) {
            case 6 -> join(
                    u16(pick(PORTS)), u16(pick(PORTS)), u32(random.nextInt()), u32(random.nextInt()),
                    u8(pick(5, 5, 8, 15) << 4), u8(pick(TCP_FLAGS)), u16(65535), u32(0), bytes(random.nextInt(60)));
            case 17 -> join(u16(pick(PORTS)), u16(pick(PORTS)), u16(8), u16(0), bytes(random.nextInt(60)));
            case 132 -> join(u16(pick(PORTS)), u16(pick(PORTS)), u32(1), u32(0), bytes(random.nextInt(30)));
            case 1 -> join(u8(pick(0, 3, 8, 11, 13)), u8(random.nextInt(4)), u16(0), bytes(random.nextInt(30)));
            case 58 -> join(u8(pick(1, 3, 128, 129, 135)), u8(random.nextInt(4)), u16(0), bytes(random.nextInt(30)));
            case 41 -> ipv6(depth + 1);
            default -> bytes(random.nextInt(40));
        };
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private byte[] bytes(int length) {
        byte[] result = new byte[length];
        random.nextBytes(result);
        return result;
    }

    private static byte[] u8(int value) {
        return new byte[] {(byte) value};
    }

    private static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] u32(int value) {
        return join(u16(value >>> 16), u16(value));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
