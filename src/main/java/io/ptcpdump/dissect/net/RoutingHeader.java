package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The IPv6 routing header, RFC 8200 section 4.4, of the types 0 (RFC 5095), 2 (RFC 6275 section 6.4) and 4 (segment routing,
 * RFC 8754).
 *
 * <pre>
 *  0             1        2       3               4                     8
 * +-------------+--------+-------+---------------+---------------------+--------------
 * | next header | length | type  | segments left | by type             | addresses ...
 * +-------------+--------+-------+---------------+---------------------+--------------
 * </pre>
 */
final class RoutingHeader {
    private static final int ADDRESSES = 8;
    private static final int ADDRESS_LENGTH = 16;

    private static final int SOURCE_ROUTE = 0;
    private static final int MOBILE = 2;
    private static final int SEGMENT_ROUTING = 4;

    private RoutingHeader() {}

    /** Prints the header; returns its length in bytes, or -1 where nothing after it can be trusted. */
    static int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("rt6").add("RT6");
        int length = in.peekU8(1);
        out.add(" (len=").add(length);
        int type = in.peekU8(2);
        out.add(", type=").add(type);
        if (type == SOURCE_ROUTE) {
            out.add(" [Deprecated]");
        }
        int segmentsLeft = in.peekU8(3);
        out.add(", segleft=").add(segmentsLeft);
        switch (type) {
            case SOURCE_ROUTE, MOBILE -> {
                long reserved = in.peekU32(4);
                if (reserved != 0 || d.verbose(1)) {
                    out.add(", rsv=0x").hex(reserved);
                }
            }
            case SEGMENT_ROUTING -> {
                int lastEntry = in.peekU8(4);
                out.add(", last-entry=").add(lastEntry);
                int flags = in.peekU8(5);
                if (flags != 0 || d.verbose(1)) {
                    out.add(", flags=0x").hex(flags);
                }
                int tag = in.peekU16(6);
                out.add(", tag=").hex(tag);
            }
            default -> {
                out.add(" (unknown type)");
                d.printInvalid();
                return -1;
            }
        }
        if (length % 2 == 1) {
            out.add(type == SEGMENT_ROUTING ? " (invalid length " : " [length ").add(length);
            out.add(type == SEGMENT_ROUTING ? ')' : ']');
            d.printInvalid();
            return -1;
        }
        printAddresses(d, in, length / 2);
        noteFinalDestination(d, in, type, length / 2);
        return length + 1 << 3;
    }

    private static void printAddresses(Dissection d, PacketReader in, int count) {
        for (int i = 0; i < count; i++) {
            in.need(ADDRESSES + (i + 1) * ADDRESS_LENGTH);
            d.out().add(", [").add(i).add(']');
            d.printIpv6(in, in.position() + ADDRESSES + i * ADDRESS_LENGTH);
        }
        d.out().add(") ");
    }

    /** The addresses of a segment routing header are in reverse order. */
    private static void noteFinalDestination(Dissection d, PacketReader in, int type, int count) {
        boolean first = !d.ip().routed;
        d.ip().routed = true;
        int last = type == SEGMENT_ROUTING ? 0 : count - 1;
        if (first && last >= 0 && in.has(ADDRESSES + last * ADDRESS_LENGTH, ADDRESS_LENGTH)) {
            d.ip().finalDestinationAt = in.position() + ADDRESSES + last * ADDRESS_LENGTH;
        }
    }
}
