package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.link.Ethernet;
import io.ptcpdump.dissect.link.LinuxSll;
import io.ptcpdump.dissect.link.LinuxSll2;
import io.ptcpdump.dissect.link.Loopback;
import io.ptcpdump.dissect.link.RawIp;
import io.ptcpdump.dissect.link.UnknownLink;
import io.ptcpdump.dissect.net.Arp;
import io.ptcpdump.dissect.net.Esp;
import io.ptcpdump.dissect.net.EthernetInIp;
import io.ptcpdump.dissect.net.Gre;
import io.ptcpdump.dissect.net.Icmp;
import io.ptcpdump.dissect.net.Icmp6;
import io.ptcpdump.dissect.net.Igmp;
import io.ptcpdump.dissect.net.Ipv4;
import io.ptcpdump.dissect.net.Ipv6;
import io.ptcpdump.dissect.net.Mpls;
import io.ptcpdump.dissect.net.Tunnel;
import io.ptcpdump.dissect.net.Vrrp;
import io.ptcpdump.model.LinkType;

/** The protocol stack: which printer each number leads to. A new protocol is a class of its own and a line here. */
public final class Stack {
    private Stack() {}

    /** New tables with every protocol that there is a printer for, for one {@link io.ptcpdump.dissect.Dissection}. */
    public static Demux standard() {
        Demux demux = new Demux(new UnknownLink());
        addLinkTypes(demux);
        addInternet(demux);
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
                .ether(EtherType.MPLS_MULTICAST, mpls);
        demux.ip(IpProtocol.ICMP, new Icmp())
                .ip(IpProtocol.IGMP, new Igmp())
                .ip(IpProtocol.IPV4, new Tunnel(ipv4))
                .ip(IpProtocol.IPV6, new Tunnel(ipv6))
                .ip(IpProtocol.GRE, new Gre())
                .ip(IpProtocol.ESP, new Esp())
                .ip(IpProtocol.ICMPV6, new Icmp6())
                .ip(IpProtocol.VRRP, new Vrrp())
                .ip(IpProtocol.ETHERNET, new EthernetInIp());
    }
}
