package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/** LLDP elements of IEEE 802.1Q, annex D. Offsets are from the organization's number on. */
final class LldpIeee8021 {
    private static final int PORT_VLAN = 1;
    private static final int PROTOCOL_VLAN = 2;
    private static final int VLAN_NAME = 3;
    private static final int PROTOCOL_IDENTITY = 4;
    private static final int AGGREGATION = 7;
    private static final int CONGESTION_NOTIFICATION = 8;
    private static final int TRANSMISSION_SELECTION = 9;
    private static final int RECOMMENDED_SELECTION = 10;
    private static final int FLOW_CONTROL = 11;
    private static final int APPLICATION_PRIORITY = 12;
    private static final int EDGE_VIRTUAL_BRIDGING = 13;
    private static final int CHANNELS = 14;
    private static final String[] SUBTYPES = {
        null, "Port VLAN Id", "Port and Protocol VLAN ID", "VLAN name", "Protocol Identity", null, null, "Link aggregation",
        "Congestion Notification", "ETS Configuration", "ETS Recommendation", "Priority Flow Control Configuration",
        "Application Priority", "EVB", "CDCP"
    };
    /** The least length of each that is printed at all. */
    private static final int[] LEAST_LENGTHS = {0, 6, 7, 6, 5, 0, 0, 9, 6, 25, 25, 6, 5, 9, 8};

    private static final String[] PROTOCOL_VLAN_FLAGS = {null, "supported", "enabled"};
    private static final String[] BRIDGING_MODES = {
        "Not Supported", "EVB Bridge", "EVB Station", "Reserved for future Standardization"
    };
    private static final int PRIORITIES = 8;

    private LldpIeee8021() {}

    /** Prints an element of {@code length} bytes; false where its subtype is not known. */
    static boolean print(Dissection d, PacketReader in, int length) {
        if (length < 4) {
            return true;
        }
        Line out = d.out();
        int subtype = in.peekU8(3);
        String name = ValueNames.at(SUBTYPES, subtype);
        out.add("\n\t  ").add(name == null ? "unknown" : name).add(" Subtype (").add(subtype).add(')');
        if (name != null && length >= LEAST_LENGTHS[subtype]) {
            printValue(out, in, subtype, length);
        }
        return name != null;
    }

    private static void printValue(Line out, PacketReader in, int subtype, int length) {
        switch (subtype) {
            case PORT_VLAN -> out.add("\n\t    port vlan id (PVID): ").add(in.peekU16(4));
            case PROTOCOL_VLAN -> {
                int flags = in.peekU8(4);
                out.add("\n\t    port and protocol vlan id (PPVID): ").add(in.peekU16(5)).add(", flags [");
                LldpField.printBits(out, flags, PROTOCOL_VLAN_FLAGS, "none");
                out.add("] (0x").hex(flags, 2).add(')');
            }
            case VLAN_NAME -> {
                out.add("\n\t    vlan id (VID): ").add(in.peekU16(4));
                printCounted(out, "\n\t    vlan name: ", in, 6, length);
            }
            case PROTOCOL_IDENTITY -> printCounted(out, "\n\t    protocol identity: ", in, 4, length);
            case AGGREGATION -> LldpIeee8023.printAggregation(out, in);
            case CONGESTION_NOTIFICATION -> {
                printFlags(out.add("\n\t    Pre-Priority CNPV Indicator"), in.peekU8(4));
                printFlags(out.add("\n\t    Pre-Priority Ready Indicator"), in.peekU8(5));
            }
            case TRANSMISSION_SELECTION -> {
                int bits = in.peekU8(4);
                // tcpdump shows the credit-based shaper's bit as 2.
                out.add("\n\t    Willing:").add(bits >> 7).add(", CBS:").add(bits >> 6 & 2);
                out.add(", RES:").add(bits >> 3 & 7).add(", Max TCs:").add(bits & 7);
                printSelection(out, in);
            }
            case RECOMMENDED_SELECTION -> {
                out.add("\n\t    RES: ").add(in.peekU8(4));
                printSelection(out, in);
            }
            case FLOW_CONTROL -> {
                int bits = in.peekU8(4);
                out.add("\n\t    Willing: ").add(bits >> 7).add(", MBC: ").add(bits >> 6 & 1);
                out.add(", RES: ").add(bits >> 4 & 3).add(", PFC cap:").add(bits & 15).add(' ');
                printFlags(out.add("\n\t    PFC Enable"), in.peekU8(5));
            }
            case APPLICATION_PRIORITY -> printApplications(out, in, length);
            case EDGE_VIRTUAL_BRIDGING -> printBridging(out, in);
            case CHANNELS -> printChannels(out, in, length);
            default -> throw new AssertionError(subtype); // all that have a name are above
        }
    }

