package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Encoded addresses of PIM, RFC 7761 section 4.9.1: family and encoding in a byte each; for groups and sources flags and a mask
 * length in a byte each; the address. RFC 2117 left out family and encoding and gave the address length in the header.
 */
final class PimAddress {
    private static final int FAMILY_IPV4 = 1;
    private static final int FAMILY_IPV6 = 2;

    private PimAddress() {}

    /**
     * Prints an address and moves behind it; false where it does not fit or is of no known kind.
     *
     * @param headerLength address length that the header gives, or 0 where the address has its own family
     */
    static boolean printUnicast(Dissection d, PacketReader in, int headerLength) {
        int length = readLength(in, headerLength);
        if (length == 0 || in.claimed() < length || !in.has(length)) {
            return false;
        }
        print(d, in, length);
        return true;
    }

    static boolean printGroup(Dissection d, PacketReader in, int headerLength) {
        int flags = printMasked(d, in, headerLength);
        if (flags > 0) {
            d.out().add("(0x").hex(flags, 2).add(')');
        }
        return flags >= 0;
    }

    static boolean printSource(Dissection d, PacketReader in, int headerLength) {
        int flags = printMasked(d, in, headerLength);
        if (flags > 0) {
            Line out = d.out().add('(');
            out.add((flags & 4) != 0 ? "S" : "").add((flags & 2) != 0 ? "W" : "").add((flags & 1) != 0 ? "R" : "");
            if ((flags & 0xf8) != 0) {
                out.add("+0x").hex(flags & 0xf8, 2);
            }
            out.add(')');
        }
        return flags >= 0;
    }

    /** Prints an address and its mask; returns the flags, or -1. */
    private static int printMasked(Dissection d, PacketReader in, int headerLength) {
        int length = readLength(in, headerLength);
        if (length == 0 || in.claimed() < length + 2 || !in.has(length + 2)) {
            return -1;
        }
        int flags = in.u8();
        int mask = in.u8();
        print(d, in, length);
        if (mask != length * 8) {
            d.out().add('/').add(mask);
        }
        return flags;
    }

    private static void print(Dissection d, PacketReader in, int length) {
        if (length == 4) {
            d.printIpv4(in, in.position());
        } else {
            d.printIpv6(in, in.position());
        }
        in.skip(length);
    }

    /** Length of the address that follows, 4 or 16; 0 for any other. */
    private static int readLength(PacketReader in, int headerLength) {
        if (headerLength != 0) {
            return headerLength == 4 ? headerLength : 0; // 16 does not fit into the header's 4 bits
        }
        if (in.claimed() < 2) {
            return 0;
        }
        int family = in.u8();
        if (family != FAMILY_IPV4 && family != FAMILY_IPV6 || in.u8() != 0) {
            return 0;
        }
        return family == FAMILY_IPV4 ? 4 : 16;
    }
}
