package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * The Per-Packet Information header, before a packet of any link type. All fields are little-endian.
 *
 * <pre>
 *  0         1       2        4           8
 * +---------+-------+--------+-----------+-----------------+-------
 * | version | flags | length | link type | fields, skipped | packet
 * +---------+-------+--------+-----------+-----------------+-------
 * </pre>
 */
public final class Ppi implements LinkPrinter {
    private static final int HEADER = 8;
    private static final int MAX_LENGTH = 65532;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("ppi");
        int captured = in.captured();
        if (d.printIfCut(in, HEADER)) {
            return captured;
        }
        int version = in.peekU8(0);
        int length = in.peekU16Le(2);
        long linkType = in.peekU32Le(4);
        if (length < HEADER || length > MAX_LENGTH) {
            out.add(" [length ").add(length).add(" < ").add(HEADER).add(" or > ").add(MAX_LENGTH).add(']');
            d.printInvalid();
            return captured;
        }
        if (d.printIfCut(in, length)) {
            return captured;
        }
        int wireLength = in.claimed();
        if (d.options().linkHeader()) {
            printHeader(d, version, linkType, length, wireLength);
        }
        in.skip(length);
        LinkPrinter printer = EncapsulatedLink.printer(d, linkType);
        if (printer != null) {
            return length + EncapsulatedLink.print(d, printer, in);
        }
        if (!d.options().linkHeader()) {
            printHeader(d, version, linkType, length, wireLength);
        }
        d.printUnknown(in, in.captured());
        return length;
    }

    private static void printHeader(Dissection d, int version, long linkType, int length, int wireLength) {
        if (!d.options().quiet()) {
            d.out().add("V.").add(version).add(' ');
        }
        EncapsulatedLink.printHeader(d, linkType, length, wireLength);
    }
}
