package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Packets over ATM adaptation layer 5, RFC 2684 (LINKTYPE_ATM_RFC1483): an IEEE 802.2 header, of which Cisco leaves out all
 * but the control byte before OSI protocols. What begins with neither is taken for a header of IEEE 802.6 with an IEEE 802.2
 * frame after it.
 */
public final class Atm implements LinkPrinter {
    private static final int UNNUMBERED_INFORMATION = 0x03;
    private static final int SNAP = 0xaaaa03;
    private static final int OSI = 0xfefe03;
    private static final int IP = 0x060603;
    private static final int IEEE_802_6_HEADER = 20;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out().enter("atm");
        boolean linkHeader = d.options().linkHeader();
        if (in.peekU8(0) == UNNUMBERED_INFORMATION) {
            out.add(linkHeader ? "CNLPID " : "");
            in.skip(1);
            Frames.printOsi(d, in);
            return 1;
        }
        int logicalLink = in.peekU24(0);
        if (logicalLink == SNAP || logicalLink == OSI || logicalLink == IP) {
            return Ethernet.printLlc(d, in);
        }
        if (linkHeader) {
            in.need(16);
            out.hex(in.peekU64(0), 16).add(' ').hex(in.peekU64(8), 16).add(' ');
        }
        in.skip(IEEE_802_6_HEADER);
        return IEEE_802_6_HEADER + Ethernet.printLlc(d, in);
    }
}
