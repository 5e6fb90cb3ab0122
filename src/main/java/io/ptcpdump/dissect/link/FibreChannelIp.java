package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * IP over Fibre Channel, RFC 2625 section 3 (LINKTYPE_IP_OVER_FC): destination and source of 8 bytes, the last 6 of which are
 * MAC addresses, then an IEEE 802.2 frame.
 */
public final class FibreChannelIp implements LinkPrinter {
    private static final int HEADER = 16;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("ipfc");
        in.need(HEADER);
        d.linkAddresses(in.peekU48(10), in.peekU48(2));
        if (d.options().linkHeader()) {
            d.printMac(d.linkSource());
            d.out().add(" > ");
            d.printMac(d.linkDestination());
            d.out().add(", length ").add(in.claimed()).add(": ");
        }
        in.skip(HEADER);
        return HEADER + Ethernet.printLlc(d, in);
    }
}
