package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Node information queries in ICMPv6, RFC 4620.
 *
 * <pre>
 *  0      1      2          4            6       8       16
 * +------+------+----------+------------+-------+-------+---------------
 * | type | code | checksum | query type | flags | nonce | subject or data
 * +------+------+----------+------------+-------+-------+---------------
 * </pre>
 */
final class NodeInformation {
    private static final int HEADER = 16;
    /** Length of a message of KAME's older protocol. */
    private static final int WHO_ARE_YOU = 12;

    private static final int TYPE_NOOP = 0;
    private static final int TYPE_NODE_NAME = 2;
    private static final int TYPE_NODE_ADDRESSES = 3;
    private static final int TYPE_IPV4_ADDRESSES = 4;

    private static final int TRUNCATED = 1;

    private static final ValueNames ADDRESS_FLAGS =
            ValueNames.of(0x01, "T", 0x02, "A", 0x04, "C", 0x08, "L", 0x10, "S", 0x20, "G");
    private static final ValueNames IPV4_FLAGS = ValueNames.of(0x01, "T", 0x02, "A");

    private NodeInformation() {}

    static void printQuery(Dissection d, PacketReader in) {
        Line out = d.out();
        int size = in.captured();
        if (size == WHO_ARE_YOU) {
            out.add(" who-are-you request");
            return;
        }
        if (size < HEADER) {
            d.printTruncated();
            return;
        }
        int type = in.peekU16(4);
        int flags = in.peekU16(6);
        out.add(" (").add(typeName(type));
        if (type == TYPE_NODE_ADDRESSES || type == TYPE_IPV4_ADDRESSES) {
            printFlags(out, type == TYPE_NODE_ADDRESSES ? ADDRESS_FLAGS : IPV4_FLAGS, flags);
            if ((flags & TRUNCATED) != 0) {
                out.add(" [invalid flag Truncate present]");
            }
        }
        if (type != TYPE_NOOP) {
            printSubject(d, in, in.peekU8(1), size);
        } else if (size != HEADER && d.verbose(1)) {
            out.add(", invalid len");
        }
        out.add(')');
    }

    private static void printSubject(Dissection d, PacketReader in, int code, int size) {
        Line out = d.out();
        switch (code) {
            case 0 -> printAddressSubject(d, in, size, 16);
            case 1 -> {
                out.add(", subject=DNS name");
                printName(out, in, HEADER);
            }
            case 2 -> printAddressSubject(d, in, size, 4);
            default -> out.add(", unknown subject");
        }
    }

    private static void printAddressSubject(Dissection d, PacketReader in, int size, int addressLength) {
        if (size == HEADER + addressLength) {
            d.out().add(", subject=");
            if (addressLength == 4) {
                d.printIpv4(in, in.position() + HEADER);
            } else {
                d.printIpv6(in, in.position() + HEADER);
            }
        } else if (size > HEADER + addressLength && d.verbose(1)) {
            d.out().add(", invalid subject len");
        }
    }

    /** @param length of the ICMPv6 message in bytes */
    static void printReply(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int size = in.captured();
        if (length > size || size < HEADER) {
            d.printTruncated();
            return;
        }
        out.add(" (");
        int code = in.peekU8(1);
        boolean invalid = size != HEADER && d.verbose(1);
        switch (code) {
            case 0 -> printData(d, in, size);
            case 1 -> out.add("refused").add(invalid ? ", invalid length" : "");
            case 2 -> out.add("unknown").add(invalid ? ", invalid length" : "");
            default -> { }
        }
        out.add(')');
    }

    private static void printData(Dissection d, PacketReader in, int size) {
        Line out = d.out();
        int type = in.peekU16(4);
        int flags = in.peekU16(6);
        out.add(d.verbose(1) ? "success, " : "").add(typeName(type));
        switch (type) {
            case TYPE_NOOP -> out.add(size != HEADER && d.verbose(1) ? ", invalid length" : "");
            case TYPE_NODE_NAME -> {
                printName(out, in, HEADER + 4);
                if ((flags & TRUNCATED) != 0) {
                    long timeToLive = in.peekU32(HEADER);
                    out.add(" [TTL=").add(timeToLive).add(']');
                }
            }
            case TYPE_NODE_ADDRESSES -> {
                printFlags(out, ADDRESS_FLAGS, flags);
                for (int at = HEADER; at + 20 <= size; at += 20) {
                    out.add(' ');
                    d.printIpv6(in, in.position() + at + 4);
                    out.add('(').add(in.peekU32(at)).add(')');
                }
            }
            case TYPE_IPV4_ADDRESSES -> {
                printFlags(out, ADDRESS_FLAGS, flags);
                for (int at = HEADER; at < size; at += 8) {
                    in.need(at + 8);
                    out.add(' ');
                    d.printIpv4(in, in.position() + at + 4);
                    out.add('(').add(in.peekU32(at)).add(')');
                }
            }
            default -> { }
        }
    }

    private static void printFlags(Line out, ValueNames names, int flags) {
        if (flags != 0) {
            out.add(" [");
            names.printBits(out, flags, "", "none");
            out.add(']');
        }
    }

    /** A domain name of uncompressed labels; one that lacks its last label ends in an empty label and another zero. */
    private static void printName(Line out, PacketReader in, int from) {
        int end = in.captured();
        int at = from;
        out.add(", \"");
        while (at < end) {
            int label = in.peekU8(at++);
            if (label == 0) {
                boolean unfinished = at + 1 == end && in.peekU8(at) == 0;
                out.add(at == end ? "." : unfinished ? "" : "???");
                break;
            }
            if (label > end - at) {
                out.add("???");
                break;
            }
            for (int i = 0; i < label; i++) {
                out.printable(in.peekU8(at++));
            }
            if (at + 1 < end && in.peekU8(at) != 0) {
                out.add('.');
            }
        }
        out.add('"');
    }

    private static String typeName(int type) {
        return switch (type) {
            case TYPE_NOOP -> "noop";
            case TYPE_NODE_NAME -> "node name";
            case TYPE_NODE_ADDRESSES -> "node addresses";
            case TYPE_IPV4_ADDRESSES -> "ipv4 addresses";
            default -> "unknown";
        };
    }
}
