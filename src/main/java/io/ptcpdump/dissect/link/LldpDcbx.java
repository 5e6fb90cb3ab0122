package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The LLDP element of the Data Center Bridging Capability Exchange Protocol before IEEE 802.1Qaz: elements of its own behind
 * the organization's number and a subtype, with headers as LLDP's.
 */
final class LldpDcbx {
    private static final int HEADER = 4;
    private static final int ELEMENT_HEADER = 2;
    private static final String[] SUBTYPES = {
        null, "DCB Capability Exchange Protocol Rev 1", "DCB Capability Exchange Protocol Rev 1.01"
    };
    private static final int REVISION_1 = 1;

    private static final int CONTROL = 1;
    private static final int PRIORITY_GROUPS = 2;
    private static final int FLOW_CONTROL = 3;
    private static final int APPLICATION = 4;
    private static final int[] LEAST_LENGTHS = {0, 10, 17, 6, 4};
    private static final String[] TITLES = {
        null, "Control - Protocol Control", "Feature - Priority Group", "Feature - Priority Flow Control",
        "Feature - Application"
    };
    private static final int PRIORITIES = 8;
    private static final String UPPER = "0123456789ABCDEF";

    private LldpDcbx() {}

    /** Prints an element of {@code length} bytes; false where what it ends with is not known. */
    static boolean print(Dissection d, PacketReader in, int length) {
        if (length < HEADER) {
            return true;
        }
        int subtype = in.peekU8(3);
        Line out = d.out();
        out.add("\n\t  ").add(ValueNames.at(SUBTYPES, subtype, "unknown")).add(" Subtype (").add(subtype).add(')');
        if (subtype == REVISION_1) {
            return false;
        }
        int start = in.position();
        int end = start + length;
        in.seek(start + HEADER);
        boolean known = true;
        while (end - in.position() >= ELEMENT_HEADER) {
            int header = in.u16();
            int type = header >> 9;
            int elementLength = header & 0x1ff;
            known = true;
            if (type == 0 || elementLength == 0 || elementLength > end - in.position()) {
                break;
            }
            known = type < LEAST_LENGTHS.length;
            if (known) {
                if (elementLength < LEAST_LENGTHS[type]) {
                    break;
                }
                printElement(out, in, type, elementLength);
            }
            int behind = in.position() + elementLength;
            if (d.verbose(2) || !known) {
                HexDump.hex(out, "\n\t    ", in, elementLength);
            }
            in.seek(behind);
        }
        in.seek(start);
        return known;
    }

    private static void printElement(Line out, PacketReader in, int type, int length) {
        out.add("\n\t    ").add(TITLES[type]).add(" (type 0x").hex(type).add(", length ").add(length).add(')');
        out.add("\n\t      Oper_Version: ").add(in.peekU8(0)).add("\n\t      Max_Version: ").add(in.peekU8(1));
        if (type == CONTROL) {
            out.add("\n\t      Sequence Number: ").add(in.peekU32(2));
            out.add("\n\t      Acknowledgement Number: ").add(in.peekU32(6));
            return;
        }
        int bits = in.peekU8(2);
        out.add("\n\t      Info block(0x").add(UPPER.charAt(bits >> 4)).add(UPPER.charAt(bits & 15));
        out.add("): Enable bit: ").add(bits >> 7);
        out.add(", Willing bit: ").add(bits >> 6 & 1).add(", Error Bit: ").add(bits >> 5 & 1);
        out.add("\n\t      SubType: ").add(in.peekU8(3));
        switch (type) {
            case PRIORITY_GROUPS -> printPriorityGroups(out, in);
            case FLOW_CONTROL -> printFlowControl(out, in);
            case APPLICATION -> printApplications(out, in, length);
            default -> throw new AssertionError(type); // control elements are above
        }
    }

    private static void printPriorityGroups(Line out, PacketReader in) {
        out.add("\n\t      Priority Allocation");
        long groups = in.peekU32(4);
        for (int i = 0; i < PRIORITIES; i++) {
            out.add("\n\t          PgId_").add(i).add(": ").add(groups >> 28 - 4 * i & 15);
        }
        out.add("\n\t      Priority Group Allocation");
        for (int i = 0; i < PRIORITIES; i++) {
            out.add("\n\t          Pg percentage[").add(i).add("]: ").add(in.peekU8(8 + i));
        }
        out.add("\n\t      NumTCsSupported: ").add(in.peekU8(16));
    }

    private static void printFlowControl(Line out, PacketReader in) {
        int priorities = in.peekU8(4);
        out.add("\n\t      PFC Config (0x").add(UPPER.charAt(priorities >> 4)).add(UPPER.charAt(priorities & 15)).add(')');
        for (int i = 0; i < PRIORITIES; i++) {
            out.add("\n\t          Priority Bit ").add(i).add((priorities >> i & 1) != 0 ? ": Enabled" : ": Disabled");
        }
        out.add("\n\t      NumTCPFCSupported: ").add(in.peekU8(5));
    }

    private static void printApplications(Line out, PacketReader in, int length) {
        for (int at = 4; length - at >= 6; at += 6) {
            int bits = in.peekU24(at + 2);
            int selector = bits >> 22;
            out.add("\n\t      Application Value\n\t          Application Protocol ID: 0x").hex(in.peekU16(at), 4);
            out.add("\n\t          SF (0x").hex(selector).add(") Application Protocol ID is ");
            out.add(selector != 0 ? "Socket Number" : "L2 EtherType").add("\n\t          OUI: 0x").hex(bits & 0x3fffff, 6);
            out.add("\n\t          User Priority Map: 0x").hex(in.peekU8(at + 5), 2);
        }
    }
}
