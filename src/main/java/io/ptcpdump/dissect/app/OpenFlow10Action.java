package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Actions of OpenFlow 1.0 (OpenFlow Switch Specification 1.0.0, section 5.2.4): a type and a length of 16 bits each, then what
 * the type needs; padded to a multiple of 8 bytes.
 */
final class OpenFlow10Action {
    private static final int MINIMUM_LENGTH = 8;
    private static final int HEADER = 4;

    private static final int OUTPUT = 0;
    private static final int SET_VLAN_VID = 1;
    private static final int SET_VLAN_PCP = 2;
    private static final int STRIP_VLAN = 3;
    private static final int SET_DL_SRC = 4;
    private static final int SET_DL_DST = 5;
    private static final int SET_NW_SRC = 6;
    private static final int SET_NW_DST = 7;
    private static final int SET_NW_TOS = 8;
    private static final int SET_TP_SRC = 9;
    private static final int SET_TP_DST = 10;
    private static final int ENQUEUE = 11;
    private static final int VENDOR = 0xffff;
    private static final ValueNames TYPES = ValueNames.of(
            OUTPUT, "OUTPUT", SET_VLAN_VID, "SET_VLAN_VID", SET_VLAN_PCP, "SET_VLAN_PCP", STRIP_VLAN, "STRIP_VLAN",
            SET_DL_SRC, "SET_DL_SRC", SET_DL_DST, "SET_DL_DST", SET_NW_SRC, "SET_NW_SRC", SET_NW_DST, "SET_NW_DST",
            SET_NW_TOS, "SET_NW_TOS", SET_TP_SRC, "SET_TP_SRC", SET_TP_DST, "SET_TP_DST", ENQUEUE, "ENQUEUE",
            VENDOR, "VENDOR");
    /** The types that a switch knows. */
    static final OpenFlowBits TYPE_BITS = OpenFlowBits.of(
            1 << OUTPUT, "OUTPUT", 1 << SET_VLAN_VID, "SET_VLAN_VID", 1 << SET_VLAN_PCP, "SET_VLAN_PCP",
            1 << STRIP_VLAN, "STRIP_VLAN", 1 << SET_DL_SRC, "SET_DL_SRC", 1 << SET_DL_DST, "SET_DL_DST",
            1 << SET_NW_SRC, "SET_NW_SRC", 1 << SET_NW_DST, "SET_NW_DST", 1 << SET_NW_TOS, "SET_NW_TOS",
            1 << SET_TP_SRC, "SET_TP_SRC", 1 << SET_TP_DST, "SET_TP_DST", 1 << ENQUEUE, "ENQUEUE");
    private static final int ALL_QUEUES = 0xffffffff;

    private OpenFlow10Action() {}

    /** Prints the actions that fill the reader, with {@code before} before each. */
    static void printAll(Dissection d, PacketReader in, String before) {
        boolean sound = true;
        while (sound && in.claimed() > 0) {
            sound = print(d, in, before);
        }
    }

    private static boolean print(Dissection d, PacketReader in, String before) {
        Line out = d.out().add(before).add("action");
        int room = in.claimed();
        if (room < MINIMUM_LENGTH) {
            OpenFlow.printBad(d, in, "remaining length", room, "<", MINIMUM_LENGTH);
            return false;
        }
        int type = in.u16();
        out.add(" type ").addNameHex(TYPES.get(type), "invalid (0x", type, 4, ")");
        int length = in.u16();
        out.add(", len ").add(length);
        if (length < MINIMUM_LENGTH || length > room) {
            boolean isShort = length < MINIMUM_LENGTH;
            OpenFlow.printBad(d, in, "alen", length, isShort ? "<" : ">", isShort ? MINIMUM_LENGTH : room);
            return false;
        }
        if (TYPES.get(type) == null) {
            in.skip(length - HEADER);
        } else if (!fits(type, length)) {
            out.add(" (bogus)");
            in.skip(length - HEADER);
        } else {
            printBody(d, in, type, length - HEADER);
        }
        return true;
    }

    private static boolean fits(int type, int length) {
        return switch (type) {
            case SET_DL_SRC, SET_DL_DST, ENQUEUE -> length == 16;
            case VENDOR -> length % 8 == 0;
            default -> length == MINIMUM_LENGTH;
        };
    }

    private static void printBody(Dissection d, PacketReader in, int type, int length) {
        switch (type) {
            case OUTPUT -> printOutput(d.out(), in);
            case STRIP_VLAN -> in.skip(length);
            case ENQUEUE -> printEnqueue(d.out(), in);
            case VENDOR -> OpenFlow10Vendor.printAction(d, in.take(length));
            default -> printSet(d, in, type, in.position() + length);
        }
    }

    private static void printOutput(Line out, PacketReader in) {
        int port = in.u16();
        OpenFlow10Port.printNumber(out.add(", port "), port);
        int sent = in.u16();
        if (port == OpenFlow10Port.CONTROLLER) {
            out.add(", max_len ").add(sent);
        }
    }

    private static void printEnqueue(Line out, PacketReader in) {
        int port = in.u16();
        OpenFlow10Port.printNumber(out.add(", port "), port);
        in.skip(6);
        printQueue(out, in.i32());
    }

    static void printQueue(Line out, int queue) {
        out.add(", queue_id ").addName(queue == ALL_QUEUES ? "ALL" : null, "", queue & 0xffffffffL, "");
    }

    /** An action that sets one field of a packet; leaves the reader at {@code end}. */
    private static void printSet(Dissection d, PacketReader in, int type, int end) {
        Line out = d.out();
        switch (type) {
            case SET_VLAN_VID -> {
                int vlan = in.u16();
                OpenFlow10Match.printVlan(out.add(", vlan_vid "), vlan);
            }
            case SET_VLAN_PCP -> {
                int priority = in.u8();
                OpenFlow10Match.printPriority(out.add(", vlan_pcp "), priority);
            }
            case SET_DL_SRC, SET_DL_DST -> OpenFlow10Port.printAddress(d, in, ", dl_addr ");
            case SET_NW_SRC, SET_NW_DST -> {
                in.need(4);
                out.add(", nw_addr ");
                d.printIpv4(in, in.position());
            }
            case SET_NW_TOS -> {
                int service = in.u8();
                out.add(", nw_tos 0x").hex(service, 2);
            }
            default -> {
                int port = in.u16();
                out.add(", tp_port ").add(port);
            }
        }
        in.skip(end - in.position());
    }
}
