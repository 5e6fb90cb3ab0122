package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** The link of a traffic-engineering advertisement, RFC 3630 section 2.5, RFC 4203 section 1, RFC 4124 section 5. */
final class OspfTeLink {
    private static final int ELEMENT_HEADER = 4;

    private static final int LINK_TYPE = 1;
    private static final int LINK_ID = 2;
    private static final int LOCAL_ADDRESS = 3;
    private static final int REMOTE_ADDRESS = 4;
    private static final int METRIC = 5;
    private static final int MAXIMUM_BANDWIDTH = 6;
    private static final int RESERVABLE_BANDWIDTH = 7;
    private static final int UNRESERVED_BANDWIDTH = 8;
    private static final int ADMINISTRATIVE_GROUP = 9;
    private static final int IDENTIFIERS = 11;
    private static final int PROTECTION = 14;
    private static final int SWITCHING = 15;
    private static final int RISK_GROUPS = 16;
    private static final int CONSTRAINTS = 17;
    private static final ValueNames TYPES = ValueNames.of(
            LINK_TYPE, "Link Type", LINK_ID, "Link ID", LOCAL_ADDRESS, "Local Interface IP address",
            REMOTE_ADDRESS, "Remote Interface IP address", METRIC, "Traffic Engineering Metric",
            MAXIMUM_BANDWIDTH, "Maximum Bandwidth", RESERVABLE_BANDWIDTH, "Maximum Reservable Bandwidth",
            UNRESERVED_BANDWIDTH, "Unreserved Bandwidth", ADMINISTRATIVE_GROUP, "Administrative Group",
            IDENTIFIERS, "Link Local/Remote Identifier", PROTECTION, "Link Protection Type",
            SWITCHING, "Interface Switching Capability", RISK_GROUPS, "Shared Risk Link Group",
            CONSTRAINTS, "Bandwidth Constraints");
    private static final String[] LINK_TYPES = {null, "Point-to-point", "Multi-Access"};
    private static final int CLASSES = 8;

    private OspfTeLink() {}

    /** Prints {@code length} bytes of elements and moves behind them; false where one ends the advertisement early. */
    static boolean print(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        while (length != 0) {
            if (length < ELEMENT_HEADER) {
                out.add("\n\t    Remaining TLV length ").add(length).add(" < 4");
                return false;
            }
            int type = in.u16();
            int size = in.u16();
            length -= ELEMENT_HEADER;
            if (type == 0 || size == 0) {
                d.printInvalid();
                return false;
            }
            out.add("\n\t      ").add(TYPES.get(type, "unknown")).add(" subTLV (").add(type).add("), length: ").add(size);
            if (isTooLong(out, length, size) || !in.has(size)) {
                return false;
            }
            String problem = problem(type, size);
            if (problem != null) {
                out.add(problem);
                d.printInvalid();
                return false;
            }
            if (!printValue(d, in, type, size) || isTooLong(out, length, OspfOpaque.padded(size))) {
                return false;
            }
            length -= OspfOpaque.padded(size);
            in.seek(in.position() + OspfOpaque.padded(size));
        }
        return true;
    }

    private static boolean isTooLong(Line out, int length, int size) {
        if (length < size) {
            out.add("\n\t    Remaining TLV length ").add(length + ELEMENT_HEADER).add(" < ").add(size + ELEMENT_HEADER);
            return true;
        }
        return false;
    }

    /** What is wrong with the size of an element's value, or null. */
    private static String problem(int type, int size) {
        return switch (type) {
            case LOCAL_ADDRESS, REMOTE_ADDRESS, METRIC, MAXIMUM_BANDWIDTH, RESERVABLE_BANDWIDTH, ADMINISTRATIVE_GROUP, PROTECTION ->
                size != 4 ? " != 4" : null;
            case LINK_ID, IDENTIFIERS -> size != 4 && size != 8 ? " != 4 && != 8" : null;
            case UNRESERVED_BANDWIDTH -> size != 4 * CLASSES ? " != 32" : null;
            case CONSTRAINTS -> size < 4 ? " < 4" : null;
            case SWITCHING -> size < 36 ? " < 36" : null;
            case LINK_TYPE -> size != 1 ? " != 1" : null;
            case RISK_GROUPS -> size % 4 != 0 ? " != N x 4" : null;
            default -> null;
        };
    }

    private static boolean printValue(Dissection d, PacketReader in, int type, int size) {
        Line out = d.out();
        switch (type) {
            case ADMINISTRATIVE_GROUP -> out.add(", 0x").hex(in.peekU32(0), 8);
            case LINK_ID, IDENTIFIERS -> {
                for (int at = 0; at < size; at += 4) {
                    out.add(", ");
                    d.printIpv4(in, in.position() + at);
                    out.add(" (0x").hex(in.peekU32(at), 8).add(')');
                }
            }
            case LOCAL_ADDRESS, REMOTE_ADDRESS -> {
                out.add(", ");
                d.printIpv4(in, in.position());
            }
            case MAXIMUM_BANDWIDTH, RESERVABLE_BANDWIDTH -> Megabits.print(out.add(", "), in.peekI32(0));
            case UNRESERVED_BANDWIDTH -> {
                for (int i = 0; i < CLASSES; i++) {
                    Megabits.print(out.add("\n\t\tTE-Class ").add(i).add(": "), in.peekI32(4 * i));
                }
            }
            case CONSTRAINTS -> {
                return printConstraints(d, in, size);
            }
            case METRIC -> out.add(", Metric ").add(in.peekU32(0));
            case PROTECTION -> Gmpls.LINK_PROTECTION.printBits(out.add(", "), in.peekU8(0), ", ", "none");
            case SWITCHING -> printSwitching(out, in);
            case LINK_TYPE -> {
                int kind = in.peekU8(0);
                out.add(", ").add(ValueNames.at(LINK_TYPES, kind, "unknown")).add(" (").add(kind).add(')');
            }
            case RISK_GROUPS -> {
                out.add("\n\t\t  Shared risk group: ");
                for (int at = 0; at < size; at += 4) {
                    out.add(at > 0 ? ", " : "").add(in.u32()); // moves on, and what follows is passed over once more
                }
            }
            default -> {
                return OspfOpaque.printOther(d, in, "\n\t\t", size);
            }
        }
        return true;
    }

    private static boolean printConstraints(Dissection d, PacketReader in, int size) {
        Line out = d.out();
        int model = in.peekU8(0);
        out.add("\n\t\tBandwidth Constraints Model ID: ").add(Gmpls.BANDWIDTH_MODELS.get(model, "unknown"));
        out.add(" (").add(model).add(')');
        if (size % 4 != 0 || size > 36) {
            out.add("\n\t\tlength ").add(size).add(size % 4 != 0 ? " != N x 4" : " > 36");
            d.printInvalid();
            return false;
        }
        for (int at = 4; at < size; at += 4) {
            Megabits.print(out.add("\n\t\t  Bandwidth constraint CT").add(at / 4 - 1).add(": "), in.peekI32(at));
        }
        return true;
    }

    private static void printSwitching(Line out, PacketReader in) {
        out.add("\n\t\tInterface Switching Capability: ").add(Gmpls.SWITCHING_CAPABILITIES.get(in.peekU8(0), "Unknown"));
        out.add("\n\t\tLSP Encoding: ").add(Gmpls.ENCODINGS.get(in.peekU8(1), "Unknown")).add("\n\t\tMax LSP Bandwidth:");
        for (int i = 0; i < 8; i++) {
            Megabits.print(out.add("\n\t\t  priority level ").add(i).add(": "), in.peekI32(4 + 4 * i));
        }
    }
}
