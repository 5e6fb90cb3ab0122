package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** Options of an IPv4 header: RFC 791 section 3.1, RFC 1393, RFC 2113. Offsets are from the start of the header. */
final class Ipv4Options {
    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int RECORD_ROUTE = 7;
    private static final int TIMESTAMP = 68;
    private static final int TRACEROUTE = 82;
    private static final int SECURITY = 130;
    private static final int LOOSE_SOURCE_ROUTE = 131;
    private static final int STRICT_SOURCE_ROUTE = 137;
    private static final int ROUTER_ALERT = 148;

    /** Kinds of timestamp option, in the low 4 bits of its fourth byte. */
    private static final int TIMESTAMPS_ONLY = 0;
    private static final int WITH_ADDRESSES = 1;
    private static final int PRESPECIFIED = 3;

    private Ipv4Options() {}

    /** Prints the options between two offsets; returns false where one of them was not captured in full. */
    static boolean print(Dissection d, PacketReader in, int from, int to) {
        Line out = d.out();
        int length;
        for (int at = from; at < to; at += length) {
            if (at > from) {
                out.add(',');
            }
            int type = in.peekU8(at);
            out.addName(name(type), "unknown ", type, "");
            length = type == END || type == NO_OPERATION ? 1 : in.peekU8(at + 1);
            if (length > to - at || length < 2 && type > NO_OPERATION) {
                out.add(" [bad length ").add(length).add(']');
                return true;
            }
            if (!in.has(at, length)) {
                return false;
            }
            boolean complete = switch (type) {
                case TIMESTAMP -> printTimestamps(d, in, at, length);
                case RECORD_ROUTE, STRICT_SOURCE_ROUTE, LOOSE_SOURCE_ROUTE -> printRoute(d, in, at, length);
                case ROUTER_ALERT -> printRouterAlert(out, in, at, length);
                default -> true;
            };
            if (!complete || type == END) {
                return complete;
            }
        }
        return true;
    }

    private static boolean printRoute(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (length < 3) {
            out.add(" [bad length ").add(length).add(']');
            return true;
        }
        if ((length + 1 & 3) != 0) {
            out.add(" [bad length ").add(length).add(']');
        }
        int pointer = in.peekU8(at + 2);
        if (pointer < 4 || (pointer & 3) != 0 || pointer > length + 2) {
            out.add(" [bad ptr ").add(pointer).add(']');
        }
        for (int hop = 3; hop < length; hop += 4) {
            if (!in.has(at + hop, 4)) {
                return false;
            }
            out.add(' ');
            d.printIpv4(in, in.position() + at + hop);
            // tcpdump takes a pointer of 0 for one beyond all hops
            if (pointer == 0 || pointer - 1 > hop) {
                out.add(',');
            }
        }
        return true;
    }

    private static boolean printTimestamps(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (length < 4) {
            out.add("[bad length ").add(length).add(']');
            return true;
        }
        out.add(" TS{");
        int kind = in.peekU8(at + 3) & 15;
        int missed = in.peekU8(at + 3) >>> 4;
        int hopLength = kind == TIMESTAMPS_ONLY ? 4 : 8;
        if ((length - 4) % hopLength != 0) {
            out.add("[bad length ").add(length).add(']');
        }
        int pointer = in.peekU8(at + 2) - 1;
        if (pointer < 4 || (pointer - 4) % hopLength != 0 || pointer > length + 1) {
            out.add("[bad ptr ").add(pointer + 1).add(']');
        }
        int hop = 0;
        switch (kind) {
            case TIMESTAMPS_ONLY -> out.add("TSONLY");
            case WITH_ADDRESSES -> out.add("TS+ADDR");
            case PRESPECIFIED -> out.add("PRESPEC");
            default -> out.add("[bad ts type ").add(kind).add(']');
        }
        if (kind <= WITH_ADDRESSES || kind == PRESPECIFIED) {
            for (hop = 4; hop < length; hop += hopLength) {
                if (!in.has(at + hop, hopLength)) {
                    return false;
                }
                out.add(pointer == hop ? " ^ " : " ");
                out.add(in.peekU32(at + hop + hopLength - 4)).add('@');
                if (hopLength == 8) {
                    d.printIpv4(in, in.position() + at + hop);
                }
            }
        }
        out.add(pointer == hop ? " ^ " : "");
        if (missed != 0) {
            out.add(" [").add(missed).add(" hops not recorded]} ");
        } else {
            out.add('}');
        }
        return true;
    }

    private static boolean printRouterAlert(Line out, PacketReader in, int at, int length) {
        if (length < 4) {
            out.add(" [bad length ").add(length).add(']');
        } else if (in.peekU16(at + 2) != 0) {
            out.add(" value ").add(in.peekU16(at + 2));
        }
        return true;
    }

    /** Offset of the last address of a source route between two offsets, or of the header's own destination. */
    static int finalDestination(PacketReader in, int from, int to) {
        int at = from;
        while (at < to) {
            int type = in.peekU8(at);
            if (type == END || type != NO_OPERATION && !in.has(at, 2)) {
                break;
            }
            int length = type == NO_OPERATION ? 1 : in.peekU8(at + 1);
            if (length < 1 || length < 2 && type != NO_OPERATION || length > to - at) {
                break;
            }
            if ((type == STRICT_SOURCE_ROUTE || type == LOOSE_SOURCE_ROUTE) && length >= 7) {
                return at + length - 4;
            }
            at += length;
        }
        return Ipv4.DESTINATION;
    }

    private static String name(int type) {
        return switch (type) {
            case END -> "EOL";
            case NO_OPERATION -> "NOP";
            case TIMESTAMP -> "timestamp";
            case SECURITY -> "security";
            case RECORD_ROUTE -> "RR";
            case STRICT_SOURCE_ROUTE -> "SSRR";
            case LOOSE_SOURCE_ROUTE -> "LSRR";
            case ROUTER_ALERT -> "RA";
            case TRACEROUTE -> "traceroute";
            default -> null;
        };
    }
}
