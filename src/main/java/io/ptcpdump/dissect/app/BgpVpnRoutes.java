package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Routes of virtual private networks that are more than a prefix: route targets, RFC 4684; multicast trees, RFC 6037; multicast,
 * RFC 6514; layer 2, RFC 4761 and RFC 6624. The methods return as {@link BgpRoutes#print} does.
 */
final class BgpVpnRoutes {
    private static final int DISTINGUISHER_LENGTH = 8;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private static final int AS_BITS = 32;
    private static final int TARGET_BITS = 64;
    private static final int TREE_LENGTH = 16;

    private static final int INTRA_AS = 1;
    private static final int INTER_AS = 2;
    private static final int SELECTIVE = 3;
    private static final int SOURCE_ACTIVE = 5;
    private static final int SHARED_TREE = 6;
    private static final int SOURCE_TREE = 7;
    private static final String[] MULTICAST_TYPES = {
        "Unknown", "Intra-AS I-PMSI", "Inter-AS I-PMSI", "S-PMSI", "Intra-AS Segment-Leaf", "Source-Active",
        "Shared Tree Join", "Source Tree Join"
    };

    /** Length of a layer-2 route that is there for discovery only, and the one that the others exceed. */
    private static final int DISCOVERY_LENGTH = 12;
    private static final int MIDDLE_LENGTH = 17;
    private static final int BLOCK_LENGTH = 15;
    private static final int ELEMENT_HEADER = 3;
    private static final int CIRCUIT_STATUS = 1;

    private BgpVpnRoutes() {}

    // ---- route targets

    /** Prints its own line breaks, other than the methods for other routes. */
    static int printTarget(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        int bits = in.u8At(at);
        if (bits == 0) {
            out.add("\n\t      default route target");
            return 1;
        }
        if (bits < AS_BITS) {
            out.add("\n\t      (illegal prefix length)");
            return BgpRoutes.ILLEGAL;
        }
        long origin = in.u32At(at + 1);
        bits -= AS_BITS;
        if (bits > TARGET_BITS) {
            out.add("\n\t      (illegal prefix length)");
            return BgpRoutes.ILLEGAL;
        }
        int bytes = Prefix.bytes(bits);
        in.needAt(at + 5, bytes);
        long target = 0;
        for (int i = 0; i < bytes; i++) {
            target |= (long) in.u8At(at + 5 + i) << 56 - 8 * i;
        }
        out.add("\n\t      origin AS: ");
        BgpFamily.printAs(d, origin);
        printTargetPrefix(d, bits == 0 ? 0 : target & -1L << TARGET_BITS - bits, bits);
        return 5 + bytes;
    }

    private static void printTargetPrefix(Dissection d, long target, int bits) {
        Line out = d.out();
        if (bits == 0) {
            out.add(", route-target: 0:0/0");
            return;
        }
        if (bits < 16) {
            printTargetBytes(out.add(", route-target: partial-type: ("), target, bits);
            out.add('/').add(bits).add(')');
            return;
        }
        int type = (int) (target >>> 48);
        switch (type) {
            case 0x0002 -> out.add(", route-target: ").add(target >>> 32 & 0xffff).add(':').add(target & 0xffffffffL);
            case 0x0102 -> out.add(", route-target: ").ipv4((int) (target >>> 16)).add(':').add(target & 0xffff);
            case 0x0202 -> {
                out.add(", route-target: ");
                BgpFamily.printAs(d, target >>> 16 & 0xffffffffL);
                out.add(':').add(target & 0xffff);
            }
            default -> {
                printTargetBytes(out.add(", route target: unknown-type(").hex(type, 4).add(") ("), target, bits);
                out.add('/').add(bits).add(')');
                return;
            }
        }
        printTargetBytes(out.add('/').add(bits).add(" ("), target, bits);
        out.add(')');
    }

    private static void printTargetBytes(Line out, long target, int bits) {
        int bytes = Prefix.bytes(bits);
        for (int i = 0; i < bytes; i++) {
            out.hex(target >>> 56 - 8 * i, 2).add(i % 2 == 1 && i < bytes - 1 ? " " : "");
        }
    }

    // ---- multicast

    static int printTree(Dissection d, PacketReader in, int at) {
        if (in.u8At(at) != TREE_LENGTH * 8) {
            return BgpRoutes.ILLEGAL;
        }
        at++;
        if (!in.hasAt(at, DISTINGUISHER_LENGTH)) {
            return BgpRoutes.CUT;
        }
        BgpFamily.printDistinguisher(d, in, at, "RD: ", ", VPN IP Address: ");
        d.printIpv4(in, at + DISTINGUISHER_LENGTH);
        d.out().add(", MC Group Address: ");
        d.printIpv4(in, at + DISTINGUISHER_LENGTH + 4);
        return 1 + TREE_LENGTH;
    }

    static int printMulticast(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        int type = in.u8At(at);
        int length = in.u8At(at + 1);
        out.add("Route-Type: ").add(MULTICAST_TYPES[type < MULTICAST_TYPES.length ? type : 0]).add(" (").add(type);
        out.add("), length: ").add(length);
        return printMulticastValue(d, in, type, at + 2, length) ? length + 2 : BgpRoutes.CUT;
    }

    private static boolean printMulticastValue(Dissection d, PacketReader in, int type, int at, int length) {
        int behind = at + DISTINGUISHER_LENGTH;
        switch (type) {
            case INTRA_AS -> {
                if (!in.hasAt(at, DISTINGUISHER_LENGTH) || length < DISTINGUISHER_LENGTH) {
                    return false;
                }
                BgpFamily.printDistinguisher(d, in, at, ", RD: ", ", Originator ");
                printAddress(d, in, behind, (length - DISTINGUISHER_LENGTH) * 8L);
            }
            case INTER_AS -> {
                return printSourceAs(d, in, at);
            }
            case SELECTIVE -> {
                if (!in.hasAt(at, DISTINGUISHER_LENGTH)) {
                    return false;
                }
                BgpFamily.printDistinguisher(d, in, at, ", RD: ", "");
                int rest = length - printSourceAndGroup(d, in, behind);
                if (!in.hasAt(behind, rest)) {
                    return false;
                }
                d.out().add(", Originator ");
                printAddress(d, in, behind, rest * 8L);
            }
            case SOURCE_ACTIVE -> {
                if (!in.hasAt(at, DISTINGUISHER_LENGTH)) {
                    return false;
                }
                BgpFamily.printDistinguisher(d, in, at, ", RD: ", "");
                printSourceAndGroup(d, in, behind);
            }
            case SHARED_TREE, SOURCE_TREE -> {
                if (!printSourceAs(d, in, at)) {
                    return false;
                }
                printSourceAndGroup(d, in, behind + 4);
            }
            default -> { }
        }
        return true;
    }

    private static boolean printSourceAs(Dissection d, PacketReader in, int at) {
        if (!in.hasAt(at, DISTINGUISHER_LENGTH + 4)) {
            return false;
        }
        BgpFamily.printDistinguisher(d, in, at, ", RD: ", ", Source-AS ");
        BgpFamily.printAs(d, in.u32At(at + DISTINGUISHER_LENGTH));
        return true;
    }

    /** Prints two addresses, each behind its length in bits, and returns how many bytes they take. */
    private static int printSourceAndGroup(Dissection d, PacketReader in, int at) {
        int bits = in.u8At(at);
        int bytes = bits >> 3;
        if (!in.hasAt(at + 1, bytes)) {
            return 0;
        }
        if (bits > 0) {
            d.out().add(", Source ");
            printAddress(d, in, at + 1, bits);
        }
        int size = 1 + bytes;
        at += bits > 0 ? size : 1;
        bits = in.u8At(at);
        bytes = bits >> 3;
        if (!in.hasAt(at + 1, bytes)) {
            return size;
        }
        if (bits > 0) {
            d.out().add(", Group ");
            printAddress(d, in, at + 1, bits);
        }
        return size + 1 + bytes;
    }

    private static void printAddress(Dissection d, PacketReader in, int at, long bits) {
        if (bits == IPV4_BITS) {
            d.printIpv4(in, at);
        } else if (bits == IPV6_BITS) {
            d.printIpv6(in, at);
        } else {
            d.out().add("bogus address length ").add(bits);
        }
    }

    // ---- layer 2

    /** @param textEnd length of the line at which a route's text is cut */
    static int printLayer2(Dissection d, PacketReader in, int at, int textEnd) {
        Line out = d.out();
        int length = in.u16At(at);
        at += 2;
        if (length == DISCOVERY_LENGTH) {
            if (!in.hasAt(at, DISCOVERY_LENGTH)) {
                return BgpRoutes.CUT;
            }
            BgpFamily.printDistinguisher(d, in, at, "RD: ", ", BGPNH: ");
            d.printIpv4(in, at + DISTINGUISHER_LENGTH);
            return length + 2;
        }
        if (length <= MIDDLE_LENGTH || !in.hasAt(at, BLOCK_LENGTH)) {
            return BgpRoutes.CUT;
        }
        BgpFamily.printDistinguisher(d, in, at, "RD: ", ", CE-ID: ");
        out.add(in.u16At(at + 8)).add(", Label-Block Offset: ").add(in.u16At(at + 10));
        out.add(", Label Base ").add(in.u24At(at + 12) >> 4);
        return printElements(out, in, at + BLOCK_LENGTH, length - BLOCK_LENGTH, textEnd) ? length + 2 : BgpRoutes.CUT;
    }

    /**
     * False where the elements were not all captured. As in tcpdump, their headers do not count against the length, and the value
     * of an unknown element is not passed over: each of them moves on by a header, so that the captured end is reached.
     */
    private static boolean printElements(Line out, PacketReader in, int at, int left, int textEnd) {
        while (left > 0) {
            if (left < ELEMENT_HEADER) {
                out.add("\n\t\tran past the end");
                return true;
            }
            int type = in.u8At(at);
            int bits = in.u16At(at + 1);
            int bytes = Prefix.bytes(bits);
            at += ELEMENT_HEADER;
            if (type != CIRCUIT_STATUS) {
                out.add("\n\t\tunknown TLV #").add(type).add(", length: ").add(bits);
                if (left < bytes) {
                    out.add(" (ran past the end)");
                    return true;
                }
                left -= bytes;
                continue;
            }
            out.add("\n\t\tcircuit status vector (").add(type).add(") length: ").add(bits).add(": 0x");
            for (; bytes > 0; bytes--, left--) {
                if (left < 1) {
                    out.add(" (ran past the end)");
                    return true;
                }
                if (!in.hasAt(at, 1)) {
                    return false;
                }
                if (out.length() <= textEnd) {
                    out.hex(in.u8At(at++), 2);
                }
            }
        }
        return true;
    }
}
