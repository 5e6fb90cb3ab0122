package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * IP payload compression, RFC 3173 section 3: next header, flags, compression parameter index in 16 bits, then what nobody but
 * the two ends can tell.
 */
public final class IpCompression implements Printer {
    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("ipcomp");
        int parameters = in.peekU16(2);
        d.out().add("IPComp(cpi=0x").hex(parameters, 4).add(')');
    }
}