    /** Prints text behind its length in a byte, where both fit in the element. */
    private static void printCounted(Line out, String heading, PacketReader in, int at, int length) {
        if (length > at && length > at + in.peekU8(at)) {
            PacketText.printPaddedAhead(out.add(heading), in, at + 1, in.peekU8(at));
        }
    }

    /** One bit for each priority. */
    private static void printFlags(Line out, int flags) {
        out.add("\n\t     Priority : 0  1  2  3  4  5  6  7\n\t     Value    : ");
        for (int i = 0; i < PRIORITIES; i++) {
            out.add(flags >> i & 1).add("  ");
        }
    }

    private static void printSelection(Line out, PacketReader in) {
        out.add("\n\t    Priority Assignment Table\n\t     Priority : 0   1   2   3   4   5   6   7\n\t     Value    : ");
        for (int i = 0; i < PRIORITIES; i++) {
            int pair = in.peekU8(5 + i / 2);
            LldpField.addLeft(out.add(i > 0 ? " " : ""), i % 2 == 0 ? pair >> 4 : pair & 15, 3);
        }
        out.add("\n\t    TC Bandwidth Table\n\t     TC%   : 0   1   2   3   4   5   6   7\n\t     Value : ");
        printRow(out, in, 9);
        out.add("\n\t    TSA Assignment Table\n\t     Traffic Class: 0   1   2   3   4   5   6   7\n\t     Value        : ");
        printRow(out, in, 17);
    }

    private static void printRow(Line out, PacketReader in, int at) {
        for (int i = 0; i < PRIORITIES; i++) {
            LldpField.addLeft(out.add(i > 0 ? " " : ""), in.peekU8(at + i), 3);
        }
    }

    private static void printApplications(Line out, PacketReader in, int length) {
        out.add("\n\t    RES: ").add(in.peekU8(4));
        if (length == 5 || (length - 5) % 3 != 0) {
            return;
        }
        out.add("\n\t    Application Priority Table");
        for (int at = 5; at < length; at += 3) {
            int bits = in.peekU8(at);
            out.add("\n\t      Priority: ").add(bits >> 5).add(", RES: ").add(bits >> 3 & 3);
            out.add(", Sel: ").add(bits & 7).add(", Protocol ID: ").add(in.peekU16(at + 1));
        }
    }

    private static void printBridging(Line out, PacketReader in) {
        int bridge = in.peekU8(4);
        out.add("\n\t    EVB Bridge Status\n\t      RES: ").add(bridge >> 3).add(", BGID: ").add(bridge >> 2 & 1);
        out.add(", RRCAP: ").add(bridge >> 1 & 1).add(", RRCTR: ").add(bridge & 1);
        int station = in.peekU8(5);
        out.add("\n\t    EVB Station Status\n\t      RES: ").add(station >> 4).add(", SGID: ").add(station >> 3 & 1);
        out.add(", RRREQ: ").add(station >> 2 & 1).add(",RRSTAT: ").add(station & 3);
        int retries = in.peekU8(6);
        out.add("\n\t    R: ").add(retries >> 5).add(", RTE: ").add(retries & 31).add(", ");
        int mode = in.peekU8(7);
        out.add("EVB Mode: ").add(BRIDGING_MODES[mode >> 6]).add(" [").add(mode >> 6).add(']');
        out.add("\n\t    ROL: ").add(mode >> 5 & 1).add(", RWD: ").add(mode & 31).add(", ");
        int keepAlive = in.peekU8(8);
        out.add("RES: ").add(keepAlive >> 6).add(", ROL: ").add(keepAlive >> 5 & 1).add(", RKA: ").add(keepAlive & 31);
    }

    private static void printChannels(Line out, PacketReader in, int length) {
        int bits = in.peekU8(4);
        out.add("\n\t    Role: ").add(bits >> 7).add(", RES: ").add(bits >> 4 & 7).add(", Scomp: ").add(bits >> 3 & 1);
        out.add(" ChnCap: ").add(in.peekU16(6) & 0xfff);
        if ((length - 8) % 3 != 0) {
            return;
        }
        for (int at = 8; at < length; at += 3) {
            int pair = in.peekU24(at);
            out.add("\n\t    SCID: ").add(pair >> 12).add(", SVID: ").add(pair & 0xfff);
        }
    }
}
