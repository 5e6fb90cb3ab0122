package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Distance Vector Multicast Routing Protocol, RFC 1075 and draft-ietf-idmr-dvmrp-v3: 8 bytes of an {@link Igmp} header,
 * whose code is the type of the message, then what that needs.
 */
final class Dvmrp {
    private static final int HEADER = 8;
    private static final int VERSION = 6;

    private static final int PROBE = 1;
    private static final int REPORT = 2;
    private static final int NEIGHBORS_OLD = 4;
    private static final int NEIGHBORS = 6;
    private static final int PRUNE = 7;
    private static final int GRAFT = 8;
    private static final int GRAFT_ACK = 9;
    private static final String[] MESSAGES = {
        null, "Probe", "Report", "Ask-neighbors(old)", "Neighbors(old)", "Ask-neighbors2", "Neighbors2", "Prune", "Graft",
        "Graft-ACK"
    };
    private static final ValueNames NEIGHBOR_FLAGS = ValueNames.of(
            0x01, "/tunnel", 0x02, "/srcrt", 0x40, "/querier", 0x20, "/disabled", 0x10, "/down");

    private static final int LAST_METRIC = 0x80;

    private Dvmrp() {}

    /** Prints from the IGMP header on, which is there as far as the packet's length says. */
    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("dvmrp");
        int type = in.peekU8(1);
        out.add(' ').addName(type < MESSAGES.length ? MESSAGES[type] : null, "[type ", type, "]");
        int start = in.position();
        in.seek(start + HEADER);
        switch (type) {
            case PROBE -> {
                if (d.verbose(1)) {
                    printProbe(d, in);
                }
            }
            case REPORT -> {
                if (d.verbose(2)) {
                    printReport(d, in);
                }
            }
            case NEIGHBORS_OLD -> printOldNeighbors(d, in);
            case NEIGHBORS -> {
                int major = in.u8At(start + VERSION + 1);
                out.add(" (v ").add(major).add('.').add(in.u8At(start + VERSION)).add("):");
                printNeighbors(d, in);
            }
            case PRUNE -> {
                printTree(d, in);
                out.add(" timer ").duration(in.peekU32(8));
            }
            case GRAFT, GRAFT_ACK -> printTree(d, in);
            default -> {
                // Nothing more is printed of it.
            }
        }
        in.seek(start);
    }

    /** A source and a group. */
    private static void printTree(Dissection d, PacketReader in) {
        in.need(8);
        d.out().add(" src ");
        d.printIpv4(in, in.position());
        d.out().add(" grp ");
        d.printIpv4(in, in.position() + 4);
    }

    /** Says that less is left than there must be, and returns whether that is so. */
    private static boolean isShort(Dissection d, PacketReader in, String before, int n) {
        int left = in.claimed();
        if (left >= n) {
            return false;
        }
        d.out().add(before).add(left).add(" < ").add(n).add(']');
        d.printInvalid();
        return true;
    }

    private static void printProbe(Dissection d, PacketReader in) {
        Line out = d.out();
        if (isShort(d, in, " [full length ", 4)) {
            return;
        }
        out.add(d.verbose(2) ? "\n\t" : " ");
        long generation = in.u32();
        out.add("genid ").add(generation);
        if (!d.verbose(2)) {
            return;
        }
        while (in.claimed() > 0) {
            if (isShort(d, in, "[remaining length ", 4)) {
                return;
            }
            in.need(4);
            out.add("\n\tneighbor ");
            d.printIpv4(in, in.position());
            in.skip(4);
        }
    }

    /** Masks without their first byte, each with networks of as many bytes as the mask has, and their metrics. */
    private static void printReport(Dissection d, PacketReader in) {
        while (in.claimed() > 0) {
            if (isShort(d, in, " [length ", 3)) {
                return;
            }
            int mask = in.u24();
            int width = (mask & 0xff) != 0 ? 4 : (mask & 0xff00) != 0 ? 3 : mask != 0 ? 2 : 1;
            d.out().add("\n\tMask ").ipv4(0xff000000 | mask);
            if (!printNetworks(d, in, width)) {
                return;
            }
        }
    }

    private static boolean printNetworks(Dissection d, PacketReader in, int width) {
        int metric = 0;
        while ((metric & LAST_METRIC) == 0) {
            if (in.claimed() < width + 1) {
                d.out().add("\n\t  [Truncated Report]");
                d.printInvalid();
                return false;
            }
            int network = (int) in.unsigned(width) << 8 * (4 - width);
            metric = in.u8();
            d.out().add("\n\t  ").ipv4(network).add(" metric ").add(metric & ~LAST_METRIC);
        }
        return true;
    }

    private static void printOldNeighbors(Dissection d, PacketReader in) {
        Line out = d.out();
        while (in.claimed() > 0) {
            if (isShort(d, in, " [length ", 7)) {
                return;
            }
            int router = in.position();
            in.seek(router + 4);
            int metric = in.u8();
            int threshold = in.u8();
            for (int neighbors = in.u8(); neighbors > 0; neighbors--) {
                if (isShort(d, in, " [length ", 4)) {
                    return;
                }
                printNeighbor(d, in, router, " ->");
                in.need(4);
                out.add(' ');
                printNext(d, in);
                out.add(", (").add(metric).add('/').add(threshold).add(")]");
            }
        }
    }

    private static void printNeighbors(Dissection d, PacketReader in) {
        Line out = d.out();
        while (in.claimed() > 0) {
            if (isShort(d, in, " [length ", 8)) {
                return;
            }
            int router = in.position();
            in.seek(router + 4);
            int metric = in.u8();
            int threshold = in.u8();
            int flags = in.u8();
            int neighbors = in.u8();
            for (; neighbors > 0 && in.claimed() > 0; neighbors--) {
                if (isShort(d, in, " [length ", 4)) {
                    return;
                }
                printNeighbor(d, in, router, " -> ");
                printNext(d, in);
                out.add(" (").add(metric).add('/').add(threshold);
                NEIGHBOR_FLAGS.printBits(out, flags, "", "");
                out.add(")]");
            }
            if (neighbors > 0) {
                out.add(" [ncount ").add(neighbors - 1).add(']');
                d.printInvalid();
                return;
            }
        }
    }

    private static void printNeighbor(Dissection d, PacketReader in, int router, String arrow) {
        d.out().add(" [");
        d.printIpv4(in, router);
        d.out().add(arrow);
    }

    /** Prints an address where it was captured, and moves behind it. */
    private static void printNext(Dissection d, PacketReader in) {
        in.need(4);
        d.printIpv4(in, in.position());
        in.skip(4);
    }
}
