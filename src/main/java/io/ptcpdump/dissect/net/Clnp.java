package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Connectionless Network Protocol, ISO/IEC 8473-1 section 7.
 *
 * <pre>
 *  0               1               2               3               4
 * +---------------+---------------+---------------+---------------+
 * | protocol      | header length | version       | lifetime      |
 * +---------------+---------------+---------------+---------------+
 * | flags, type   | length of the segment         | checksum ...
 * +---------------+-------------------------------+---------------
 *            ... | length and bytes of the destination, of the source; segmentation; options; data
 * </pre>
 */
final class Clnp implements Printer {
    private static final int HEADER = 9;
    private static final int CHECKSUM = 7;
    private static final int SEGMENTATION = 6;

    private static final int TYPE_MASK = 0x1f;
    private static final int ERROR_REPORT = 1;
    private static final int ECHO_RESPONSE = 31;
    private static final int SEGMENT = 0x80;
    private static final ValueNames FLAGS =
            ValueNames.of(SEGMENT, "Segmentation permitted", 0x40, "more Segments", 0x20, "request Error Report");
    private static final String NO_ADDRESSES = "li < size of fixed part of CLNP header and addresses";

    private static final int DISCARD_REASON = 193;
    private static final int QOS = 195;
    private static final int SECURITY = 197;
    private static final int SOURCE_ROUTE = 200;
    private static final int ROUTE_RECORD = 203;
    private static final int PADDING = 204;
    private static final int PRIORITY = 205;
    private static final ValueNames OPTIONS = ValueNames.of(
            DISCARD_REASON, "Discard Reason", PRIORITY, "Priority", QOS, "QoS Maintenance", SECURITY, "Security",
            SOURCE_ROUTE, "Source Routing", ROUTE_RECORD, "Route Recording", PADDING, "Padding");
    private static final String[] SCOPES = {
        "Reserved", "Source Address Specific", "Destination Address Specific", "Globally unique"
    };
    private static final ValueNames QOS_FLAGS = ValueNames.of(
            0x20, "reserved", 0x10, "sequencing vs. delay", 0x08, "congested", 0x04, "delay vs. cost", 0x02, "error vs. delay",
            0x01, "error vs. cost");

    private static final ValueNames ERROR_CLASSES = ValueNames.of(
            0, "General", 8, "Address", 9, "Source Routeing", 10, "Lifetime", 11, "PDU Discarded", 12, "Reassembly");
    private static final String[] NO_ERRORS = {};
    private static final String[] GENERAL_ERRORS = {
        "Reason not specified", "Protocol procedure error", "Incorrect checksum", "PDU discarded due to congestion",
        "Header syntax error (cannot be parsed)", "Segmentation needed but not permitted", "Incomplete PDU received",
        "Duplicate option"
    };
    private static final String[] ADDRESS_ERRORS = {"Destination address unreachable", "Destination address unknown"};
    private static final String[] ROUTE_ERRORS = {
        "Unspecified source routeing error", "Syntax error in source routeing field",
        "Unknown address in source routeing field", "Path not acceptable"
    };
    private static final String[] LIFETIME_ERRORS = {
        "Lifetime expired while data unit in transit", "Lifetime expired during reassembly"
    };
    private static final String[] DISCARD_ERRORS = {
        "Unsupported option not specified", "Unsupported protocol version", "Unsupported security option",
        "Unsupported source routeing option", "Unsupported recording of route option"
    };
    private static final String[] REASSEMBLY_ERRORS = {"Reassembly interference"};

    @Override
    public void print(Dissection d, PacketReader in) {
        printPacket(d, in);
    }

