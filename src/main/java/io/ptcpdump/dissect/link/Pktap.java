package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Apple's PKTAP header, before a packet of any link type. All fields are little-endian.
 *
 * <pre>
 *  0               4             8           12
 * +---------------+-------------+-----------+------------------------------------------
 * | header length | record type | link type | interface, process and more, to byte 108
 * +---------------+-------------+-----------+------------------------------------------
 * </pre>
 */
public final class Pktap implements LinkPrinter {
    private static final int HEADER = 108;
    private static final int NO_DATA = 0;
    private static final int PACKET = 1;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("pktap");
        int wireLength = in.claimed();
        if (wireLength < HEADER) {
            out.add(" (packet too short, ").add(wireLength).add(" < ").add(HEADER).add(')');
            d.printInvalid();
            return 0;
        }
        long linkType = in.peekU32Le(8);
        long length = in.peekU32Le(0);
        if (length < HEADER) {
            out.add(" (pkt_len too small, ").add(length).add(" < ").add(HEADER).add(')');
            d.printInvalid();
            return 0;
        }
        if (length > wireLength) {
            out.add(" (pkt_len too big, ").add(length).add(" > ").add(wireLength).add(')');
            d.printInvalid();
            return 0;
        }
        in.need((int) length);
        if (d.options().linkHeader()) {
            EncapsulatedLink.printHeader(d, linkType, length, wireLength);
        }
        long record = in.peekU32Le(4);
        in.skip((int) length);
        if (record == NO_DATA) {
            out.add("no data");
        } else if (record == PACKET) {
            return (int) length + printPacket(d, in, linkType, length, wireLength);
        }
        return (int) length;
    }

    private static int printPacket(Dissection d, PacketReader in, long linkType, long length, int wireLength) {
        LinkPrinter printer = EncapsulatedLink.printer(d, linkType);
        if (printer != null) {
            return EncapsulatedLink.print(d, printer, in);
        }
        if (!d.options().linkHeader()) {
            EncapsulatedLink.printHeader(d, linkType, length, wireLength);
        }
        d.printUnknown(in, in.captured());
        return 0;
    }
}
