package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/**
 * Extensions of OpenFlow 1.0: the number of a vendor, then what that has defined. Of Big Switch Networks' messages and actions,
 * those that its published headers describe are printed.
 */
final class OpenFlow10Vendor {
    private static final int BIG_SWITCH = 0x5c16c7;

    private static final int SET_IP_MASK = 0;
    private static final int GET_IP_MASK_REQUEST = 1;
    private static final int GET_IP_MASK_REPLY = 2;
    private static final int SET_MIRRORING = 3;
    private static final int GET_MIRRORING_REQUEST = 4;
    private static final int GET_MIRRORING_REPLY = 5;
    private static final int SHELL_COMMAND = 6;
    private static final int SHELL_OUTPUT = 7;
    private static final int SHELL_STATUS = 8;
    private static final int GET_INTERFACES_REQUEST = 9;
    private static final int GET_L2_TABLE_REQUEST = 13;
    private static final int VIRTUAL_PORT_REMOVE_REQUEST = 17;
    private static final int BW_ENABLE_GET_REQUEST = 19;
    private static final int BW_CLEAR_DATA_REQUEST = 21;
    private static final int HYBRID_GET_REQUEST = 27;
    private static final String[] MESSAGES = {
        "SET_IP_MASK", "GET_IP_MASK_REQUEST", "GET_IP_MASK_REPLY", "SET_MIRRORING", "GET_MIRRORING_REQUEST",
        "GET_MIRRORING_REPLY", "SHELL_COMMAND", "SHELL_OUTPUT", "SHELL_STATUS", "GET_INTERFACES_REQUEST",
        "GET_INTERFACES_REPLY", "SET_PKTIN_SUPPRESSION_REQUEST", "SET_L2_TABLE_REQUEST", "GET_L2_TABLE_REQUEST",
        "GET_L2_TABLE_REPLY", "VIRTUAL_PORT_CREATE_REQUEST", "VIRTUAL_PORT_CREATE_REPLY", "VIRTUAL_PORT_REMOVE_REQUEST",
        "BW_ENABLE_SET_REQUEST", "BW_ENABLE_GET_REQUEST", "BW_ENABLE_GET_REPLY", "BW_CLEAR_DATA_REQUEST",
        "BW_CLEAR_DATA_REPLY", "BW_ENABLE_SET_REPLY", "SET_L2_TABLE_REPLY", "SET_PKTIN_SUPPRESSION_REPLY",
        "VIRTUAL_PORT_REMOVE_REPLY", "HYBRID_GET_REQUEST", "HYBRID_GET_REPLY", null, null, "PDU_TX_REQUEST", "PDU_TX_REPLY",
        "PDU_RX_REQUEST", "PDU_RX_REPLY", "PDU_RX_TIMEOUT"
    };

    private static final int MIRROR = 1;
    private static final String[] ACTIONS = {null, "MIRROR", "SET_TUNNEL_DST", null, "CHECKSUM"};
    private static final int MIRROR_LENGTH = 12;
    private static final String[] SWITCHED = {"OFF", "ON"};
    private static final String[] COPY_STAGES = {"INGRESS", "EGRESS"};
    private static final int DROP_ELIGIBLE = 0x1000;

    private OpenFlow10Vendor() {}

    /** Prints a message from the vendor's number on. */
    static void printMessage(Dissection d, PacketReader in) {
        int vendor = in.i32();
        OpenFlow.printVendor(d.out(), ", vendor 0x", vendor & 0xffffffffL);
        if (vendor == BIG_SWITCH) {
            printBigSwitchMessage(d, in);
        } else {
            OpenFlow.printData(d, in);
        }
    }

    /** Prints the body of statistics, of which only the vendor is known. */
    static void printStatistics(Dissection d, PacketReader in) {
        if (hasNumber(d, in)) {
            OpenFlow.printVendor(d.out(), ", vendor 0x", in.u32());
            OpenFlow.printData(d, in);
        }
    }

    /** Prints an action from the vendor's number on. */
    static void printAction(Dissection d, PacketReader in) {
        if (!hasNumber(d, in)) {
            return;
        }
        int vendor = in.i32();
        OpenFlow.printVendor(d.out(), ", vendor 0x", vendor & 0xffffffffL);
        if (vendor == BIG_SWITCH) {
            printBigSwitchAction(d, in);
        } else {
            OpenFlow.printData(d, in);
        }
    }

