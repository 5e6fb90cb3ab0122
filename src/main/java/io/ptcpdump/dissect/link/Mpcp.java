package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Multi-Point Control Protocol of Ethernet passive optical networks, IEEE 802.3 section 64.3: an operation code of 2
 * bytes, a timestamp of 4 bytes in units of 16 ns, then what the operation needs. PAUSE (IEEE 802.3 annex 31B) has the same
 * Ethernet type.
 */
public final class Mpcp implements Printer {
    private static final int HEADER = 6;
    private static final int PAUSE = 1;
    private static final int GATE = 2;
    private static final int REPORT = 3;
    private static final int REGISTER_REQUEST = 4;
    private static final int REGISTER = 5;
    private static final int REGISTER_ACK = 6;
    private static final String[] OPERATIONS = {
        null, "Pause", "Gate", "Report", "Register Request", "Register", "Register ACK"
    };

    private static final int GRANTS = 7;
    private static final int GRANT_LENGTH = 6;
    private static final ValueNames GRANT_FLAGS = ValueNames.of(
            0x08, "Discovery", 0x10, "Force Grant #1", 0x20, "Force Grant #2", 0x40, "Force Grant #3", 0x80, "Force Grant #4");
    private static final ValueNames QUEUES = ValueNames.of(
            0x01, "Q0", 0x02, "Q1", 0x04, "Q2", 0x08, "Q3", 0x10, "Q4", 0x20, "Q5", 0x40, "Q6", 0x80, "Q7");
    private static final ValueNames REQUEST_FLAGS = ValueNames.of(1, "Register", 3, "De-Register");
    private static final ValueNames REGISTER_FLAGS = ValueNames.of(1, "Re-Register", 2, "De-Register", 3, "ACK", 4, "NACK");
    private static final ValueNames ACK_FLAGS = ValueNames.of(1, "ACK");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("mpcp");
        int length = in.claimed();
        in.need(HEADER);
        int operation = in.peekU16(0);
        out.add("MPCP, Opcode ");
        out.addName(ValueNames.at(OPERATIONS, operation), "Unknown (", operation, ")");
        if (operation != PAUSE) {
            out.add(", Timestamp ").add(in.peekU32(2)).add(" ticks");
        }
        out.add(", length ").add(length);
        if (!d.verbose(1)) {
            return;
        }
        int start = in.position();
        in.skip(HEADER);
        switch (operation) {
            case PAUSE -> {
                // Nothing more is printed of it.
            }
            case GATE -> printGate(out, in);
            case REPORT -> printReport(out, in);
            case REGISTER_REQUEST -> {
                in.need(2);
                printFlags(out.add("\n\tFlags"), REQUEST_FLAGS, in.peekU8(0), "Reserved");
                out.add(", Pending-Grants ").add(in.peekU8(1));
            }
            case REGISTER -> {
                in.need(6);
                out.add("\n\tAssigned-Port ").add(in.peekU16(0)).add(", Flags");
                printFlags(out, REGISTER_FLAGS, in.peekU8(2), "Reserved");
                out.add("\n\tSync-Time ").add(in.peekU16(3)).add(" ticks, Echoed-Pending-Grants ").add(in.peekU8(5));
            }
            case REGISTER_ACK -> {
                in.need(5);
                out.add("\n\tEchoed-Assigned-Port ").add(in.peekU16(1)).add(", Flags");
                printFlags(out, ACK_FLAGS, in.peekU8(0), "Reserved");
                out.add("\n\tEchoed-Sync-Time ").add(in.peekU16(3)).add(" ticks");
            }
            default -> {
                in.seek(start);
                HexDump.captured(out, "\n\t", in, length);
            }
        }
    }

    private static void printFlags(Line out, ValueNames names, int flags, String none) {
        out.add(" [ ");
        names.printBits(out, flags, ", ", none);
        out.add(" ]");
    }

    private static void printGate(Line out, PacketReader in) {
        int first = in.u8();
        int grants = first & GRANTS;
        out.add("\n\tGrant Numbers ").add(grants).add(", Flags");
        printFlags(out, GRANT_FLAGS, first & ~GRANTS, "?");
        for (int grant = 1; grant <= grants; grant++) {
            in.need(GRANT_LENGTH);
            out.add("\n\tGrant #").add(grant).add(", Start-Time ").add(in.u32()).add(" ticks, duration ");
            out.add(in.u16()).add(" ticks");
        }
        int synchronization = in.u16();
        out.add("\n\tSync-Time ").add(synchronization).add(" ticks");
    }

    /** As tcpdump prints it: all sets but the last, and each with the number of all. */
    private static void printReport(Line out, PacketReader in) {
        int sets = in.u8();
        out.add("\n\tTotal Queue-Sets ").add(sets);
        for (int set = 1; set < sets; set++) {
            int queues = in.u8();
            out.add("\n\t  Queue-Set #").add(sets).add(", Report-Bitmap");
            printFlags(out, QUEUES, queues, "Unknown");
            for (int queue = 1; queues != 0; queue++, queues >>>= 1) {
                if ((queues & 1) != 0) {
                    int duration = in.u16();
                    out.add("\n\t    Q").add(queue).add(" Report, Duration ").add(duration).add(" ticks");
                }
            }
        }
    }
}
