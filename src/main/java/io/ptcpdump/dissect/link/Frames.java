package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.model.LinkType;

/** How link layers hand what they carry to other printers, and what they print where there is none. */
final class Frames {
    private Frames() {}

    /** Prints an Ethernet frame and returns the length of its headers. */
    static int printEthernet(Dissection d, PacketReader in) {
        return d.demux().linkType(LinkType.ETHERNET).print(d, in);
    }

    /**
     * Prints what an Ethernet type stands for; returns whether there is a printer for it. That of OSI in GRE is none on other
     * links.
     */
    static boolean printEtherType(Dissection d, PacketReader in, int type) {
        Printer payload = type == EtherType.OSI ? null : d.demux().etherType(type);
        if (payload == null) {
            return false;
        }
        if (type == EtherType.IPX) {
            d.out().add("(NOV-ETHII) ");
        } else if (type == EtherType.APPLETALK && d.verbose(1)) {
            d.out().add("et1 ");
        }
        payload.print(d, in);
        return true;
    }

    /** Prints an IP packet of the version that its first byte tells; returns whether it tells one. */
    static boolean printIpByVersion(Dissection d, PacketReader in) {
        int first = in.peekU8(0);
        if (first >= 0x45 && first <= 0x4f) {
            return printEtherType(d, in, EtherType.IPV4);
        }
        return first >>> 4 == 6 && printEtherType(d, in, EtherType.IPV6);
    }

    /** Prints what ISO 9577 identifies by its first byte, or a dump of it where nobody can. */
    static void printOsi(Dissection d, PacketReader in) {
        Printer payload = d.demux().etherType(EtherType.OSI);
        if (payload == null) {
            d.printUnknown(in, in.captured());
        } else {
            payload.print(d, in);
        }
    }
}