    private static boolean hasNumber(Dissection d, PacketReader in) {
        if (in.claimed() < 4) {
            OpenFlow.printBad(d, in, "len", in.claimed(), "<", 4);
            return false;
        }
        return true;
    }

    /** Reads and prints the number of a message or action among those of its vendor. */
    private static long printSubtype(Line out, PacketReader in, String[] names) {
        long subtype = in.u32();
        String name = subtype < names.length ? names[(int) subtype] : null;
        out.add(" subtype ").addNameHex(name, "unknown (0x", subtype, 8, ")");
        return subtype;
    }

    // ---- messages of Big Switch Networks

    private static void printBigSwitchMessage(Dissection d, PacketReader in) {
        d.out().add("\n\t");
        if (!hasNumber(d, in)) {
            return;
        }
        long subtype = printSubtype(d.out(), in, MESSAGES);
        switch (subtype < MESSAGES.length ? (int) subtype : -1) {
            case GET_IP_MASK_REQUEST, SET_IP_MASK, GET_IP_MASK_REPLY -> printMask(d, in, subtype != GET_IP_MASK_REQUEST);
            case SET_MIRRORING, GET_MIRRORING_REQUEST, GET_MIRRORING_REPLY -> printMirroring(d, in);
            case GET_INTERFACES_REQUEST, GET_L2_TABLE_REQUEST, BW_ENABLE_GET_REQUEST, BW_CLEAR_DATA_REQUEST,
                    HYBRID_GET_REQUEST -> hasLength(d, in, 0);
            case VIRTUAL_PORT_REMOVE_REQUEST -> {
                if (hasLength(d, in, 4)) {
                    long port = in.u32();
                    d.out().add(", vport_no ").add(port);
                }
            }
            case SHELL_COMMAND -> {
                if (hasNumber(d, in)) {
                    long service = in.u32();
                    d.out().add(", service ").add(service);
                    printText(d.out(), in);
                }
            }
            case SHELL_OUTPUT -> printText(d.out(), in);
            case SHELL_STATUS -> {
                if (hasLength(d, in, 4)) {
                    long status = in.u32();
                    d.out().add(", status 0x").hex(status, 8);
                }
            }
            default -> in.need(in.claimed());
        }
    }

    private static boolean hasLength(Dissection d, PacketReader in, int length) {
        if (in.claimed() != length) {
            OpenFlow.printBad(d, in, "len", in.claimed(), "!=", length);
            return false;
        }
        return true;
    }

    private static void printMask(Dissection d, PacketReader in, boolean hasMask) {
        if (!hasLength(d, in, 8)) {
            return;
        }
        int index = in.u8();
        d.out().add(", index ").add(index);
        in.need(7);
        if (hasMask) {
            d.out().add(", mask ");
            d.printIpv4(in, in.position() + 3);
        }
    }

    private static void printMirroring(Dissection d, PacketReader in) {
        if (hasLength(d, in, 4)) {
            int reported = in.u8();
            d.out().add(", report_mirror_ports ").addName(ValueNames.at(SWITCHED, reported), "bogus (", reported, ")");
            in.need(3);
        }
    }

    private static void printText(Line out, PacketReader in) {
        PacketText.print(out.add(", data '"), in, in.claimed());
        out.add('\'');
    }

    // ---- actions of Big Switch Networks

    private static void printBigSwitchAction(Dissection d, PacketReader in) {
        d.out().add("\n\t ");
        if (!hasNumber(d, in)) {
            return;
        }
        long subtype = printSubtype(d.out(), in, ACTIONS);
        if (subtype != MIRROR) {
            in.need(in.claimed());
        } else if (hasLength(d, in, MIRROR_LENGTH)) {
            printMirror(d.out(), in);
        }
    }

    private static void printMirror(Line out, PacketReader in) {
        long port = in.u32();
        out.add(", dest_port ").add(port);
        int type = in.peekU16(0);
        long vlan = in.u32();
        switch (type) {
            case 0 -> out.add(", vlan_tag none");
            case EtherType.VLAN -> {
                out.add(", vlan_tag 802.1Q (vlan ").add(vlan & 0xfff).add(", p ").add(vlan >> 13 & 7);
                out.add((vlan & DROP_ELIGIBLE) != 0 ? ", DEI)" : ")");
            }
            default -> out.add(", vlan_tag unknown (0x").hex(type, 4).add(')');
        }
        int stage = in.u8();
        out.add(", copy_stage ").addName(ValueNames.at(COPY_STAGES, stage), "unknown (", stage, ")");
        in.need(3);
    }
}
