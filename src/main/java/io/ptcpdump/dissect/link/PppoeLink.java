package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/** Captures of {@link Pppoe} without the Ethernet header (LINKTYPE_PPP_ETHER). */
public final class PppoeLink implements LinkPrinter {
    @Override
    public int print(Dissection d, PacketReader in) {
        return Pppoe.printFrame(d, in);
    }
}
