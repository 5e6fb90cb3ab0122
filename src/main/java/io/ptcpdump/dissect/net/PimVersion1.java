package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Protocol Independent Multicast, version 1, which is a type of IGMP: that type, the type of message, a checksum, the version in
 * the high half of the fifth byte, then what the message type says.
 */
final class PimVersion1 {
    private static final int QUERY = 0;
    private static final int REGISTER = 1;
    private static final int REGISTER_STOP = 2;
    private static final int JOIN_PRUNE = 3;
    private static final int RP_REACHABILITY = 4;
    private static final int ASSERT = 5;
    private static final int GRAFT = 6;
    private static final int GRAFT_ACKNOWLEDGEMENT = 7;
    private static final String[] TYPES = {
        "Query", "Register", "Register-Stop", "Join/Prune", "RP-reachable", "Assert", "Graft", "Graft-ACK"
    };
    private static final String[] MODES = {" Dense-mode", " Sparse-mode", " Sparse-Dense-mode"};

    private static final int BODY = 8;
    private static final int DEFAULT_HOLD_TIME = 180;
    private static final int ALL_ONES = -1;

    private PimVersion1() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("pimv1");
        int type = in.peekU8(1);
        out.add(' ').addName(ValueNames.at(TYPES, type), "[type ", type, "]");
        if (!printMessage(d, in, type)) {
            d.printTruncated();
            return;
        }
        int version = in.peekU8(4) >>> 4;
        if (version != 1) {
            out.add(" [v").add(version).add(']');
        }
    }

    private static boolean printMessage(Dissection d, PacketReader in, int type) {
        Line out = d.out();
        switch (type) {
            case QUERY -> printQuery(d, in);
            case REGISTER -> {
                if (!in.has(BODY + 20)) {
                    return false;
                }
                printAddress(d, in, " for ", 20);
                printAddress(d, in, " > ", 24);
            }
            case REGISTER_STOP -> {
                in.need(16);
                printAddress(d, in, " for ", 8);
                printAddress(d, in, " > ", 12);
            }
            case RP_REACHABILITY -> {
                if (d.verbose(1)) {
                    printAddress(d, in, " group ", 8);
                    printMask(d, in, 12);
                    printAddress(d, in, " RP ", 16);
                    out.add(" hold ").duration(in.peekU16(22));
                }
            }
            case ASSERT -> {
                in.need(20);
                printAddress(d, in, " for ", 16);
                printAddress(d, in, " > ", 8);
                printMask(d, in, 12);
                long preference = in.peekU32(20);
                long metric = in.peekU32(24);
                out.add((preference & 0x80000000L) != 0 ? " RP-tree" : " SPT").add(" pref ").add(preference & 0x7fffffff);
                out.add(" metric ").add(metric);
            }
            case JOIN_PRUNE, GRAFT, GRAFT_ACKNOWLEDGEMENT -> {
                if (d.verbose(1)) {
                    return printJoinPrune(d, in);
                }
            }
            default -> {
                // The number is all that can be said.
            }
        }
        return true;
    }

    private static void printQuery(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.has(BODY + 1)) {
            int mode = in.peekU8(BODY) >>> 4;
            out.addName(ValueNames.at(MODES, mode), " mode-", mode, "");
        }
        if (d.verbose(1)) {
            out.add(" (Hold-time ");
            out.duration(in.peekU16(10)).add(')');
        }
    }

    private static void printAddress(Dissection d, PacketReader in, String before, int ahead) {
        in.need(ahead + 4);
        d.out().add(before);
        d.printIpv4(in, in.position() + ahead);
    }

    private static void printMask(Dissection d, PacketReader in, int ahead) {
        if (in.peekI32(ahead) != ALL_ONES) {
            printAddress(d, in, "/", ahead);
        }
    }

    /** False where the message has no body at all. */
    private static boolean printJoinPrune(Dissection d, PacketReader in) {
        if (in.claimed() < BODY) {
            return false;
        }
        int start = in.position();
        in.seek(start + BODY);
        boolean single = in.has(30) && in.peekU8(11) == 1 && in.peekU16(20) + in.peekU16(22) == 1;
        if (single) {
            printSingle(d, in);
        }
        if (!single && !printGroups(d, in)) {
            d.printTruncated();
        }
        in.seek(start);
        return true;
    }

    /** One group with one source: all in one line. */
    private static void printSingle(Dissection d, PacketReader in) {
        Line out = d.out();
        printAddress(d, in, " RPF ", 0);
        out.add(' ');
        int holdTime = in.peekU16(6);
        if (holdTime != DEFAULT_HOLD_TIME) {
            out.add("Hold ").duration(holdTime);
        }
        int bits = in.peekU8(25);
        out.add(in.peekU16(20) != 0 ? "Join" : "Prune");
        printAddress(d, in, " (", 26);
        out.add('/').add(bits & 0x3f);
        printAddress(d, in, ", ", 12);
        printMask(d, in, 16);
        out.add(") ").add((in.peekU8(24) & 1) != 0 ? "Sparse" : "Dense").add((bits & 0x80) != 0 ? " WC" : "");
        out.add((bits & 0x40) != 0 ? " RP" : " SPT");
    }

    /** False where the message claims more than it has room for. */
    private static boolean printGroups(Dissection d, PacketReader in) {
        Line out = d.out();
        String separator = d.verbose(2) ? "\n" : "";
        if (in.claimed() < 4) {
            return false;
        }
        out.add(separator);
        printAddress(d, in, " Upstream Nbr: ", 0);
        in.skip(4);
        if (in.claimed() < 4) {
            return false;
        }
        out.add(separator).add(" Hold time: ");
        out.duration(in.peekU16(2));
        if (!d.verbose(2)) {
            return true;
        }
        in.skip(4);
        if (in.claimed() < 4) {
            return false;
        }
        int groups = in.peekU8(3);
        in.skip(4);
        for (; groups > 0; groups--) {
            if (!printGroup(d, in)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printGroup(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < 4) {
            return false;
        }
        printAddress(d, in, "\n\tGroup: ", 0);
        in.skip(4);
        if (in.claimed() < 4) {
            return false;
        }
        printMask(d, in, 0);
        in.skip(4);
        if (in.claimed() < 4) {
            return false;
        }
        in.need(4);
        int joined = in.u16();
        int pruned = in.u16();
        out.add(" joined: ").add(joined).add(" pruned: ").add(pruned);
        for (int i = 0; i < joined + pruned; i++) {
            if (in.claimed() < 6) {
                return false;
            }
            in.need(6);
            int bits = in.peekU8(1);
            out.add(i < joined ? "\n\tJoin  " : "\n\tPrune ").add((in.peekU8(0) & 1) != 0 ? "Sparse " : "Dense ");
            out.add((bits & 0x80) != 0 ? "WC " : "").add((bits & 0x40) != 0 ? "RP " : "SPT ");
            printAddress(d, in, "", 2);
            out.add('/').add(bits & 0x3f);
            in.skip(6);
        }
        return true;
    }
}
