package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.model.LinkType;

/**
 * Virtual eXtensible LANs, RFC 7348 section 5: flags in a byte, 3 reserved bytes, the network identifier in 24 bits, another
 * reserved byte, then an Ethernet frame.
 */
public final class Vxlan implements Printer {
    private static final int HEADER = 8;
    private static final int NETWORK_IS_VALID = 0x08;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("vxlan").add("VXLAN");
        if (in.claimed() < HEADER) {
            d.printInvalid();
            return;
        }
        int flags = in.peekU8(0);
        out.add(", flags [").add((flags & NETWORK_IS_VALID) != 0 ? "I" : "invalid").add("] (0x").hex(flags, 2).add("), ");
        int network = in.peekU24(4);
        out.add("vni ").add(network).add('\n');
        in.skip(HEADER);
        d.nestedFrame(d.demux().linkType(LinkType.ETHERNET), in);
    }
}
