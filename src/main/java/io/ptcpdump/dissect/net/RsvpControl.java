package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;
import io.ptcpdump.dissect.net.RsvpObject.Outcome;

/** RSVP objects that keep reservations going, and those about errors: RFC 2205 appendix A, RFC 2747, RFC 2961, RFC 3473, RFC 5063. */
final class RsvpControl {
    private static final ValueNames STYLES =
            ValueNames.of(17, "Wildcard Filter", 10, "Fixed Filter", 18, "Shared Explicit");
    private static final ValueNames STATUS_FLAGS =
            ValueNames.of(0x80000000, "Reflect", 0x4, "Testing", 0x2, "Admin-down", 0x1, "Delete-in-progress");
    private static final int CAPABILITIES = 7;
    private static final ValueNames CAPABILITY_FLAGS = ValueNames.of(
            0x4, "RecoveryPath Transmit Enabled", 0x2, "RecoveryPath Desired", 0x1, "RecoveryPath Srefresh Capable");
    private static final ValueNames PROPERTIES =
            ValueNames.of(0x01, "Cos", 0x02, "Metric 1", 0x04, "Metric 2", 0x08, "CCC Status", 0x10, "Path Type");

    private static final int ROUTING = 24;
    private static final int TRAFFIC_CLASS = 28;
    private static final int TRAFFIC_CLASS_OLD = 125;
    private static final ValueNames ERRORS = ValueNames.of(
            ROUTING, "Routing Problem",
            25, "Notify Error",
            TRAFFIC_CLASS, "Diffserv TE Error",
            TRAFFIC_CLASS_OLD, "Diffserv TE Error (Old)");
    private static final String[] ROUTING_ERRORS = {
        "unknown", "Bad EXPLICIT_ROUTE object", "Bad strict node", "Bad loose node", "Bad initial subobject",
        "No route available toward destination", "Unacceptable label value", "RRO indicated routing loops",
        "non-RSVP-capable router in the path", "MPLS label allocation failure", "Unsupported L3PID"
    };
    private static final String[] TRAFFIC_CLASS_ERRORS = {
        "unknown", "Unexpected CT object", "Unsupported CT", "Invalid CT value",
        "CT/setup priority do not form a configured TE-Class", "CT/holding priority do not form a configured TE-Class",
        "CT/setup priority and CT/holding priority do not form a configured TE-Class",
        "Inconsistency between signaled PSC and signaled CT", "Inconsistency between signaled PHBs and signaled CT"
    };

    private RsvpControl() {}

    static Outcome print(Dissection d, PacketReader in, String indent, int objectClass, int type, int at, int length) {
        return switch (objectClass) {
            case RsvpObject.CONFIRM -> printAddress(d, in, indent, "Receiver Address: ", type, at, length);
            case RsvpObject.NOTIFY_REQUEST -> printAddress(d, in, indent, "Notify Node Address: ", type, at, length);
            case RsvpObject.SUB_LSP -> printSubLsp(d, in, indent, type, at, length);
            case RsvpObject.HOP -> printHop(d, in, indent, type, at, length);
            case RsvpObject.ERROR_SPECIFICATION -> printError(d, in, indent, type, at, length);
            case RsvpObject.HELLO -> type == 2
                    ? printFixed(d.out(), in, indent, objectClass, 1, at, length)
                    : printFixed(d.out(), in, indent, objectClass, type, at, length);
            case RsvpObject.STYLE, RsvpObject.RESTART_CAPABILITY, RsvpObject.CAPABILITY, RsvpObject.TIME_VALUES,
                    RsvpObject.CLASS_TYPE, RsvpObject.CLASS_TYPE_OLD, RsvpObject.ADMINISTRATIVE_STATUS ->
                printFixed(d.out(), in, indent, objectClass, type, at, length);
            case RsvpObject.PROPERTIES -> printProperties(d.out(), in, indent, type, at, length);
            case RsvpObject.MESSAGE_ID, RsvpObject.MESSAGE_ID_ACK, RsvpObject.MESSAGE_ID_LIST ->
                printMessages(d.out(), in, indent, type, at, length);
            case RsvpObject.INTEGRITY -> printIntegrity(d.out(), in, indent, type, at, length);
            default -> Outcome.DUMP;
        };
    }