    /** Returns false where the packet is to be dumped. */
    boolean printPacket(Dissection d, PacketReader in) {
        Line out = d.out().enter("clnp");
        int length = in.claimed();
        if (d.printIfCut(in, HEADER)) {
            return true;
        }
        int headerLength = in.peekU8(1);
        if (!d.options().linkHeader()) {
            out.add("CLNP");
        }
        int version = in.peekU8(2);
        if (version != 1) {
            out.add("version ").add(version).add(" packet not supported");
            return false;
        }
        if (headerLength > length) {
            out.add(" length indicator(").add(headerLength).add(") > PDU size (").add(length).add(")!");
            return false;
        }
        if (headerLength < HEADER) {
            out.add(" length indicator ").add(headerLength).add(" < min PDU size:");
            Osi.printRaw(out, in, in.position());
            return false;
        }
        return printHeader(d, in, in.position() + headerLength, length);
    }

    private boolean printHeader(Dissection d, PacketReader in, int end, int length) {
        Line out = d.out();
        int start = in.position();
        int destinationAt = start + HEADER + 1;
        in.seek(start + HEADER);
        for (int i = 0; i < 2; i++) {
            if (end - in.position() < 1) {
                out.add(NO_ADDRESSES);
                return false;
            }
            int n = in.u8();
            if (end - in.position() < n) {
                out.add(NO_ADDRESSES);
                return false;
            }
            if (d.printIfCut(in, n)) {
                return true;
            }
            in.skip(n);
        }
        int destinationLength = in.u8At(destinationAt - 1);
        int sourceAt = destinationAt + destinationLength + 1;
        int sourceLength = in.u8At(sourceAt - 1);
        int type = in.u8At(start + 4) & TYPE_MASK;
        out.add(d.options().linkHeader() ? "" : ", ");
        if (!d.verbose(1)) {
            Osi.printAddress(out, in, sourceAt, sourceLength);
            Osi.printAddress(out.add(" > "), in, destinationAt, destinationLength);
            out.add(", ").addName(typeName(type), "unknown (", type, ")").add(", length ").add(length);
            return true;
        }
        int headerLength = in.u8At(start + 1);
        int lifetime = in.u8At(start + 3);
        int checksum = in.u16At(start + CHECKSUM);
        int flags = in.u8At(start + 4) & ~TYPE_MASK;
        out.add("length ").add(length).add("\n\t").addName(typeName(type), "unknown (", type, ")");
        out.add(" PDU, hlen: ").add(headerLength).add(", v: 1, lifetime: ").add(lifetime / 2).add('.').add(lifetime % 2 * 5);
        out.add("s, Segment PDU length: ").add(in.u16At(start + 5)).add(", checksum: 0x").hex(checksum, 4);
        Osi.printChecksum(out, in, start, checksum, CHECKSUM, headerLength);
        FLAGS.printBits(out.add("\n\tFlags ["), flags, ", ", "none");
        out.add("]\n\tsource address (length ").add(sourceLength).add("): ");
        Osi.printAddress(out, in, sourceAt, sourceLength);
        out.add("\n\tdest   address (length ").add(destinationLength).add("): ");
        Osi.printAddress(out, in, destinationAt, destinationLength);
        return printRest(d, in, flags, end) && printData(d, in, start, type, length, headerLength);
    }

    private static String typeName(int type) {
        return switch (type) {
            case ERROR_REPORT -> "Error Report";
            case 28 -> "Data";
            case 29 -> "MD";
            case 30 -> "Echo Request";
            case ECHO_RESPONSE -> "Echo Response";
            default -> null;
        };
    }

    /** The segmentation part and the options; false where they do not fit. */
    private static boolean printRest(Dissection d, PacketReader in, int flags, int end) {
        Line out = d.out();
        if ((flags & SEGMENT) != 0) {
            if (end - in.position() < SEGMENTATION) {
                out.add("li < size of fixed part of CLNP header, addresses, and segment part");
                return false;
            }
            in.need(SEGMENTATION);
            out.add("\n\tData Unit ID: 0x").hex(in.u16(), 4).add(", Segment Offset: ").add(in.u16());
            out.add(", Total PDU Length: ").add(in.u16());
        }
        while (in.position() < end) {
            if (end - in.position() < 2) {
                out.add(", bad opts/li");
                return false;
            }
            int option = in.u8();
            int size = in.u8();
            if (size > end - in.position()) {
                out.add(", opt (").add(option).add(") too long");
                return false;
            }
            in.need(size);
            out.add("\n\t  ").add(OPTIONS.get(option, "Unknown")).add(" Option #").add(option);
            out.add(", length ").add(size).add(", value: ");
            int start = in.position();
            if (!printOption(out, in, option, size)) {
                return false;
            }
            in.seek(start);
            if (d.verbose(2)) {
                HexDump.captured(out, "\n\t  ", in, size);
            }
            in.skip(size);
        }
        return true;
    }

