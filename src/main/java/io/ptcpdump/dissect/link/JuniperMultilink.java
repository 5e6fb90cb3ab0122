package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Captures of bundles of links of Juniper Networks' routers: multilink PPP (RFC 1990), multilink frame relay end to end
 * (FRF.15), and of an interface (FRF.16).
 */
public final class JuniperMultilink implements LinkPrinter {
    /** Layer 3 protocols of the cookie of an adaptive services card. */
    private static final int IPV4 = 0x00;
    private static final int IPV6 = 0x10;
    private static final int MPLS = 0x20;
    private static final int ISO = 0x30;
    /** Flags of that cookie, both of which a packet to the routing engine has. */
    private static final int TO_ROUTING_ENGINE = 0x0c;

    private static final int PPP_ADDRESS_AND_CONTROL = 0xff03;
    private static final int OSI_ACCESS_POINTS = 0xfefe;
    /** The control byte of unnumbered information, before the protocol by ISO 9577. */
    private static final int UNNUMBERED_Q_933 = 0x0308;
    private static final int UNNUMBERED_IPV4 = 0x03cc;
    private static final int UNNUMBERED_IPV6 = 0x038e;

    private final JuniperHeader header;
    private final Payload payload;

    private JuniperMultilink(JuniperPic pic, Payload payload) {
        header = new JuniperHeader(pic);
        this.payload = payload;
    }

    public static JuniperMultilink ppp() {
        return new JuniperMultilink(JuniperPic.MLPPP, JuniperMultilink::printPpp);
    }

    public static JuniperMultilink endToEndFrameRelay() {
        return new JuniperMultilink(JuniperPic.MLFR, JuniperMultilink::printEndToEnd);
    }

    public static JuniperMultilink frameRelay(MultilinkFrameRelay link) {
        return new JuniperMultilink(JuniperPic.MFR, (d, in, header) -> {
            if (header.cookieLength() == 0) {
                link.printFrame(d, in);
            } else if (header.cookieLength() == JuniperHeader.MAX_COOKIE) {
                printLayer3(d, in, header.protocol());
            } else {
                printBundle(d, in, header);
            }
        });
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        if (header.print(d, in)) {
            payload.print(d, in, header);
        }
        return header.length();
    }

    private static void printPpp(Dissection d, PacketReader in, JuniperHeader header) {
        int first = header.cookie16();
        // On a link of a bundle there is no cookie, but what looks like one is the beginning of the packet.
        if (d.options().linkHeader() && first != PppProtocol.OSI && first != PPP_ADDRESS_AND_CONTROL) {
            d.out().add("Bundle-ID ").add(header.bundle()).add(": ");
        }
        boolean toRoutingEngine = header.protocol() == IPV4 && header.cookie(4) == TO_ROUTING_ENGINE;
        if (toRoutingEngine || !printLayer3(d, in, header.protocol())) {
            if (first == PppProtocol.OSI && !toRoutingEngine) {
                in.seek(in.position() - 2);
            }
            Ppp.printFrame(d, in);
        }
    }

    /** Prints what a cookie says that the packet is; returns whether it is one of the protocols that it can be. */
    private static boolean printLayer3(Dissection d, PacketReader in, int protocol) {
        switch (protocol) {
            case IPV4 -> Frames.printEtherType(d, in, EtherType.IPV4);
            case IPV6 -> Frames.printEtherType(d, in, EtherType.IPV6);
            case MPLS -> Frames.printEtherType(d, in, EtherType.MPLS);
            case ISO -> Frames.printOsi(d, in);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printEndToEnd(Dissection d, PacketReader in, JuniperHeader header) {
        printBundleNumber(d, header);
        switch (header.protocol()) {
            case 0x0003, 0x0300 -> Frames.printOsi(d, in);
            default -> printUnnumbered(d, in, header.protocol());
        }
    }

    private static void printBundle(Dissection d, PacketReader in, JuniperHeader header) {
        printBundleNumber(d, header);
        if (header.protocol() == OSI_ACCESS_POINTS) {
            in.skip(1);
            Frames.printOsi(d, in);
        } else {
            printUnnumbered(d, in, header.protocol());
        }
    }

    private static void printBundleNumber(Dissection d, JuniperHeader header) {
        if (d.options().linkHeader() && header.cookie32() != 1) {
            d.out().add("Bundle-ID ").add(header.bundle()).add(", ");
        }
    }

    private static void printUnnumbered(Dissection d, PacketReader in, int protocol) {
        switch (protocol) {
            case UNNUMBERED_Q_933, UNNUMBERED_IPV4, UNNUMBERED_IPV6 -> {
                in.seek(in.position() - 1);
                Frames.printOsi(d, in);
            }
            default -> {
                d.out().add("unknown protocol 0x").hex(protocol, 4).add(", length ").add(in.claimed());
            }
        }
    }

    /** Prints what follows the header. */
    @FunctionalInterface
    private interface Payload {
        void print(Dissection d, PacketReader in, JuniperHeader header);
    }
}
