package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.app.Bootp;
import io.ptcpdump.dissect.app.Dns;
import io.ptcpdump.dissect.app.Ntp;
import io.ptcpdump.dissect.app.PayloadLine;
import io.ptcpdump.dissect.app.Ssh;
import io.ptcpdump.dissect.app.Syslog;
import io.ptcpdump.dissect.app.TextProtocol;
import io.ptcpdump.dissect.link.Aarp;
import io.ptcpdump.dissect.link.Aoe;
import io.ptcpdump.dissect.link.BluetoothHci;
import io.ptcpdump.dissect.link.BroadcomTag;
import io.ptcpdump.dissect.link.CalmFast;
import io.ptcpdump.dissect.link.ClassicalIpOverAtm;
import io.ptcpdump.dissect.link.ConfigurationTesting;
import io.ptcpdump.dissect.link.Ddp;
import io.ptcpdump.dissect.link.Decnet;
import io.ptcpdump.dissect.link.Dsa;
import io.ptcpdump.dissect.link.Ethernet;
import io.ptcpdump.dissect.link.Fddi;
import io.ptcpdump.dissect.link.FrameRelay;
import io.ptcpdump.dissect.link.GeoNetworking;
import io.ptcpdump.dissect.link.Ieee80211;
import io.ptcpdump.dissect.link.Ipoib;
import io.ptcpdump.dissect.link.Ipx;
import io.ptcpdump.dissect.link.LinuxSll;
import io.ptcpdump.dissect.link.LinuxSll2;
import io.ptcpdump.dissect.link.Lldp;
import io.ptcpdump.dissect.link.LocalTalk;
import io.ptcpdump.dissect.link.Loopback;
import io.ptcpdump.dissect.link.NetAnalyzer;
import io.ptcpdump.dissect.link.Nflog;
import io.ptcpdump.dissect.link.Pktap;
import io.ptcpdump.dissect.link.Ppi;
import io.ptcpdump.dissect.link.PrismHeader;
import io.ptcpdump.dissect.link.Radiotap;
import io.ptcpdump.dissect.link.RawIp;
import io.ptcpdump.dissect.link.TokenRing;
import io.ptcpdump.dissect.link.UnknownLink;
import io.ptcpdump.dissect.link.UsbLinux;
import io.ptcpdump.dissect.link.Vsock;
import io.ptcpdump.dissect.net.Arp;
import io.ptcpdump.dissect.net.Esp;
import io.ptcpdump.dissect.net.EthernetInIp;
import io.ptcpdump.dissect.net.Geneve;
import io.ptcpdump.dissect.net.Gre;
import io.ptcpdump.dissect.net.Icmp;
import io.ptcpdump.dissect.net.Icmp6;
import io.ptcpdump.dissect.net.Igmp;
import io.ptcpdump.dissect.net.Ipv4;
import io.ptcpdump.dissect.net.Ipv6;
import io.ptcpdump.dissect.net.Mpls;
import io.ptcpdump.dissect.net.Tunnel;
import io.ptcpdump.dissect.net.Vrrp;
import io.ptcpdump.dissect.net.Vxlan;
import io.ptcpdump.dissect.transport.Tcp;
import io.ptcpdump.dissect.transport.Udp;
import io.ptcpdump.model.LinkType;

/** The protocol stack: which printer each number leads to. A new protocol is a class of its own and a line here. */
public final class Stack {
    private Stack() {}

    /** New tables with every protocol that there is a printer for, for one {@link io.ptcpdump.dissect.Dissection}. */
    public static Demux standard() {
        Demux demux = new Demux(new UnknownLink());
        addLinkTypes(demux);
        addWireless(demux);
        addEncapsulations(demux);
        addEtherTypes(demux);
        addInternet(demux);
        addTcp(demux.tcpPorts());
        addUdp(demux.udpPorts());
        return demux;
    }

    /**
     * The same, but every TCP and UDP payload goes to the printer of one protocol, whatever its ports are ({@code -T}).
     *
     * @return null where there is no such protocol
     */
    public static Demux forced(String protocol) {
        Demux demux = standard();
        switch (protocol) {
            case "domain" -> {
                demux.tcpPorts().force(Dns.overTcp());
                demux.udpPorts().force(Dns.overUdp());
            }
            case "vxlan" -> {
                demux.tcpPorts().force(null);
                demux.udpPorts().force(new Vxlan());
            }
            default -> {
                return null;
            }
        }
        return demux;
    }

    private static void addLinkTypes(Demux demux) {
        Loopback loopback = new Loopback();
        RawIp rawIp = new RawIp();
        demux.link(LinkType.ETHERNET, new Ethernet())
                .link(LinkType.NULL, loopback)
                .link(LinkType.LOOP, loopback)
                .link(LinkType.RAW, rawIp)
                .link(LinkType.IPV4, rawIp)
                .link(LinkType.IPV6, rawIp)
                .link(LinkType.LINUX_SLL, new LinuxSll())
                .link(LinkType.LINUX_SLL2, new LinuxSll2());
    }

