package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Captures of PPP in HDLC-like framing, RFC 1662, or of {@link CiscoHdlc} (LINKTYPE_PPP_HDLC); the first byte, which is the
 * address, tells which.
 */
public final class PppHdlc implements LinkPrinter {
    private static final int PPP_ADDRESS = 0xff;
    private static final int HEADER = 4;

    private final CiscoHdlc cisco = new CiscoHdlc();

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out().enter("ppp_hdlc");
        if (!in.has(2)) {
            d.printTruncated();
            return in.captured();
        }
        int address = in.peekU8(0);
        if (CiscoHdlc.isAddress(address)) {
            return cisco.print(d, in);
        }
        if (!in.has(HEADER)) {
            d.printTruncated();
            return in.captured();
        }
        if (d.options().linkHeader()) {
            out.hex(address, 2).add(' ').hex(in.peekU8(1), 2).add(' ').add(in.claimed()).add(' ');
        }
        in.skip(2);
        if (address != PPP_ADDRESS) {
            out.add("unknown addr ").hex(in.peekU8(0), 2).add("; ctrl ").hex(in.peekU8(1), 2);
            return 2;
        }
        int protocol = in.u16();
        out.addNameHex(PppProtocol.name(protocol), "unknown PPP protocol (0x", protocol, 4, ")").add(": ");
        Ppp.printPayload(d, in, protocol);
        return HEADER;
    }
}
