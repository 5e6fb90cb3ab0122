package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The networks that a node of OLSR is a gateway to, RFC 3626 section 12: pairs of address and mask. In those of olsr.org's
 * smart gateways the address is zero and the mask has flags and two speeds.
 */
final class OlsrNetworks {
    private static final int PER_LINE = 4;
    private static final int LINK_SPEED = 0x01;
    private static final ValueNames GATEWAY_FLAGS = ValueNames.of(
            LINK_SPEED, " LINKSPEED", 0x02, " IPV4", 0x04, " IPV4-NAT", 0x08, " IPV6", 0x10, " IPv6-PREFIX");
    private static final int MAX_SPEED = 320_000_000;

    private OlsrNetworks() {}

    /** Prints the networks up to the absolute position {@code end}; false where bytes are missing. */
    static boolean print(Dissection d, PacketReader in, int end, int addressLength) {
        Line out = d.out();
        int size = addressLength * 2;
        out.add("\n\t  Advertised networks (total ").add((end - in.position()) / size).add(')');
        for (int i = 0; end - in.position() >= size; i++) {
            if (!in.has(size)) {
                return false;
            }
            if (addressLength == 16) {
                // tcpdump does not count on
                out.add("\n\t    #0: ");
                d.printIpv6(in, in.position());
                out.add('/').add(prefixLength6(in));
            } else {
                out.add(i % PER_LINE == 0 ? "\n\t    " : ", ");
                printNetwork(d, in);
            }
            in.skip(size);
        }
        return true;
    }

    private static void printNetwork(Dissection d, PacketReader in) {
        Line out = d.out();
        int flags = in.peekU8(5);
        if (in.peekI32(0) == 0 && in.peekU8(4) == 0 && flags != 0) {
            boolean speeds = (flags & LINK_SPEED) != 0;
            out.add("Smart-Gateway:");
            GATEWAY_FLAGS.printBits(out, flags, "", "");
            out.add(' ').add(speeds ? speed(in.peekU8(6)) : 0).add('/').add(speeds ? speed(in.peekU8(7)) : 0);
        } else {
            d.printIpv4(in, in.position());
            out.add('/').add(prefixLength(in.peekI32(4)));
        }
    }

    /** Length of a mask; that of one with a gap is -1, which tcpdump prints as an unsigned number. */
    private static long prefixLength(int mask) {
        int length = Integer.bitCount(mask);
        boolean gap = Integer.numberOfLeadingZeros(~mask) != length;
        return gap ? 0xffffffffL : length;
    }

    /** Length of a mask: all bytes of ones, and then one byte more unless that has a gap. */
    private static int prefixLength6(PacketReader in) {
        int length = 0;
        for (int i = 16; i < 32; i++) {
            int mask = in.peekU8(i);
            int ones = Integer.numberOfLeadingZeros(~(mask << 24));
            if (ones == Integer.bitCount(mask)) {
                length += ones;
            }
            if (mask != 0xff) {
                break;
            }
        }
        return length;
    }

    /** In kbit/s: a mantissa of five bits, less one, and a power of ten of three. */
    private static int speed(int code) {
        if (code == 0) {
            return 0;
        }
        if (code == 0xff) {
            return MAX_SPEED;
        }
        int speed = (code >> 3) + 1;
        for (int i = code & 7; i > 0; i--) {
            speed *= 10;
        }
        return speed;
    }
}
