package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Connectivity Fault Management, IEEE 802.1Q section 21: a header, what the operation needs, then {@link CfmElement elements}.
 *
 * <pre>
 *  0                1           2       3              4
 * +--------+-------+-----------+-------+--------------+---------------+-----------
 * | level, | ver-  | operation | flags | offset of    | operation ... | elements
 * | 3 bits | sion  |           |       | the elements |               |
 * +--------+-------+-----------+-------+--------------+---------------+-----------
 * </pre>
 */
public final class Cfm implements Printer {
    private static final int HEADER = 4;
    private static final int CONTINUITY_CHECK = 1;
    private static final int LINKTRACE_REPLY = 4;
    private static final int LINKTRACE_MESSAGE = 5;
    private static final String[] OPERATIONS = {
        null, "Continuity Check Message", "Loopback Reply", "Loopback Message", "Linktrace Reply", "Linktrace Message"
    };

    private static final int CONTINUITY_CHECK_LENGTH = 70;
    private static final int LINKTRACE_MESSAGE_LENGTH = 17;
    private static final int LINKTRACE_REPLY_LENGTH = 6;

    private static final int REMOTE_DEFECT = 0x80;
    /** Seconds between continuity checks, and the least and most until one is missed, 3.25 and 3.5 times that. */
    private static final String[] INTERVALS = {null, "0.003", "0.010", "0.100", "1.000", "10.000", "60.000", "600.000"};
    private static final String[] MINIMUM_LIFETIMES = {
        null, "0.011", "0.032", "0.325", "3.250", "32.500", "195.000", "1950.000"
    };
    private static final String[] MAXIMUM_LIFETIMES = {
        null, "0.012", "0.035", "0.350", "3.500", "35.000", "210.000", "2100.000"
    };

    /** Offset and length of the names of the maintenance domain and association in a continuity check. */
    private static final int NAMES = 6;
    private static final int NAMES_LENGTH = 48;
    private static final int DOMAIN_NONE = 1;
    private static final int DOMAIN_DNS = 2;
    private static final int DOMAIN_MAC = 3;
    private static final int DOMAIN_TEXT = 4;
    private static final String[] DOMAIN_FORMATS = {
        "IEEE 802.1", "No MD Name present", "DNS string", "MAC + 16Bit Integer", "Character string"
    };
    private static final int ASSOCIATION_TEXT = 2;
    private static final String[] ASSOCIATION_FORMATS = {
        "IEEE 802.1", "Primary VID", "Character string", "16Bit Integer", "RFC2685 VPN-ID"
    };

