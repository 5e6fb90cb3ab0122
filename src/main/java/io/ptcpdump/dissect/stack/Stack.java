package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.app.Bootp;
import io.ptcpdump.dissect.app.Dhcp6;
import io.ptcpdump.dissect.app.Dns;
import io.ptcpdump.dissect.app.Eapol;
import io.ptcpdump.dissect.app.Hsrp;
import io.ptcpdump.dissect.app.L2tp;
import io.ptcpdump.dissect.app.Lisp;
import io.ptcpdump.dissect.app.Ntp;
import io.ptcpdump.dissect.app.PayloadLine;
import io.ptcpdump.dissect.app.Radius;
import io.ptcpdump.dissect.app.Ssh;
import io.ptcpdump.dissect.app.Syslog;
import io.ptcpdump.dissect.app.TextProtocol;
import io.ptcpdump.dissect.link.CiscoHdlc;
import io.ptcpdump.dissect.link.Ethernet;
import io.ptcpdump.dissect.link.LinuxSll;
import io.ptcpdump.dissect.link.LinuxSll2;
import io.ptcpdump.dissect.link.Lldp;
import io.ptcpdump.dissect.link.LoadBalancing;
import io.ptcpdump.dissect.link.Loopback;
import io.ptcpdump.dissect.link.Ppp;
import io.ptcpdump.dissect.link.PppHdlc;
import io.ptcpdump.dissect.link.PppInEthernet;
import io.ptcpdump.dissect.link.PppLink;
import io.ptcpdump.dissect.link.Pppoe;
import io.ptcpdump.dissect.link.PppoeLink;
import io.ptcpdump.dissect.link.RawIp;
import io.ptcpdump.dissect.link.SlowProtocols;
import io.ptcpdump.dissect.link.UnknownLink;
import io.ptcpdump.dissect.net.Arp;
import io.ptcpdump.dissect.net.Carp;
import io.ptcpdump.dissect.net.Esp;
import io.ptcpdump.dissect.net.EthernetInIp;
import io.ptcpdump.dissect.net.Geneve;
import io.ptcpdump.dissect.net.Gre;
import io.ptcpdump.dissect.net.Icmp;
import io.ptcpdump.dissect.net.Icmp6;
import io.ptcpdump.dissect.net.Igmp;
import io.ptcpdump.dissect.net.IpCompression;
import io.ptcpdump.dissect.net.Ipv4;
import io.ptcpdump.dissect.net.Ipv6;
import io.ptcpdump.dissect.net.Mpls;
import io.ptcpdump.dissect.net.Nsh;
import io.ptcpdump.dissect.net.Pim;
import io.ptcpdump.dissect.net.Tunnel;
import io.ptcpdump.dissect.net.Vrrp;
import io.ptcpdump.dissect.net.Vxlan;
import io.ptcpdump.dissect.net.VxlanGpe;
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
            case "carp" -> {
                demux.ip(IpProtocol.VRRP, new Carp());
                demux.tcpPorts().force(null);
                demux.udpPorts().force(null);
            }
            case "radius" -> {
                demux.tcpPorts().force(null);
                demux.udpPorts().force(new Radius());
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
        PppLink ppp = new PppLink();
        demux.link(LinkType.ETHERNET, new Ethernet())
                .link(LinkType.NULL, loopback)
                .link(LinkType.PPP, ppp)
                .link(LinkType.PPP_PPPD, ppp)
                .link(LinkType.PPP_HDLC, new PppHdlc())
                .link(LinkType.PPP_ETHER, new PppoeLink())
                .link(LinkType.CISCO_HDLC, new CiscoHdlc())
                .link(LinkType.LOOP, loopback)
                .link(LinkType.RAW, rawIp)
                .link(LinkType.IPV4, rawIp)
                .link(LinkType.IPV6, rawIp)
                .link(LinkType.LINUX_SLL, new LinuxSll())
                .link(LinkType.LINUX_SLL2, new LinuxSll2());
    }

    private static void addInternet(Demux demux) {
        Ipv4 ipv4 = new Ipv4();
        Ipv6 ipv6 = new Ipv6();
        Arp arp = new Arp();
        Mpls mpls = new Mpls();
        Pppoe pppoe = new Pppoe();
        demux.ether(EtherType.IPV4, ipv4)
                .ether(EtherType.IPV6, ipv6)
                .ether(EtherType.ARP, arp)
                .ether(EtherType.REVERSE_ARP, arp)
                .ether(EtherType.MPLS, mpls)
                .ether(EtherType.MPLS_MULTICAST, mpls)
                .ether(EtherType.LLDP, new Lldp())
                .ether(EtherType.PPPOE_DISCOVERY, pppoe)
                .ether(EtherType.PPPOE_SESSION, pppoe)
                .ether(EtherType.PPPOE_DISCOVERY_OLD, pppoe)
                .ether(EtherType.PPPOE_SESSION_OLD, pppoe)
                .ether(EtherType.PPP, new PppInEthernet())
                .ether(EtherType.EAPOL, new Eapol())
                .ether(EtherType.SLOW_PROTOCOLS, new SlowProtocols())
                .ether(EtherType.NSH, new Nsh())
                .ether(EtherType.MS_NLB, new LoadBalancing());
        demux.ip(IpProtocol.ICMP, new Icmp())
                .ip(IpProtocol.IGMP, new Igmp())
                .ip(IpProtocol.IPV4, new Tunnel(ipv4))
                .ip(IpProtocol.IPV6, new Tunnel(ipv6))
                .ip(IpProtocol.TCP, new Tcp())
                .ip(IpProtocol.UDP, new Udp())
                .ip(IpProtocol.GRE, new Gre(new Ppp()))
                .ip(IpProtocol.ESP, new Esp())
                .ip(IpProtocol.ICMPV6, new Icmp6())
                .ip(IpProtocol.PIM, new Pim())
                .ip(IpProtocol.IP_COMPRESSION, new IpCompression())
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
                .add(new Dhcp6(), 546, 547)
                .add(Dns.multicast(), 5353)
                .add(new L2tp(new Ppp()), 1701)
                .add(new Radius(), 1645, 1646, 1700, 1812, 1813, 3799)
                .addDestination(new Hsrp(), 1985)
                .add(TextProtocol.sip(), 5060)
                .add(new Vxlan(), 4789)
                .addDestination(new Geneve(), 6081)
                .add(new Lisp(), 4342)
                .add(new VxlanGpe(), 4790)
                .add(new Mpls(), 6635);
    }
}
