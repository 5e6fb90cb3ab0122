package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Routes in the multiprotocol attributes of BGP: a length in bits, then, as the family has it, a label (RFC 8277), a route
 * distinguisher (RFC 4364) and a prefix. Those of other forms are in {@link BgpVpnRoutes}.
 */
final class BgpRoutes {
    /** Instead of a length: the route is not all there. */
    static final int CUT = -2;
    /** Instead of a length: the route is none, and nothing behind it can be found. */
    static final int ILLEGAL = -1;
    /** Instead of a length: the attribute ends too early for the route. */
    private static final int SHORT = -3;
    static final String INDENT = "\n\t      ";
    private static final String ILLEGAL_LENGTH = "\n\t    (illegal prefix length)";

    private static final int LABEL_BITS = 24;
    private static final int DISTINGUISHER_BITS = 64;
    private static final int NSAP_BITS = 152;
    private static final int MAX_NSAP_LENGTH = 20;
    /** Text of one route that tcpdump has room for. */
    private static final int MAX_TEXT = 163;

    private BgpRoutes() {}

    /**
     * Prints the route at a position and returns its length in bytes; a negative number where there is none, {@link #CUT} where
     * the mark for missing bytes is to follow.
     *
     * @param length of the whole attribute, against which tcpdump compares each prefix
     */
    static int print(Dissection d, PacketReader in, BgpFamily family, int at, int length, boolean addPath) {
        return switch (family) {
            case IPV4 -> printPrefix(d.out(), in, at, length, Prefix.IPV4_BITS, addPath);
            case IPV6 -> printPrefix(d.out(), in, at, length, Prefix.IPV6_BITS, addPath);
            case ROUTE_TARGET -> BgpVpnRoutes.printTarget(d, in, at);
            default -> printWhole(d, in, family, at, length);
        };
    }

    private static int printPrefix(Line out, PacketReader in, int at, int length, int maxBits, boolean addPath) {
        long path = 0;
        if (addPath) {
            path = in.u32At(at);
            at += 4;
        }
        int n = Prefix.print(out, INDENT, in, at, length, maxBits);
        if (n == Prefix.SHORT) {
            return CUT;
        }
        if (n == Prefix.ILLEGAL) {
            out.add(ILLEGAL_LENGTH);
        }
        BgpUpdate.printPath(out, addPath, path);
        return addPath ? n + 4 : n;
    }

    /** Prints a route of which nothing is printed unless all of it is there. */
    private static int printWhole(Dissection d, PacketReader in, BgpFamily family, int at, int length) {
        Line out = d.out();
        int start = out.length();
        int textStart = start + INDENT.length();
        out.add(INDENT);
        int n = ILLEGAL;
        try {
            n = switch (family) {
                case IPV4_LABELED -> printLabeled(out, in, at, length, Prefix.IPV4_BITS);
                case IPV6_LABELED -> printLabeled(out, in, at, length, Prefix.IPV6_BITS);
                case IPV4_VPN -> printVpn(d, in, at, Prefix.IPV4_BITS);
                case IPV6_VPN -> printVpn(d, in, at, Prefix.IPV6_BITS);
                case NSAP -> printClnp(out, in, at);
                case NSAP_VPN -> printVpn(d, in, at, NSAP_BITS);
                case MULTICAST_TREE -> BgpVpnRoutes.printTree(d, in, at);
                case MULTICAST_VPN -> BgpVpnRoutes.printMulticast(d, in, at);
                case LAYER2 -> BgpVpnRoutes.printLayer2(d, in, at, textStart + MAX_TEXT);
                default -> throw new AssertionError(family); // printed elsewhere
            };
        } finally {
            out.truncate(n < 0 ? start : Math.min(out.length(), textStart + MAX_TEXT));
        }
        if (n == ILLEGAL) {
            out.add(ILLEGAL_LENGTH);
        }
        return n;
    }

    private static int printLabeled(Line out, PacketReader in, int at, int length, int maxBits) {
        if (!in.hasAt(at, 4)) {
            return CUT;
        }
        if (length < 4) {
            return SHORT;
        }
        int bits = in.u8At(at) - LABEL_BITS;
        if (bits < 0 || bits > maxBits) {
            return ILLEGAL;
        }
        int bytes = Prefix.bytes(bits);
        if (maxBits == Prefix.IPV4_BITS && length - 4 < bytes) {
            return SHORT;
        }
        in.needAt(at + 4, bytes);
        Prefix.printAddress(out, in, at + 4, bits, maxBits);
        printLabel(out.add('/').add(bits), in, at + 1);
        return 4 + bytes;
    }

    private static int printVpn(Dissection d, PacketReader in, int at, int maxBits) {
        Line out = d.out();
        int bits = in.u8At(at) - LABEL_BITS - DISTINGUISHER_BITS;
        if (bits < 0 || bits > maxBits) {
            return ILLEGAL;
        }
        int bytes = Prefix.bytes(bits);
        in.needAt(at + 12, bytes);
        BgpFamily.printDistinguisher(d, in, at + 4, "RD: ", ", ");
        if (maxBits == NSAP_BITS) {
            printNsap(out, in, at + 12, bits);
        } else {
            Prefix.printAddress(out, in, at + 12, bits, maxBits);
        }
        printLabel(out.add('/').add(bits), in, at + 1);
        return 12 + bytes;
    }

    /** 20 bits of label, 3 of traffic class, and one that marks the last label. */
    private static void printLabel(Line out, PacketReader in, int at) {
        int label = in.u24At(at);
        out.add(", label:").add(label >> 4).add((label & 1) == 0 ? " (BOGUS: Bottom of Stack NOT set!)" : " (bottom)");
    }

    private static int printClnp(Line out, PacketReader in, int at) {
        int bits = in.u8At(at);
        if (bits > NSAP_BITS) {
            return ILLEGAL;
        }
        // tcpdump looks for the address three bytes behind where it is.
        in.needAt(at + 4, Prefix.bytes(bits));
        printNsap(out, in, at + 4, bits);
        out.add('/').add(bits);
        return 1 + Prefix.bytes(bits);
    }

    /** The first {@code bits} of an OSI network address, in pairs of bytes behind the first. */
    static void printNsap(Line out, PacketReader in, int at, int bits) {
        int bytes = Prefix.bytes(bits);
        if (bytes < 1 || bytes > MAX_NSAP_LENGTH) {
            out.add("isonsap_string: illegal length");
            return;
        }
        for (int i = 0; i < bytes; i++) {
            int value = in.u8At(at + i);
            if (i == bytes - 1 && bits % 8 != 0) {
                value &= 0xff00 >> bits % 8;
            }
            out.hex(value, 2);
            if ((i & 1) == 0 && i + 1 < bytes) {
                out.add('.');
            }
        }
    }
}