    private static void addWireless(Demux demux) {
        Ieee80211 frames = new Ieee80211();
        PrismHeader prism = new PrismHeader(frames);
        demux.link(LinkType.IEEE802_11, frames)
                .link(LinkType.IEEE802_11_RADIOTAP, new Radiotap(frames))
                .link(LinkType.PRISM, prism)
                .link(LinkType.IEEE802_11_AVS, prism::printAvs);
    }

    /** Link types that put something before or into a packet of another. */
    private static void addEncapsulations(Demux demux) {
        demux.link(LinkType.DSA_TAG_DSA, Dsa.plain())
                .link(LinkType.DSA_TAG_EDSA, Dsa.extended())
                .link(LinkType.DSA_TAG_BRCM, BroadcomTag.inside())
                .link(LinkType.DSA_TAG_BRCM_PREPEND, BroadcomTag.before())
                .link(LinkType.NETANALYZER, NetAnalyzer.frames())
                .link(LinkType.NETANALYZER_TRANSPARENT, NetAnalyzer.transparent())
                .link(LinkType.PPI, new Ppi())
                .link(LinkType.PKTAP, new Pktap())
                .link(LinkType.USER2, new Pktap())
                .link(LinkType.NFLOG, new Nflog())
                .link(LinkType.VSOCK, new Vsock())
                .link(LinkType.IPOIB, new Ipoib())
                .link(LinkType.LTALK, new LocalTalk())
                .link(LinkType.IEEE802_5, new TokenRing())
                .link(LinkType.FDDI, new Fddi())
                .link(LinkType.FRELAY, new FrameRelay())
                .link(LinkType.ATM_CLIP, new ClassicalIpOverAtm())
                .link(LinkType.USB_LINUX, UsbLinux.plain())
                .link(LinkType.USB_LINUX_MMAPPED, UsbLinux.mapped())
                .link(LinkType.BLUETOOTH_HCI_H4_WITH_PHDR, new BluetoothHci());
    }

    private static void addEtherTypes(Demux demux) {
        GeoNetworking geoNetworking = new GeoNetworking();
        demux.ether(EtherType.AOE, new Aoe())
                .ether(EtherType.LOOPBACK, new ConfigurationTesting())
                .ether(EtherType.CALM_FAST, new CalmFast())
                .ether(EtherType.GEONETWORKING, geoNetworking)
                .ether(EtherType.GEONETWORKING_OLD, geoNetworking)
                .ether(EtherType.APPLETALK, new Ddp())
                .ether(EtherType.AARP, new Aarp())
                .ether(EtherType.IPX, new Ipx())
                .ether(EtherType.DECNET, new Decnet());
    }

    private static void addInternet(Demux demux) {
        Ipv4 ipv4 = new Ipv4();
        Ipv6 ipv6 = new Ipv6();
        Arp arp = new Arp();
        Mpls mpls = new Mpls();
        demux.ether(EtherType.IPV4, ipv4)
                .ether(EtherType.IPV6, ipv6)
                .ether(EtherType.ARP, arp)
                .ether(EtherType.REVERSE_ARP, arp)
                .ether(EtherType.MPLS, mpls)
                .ether(EtherType.MPLS_MULTICAST, mpls)
                .ether(EtherType.LLDP, new Lldp());
        demux.ip(IpProtocol.ICMP, new Icmp())
                .ip(IpProtocol.IGMP, new Igmp())
                .ip(IpProtocol.IPV4, new Tunnel(ipv4))
                .ip(IpProtocol.IPV6, new Tunnel(ipv6))
                .ip(IpProtocol.TCP, new Tcp())
                .ip(IpProtocol.UDP, new Udp())
                .ip(IpProtocol.GRE, new Gre())
                .ip(IpProtocol.ESP, new Esp())
                .ip(IpProtocol.ICMPV6, new Icmp6())
                .ip(IpProtocol.VRRP, new Vrrp())
                .ip(IpProtocol.ETHERNET, new EthernetInIp());
    }

    /** In the order in which tcpdump asks for ports. */
    private static void addTcp(Demux.Ports ports) {
        TextProtocol http = TextProtocol.http();
        TextProtocol rtsp = TextProtocol.rtsp();
        ports.add(TextProtocol.ftp(), 21)
                .add(new Ssh(), 22)
                .add(TextProtocol.smtp(), 25)
                .add(TextProtocol.whois(), 43)
                .add(Dns.overTcp(), 53)
                .add(http, 80)
                .add(rtsp, 554)
                .add(http, 8080)
                .add(rtsp, 8554)
                .otherwise(new PayloadLine());
    }

    /** In the order in which tcpdump asks for ports. */
    private static void addUdp(Demux.Ports ports) {
        ports.add(Dns.overUdp(), 53)
                .add(new Bootp(), 67, 68)
                .add(new Ntp(), 123)
                .add(new Syslog(), 514)
                .add(Dns.multicast(), 5353)
                .add(TextProtocol.sip(), 5060)
                .add(new Vxlan(), 4789)
                .addDestination(new Geneve(), 6081)
                .add(new Mpls(), 6635);
    }
}
