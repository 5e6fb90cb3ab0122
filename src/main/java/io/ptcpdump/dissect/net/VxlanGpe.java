package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;
import io.ptcpdump.model.LinkType;

/**
 * The generic protocol extension of VXLAN, draft-ietf-nvo3-vxlan-gpe: flags in a byte, 2 reserved bytes, the next protocol, the
 * network identifier in 24 bits, another reserved byte, then the payload.
 */
public final class VxlanGpe implements Printer {
    private static final int HEADER = 8;
    private static final ValueNames FLAGS = ValueNames.of(0x08, "I", 0x04, "P", 0x02, "B", 0x01, "O");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("vxlan_gpe").add("VXLAN-GPE, ");
        if (in.claimed() < HEADER) {
            out.add(" (len ").add(in.claimed()).add(" < 8)");
            d.printInvalid();
            return;
        }
        int flags = in.u8();
        FLAGS.printBits(out.add("flags ["), flags, "", "none");
        out.add("], ");
        in.skip(2);
        int protocol = in.u8();
        int network = in.u24();
        in.skip(1);
        out.add("vni ").add(network).add(d.verbose(1) ? "\n    " : ": ");
        int type = switch (protocol) {
            case 1 -> EtherType.IPV4;
            case 2 -> EtherType.IPV6;
            case 4 -> EtherType.NSH;
            default -> 0;
        };
        Printer payload = type == 0 ? null : d.demux().etherType(type);
        if (protocol == 3) {
            d.nestedFrame(d.demux().linkType(LinkType.ETHERNET), in);
        } else if (payload != null) {
            d.nested(payload, in);
        } else {
            out.add("ERROR: unknown-next-protocol");
            d.printInvalid();
        }
    }
}
