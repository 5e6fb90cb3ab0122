package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Operations, administration and maintenance of Ethernet links, IEEE 802.3 section 57: flags in 16 bits, a code in a byte, then
 * what the code says; information and event notification hold elements of a type, a length that counts both, and a value.
 */
final class SlowOam {
    private static final int HEADER = 3;
    private static final int ELEMENT_HEADER = 2;

    private static final int INFORMATION = 0;
    private static final int EVENT_NOTIFICATION = 1;
    private static final int LOOPBACK_CONTROL = 4;
    private static final ValueNames FLAGS = ValueNames.of(
            0x01, "Link Fault", 0x02, "Dying Gasp", 0x04, "Critical Event", 0x08, "Local Evaluating", 0x10, "Local Stable",
            0x20, "Remote Evaluating", 0x40, "Remote Stable");

    private static final int END = 0;
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INFORMATION_LENGTH = 16;
    private static final String[] PARSER_ACTIONS = {"forwarding", "looping back", "discarding", "reserved"};
    private static final int DISCARDING = 4;
    private static final int PDU_SIZE = 0x7ff;
    private static final ValueNames CONFIGURATION = ValueNames.of(
            0x01, "Active", 0x02, "Unidirectional", 0x04, "Remote-Loopback", 0x08, "Link-Events", 0x10, "Variable-Retrieval");

    private static final int LAST_ERROR_EVENT = 4;
    private static final int EVENT_LENGTH = 40;

    private SlowOam() {}

    /** False where something does not fit into the packet. */
    static boolean print(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < HEADER) {
            return false;
        }
        in.need(HEADER);
        int flags = in.u16();
        int code = in.u8();
        out.add("\n\tCode ").addName(codeName(code), "Unknown (", code, ")");
        FLAGS.printBits(out.add(" OAM PDU, Flags ["), flags, ", ", "none");
        out.add(']');
        switch (code) {
            case INFORMATION -> {
                return printElements(d, in, false);
            }
            case EVENT_NOTIFICATION -> {
                if (in.claimed() < 2) {
                    return false;
                }
                int sequence = in.u16();
                out.add("\n\t  Sequence Number ").add(sequence);
                return printElements(d, in, true);
            }
            case LOOPBACK_CONTROL -> {
                if (in.claimed() < 1) {
                    return false;
                }
                int command = in.u8();
                String name = command == 1 ? "Enable OAM Remote Loopback"
                        : command == 2 ? "Disable OAM Remote Loopback" : "Unknown";
                out.add("\n\t  Command ").add(name).add(" (").add(command).add(')');
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.captured(out, "\n\t  ", in, in.claimed());
                }
            }
        }
        return true;
    }

    private static boolean printElements(Dissection d, PacketReader in, boolean events) {
        Line out = d.out();
        while (in.claimed() > 0) {
            if (in.claimed() < ELEMENT_HEADER) {
                return false;
            }
            in.need(ELEMENT_HEADER);
            int type = in.peekU8(0);
            int length = in.peekU8(1);
            out.add("\n\t  ").add(events ? eventName(type) : informationName(type));
            out.add(events ? " Link Event Type (" : " Information Type (").add(type).add("), length ").add(length);
            if (type == END) {
                return true;
            }
            if (length < ELEMENT_HEADER) {
                out.add("\n\t    ERROR: illegal length - should be >= 2");
                return true;
            }
            if (in.claimed() < length) {
                return false;
            }
            in.need(length);
            boolean printed = events ? printEvent(out, in, type, length) : printInformation(out, in, type, length);
            int next = in.position() + length;
            if (!printed || d.verbose(2)) {
                HexDump.captured(out, "\n\t  ", in, length);
            }
            in.seek(next);
        }
        return true;
    }

    private static boolean printInformation(Line out, PacketReader in, int type, int length) {
        if (type != LOCAL && type != REMOTE) {
            return false;
        }
        if (length != INFORMATION_LENGTH) {
            out.add("\n\t    ERROR: illegal length - should be ").add(INFORMATION_LENGTH);
            return false;
        }
        out.add("\n\t    OAM-Version ").add(in.peekU8(2)).add(", Revision ").add(in.peekU16(3));
        int state = in.peekU8(5);
        out.add("\n\t    State-Parser-Action ").add(PARSER_ACTIONS[state & 3]);
        out.add(", State-MUX-Action ").add((state & DISCARDING) != 0 ? "discarding" : "forwarding");
        CONFIGURATION.printBits(out.add("\n\t    OAM-Config Flags ["), in.peekU8(6), ", ", "none");
        out.add("], OAM-PDU-Config max-PDU size ").add(in.peekU16(7) & PDU_SIZE);
        int organization = in.peekU24(9);
        String name = Oui.name(organization);
        out.add("\n\t    OUI ").add(name == null ? "Unknown" : name).add(" (0x").hex(organization, 6);
        out.add("), Vendor-Private 0x").hex(in.peekU32(12), 8);
        return true;
    }

    private static boolean printEvent(Line out, PacketReader in, int type, int length) {
        if (type > LAST_ERROR_EVENT) {
            return false;
        }
        if (length != EVENT_LENGTH) {
            out.add("\n\t    ERROR: illegal length - should be ").add(EVENT_LENGTH);
            return false;
        }
        out.add("\n\t    Timestamp ").add(in.peekU16(2) * 100).add(" ms, Errored Window ").addUnsigned(in.peekU64(4));
        out.add("\n\t    Errored Threshold ").addUnsigned(in.peekU64(12));
        out.add("\n\t    Errors ").addUnsigned(in.peekU64(20));
        out.add("\n\t    Error Running Total ").addUnsigned(in.peekU64(28));
        out.add("\n\t    Event Running Total ").add(in.peekU32(36));
        return true;
    }

    private static String codeName(int code) {
        return switch (code) {
            case INFORMATION -> "Information";
            case EVENT_NOTIFICATION -> "Event Notification";
            case 2 -> "Variable Request";
            case 3 -> "Variable Response";
            case LOOPBACK_CONTROL -> "Loopback Control";
            case 0xfe -> "Vendor Private";
            default -> null;
        };
    }

    private static String informationName(int type) {
        return switch (type) {
            case END -> "End of TLV marker";
            case LOCAL -> "Local";
            case REMOTE -> "Remote";
            case 0xfe -> "Organization specific";
            default -> "Reserved";
        };
    }

    private static String eventName(int type) {
        return switch (type) {
            case END -> "End of TLV marker";
            case 1 -> "Errored Symbol Period Event";
            case 2 -> "Errored Frame Event";
            case 3 -> "Errored Frame Period Event";
            case 4 -> "Errored Frame Seconds Summary Event";
            case 0xfe -> "Organization specific";
            default -> "Reserved";
        };
    }
}