    private static Outcome printAddress(
            Dissection d, PacketReader in, String indent, String heading, int type, int at, int length) {
        if (type != 1 && type != 2) {
            return Outcome.DUMP;
        }
        if (length < (type == 1 ? 4 : 16)) {
            return Outcome.TOO_SHORT;
        }
        d.out().add(indent).add(type == 1 ? "  IPv4 " : "  IPv6 ").add(heading);
        printIp(d, in, type == 1, at);
        return Outcome.PRINTED;
    }

    private static void printIp(Dissection d, PacketReader in, boolean ipv4, int at) {
        if (ipv4) {
            d.printIpv4(in, at);
        } else {
            d.printIpv6(in, at);
        }
    }

    private static Outcome printSubLsp(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type != 1 && type != 2) {
            return Outcome.DUMP;
        }
        if (length < (type == 1 ? 4 : 16)) {
            return Outcome.TOO_SHORT;
        }
        d.out().add(indent).add("  Sub-LSP destination address: ");
        printIp(d, in, type == 1, at);
        return Outcome.PRINTED;
    }

    /** The types 3 and 4 are those of 1 and 2 with elements behind, which are dumped. */
    private static Outcome printHop(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type < 1 || type > 4) {
            return Outcome.DUMP;
        }
        boolean ipv4 = type % 2 == 1;
        int size = ipv4 ? 4 : 16;
        if (length < size + 4) {
            return Outcome.TOO_SHORT;
        }
        d.out().add(indent).add("  Previous/Next Interface: ");
        printIp(d, in, ipv4, at);
        d.out().add(", Logical Interface Handle: 0x").hex(in.u32At(at + size), 8);
        return ipv4 && length == size + 4 ? Outcome.PRINTED : Outcome.DUMP;
    }

    private static Outcome printError(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type < 1 || type > 4) {
            return Outcome.DUMP;
        }
        boolean ipv4 = type % 2 == 1;
        int behind = at + (ipv4 ? 4 : 16);
        if (length < (ipv4 ? 8 : 20)) {
            return Outcome.TOO_SHORT;
        }
        Line out = d.out().add(indent).add("  Error Node Address: ");
        printIp(d, in, ipv4, at);
        int code = in.u8At(behind + 1);
        int value = in.u16At(behind + 2);
        out.add(", Flags: [0x").hex(in.u8At(behind), 2).add(']').add(indent);
        out.add("  Error Code: ").add(ERRORS.get(code, "unknown")).add(" (").add(code).add(')');
        String[] names = code == ROUTING ? ROUTING_ERRORS
                : ipv4 && (code == TRAFFIC_CLASS || code == TRAFFIC_CLASS_OLD) ? TRAFFIC_CLASS_ERRORS : null;
        if (names != null) {
            out.add(", Error Value: ").add(names[value < names.length ? value : 0]).add(" (").add(value).add(')');
        } else if (ipv4) {
            out.add(", Unknown Error Value (").add(value).add(')');
        }
        return Outcome.PRINTED;
    }

    private static Outcome printFixed(Line out, PacketReader in, String indent, int objectClass, int type, int at, int length) {
        boolean pair = objectClass == RsvpObject.HELLO || objectClass == RsvpObject.RESTART_CAPABILITY;
        if (type != 1) {
            return Outcome.DUMP;
        }
        if (length < (pair ? 8 : 4)) {
            return Outcome.TOO_SHORT;
        }
        switch (objectClass) {
            case RsvpObject.HELLO -> {
                out.add(indent).add("  Source Instance: 0x").hex(in.u32At(at), 8);
                out.add(", Destination Instance: 0x").hex(in.u32At(at + 4), 8);
            }
            case RsvpObject.RESTART_CAPABILITY -> {
                out.add(indent).add("  Restart  Time: ").add(in.u32At(at));
                out.add("ms, Recovery Time: ").add(in.u32At(at + 4)).add("ms");
            }
            case RsvpObject.STYLE -> {
                out.add(indent).add("  Reservation Style: ").add(STYLES.get(in.u24At(at + 1), "Unknown"));
                out.add(", Flags: [0x").hex(in.u8At(at), 2).add(']');
            }
            case RsvpObject.CAPABILITY -> {
                int bits = in.i32At(at);
                if ((bits & ~CAPABILITIES) != 0) {
                    out.add(indent).add("  [reserved=0x").hex(bits & ~CAPABILITIES, 8).add(" must be zero]");
                }
                CAPABILITY_FLAGS.printBits(out.add(indent).add("  Flags: ["), bits & CAPABILITIES, ", ", "none");
                out.add(']');
            }
            case RsvpObject.TIME_VALUES -> out.add(indent).add("  Refresh Period: ").add(in.u32At(at)).add("ms");
            case RsvpObject.ADMINISTRATIVE_STATUS -> {
                STATUS_FLAGS.printBits(out.add(indent).add("  Flags ["), in.i32At(at), ", ", "none");
                out.add(']');
            }
            default -> out.add(indent).add("  CT: ").add(in.u32At(at) & 7);
        }
        return Outcome.PRINTED;
    }

    private static Outcome printProperties(Line out, PacketReader in, String indent, int type, int at, int length) {
        if (type != 1) {
            return Outcome.DUMP;
        }
        if (length < 4) {
            return Outcome.TOO_SHORT;
        }
        int padding = in.u16At(at + 2);
        out.add(indent).add("  TLV count: ").add(in.u16At(at)).add(", padding bytes: ").add(padding);
        at += 4;
        length -= 4;
        while (length >= 2 + padding) {
            int property = in.u8At(at);
            int propertyLength = in.u8At(at + 1);
            out.add(indent).add("    ").add(PROPERTIES.get(property, "unknown")).add(" TLV (0x").hex(property, 2);
            out.add("), length: ").add(propertyLength);
            if (length < propertyLength) {
                return Outcome.TOO_SHORT;
            }
            if (propertyLength < 2) {
                out.add(indent).add("ERROR: property TLV is too short");
                return Outcome.STOP;
            }
            HexDump.capturedAt(out, "\n\t\t", in, at + 2, propertyLength - 2);
            at += propertyLength;
            length -= propertyLength;
        }
        return Outcome.PRINTED;
    }

    private static Outcome printMessages(Line out, PacketReader in, String indent, int type, int at, int length) {
        if (type != 1 && type != 2) {
            return Outcome.DUMP;
        }
        if (length < 4) {
            return Outcome.TOO_SHORT;
        }
        out.add(indent).add("  Flags [0x").hex(in.u8At(at), 2).add("], epoch: ").add(in.u24At(at + 1));
        for (int i = 4; i + 4 <= length; i += 4) {
            long message = in.u32At(at + i);
            out.add(indent).add("    Message-ID 0x").hex(message, 8).add(" (").add(message).add(')');
        }
        return Outcome.PRINTED;
    }

    /** RFC 2747 section 2; without its key the digest cannot be checked. */
    private static Outcome printIntegrity(Line out, PacketReader in, String indent, int type, int at, int length) {
        if (type != 1) {
            return Outcome.DUMP;
        }
        if (length < 32) {
            return Outcome.TOO_SHORT;
        }
        out.add(indent).add("  Key-ID 0x").hex(in.u48At(at + 2), 12).add(", Sequence 0x").hex(in.u64At(at + 8), 16);
        out.add((in.u8At(at) & 0x80) != 0 ? ", Flags [Handshake]" : ", Flags [none]");
        out.add(indent).add("  MD5-sum 0x").hex(in.u64At(at + 16), 16).hex(in.u64At(at + 24), 16).add("  (unchecked)");
        return Outcome.PRINTED;
    }
}
