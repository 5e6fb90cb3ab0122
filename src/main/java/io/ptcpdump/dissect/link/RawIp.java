package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/** Packets that begin with an IP header (LINKTYPE_RAW, LINKTYPE_IPV4, LINKTYPE_IPV6); its version field says which. */
public final class RawIp implements LinkPrinter {
    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        if (d.options().linkHeader()) {
            out.add("ip: ");
        }
        out.enter("ipn");
        if (in.claimed() < 1) {
            out.add("truncated-ip ").add(in.claimed());
            return 0;
        }
        int version = in.peekU8(0) >>> 4;
        switch (version) {
            case 4 -> d.demux().etherType(EtherType.IPV4).print(d, in);
            case 6 -> d.demux().etherType(EtherType.IPV6).print(d, in);
            default -> out.add("unknown ip ").add(version);
        }
        return 0;
    }
}
