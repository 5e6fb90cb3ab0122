package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.link.Ppp;
import io.ptcpdump.dissect.net.Egp;
import io.ptcpdump.dissect.net.Eigrp;
import io.ptcpdump.dissect.net.Esp;
import io.ptcpdump.dissect.net.EthernetInIp;
import io.ptcpdump.dissect.net.Gre;
import io.ptcpdump.dissect.net.Icmp;
import io.ptcpdump.dissect.net.Icmp6;
import io.ptcpdump.dissect.net.Igmp;
import io.ptcpdump.dissect.net.Igrp;
import io.ptcpdump.dissect.net.IpCompression;
import io.ptcpdump.dissect.net.Ipv4;
import io.ptcpdump.dissect.net.Ipv6;
import io.ptcpdump.dissect.net.MinimalEncapsulation;
import io.ptcpdump.dissect.net.Ospf;
import io.ptcpdump.dissect.net.Pim;
import io.ptcpdump.dissect.net.Rsvp;
import io.ptcpdump.dissect.net.Tunnel;
import io.ptcpdump.dissect.net.Vrrp;
import io.ptcpdump.dissect.transport.Dccp;
import io.ptcpdump.dissect.transport.Pgm;
import io.ptcpdump.dissect.transport.Sctp;
import io.ptcpdump.dissect.transport.Tcp;
import io.ptcpdump.dissect.transport.Udp;

/** What IP protocol numbers lead to. */
final class IpProtocols {
    private IpProtocols() {}

    static void addTo(Demux demux) {
        demux.ip(IpProtocol.ICMP, new Icmp())
                .ip(IpProtocol.ICMPV6, new Icmp6())
                .ip(IpProtocol.IGMP, new Igmp())
                .ip(IpProtocol.TCP, new Tcp())
                .ip(IpProtocol.UDP, new Udp())
                .ip(IpProtocol.DCCP, new Dccp())
                .ip(IpProtocol.SCTP, new Sctp())
                .ip(IpProtocol.PGM, new Pgm())
                .ip(IpProtocol.ESP, new Esp())
                .ip(IpProtocol.IP_COMPRESSION, new IpCompression())
                .ip(IpProtocol.VRRP, new Vrrp());
        addRouting(demux);
        addTunnels(demux);
    }

    private static void addRouting(Demux demux) {
        demux.ip(IpProtocol.EGP, new Egp())
                .ip(IpProtocol.IGRP, new Igrp())
                .ip(IpProtocol.EIGRP, new Eigrp())
                .ip(IpProtocol.OSPF, new Ospf())
                .ip(IpProtocol.PIM, new Pim())
                .ip(IpProtocol.RSVP, new Rsvp());
    }

    private static void addTunnels(Demux demux) {
        demux.ip(IpProtocol.IPV4, new Tunnel(new Ipv4()))
                .ip(IpProtocol.IPV6, new Tunnel(new Ipv6()))
                .ip(IpProtocol.GRE, new Gre(new Ppp()))
                .ip(IpProtocol.MINIMAL_ENCAPSULATION, new MinimalEncapsulation())
                .ip(IpProtocol.ETHERNET, new EthernetInIp());
    }
}
