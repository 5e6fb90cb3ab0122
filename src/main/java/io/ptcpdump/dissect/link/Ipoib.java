package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/** IP over InfiniBand, RFC 4391 section 6: 40 bytes of addresses, then an Ethernet protocol type and 2 reserved bytes. */
public final class Ipoib implements LinkPrinter {
    private static final int HEADER = 44;
    private static final int TYPE = 40;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("ipoib");
        int length = in.claimed();
        if (in.captured() < HEADER || length < HEADER) {
            d.printTruncated();
            return Math.min(in.captured(), length);
        }
        int type = in.peekU16(TYPE);
        if (d.options().linkHeader()) {
            d.out().add("IPOIB");
            printHeader(d, type, length);
        }
        in.skip(HEADER);
        int at = in.position();
        if (!Frames.printEtherType(d, in, type)) {
            in.seek(at);
            if (!d.options().linkHeader()) {
                printHeader(d, type, length);
            }
            d.printUnknown(in, in.captured());
        }
        return HEADER;
    }

    private static void printHeader(Dissection d, int type, int length) {
        Line out = d.out();
        out.add(", ethertype ").add(EtherType.nameOrUnknown(type));
        if (!d.options().quiet()) {
            out.add(" (0x").hex(type, 4).add(')');
        }
        out.add(", length ").add(length).add(": ");
    }
}
