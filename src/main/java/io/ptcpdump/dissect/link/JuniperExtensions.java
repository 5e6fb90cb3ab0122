package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * What routers of Juniper Networks say in a capture about the interface of a packet: elements of a type and a length, a byte
 * each, and a value. Numbers of types below 128 are little-endian.
 */
final class JuniperExtensions {
    private static final int HEADER = 2;
    private static final int BIG_ENDIAN = 128;
    private static final long NO_NUMBER = 0xffffffffL;

    private static final int DEVICE_NAME = 2;
    private static final int DEVICE_MEDIA = 3;
    private static final int ENCAPSULATION = 6;
    private static final int DERIVED_DEVICE_MEDIA = 7;
    private static final int DERIVED_ENCAPSULATION = 8;
    private static final String[] TYPES = {
        "Unknown", "Device Interface Index", "Device Interface Name", "Device Media Type", "Logical Interface Index",
        "Logical Unit Number", "Logical Interface Encapsulation", "TTP derived Device Media Type",
        "TTP derived Logical Interface Encapsulation"
    };

    private static final ValueNames MEDIA = ValueNames.of(
            1, "Ethernet", 2, "FDDI", 3, "Token-Ring", 4, "PPP", 5, "Frame-Relay", 6, "Cisco-HDLC", 7, "SMDS-DXI",
            8, "ATM-PVC", 9, "PPP-CCC", 10, "Frame-Relay-CCC", 11, "IP-over-IP", 12, "GRE", 13, "PIM-Encapsulator",
            14, "PIM-Decapsulator", 15, "Cisco-HDLC-CCC", 16, "VLAN-CCC", 17, "Multilink-PPP", 18, "Multilink-FR",
            19, "Multilink", 20, "LSI", 22, "ATM-CCC-Cell-Relay", 23, "IPSEC-over-IP", 24, "GGSN", 27, "PPP-TCC",
            28, "Frame-Relay-TCC", 29, "Cisco-HDLC-TCC", 30, "Ethernet-CCC", 31, "VPN-Loopback-tunnel",
            32, "Extended-VLAN-CCC", 33, "Ethernet-over-ATM", 34, "Monitor", 35, "Ethernet-TCC", 36, "VLAN-TCC",
            37, "Extended-VLAN-TCC", 38, "Controller", 39, "Multilink-FR-UNI-NNI", 40, "LinkService", 41, "VPLS",
            42, "VLAN-VPLS", 43, "Extended-VLAN-VPLS", 44, "Logical-tunnel", 45, "General-Services",
            46, "Ethernet-VPLS-over-ATM", 48, "Extended FR-CCC", 49, "Extended FR-TCC", 50, "Flexible-FrameRelay",
            52, "Flexible-Ethernet-Services", 53, "Flow-collection", 56, "PPPoE", 57, "PPP-Subordinate",
            59, "Dynamic-Flow-Capture", 60, "PIC Peer");
    private static final ValueNames ENCAPSULATIONS = ValueNames.of(
            2, "ATM SNAP", 3, "ATM NLPID", 4, "ATM VCMUX", 5, "ATM LLC", 6, "PPP over ATM VCMUX", 7, "PPP over ATM LLC",
            8, "PPP over FUNI", 9, "CCC over ATM", 10, "FR NLPID", 11, "FR SNAP", 12, "FR PPP", 13, "FR CCC", 14, "Ethernet",
            17, "PPP", 18, "C-HDLC", 19, "PPP CCC", 20, "IPIP", 21, "PIM Null", 22, "GRE NULL", 23, "PPP over GRE",
            24, "PIMd", 25, "C-HDLC CCC", 26, "CISCO compatible NLPID", 27, "VLAN CCC", 28, "MLPPP", 29, "MLFR",
            30, "LSI Null", 32, "ATM CCC Cell Relay", 33, "Crypto", 34, "GGSN", 35, "ATM VCMUX TCC", 36, "FR TCC",
            37, "PPP TCC", 38, "C-HDLC TCC", 39, "Ethernet CCC", 40, "VT", 41, "Ethernet over ATM LLC",
            42, "Extended VLAN CCC", 43, "ATM SNAP TCC", 44, "Monitor", 45, "Ethernet TCC", 46, "VLAN TCC",
            47, "Extended VLAN TCC", 48, "MFR", 49, "VPLS", 50, "VLAN VPLS", 51, "Extended VLAN VPLS", 52, "General Services",
            53, "Ethernet VPLS over ATM LLC", 54, "FR CCC", 55, "MLPPP over ATM LLC", 56, "Ethernet over ATM CCC",
            57, "LT VLAN", 58, "Collector", 59, "Aggregator", 60, "LAPD", 61, "PPPoE over ATM LLC", 62, "PPPoE over Ethernet",
            63, "PPPoE", 64, "", 65, "C-HDLC via dialer");

    private JuniperExtensions() {}

    /** Prints {@code length} captured bytes of elements; returns false where one does not fit. The position is lost. */
    static boolean print(Dissection d, PacketReader in, int length) {
        int left = length;
        while (left > HEADER) {
            int type = in.u8();
            int valueLength = in.u8();
            if (type == 0 || valueLength == 0) {
                break;
            }
            if (left < valueLength + HEADER) {
                d.out().add(" [extension_length ").add(left).add(" < ").add(valueLength + HEADER).add(']');
                return false;
            }
            if (d.verbose(2)) {
                printElement(d.out(), in, type, valueLength);
            }
            in.skip(valueLength);
            left -= valueLength + HEADER;
        }
        return true;
    }

    private static void printElement(Line out, PacketReader in, int type, int length) {
        out.add("\n\t  ").add(ValueNames.at(TYPES, type, "Unknown")).add(" Extension TLV #").add(type);
        out.add(", length ").add(length).add(", value ");
        long number = number(in, type, length);
        if (number == NO_NUMBER || type == DEVICE_NAME) {
            return;
        }
        switch (type) {
            case DEVICE_MEDIA, DERIVED_DEVICE_MEDIA -> printName(out, MEDIA, number);
            case ENCAPSULATION, DERIVED_ENCAPSULATION -> printName(out, ENCAPSULATIONS, number);
            default -> out.add(number);
        }
    }

    private static void printName(Line out, ValueNames names, long number) {
        out.add(names.get((int) number, "Unknown")).add(" (").add(number).add(')');
    }

    private static long number(PacketReader in, int type, int length) {
        if (length > 4) {
            return NO_NUMBER;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | in.peekU8(type < BIG_ENDIAN ? length - 1 - i : i);
        }
        return number;
    }
}
