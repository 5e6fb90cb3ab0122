package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Operation and maintenance cells of ATM, ITU-T I.610: the cell's header, in some captures with its checksum (HEC), then 48
 * bytes.
 *
 * <pre>
 *  0              4         4/5                1                                      46           48
 * +--------------+---------+------------------+--------------------------------------+------------+
 * | cell header  | HEC     | cell type 4 bits,| what the function needs              | 6 bits 0,  |
 * |              |         | function 4 bits  |                                      | CRC-10     |
 * +--------------+---------+------------------+--------------------------------------+------------+
 * </pre>
 */
final class AtmOam {
    private static final int CELL_HEADER = 4;
    private static final int PAYLOAD = 48;
    private static final int CHECKSUM = 46;

    private static final int SEGMENT_CHANNEL = 3;
    private static final int END_TO_END_CHANNEL = 4;

    private static final int FAULT_MANAGEMENT = 1;
    private static final int PERFORMANCE_MANAGEMENT = 2;
    private static final int ACTIVATION = 8;
    private static final int SYSTEM_MANAGEMENT = 15;

    private static final int ALARM_INDICATION = 0;
    private static final int REMOTE_DEFECT = 1;
    private static final int LOOPBACK = 8;

    private static final String[] PAYLOAD_TYPES = {
        "user data, uncongested, SDU 0", "user data, uncongested, SDU 1", "user data, congested, SDU 0",
        "user data, congested, SDU 1", "VCC OAM F5 flow segment", "VCC OAM F5 flow end-to-end",
        "Traffic Control and resource Mgmt", "Unknown"
    };
    private static final ValueNames CELL_TYPES = ValueNames.of(
            FAULT_MANAGEMENT, "Fault Management", PERFORMANCE_MANAGEMENT, "Performance Management",
            ACTIVATION, "activate/deactivate", SYSTEM_MANAGEMENT, "System Management");
    private static final ValueNames FAULT_FUNCTIONS = ValueNames.of(
            ALARM_INDICATION, "AIS", REMOTE_DEFECT, "RDI", 4, "Continuity Check", LOOPBACK, "Loopback");
    private static final ValueNames PERFORMANCE_FUNCTIONS = ValueNames.of(
            0, "Forward Monitoring", 1, "Backward Reporting", 2, "Monitoring and Reporting");
    private static final ValueNames ACTIVATION_FUNCTIONS = ValueNames.of(0, "Performance Monitoring", 1, "Continuity Check");

    /** x^10 + x^9 + x^5 + x^4 + x + 1, ITU-T I.610 section 7.1. */
    private static final int POLYNOMIAL = 0x633;

    private AtmOam() {}

    /**
     * Prints a cell.
     *
     * @param hec bytes of header checksum that the capture has, 0 or 1
     */
    static void print(Dissection d, PacketReader in, int hec) {
        Line out = d.out().enter("oam");
        int length = in.claimed();
        // tcpdump takes the header from behind as many bytes as it has checksum, too.
        int header = in.peekI32(hec);
        int type = in.peekU8(hec + CELL_HEADER) >>> 4;
        int function = in.peekU8(hec + CELL_HEADER) & 15;
        int channel = header >>> 4 & 0xffff;
        out.add(channel == SEGMENT_CHANNEL ? "OAM F4 (segment)" : channel == END_TO_END_CHANNEL ? "OAM F4 (end)" : "OAM F5");
        out.add(", vpi ").add(header >>> 20 & 0xff).add(", vci ").add(channel);
        out.add(", payload [ ").add(PAYLOAD_TYPES[header >>> 1 & 7]).add(" ], clp ").add(header & 1);
        out.add(", length ").add(length);
        if (!d.verbose(1)) {
            return;
        }
        out.add("\n\tcell-type ").add(CELL_TYPES.get(type, "unknown")).add(" (").add(type).add("), func-type ");
        out.add(functionName(type, function)).add(" (").add(function).add(')');
        in.skip(hec + CELL_HEADER);
        if (type == FAULT_MANAGEMENT) {
            printFault(out, in, function);
        }
        int checksum = in.peekU16(CHECKSUM) & 0x3ff;
        out.add("\n\tcksum 0x").hex(checksum, 3).add(remainder(in) == 0 ? " (correct)" : " (incorrect)");
    }

    private static String functionName(int type, int function) {
        return switch (type) {
            case FAULT_MANAGEMENT -> FAULT_FUNCTIONS.get(function, "none");
            case PERFORMANCE_MANAGEMENT -> PERFORMANCE_FUNCTIONS.get(function, "none");
            case ACTIVATION -> ACTIVATION_FUNCTIONS.get(function, "none");
            default -> "unknown";
        };
    }

    private static void printFault(Line out, PacketReader in, int function) {
        if (function == LOOPBACK) {
            in.need(CHECKSUM);
            out.add("\n\tLoopback-Indicator ").add((in.peekU8(1) & 1) != 0 ? "Request" : "Reply");
            out.add(", Correlation-Tag 0x").hex(in.peekU32(2), 8);
            printIdentifier(out.add("\n\tLocation-ID "), in, 6, 12);
            printIdentifier(out.add("\n\tSource-ID   "), in, 18, 12);
        } else if (function == ALARM_INDICATION || function == REMOTE_DEFECT) {
            in.need(CHECKSUM);
            out.add("\n\tFailure-type 0x").hex(in.peekU8(1), 2);
            printIdentifier(out.add("\n\tLocation-ID "), in, 2, 16);
        }
    }

    /** As tcpdump prints it: the pairs of bytes begin with the second byte, so that the last ends behind the identifier. */
    private static void printIdentifier(Line out, PacketReader in, int at, int n) {
        for (int i = 1; i < n; i += 2) {
            out.hex(in.peekU16(at + i), 4).add(' ');
        }
    }

    /** What is left of the payload modulo the polynomial: 0 where its checksum is right. */
    private static int remainder(PacketReader in) {
        int remainder = 0;
        for (int i = 0; i < PAYLOAD; i++) {
            int next = in.peekU8(i);
            for (int bit = 7; bit >= 0; bit--) {
                remainder = remainder << 1 | next >>> bit & 1;
                if ((remainder & 0x400) != 0) {
                    remainder ^= POLYNOMIAL;
                }
            }
        }
        return remainder;
    }
}
