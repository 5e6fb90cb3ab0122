package io.ptcpdump.dissect.stack;

import static io.ptcpdump.dissect.stack.Lazy.printer;

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
                .ip(IpProtocol.IGMP, printer(Igmp::new))
                .ip(IpProtocol.TCP, new Tcp())
                .ip(IpProtocol.UDP, new Udp())
                .ip(IpProtocol.DCCP, printer(Dccp::new))
                .ip(IpProtocol.SCTP, printer(Sctp::new))
                .ip(IpProtocol.PGM, printer(Pgm::new))
                .ip(IpProtocol.ESP, printer(Esp::new))
                .ip(IpProtocol.IP_COMPRESSION, printer(IpCompression::new))
                .ip(IpProtocol.VRRP, printer(Vrrp::new));
        addRouting(demux);
        addTunnels(demux);
    }

    private static void addRouting(Demux demux) {
        demux.ip(IpProtocol.EGP, printer(Egp::new))
                .ip(IpProtocol.IGRP, printer(Igrp::new))
                .ip(IpProtocol.EIGRP, printer(Eigrp::new))
                .ip(IpProtocol.OSPF, printer(Ospf::new))
                .ip(IpProtocol.PIM, printer(Pim::new))
                .ip(IpProtocol.RSVP, printer(Rsvp::new));
    }

    private static void addTunnels(Demux demux) {
        demux.ip(IpProtocol.IPV4, printer(() -> new Tunnel(new Ipv4())))
                .ip(IpProtocol.IPV6, printer(() -> new Tunnel(new Ipv6())))
                .ip(IpProtocol.GRE, printer(() -> new Gre(new Ppp())))
                .ip(IpProtocol.MINIMAL_ENCAPSULATION, printer(MinimalEncapsulation::new))
                .ip(IpProtocol.ETHERNET, printer(EthernetInIp::new));
    }
}
