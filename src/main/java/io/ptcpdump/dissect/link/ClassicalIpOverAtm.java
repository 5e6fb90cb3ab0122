package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/** Classical IP over ATM, RFC 2225: an IEEE 802.2 frame with SNAP, or IP alone. */
public final class ClassicalIpOverAtm implements LinkPrinter {
    private static final long SNAP_ETHERNET = 0xaaaa03000000L;
    private static final int SNAP_LENGTH = 6;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("cip");
        if (d.options().linkHeader()) {
            d.out().add(in.claimed()).add(": ");
        }
        in.need(SNAP_LENGTH);
        if (in.peekU48(0) == SNAP_ETHERNET) {
            return Ethernet.printLlc(d, in);
        }
        Frames.printEtherType(d, in, EtherType.IPV4);
        return 0;
    }
}