    private static boolean printOption(Line out, PacketReader in, int option, int size) {
        int least = switch (option) {
            case ROUTE_RECORD, SOURCE_ROUTE, SECURITY -> 2;
            case PRIORITY, QOS, DISCARD_REASON -> 1;
            default -> 0;
        };
        if (size < least) {
            out.add(", bad opt len");
            return false;
        }
        int first = size > 0 ? in.peekU8(0) : 0;
        switch (option) {
            case ROUTE_RECORD, SOURCE_ROUTE -> {
                out.add(first == 0 ? "partial" : first == 1 ? "complete" : "Unknown");
                out.add(option == SOURCE_ROUTE ? " source routing" : " recording of route in progress");
                printRoute(out, in, size);
            }
            case PRIORITY -> out.add("0x").hex(first & 15);
            case QOS -> {
                out.add("\n\t    Format Code: ").add(SCOPES[first >>> 6]);
                if (first >>> 6 == 3) {
                    QOS_FLAGS.printBits(out.add("\n\t    QoS Flags ["), first & 0x3f, ", ", "none");
                    out.add(']');
                }
            }
            case SECURITY -> {
                out.add("\n\t    Format Code: ").add(SCOPES[first >>> 6]);
                out.add(", Security-Level ").add(in.peekU8(1));
            }
            case DISCARD_REASON -> {
                int kind = first >>> 4;
                out.add("\n\t    Class: ").add(ERROR_CLASSES.get(kind, "Unknown")).add(" Error (0x").hex(kind);
                out.add("), ").add(ValueNames.at(errors(kind), first & 15, "Unknown")).add(" (0x").hex(first & 15).add(')');
            }
            case PADDING -> out.add("padding data");
            default -> HexDump.captured(out, "\n\t  ", in, size);
        }
        return true;
    }

    private static String[] errors(int kind) {
        return switch (kind) {
            case 0 -> GENERAL_ERRORS;
            case 8 -> ADDRESS_ERRORS;
            case 9 -> ROUTE_ERRORS;
            case 10 -> LIFETIME_ERRORS;
            case 11 -> DISCARD_ERRORS;
            case 12 -> REASSEMBLY_ERRORS;
            default -> NO_ERRORS;
        };
    }

    /** The addresses of a route. As tcpdump does, only the first is looked at, as often as its length goes into the option. */
    private static void printRoute(Line out, PacketReader in, int size) {
        int offset = in.peekU8(1) - 1;
        if (offset < 0) {
            out.add(" Bad NSAP offset (0)");
            return;
        }
        if (offset > size) {
            out.add(" Bad NSAP offset (past end of option)");
            return;
        }
        int left = size - offset;
        while (left > 0) {
            int n = in.peekU8(offset);
            if (left < n + 1) {
                out.add("\n\t    NSAP address goes past end of option");
                return;
            }
            if (n > 0) {
                out.add("\n\t    NSAP address (length ").add(n).add("): ");
                Osi.printAddress(out, in, in.position() + offset + 1, n);
            }
            left -= n + 1;
        }
    }

    private boolean printData(Dissection d, PacketReader in, int start, int type, int length, int headerLength) {
        if ((type == ERROR_REPORT || type == ECHO_RESPONSE) && in.peekU8(0) == Osi.CLNP) {
            d.out().add("\n\t-----original packet-----\n\t");
            d.nested(this, in);
            return true;
        }
        int left = length - (in.position() - start);
        if (left > 0) {
            d.out().add("\n\t  undecoded non-header data, length ").add(length - headerLength);
            HexDump.captured(d.out(), "\n\t  ", in, left);
        }
        return true;
    }
}
