package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Captures of Juniper Networks' routers (LINKTYPE_JUNIPER_...): packets after a {@link JuniperHeader}. Here are those of which
 * the card says clearly enough what they are; {@link JuniperAtm} and {@link JuniperMultilink} have the others.
 */
public final class Juniper implements LinkPrinter {
    private static final int IPV4 = 2;
    private static final int IPV6 = 6;

    private static final ValueNames SECURITY_TYPES = ValueNames.of(
            1, "ESP ENCR-AUTH", 2, "ESP ENCR-AH AUTH", 3, "ESP AUTH", 4, "AH AUTH", 5, "ESP ENCR");
    /** Length of the header that an encryption services card puts before a packet of a security association. */
    private static final int SECURITY_HEADER = 16;

    private final JuniperHeader header;
    private final Payload payload;

    private Juniper(JuniperPic pic, Payload payload) {
        this.header = new JuniperHeader(pic);
        this.payload = payload;
    }

    public static Juniper gatewaySupportNode() {
        return new Juniper(JuniperPic.GGSN, Juniper::printGatewaySupportNode);
    }

    public static Juniper encryptionServices() {
        return new Juniper(JuniperPic.ES, Juniper::printEncryptionServices);
    }

    public static Juniper monitoringServices() {
        return new Juniper(JuniperPic.MONITOR, Juniper::printMonitoringServices);
    }

    public static Juniper adaptiveServices() {
        return new Juniper(JuniperPic.SERVICES, Juniper::printAdaptiveServices);
    }

    public static Juniper pppoe() {
        return new Juniper(JuniperPic.PPPOE, (d, in, header) -> {
            Frames.printEthernet(d, in);
            return 0;
        });
    }

    public static Juniper pppoeOverAtm() {
        return new Juniper(JuniperPic.PPPOE_ATM, (d, in, header) -> {
            int type = in.u16();
            if (!Frames.printEtherType(d, in, type)) {
                d.out().add("unknown ethertype 0x").hex(type, 4);
            }
            return 0;
        });
    }

    public static Juniper ethernet() {
        return new Juniper(JuniperPic.ETHER, (d, in, header) -> Frames.printEthernet(d, in));
    }

    public static Juniper ppp() {
        return new Juniper(JuniperPic.PPP, (d, in, header) -> {
            Ppp.printFrame(d, in);
            return 0;
        });
    }

    public static Juniper frameRelay(FrameRelay frameRelay) {
        return new Juniper(JuniperPic.FRELAY, (d, in, header) -> {
            frameRelay.printFrame(d, in);
            return 0;
        });
    }

    public static Juniper ciscoHdlc(CiscoHdlc ciscoHdlc) {
        return new Juniper(JuniperPic.CHDLC, (d, in, header) -> {
            ciscoHdlc.print(d, in);
            return 0;
        });
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        if (!header.print(d, in)) {
            return header.length();
        }
        return header.length() + payload.print(d, in, header);
    }

    private static int printGatewaySupportNode(Dissection d, PacketReader in, JuniperHeader header) {
        Line out = d.out();
        int protocol = header.cookie(2);
        if (d.options().linkHeader()) {
            String name = protocol == 1 ? "Null" : protocol == IPV4 ? "IPv4" : protocol == IPV6 ? "IPv6" : "Unknown";
            int vlan = header.cookie(4) << 8 | header.cookie(5);
            out.add("proto ").add(name).add(" (").add(protocol).add("), vlan ").add(vlan).add(": ");
        }
        if (protocol == IPV4 || protocol == IPV6) {
            Frames.printEtherType(d, in, protocol == IPV4 ? EtherType.IPV4 : EtherType.IPV6);
        } else if (!d.options().linkHeader()) {
            out.add("unknown GGSN proto (").add(protocol).add(')');
        }
        return 0;
    }

    /** Types 1 and 2 have no more than the first half of the header, and that is printed as part of the packet. */
    private static int printEncryptionServices(Dissection d, PacketReader in, JuniperHeader header) {
        Line out = d.out();
        in.need(SECURITY_HEADER);
        int type = in.peekU8(3);
        String name = SECURITY_TYPES.get(type);
        if (name == null) {
            out.add("ES Invalid type ").add(type).add(", length ").add(in.claimed());
            return 0;
        }
        boolean tunnel = type > 2;
        int rewritten = tunnel ? SECURITY_HEADER : 0;
        if (d.options().linkHeader()) {
            out.add("ES SA, index ").add(in.peekU16(0)).add(", ttl ").add(in.peekU8(2));
            out.add(" type ").add(name).add(" (").add(type).add(')');
            if (tunnel) {
                out.add(", spi ").add(in.peekU32(4)).add(", Tunnel ");
                d.printIpv4(in, in.position() + 8);
                out.add(" > ");
                d.printIpv4(in, in.position() + 12);
            }
            out.add(", length ").add(in.claimed() - rewritten).add('\n');
        }
        in.skip(rewritten);
        Frames.printEtherType(d, in, EtherType.IPV4);
        return 0;
    }

    private static int printMonitoringServices(Dissection d, PacketReader in, JuniperHeader header) {
        in.need(8);
        if (d.options().linkHeader()) {
            Line out = d.out();
            out.add("service-id ").add(in.peekU32(4)).add(", iif ").add(in.peekU16(2));
            out.add(", pkt-type ").add(in.peekU8(0)).add(": ");
        }
        Frames.printIpByVersion(d, in);
        return 0;
    }

    private static int printAdaptiveServices(Dissection d, PacketReader in, JuniperHeader header) {
        in.need(8);
        if (d.options().linkHeader()) {
            Line out = d.out();
            out.add("service-id ").add(in.peekU8(0)).add(" flags 0x").hex(in.peekU8(1), 2);
            out.add(" service-set-id 0x").hex(in.peekU16(2), 4).add(" iif ").add(in.peekU24(5)).add(": ");
        }
        Frames.printIpByVersion(d, in);
        return 0;
    }

    /** Prints what follows the header. */
    @FunctionalInterface
    private interface Payload {
        /** Returns the length of what {@code -x} leaves out besides the header. */
        int print(Dissection d, PacketReader in, JuniperHeader header);
    }
}
