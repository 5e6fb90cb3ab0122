package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.model.LinkType;

/**
 * Packets that Broadcom's switches copy for lawful interception, in UDP: 32 bits of direction (3), type (4), subtype (3) and
 * identifier (22), then the packet, which is printed with -v.
 */
public final class BroadcomIntercept implements Printer {
    private static final int HEADER = 4;
    private static final String[] DIRECTIONS = {null, "unused", "egress", "ingress"};
    private static final String[] SUBTYPES = {null, "single VLAN tag", "double VLAN tag", "untagged"};
    private static final int UNDECIDED = 4;
    private static final int IPV4 = 5;
    private static final int IPV6 = 6;
    private static final int ETHERNET = 7;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("bcm_li");
        if (in.claimed() < HEADER) {
            out.add(" (length ").add(in.claimed()).add(" < ").add(HEADER).add(')');
            d.printInvalid();
            return;
        }
        int shim = in.i32();
        int type = shim >>> 25 & 15;
        String separator = d.verbose(1) ? "\n    " : "";
        out.add(separator).add("BCM-LI-SHIM: direction ").add(word(DIRECTIONS, shim >>> 29));
        out.add(", pkt-type ").add(typeName(type)).add(", pkt-subtype ").add(word(SUBTYPES, shim >>> 22 & 7));
        out.add(", li-id ").add(shim & 0x3fffff).add(separator);
        if (d.verbose(1)) {
            printPacket(d, in, type);
        } else {
            in.need(in.claimed());
        }
    }

    private static String word(String[] words, int value) {
        return value > 0 && value < words.length ? words[value] : "unknown";
    }

    private static String typeName(int type) {
        return switch (type) {
            case UNDECIDED -> "undecided";
            case IPV4 -> "ipv4";
            case IPV6 -> "ipv6";
            case ETHERNET -> "ethernet";
            default -> "unknown";
        };
    }

    private static void printPacket(Dissection d, PacketReader in, int type) {
        switch (type) {
            case ETHERNET -> d.nestedFrame(d.demux().linkType(LinkType.ETHERNET), in);
            case IPV4 -> d.nested(d.demux().etherType(EtherType.IPV4), in);
            case IPV6 -> d.nested(d.demux().etherType(EtherType.IPV6), in);
            case UNDECIDED -> {
                int version = in.peekU8(0) >>> 4;
                if (version == 4 || version == 6) {
                    printPacket(d, in, version == 4 ? IPV4 : IPV6);
                } else {
                    d.out().add("unknown payload");
                }
            }
            default -> d.printInvalid();
        }
    }
}
