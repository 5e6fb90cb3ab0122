package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/** Captures of PPP (LINKTYPE_PPP, LINKTYPE_PPP_PPPD): {@link Ppp} with or without its address and control bytes. */
public final class PppLink implements LinkPrinter {
    private static final int HEADER = 4;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("ppp");
        if (!in.has(HEADER)) {
            d.printTruncated();
            return in.captured();
        }
        Ppp.printFrame(d, in);
        return HEADER;
    }
}
