package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Captures of the ATM cards of Juniper Networks' routers (LINKTYPE_JUNIPER_ATM1, LINKTYPE_JUNIPER_ATM2). The encapsulation is
 * guessed from the first bytes of the packet; the cookies say only what is a maintenance cell:
 *
 * <pre>
 * +-----------+------------------+--------------------+   ATM1: 4 bytes
 * | format, 8 | channel index, 8 | channel, 16        |
 * +-----------+-----+------------+---+-----------+----+   ATM2: 8 bytes, of which these are the last 4
 * | channel, 16     | 5 | AAL, 3 | 2 | gap count, 6   |
 * +-----------------+---+--------+---+----------------+
 * </pre>
 */
public final class JuniperAtm implements LinkPrinter {
    private static final int MAINTENANCE_FORMAT = 0x80;
    private static final int MAINTENANCE_PACKET = 0x70;
    private static final int GAP_COUNT = 0x3f;
    private static final int OSI = 0xfefe03;
    private static final int SNAP = 0xaaaa03;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    private final JuniperHeader header;
    private final boolean second;

    private JuniperAtm(JuniperPic pic) {
        header = new JuniperHeader(pic);
        second = pic == JuniperPic.ATM2;
    }

    public static JuniperAtm first() {
        return new JuniperAtm(JuniperPic.ATM1);
    }

    public static JuniperAtm second() {
        return new JuniperAtm(JuniperPic.ATM2);
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        if (header.print(d, in)) {
            boolean cell = second ? (header.cookie(7) & MAINTENANCE_PACKET) != 0 : header.cookie(0) == MAINTENANCE_FORMAT;
            if (cell) {
                AtmOam.print(d, in, 0);
            } else {
                printPacket(d, in);
            }
        }
        return header.length();
    }

    private void printPacket(Dissection d, PacketReader in) {
        int start = in.position();
        int logicalLink = in.peekU24(0);
        if (logicalLink == OSI || logicalLink == SNAP) {
            if (Llc.print(d, in) > 0) {
                return;
            }
            in.seek(start);
        }
        if (second && !header.incoming() && (header.cookie32() & GAP_COUNT) != 0) {
            Frames.printEthernet(d, in);
        } else if (in.peekU8(0) == UNNUMBERED_INFORMATION) {
            in.skip(1);
            Frames.printOsi(d, in);
        } else if (second && isPpp(in.peekU16(0))) {
            Ppp.printFrame(d, in);
        } else {
            Frames.printIpByVersion(d, in);
        }
    }

    /** Whether this is a protocol number of PPP that these routers know. */
    private static boolean isPpp(int protocol) {
        return switch (protocol) {
            case PppProtocol.IPV4, PppProtocol.OSI, PppProtocol.MPLS, PppProtocol.MPLS_MULTICAST, PppProtocol.IPCP,
                    PppProtocol.OSICP, PppProtocol.MPLSCP, PppProtocol.LCP, PppProtocol.PAP, PppProtocol.CHAP,
                    PppProtocol.MULTILINK, PppProtocol.IPV6, PppProtocol.IPV6CP -> true;
            default -> false;
        };
    }
}
