package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Captures of Symantec's Enterprise Firewall (LINKTYPE_SYMANTEC_FIREWALL): of 44 bytes before a packet, two in the middle are
 * known, which are an Ethernet type.
 */
public final class SymantecFirewall implements LinkPrinter {
    private static final int HEADER = 44;
    private static final int TYPE = 6;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("symantec");
        in.need(HEADER);
        int length = in.claimed();
        int type = in.peekU16(TYPE);
        if (d.options().linkHeader()) {
            printHeader(d, type, length);
        }
        in.skip(HEADER);
        if (type <= EtherType.MAX_LENGTH || !Frames.printEtherType(d, in, type)) {
            if (!d.options().linkHeader()) {
                printHeader(d, type, length);
            }
            d.printUnknown(in, in.captured());
        }
        return HEADER;
    }

    private static void printHeader(Dissection d, int type, int length) {
        Line out = d.out();
        if (type <= EtherType.MAX_LENGTH) {
            out.add("invalid ethertype ").add(type);
        } else if (d.options().quiet()) {
            out.addNameHex(EtherType.name(type), "Unknown Ethertype (0x", type, 4, ")");
        } else {
            out.add("ethertype ").add(EtherType.nameOrUnknown(type)).add(" (0x").hex(type, 4).add(')');
        }
        out.add(", length ").add(length).add(": ");
    }
}
