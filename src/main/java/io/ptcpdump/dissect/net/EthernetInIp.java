package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.model.LinkType;

/** An Ethernet frame as the payload of an IPv6 packet, RFC 8986 section 4.9. */
public final class EthernetInIp implements Printer {
    @Override
    public void print(Dissection d, PacketReader in) {
        if (d.ip().version == 6) {
            d.nestedFrame(d.demux().linkType(LinkType.ETHERNET), in);
        } else {
            IpPayload.printRequires(d, IpProtocol.ETHERNET, "IPv6");
        }
    }
}
