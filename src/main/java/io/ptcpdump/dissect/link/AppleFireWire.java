package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Apple's IP over IEEE 1394 (LINKTYPE_APPLE_IP_OVER_IEEE1394): destination and source, which are EUI-64, and an Ethernet type.
 */
public final class AppleFireWire implements LinkPrinter {
    private static final int HEADER = 18;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("ap1394");
        in.need(HEADER);
        int length = in.claimed();
        long destination = in.peekU64(0);
        long source = in.peekU64(8);
        int type = in.peekU16(16);
        if (d.options().linkHeader()) {
            printHeader(d, source, destination, type, length);
        }
        in.skip(HEADER);
        if (!Frames.printEtherType(d, in, type)) {
            if (!d.options().linkHeader()) {
                printHeader(d, source, destination, type, length);
            }
            d.printUnknown(in, in.captured());
        }
        return HEADER;
    }

    private static void printHeader(Dissection d, long source, long destination, int type, int length) {
        Line out = d.out();
        out.eui64(source).add(" > ").eui64(destination).add(", ");
        if (d.options().quiet()) {
            out.addNameHex(EtherType.name(type), "Unknown Ethertype (0x", type, 4, ")");
        } else {
            out.add("ethertype ").add(EtherType.nameOrUnknown(type)).add(" (0x").hex(type, 4).add(')');
        }
        out.add(", length ").add(length).add(": ");
    }
}
