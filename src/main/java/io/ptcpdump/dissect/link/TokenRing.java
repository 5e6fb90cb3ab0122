package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Token ring, IEEE 802.5 section 3. The highest bit of the source says that the route through the bridges follows.
 *
 * <pre>
 *  0                1               2             8        14
 * +----------------+---------------+-------------+--------+---------------+------------------+---------
 * | access control | frame control | destination | source | route control | routes, 2 bytes  | LLC ...
 * |                |               |             |        | (2 bytes)     | each             |
 * +----------------+---------------+-------------+--------+---------------+------------------+---------
 * </pre>
 */
public final class TokenRing implements LinkPrinter {
    private static final int HEADER = 14;
    private static final int FRAME_LLC = 1;
    private static final long SOURCE_ROUTED = 1L << 47;
    private static final String[] BROADCASTS = {
        "Non-Broadcast", "Non-Broadcast", "Non-Broadcast", "Non-Broadcast", "All-routes", "All-routes", "Single-route",
        "Single-route"
    };
    private static final String[] LARGEST_FRAMES = {"516", "1500", "2052", "4472", "8144", "11407", "17800", "??"};

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("token-ring");
        if (d.printIfCut(in, HEADER)) {
            return HEADER;
        }
        int length = in.claimed();
        int access = in.peekU8(0);
        int control = in.peekU8(1);
        long source = in.peekU48(8);
        boolean routed = (source & SOURCE_ROUTED) != 0;
        d.linkAddresses(source & ~SOURCE_ROUTED, in.peekU48(2));
        if (d.options().linkHeader()) {
            printHeader(d, access, control, length);
        }
        int headerLength = HEADER;
        if (routed) {
            if (d.printIfCut(in, HEADER + 2)) {
                return HEADER;
            }
            headerLength += in.peekU16(HEADER) >>> 8 & 31;
            if (d.printIfCut(in, headerLength)) {
                return headerLength;
            }
            printRoute(d, in);
        }
        in.skip(headerLength);
        if (control >>> 6 == FRAME_LLC) {
            return headerLength + Ethernet.printLlc(d, in);
        }
        if (!d.options().linkHeader()) {
            printHeader(d, access, control, length);
        }
        d.printUnknown(in, in.captured());
        return headerLength;
    }

    private static void printHeader(Dissection d, int access, int control, int length) {
        Line out = d.out();
        if (!d.options().quiet()) {
            out.hex(access, 2).add(' ').hex(control, 2).add(' ');
        }
        d.printMac(d.linkSource());
        out.add(" > ");
        d.printMac(d.linkDestination());
        out.add(", length ").add(length).add(": ");
    }

    private static void printRoute(Dissection d, PacketReader in) {
        Line out = d.out();
        int route = in.peekU16(HEADER);
        int segments = ((route >>> 8 & 31) - 2) / 2;
        if (d.verbose(1)) {
            out.add(BROADCASTS[route >>> 13]).add((route & 0x80) != 0 ? " Backward" : " Forward");
        } else {
            out.add("rt = ").hex(route);
        }
        for (int i = 0; i < segments; i++) {
            int segment = in.peekU16(HEADER + 2 + 2 * i);
            if (d.verbose(1)) {
                out.add(" [").add(segment >>> 4).add(':').add(segment & 15).add(']');
            } else {
                out.add(':').hex(segment);
            }
        }
        out.add(" (").add(LARGEST_FRAMES[route >>> 4 & 7]).add(") ");
    }
}
