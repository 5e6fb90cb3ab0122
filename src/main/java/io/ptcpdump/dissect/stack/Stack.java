package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.app.Bootp;
import io.ptcpdump.dissect.app.Dhcp6;
import io.ptcpdump.dissect.app.Dns;
import io.ptcpdump.dissect.app.Isakmp;
import io.ptcpdump.dissect.app.Ntp;
import io.ptcpdump.dissect.app.PayloadLine;
import io.ptcpdump.dissect.app.Ptp;
import io.ptcpdump.dissect.app.Resp;
import io.ptcpdump.dissect.app.Rtcp;
import io.ptcpdump.dissect.app.Rtp;
import io.ptcpdump.dissect.app.Sflow;
import io.ptcpdump.dissect.app.Snmp;
import io.ptcpdump.dissect.app.SomeIp;
import io.ptcpdump.dissect.app.Bfd;
import io.ptcpdump.dissect.app.Bgp;
import io.ptcpdump.dissect.app.Bootp;
import io.ptcpdump.dissect.app.Dns;
import io.ptcpdump.dissect.app.Ldp;
import io.ptcpdump.dissect.app.Lmp;
import io.ptcpdump.dissect.app.LspPing;
import io.ptcpdump.dissect.app.Ntp;
import io.ptcpdump.dissect.app.PayloadLine;
import io.ptcpdump.dissect.app.RpkiRouter;
import io.ptcpdump.dissect.app.Rip;
import io.ptcpdump.dissect.app.Ripng;
import io.ptcpdump.dissect.app.Eapol;
import io.ptcpdump.dissect.app.Hsrp;
import io.ptcpdump.dissect.app.L2tp;
import io.ptcpdump.dissect.app.Lisp;
import io.ptcpdump.dissect.app.Ntp;
import io.ptcpdump.dissect.app.PayloadLine;
import io.ptcpdump.dissect.app.Radius;
import io.ptcpdump.dissect.app.Ssh;
import io.ptcpdump.dissect.app.Syslog;
import io.ptcpdump.dissect.app.Telnet;
import io.ptcpdump.dissect.app.TextProtocol;
import io.ptcpdump.dissect.app.Tftp;
import io.ptcpdump.dissect.app.Vat;
import io.ptcpdump.dissect.app.Vqp;
import io.ptcpdump.dissect.app.Zmtp;
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
import io.ptcpdump.dissect.net.Eigrp;
import io.ptcpdump.dissect.net.Carp;
import io.ptcpdump.dissect.net.Esp;
import io.ptcpdump.dissect.net.EthernetInIp;
import io.ptcpdump.dissect.net.Geneve;
import io.ptcpdump.dissect.net.Gre;
import io.ptcpdump.dissect.net.Icmp;
import io.ptcpdump.dissect.net.Icmp6;
import io.ptcpdump.dissect.net.Igmp;
import io.ptcpdump.dissect.net.Igrp;
import io.ptcpdump.dissect.net.Ipv4;
import io.ptcpdump.dissect.net.Ipv6;
import io.ptcpdump.dissect.net.Mpls;
import io.ptcpdump.dissect.net.Rsvp;
import io.ptcpdump.dissect.net.Osi;
import io.ptcpdump.dissect.net.Ospf;
import io.ptcpdump.dissect.net.Tunnel;
import io.ptcpdump.dissect.net.Vrrp;
import io.ptcpdump.dissect.net.Vxlan;
import io.ptcpdump.dissect.transport.Dccp;
import io.ptcpdump.dissect.transport.Sctp;
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
        return force(protocol, demux.tcpPorts(), demux.udpPorts()) ? demux : null;
    }

    /** A protocol of which tcpdump knows only one transport leaves the payloads of the other unprinted. */
    private static boolean force(String protocol, Demux.Ports tcp, Demux.Ports udp) {
        Printer overTcp = switch (protocol) {
            case "domain" -> Dns.overTcp();
            case "resp" -> new Resp();
            case "zmtp1" -> new Zmtp();
            default -> null;
        };
        Printer overUdp = switch (protocol) {
            case "domain" -> Dns.overUdp();
            case "ptp" -> new Ptp();
            case "rtcp" -> new Rtcp();
            case "rtp" -> new Rtp();
            case "snmp" -> new Snmp();
            case "someip" -> new SomeIp();
            case "tftp" -> new Tftp();
            case "vat" -> new Vat();
            case "vxlan" -> new Vxlan();
            default -> null;
        };
        tcp.force(overTcp);
        udp.force(overUdp);
        return overTcp != null || overUdp != null;
        switch (protocol) {
            case "domain" -> {
                demux.tcpPorts().force(Dns.overTcp());
                demux.udpPorts().force(Dns.overUdp());
            }
            case "lmp" -> {
                demux.tcpPorts().force(null);
                demux.udpPorts().force(new Lmp());
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
        Osi osi = new Osi();
        Pppoe pppoe = new Pppoe();
        demux.ether(EtherType.IPV4, ipv4)
                .ether(EtherType.IPV6, ipv6)
                .ether(EtherType.ARP, arp)
                .ether(EtherType.REVERSE_ARP, arp)
                .ether(EtherType.MPLS, mpls)
                .ether(EtherType.MPLS_MULTICAST, mpls)
                .ether(EtherType.LLDP, new Lldp())
                .ether(EtherType.PTP, new Ptp());
                .ether(EtherType.OSI, osi)
                .ether(EtherType.ISO, osi::printEthernet)
                .ether(EtherType.LLDP, new Lldp());
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
                .ip(IpProtocol.DCCP, new Dccp())
                .ip(IpProtocol.RSVP, new Rsvp())
                .ip(IpProtocol.GRE, new Gre())
                .ip(IpProtocol.GRE, new Gre(new Ppp()))
                .ip(IpProtocol.ESP, new Esp())
                .ip(IpProtocol.ICMPV6, new Icmp6())
                .ip(IpProtocol.PIM, new Pim())
                .ip(IpProtocol.IP_COMPRESSION, new IpCompression())
                .ip(IpProtocol.VRRP, new Vrrp())
                .ip(IpProtocol.SCTP, new Sctp())
                .ip(IpProtocol.IGRP, new Igrp())
                .ip(IpProtocol.EIGRP, new Eigrp())
                .ip(IpProtocol.OSPF, new Ospf())
                .ip(IpProtocol.ETHERNET, new EthernetInIp());
    }

    /** In the order in which tcpdump asks for ports. */
    private static void addTcp(Demux.Ports ports) {
        TextProtocol http = TextProtocol.http();
        TextProtocol rtsp = TextProtocol.rtsp();
        ports.add(TextProtocol.ftp(), 21)
                .add(new Ssh(), 22)
                .add(new Telnet(), 23)
                .add(TextProtocol.smtp(), 25)
                .add(TextProtocol.whois(), 43)
                .add(Dns.overTcp(), 53)
                .add(http, 80)
                .add(new Bgp(), 179)
                .add(new RpkiRouter(), 323)
                .add(rtsp, 554)
                .add(new Resp(), 6379)
                .add(new Ldp(), 646)
                .add(http, 8080)
                .add(rtsp, 8554)
                .otherwise(new PayloadLine());
    }

    /** In the order in which tcpdump asks for ports. */
    private static void addUdp(Demux.Ports ports) {
        Isakmp isakmp = new Isakmp();
        ports.add(Dns.overUdp(), 53)
                .add(new Bootp(), 67, 68)
                .add(new Tftp(), 69)
                .add(new Ntp(), 123)
                .add(new Snmp(), 161, 162)
                .add(new Ptp(), 319, 320)
                .add(isakmp, 500)
                .add(new Syslog(), 514)
                .add(new Ldp(), 646)
                .add(new Lmp(), 701)
                .add(new Rip(), 520)
                .add(new Ripng(), 521)
                .add(Dns.multicast(), 5353)
                .add(isakmp.inUdp(), 4500)
                .add(isakmp, 7500, 8500)
                .addDestination(new Vat(), 3456)
                .add(new Vqp(), 1589)
                .add(new Sflow(), 6343)
                .add(new LspPing(), 3503)
                .addDestination(Bfd.control(), 3784)
                .addDestination(Bfd.echo(), 3785)
                .addDestination(Bfd.multihop(), 4784)
                .addDestination(Bfd.aggregate(), 6784)
                .add(TextProtocol.sip(), 5060)
                .add(new Vxlan(), 4789)
                .addDestination(new Geneve(), 6081)
                .add(new Mpls(), 6635)
                .add(new SomeIp(), 30490);
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
