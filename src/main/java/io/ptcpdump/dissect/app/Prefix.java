package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** An IP prefix as routing protocols write it: its length in bits, then only as many bytes as that needs (RFC 4271 section 4.3). */
final class Prefix {
    /** Its length is none that addresses of the family have. */
    static final int ILLEGAL = -1;
    /** Its bytes are not all within what encloses it. */
    static final int SHORT = -2;
    static final int IPV4_BITS = 32;
    static final int IPV6_BITS = 128;

    private Prefix() {}

    static int bytes(int bits) {
        return (bits + 7) / 8;
    }

    /** Prints the prefix at a position after {@code heading} and returns its length in bytes, or {@link #ILLEGAL} or {@link #SHORT}. */
    static int print(Line out, String heading, PacketReader in, int at, int room, int maxBits) {
        if (room < 1) {
            return SHORT;
        }
        int bits = in.u8At(at);
        if (bits > maxBits) {
            return ILLEGAL;
        }
        if (room - 1 < bytes(bits)) {
            return SHORT;
        }
        in.needAt(at + 1, bytes(bits));
        printAddress(out.add(heading), in, at + 1, bits, maxBits);
        out.add('/').add(bits);
        return 1 + bytes(bits);
    }

    /** The first {@code bits} of the address at a position, the others as zero. */
    static void printAddress(Line out, PacketReader in, int at, int bits, int maxBits) {
        if (maxBits == IPV4_BITS) {
            out.ipv4((int) (word(in, at, bits) >>> 32));
        } else {
            out.ipv6(word(in, at, bits), word(in, at + 8, bits - 64));
        }
    }

    /** 64 bits of which the first {@code bits} are read, the others zero. */
    private static long word(PacketReader in, int at, int bits) {
        if (bits <= 0) {
            return 0;
        }
        long value = 0;
        int n = Math.min(8, bytes(bits));
        for (int i = 0; i < n; i++) {
            value |= (long) in.u8At(at + i) << 56 - 8 * i;
        }
        return bits >= 64 ? value : value & -1L << 64 - bits;
    }
}