    private static final ValueNames MESSAGE_FLAGS = ValueNames.of(0x80, "Use Forwarding-DB only");
    private static final ValueNames REPLY_FLAGS = ValueNames.of(0x80, "UseFDB Only", 0x40, "FwdYes", 0x20, "Terminal MEP");
    private static final String[] RELAY_ACTIONS = {null, "Exact Match", "Filtering DB", "MIP CCM DB"};

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("cfm");
        int length = in.claimed();
        if (length < HEADER) {
            printTooShort(out);
            return;
        }
        if (d.printIfCut(in, HEADER)) {
            return;
        }
        int version = in.peekU8(0) & 0x1f;
        if (version != 0) {
            out.add("CFMv").add(version).add(" not supported, length ").add(length);
            return;
        }
        int operation = in.peekU8(1);
        out.add("CFMv0 ");
        out.addName(ValueNames.at(OPERATIONS, operation), "unknown (", operation, ")");
        out.add(", MD Level ").add(in.peekU8(0) >>> 5).add(", length ").add(length);
        if (!d.verbose(1)) {
            return;
        }
        int flags = in.peekU8(2);
        int elements = in.peekU8(3);
        in.skip(HEADER);
        out.add("\n\tFirst TLV offset ").add(elements);
        if (elements > in.claimed()) {
            out.add(" (too large, must be <= ").add(in.claimed()).add(')');
            return;
        }
        int start = in.position();
        if (printOperation(d, in, operation, flags, elements)) {
            in.seek(start + elements);
            CfmElement.printAll(d, in);
        }
    }

    static void printTooShort(Line out) {
        out.add("\n\t\t packet is too short");
    }

    /** Returns false where that is all there is to print. */
    private static boolean printOperation(Dissection d, PacketReader in, int operation, int flags, int elements) {
        return switch (operation) {
            case CONTINUITY_CHECK -> fits(d, in, elements, CONTINUITY_CHECK_LENGTH, 1) && printContinuityCheck(d, in, flags);
            case LINKTRACE_MESSAGE -> fits(d, in, elements, LINKTRACE_MESSAGE_LENGTH, 4) && printTraceMessage(d, in, flags);
            case LINKTRACE_REPLY -> fits(d, in, elements, LINKTRACE_REPLY_LENGTH, 5) && printTraceReply(d.out(), in, flags);
            default -> {
                HexDump.captured(d.out(), "\n\t  ", in, in.claimed() - elements);
                yield true;
            }
        };
    }

    /**
     * Whether an operation's {@code length} bytes are there; prints why where they are not.
     *
     * @param mark a number that tcpdump prints with it
     */
    private static boolean fits(Dissection d, PacketReader in, int elements, int length, int mark) {
        if (elements < length) {
            d.out().add(" (too small ").add(mark).add(", must be >= ").add(length).add(')');
            return false;
        }
        return !d.printIfCut(in, length);
    }

    private static boolean printContinuityCheck(Dissection d, PacketReader in, int flags) {
        Line out = d.out();
        int interval = flags & 7;
        out.add(", Flags [CCM Interval ").add(interval).add((flags & REMOTE_DEFECT) != 0 ? ", RDI]" : "]");
        if (interval != 0) {
            out.add("\n\t  CCM Interval ").add(INTERVALS[interval]).add("s, min CCM Lifetime ");
            out.add(MINIMUM_LIFETIMES[interval]).add("s, max CCM Lifetime ").add(MAXIMUM_LIFETIMES[interval]).add('s');
        }
        out.add("\n\t  Sequence Number 0x").hex(in.peekU32(0), 8).add(", MA-End-Point-ID 0x").hex(in.peekU16(4), 4);
        in.skip(NAMES);
        int left = printDomain(d, in);
        return left >= 0 && printAssociation(d, in, left);
    }

    /** Prints the domain's name and moves behind it; returns how many bytes of names are left, negative if it does not fit. */
    private static int printDomain(Dissection d, PacketReader in) {
        Line out = d.out();
        int format = in.u8();
        out.add("\n\t  MD Name Format ").add(name(DOMAIN_FORMATS, format)).add(" (").add(format).add(')');
        if (format == DOMAIN_NONE) {
            return NAMES_LENGTH - 1;
        }
        int length = in.u8();
        int left = NAMES_LENGTH - 2;
        out.add(", MD Name length ").add(length);
        if (length > left - 3) {
            out.add(" (too large, must be <= ").add(left - 2).add(')');
            return -1;
        }
        int end = in.position() + length;
        out.add("\n\t  MD Name: ");
        switch (format) {
            case DOMAIN_DNS, DOMAIN_TEXT -> PacketText.printPadded(out, in, length);
            case DOMAIN_MAC -> {
                if (length == 6) {
                    out.add("\n\t  MAC ");
                    d.printMac(in, in.position());
                } else {
                    out.add("\n\t  MAC (length invalid)");
                }
            }
            default -> HexDump.captured(out, "\n\t    ", in, length);
        }
        in.seek(end);
        return left - length;
    }

    private static boolean printAssociation(Dissection d, PacketReader in, int namesLeft) {
        Line out = d.out();
        int format = in.u8();
        int length = in.u8();
        int left = namesLeft - 2;
        out.add("\n\t  MA Name-Format ").add(name(ASSOCIATION_FORMATS, format)).add(" (").add(format);
        out.add("), MA name length ").add(length);
        if (length > left) {
            out.add(" (too large, must be <= ").add(left).add(')');
            return false;
        }
        out.add("\n\t  MA Name: ");
        if (format == ASSOCIATION_TEXT) {
            PacketText.printPadded(out, in, length);
        } else {
            HexDump.captured(out, "\n\t    ", in, length);
        }
        return true;
    }

    private static boolean printTraceMessage(Dissection d, PacketReader in, int flags) {
        Line out = d.out();
        printTrace(out, in, MESSAGE_FLAGS, flags);
        out.add("\n\t  Original-MAC ");
        d.printMac(in, in.position() + 5);
        out.add(", Target-MAC ");
        d.printMac(in, in.position() + 11);
        return true;
    }

    private static boolean printTraceReply(Line out, PacketReader in, int flags) {
        printTrace(out, in, REPLY_FLAGS, flags);
        int action = in.peekU8(5);
        out.add("\n\t  Replay-Action ").add(name(RELAY_ACTIONS, action)).add(" (").add(action).add(')');
        return true;
    }

    private static void printTrace(Line out, PacketReader in, ValueNames names, int flags) {
        out.add(", Flags [");
        names.printBits(out, flags, ", ", "none");
        out.add("]\n\t  Transaction-ID 0x").hex(in.peekU32(0), 8).add(", ttl ").add(in.peekU8(4));
    }

    private static String name(String[] names, int value) {
        return value < names.length && names[value] != null ? names[value] : "Unknown";
    }
}
