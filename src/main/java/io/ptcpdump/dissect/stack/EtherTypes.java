package io.ptcpdump.dissect.stack;

import static io.ptcpdump.dissect.stack.Lazy.printer;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.app.Eapol;
import io.ptcpdump.dissect.app.NetbiosOverIpx;
import io.ptcpdump.dissect.app.Ptp;
import io.ptcpdump.dissect.app.Smb;
import io.ptcpdump.dissect.link.Aarp;
import io.ptcpdump.dissect.link.Aoe;
import io.ptcpdump.dissect.link.CalmFast;
import io.ptcpdump.dissect.link.Cfm;
import io.ptcpdump.dissect.link.ConfigurationTesting;
import io.ptcpdump.dissect.link.Ddp;
import io.ptcpdump.dissect.link.Decnet;
import io.ptcpdump.dissect.link.GeoNetworking;
import io.ptcpdump.dissect.link.Ipx;
import io.ptcpdump.dissect.link.Lldp;
import io.ptcpdump.dissect.link.LoadBalancing;
import io.ptcpdump.dissect.link.Mpcp;
import io.ptcpdump.dissect.link.Ppp;
import io.ptcpdump.dissect.link.PppInEthernet;
import io.ptcpdump.dissect.link.Pppoe;
import io.ptcpdump.dissect.link.Q933;
import io.ptcpdump.dissect.link.Realtek;
import io.ptcpdump.dissect.link.SlowProtocols;
import io.ptcpdump.dissect.net.Arp;
import io.ptcpdump.dissect.net.Ipv4;
import io.ptcpdump.dissect.net.Ipv6;
import io.ptcpdump.dissect.net.Mpls;
import io.ptcpdump.dissect.net.Nsh;
import io.ptcpdump.dissect.net.Osi;
import io.ptcpdump.dissect.net.Tipc;

/** What Ethernet protocol types lead to. */
final class EtherTypes {
    private EtherTypes() {}

    static void addTo(Demux demux, Lazy<Smb> smb) {
        addNetworks(demux, smb);
        addAccess(demux);
        addLocal(demux);
    }

    private static void addNetworks(Demux demux, Lazy<Smb> smb) {
        Arp arp = new Arp();
        Printer mpls = printer(Mpls::new);
        Lazy<Osi> osi = new Lazy<>(() -> new Osi(new Ppp(), new Q933()));
        demux.ether(EtherType.IPV4, new Ipv4())
                .ether(EtherType.IPV6, new Ipv6())
                .ether(EtherType.ARP, arp)
                .ether(EtherType.REVERSE_ARP, arp)
                .ether(EtherType.MPLS, mpls)
                .ether(EtherType.MPLS_MULTICAST, mpls)
                .ether(EtherType.NSH, printer(Nsh::new))
                .ether(EtherType.OSI, printer(osi))
                .ether(EtherType.ISO, printer(() -> osi.get()::printEthernet))
                .ether(EtherType.APPLETALK, printer(Ddp::new))
                .ether(EtherType.AARP, printer(Aarp::new))
                .ether(EtherType.IPX, printer(() -> new Ipx(new NetbiosOverIpx(smb.get()))))
                .ether(EtherType.DECNET, printer(Decnet::new))
                .ether(EtherType.TIPC, printer(Tipc::new));
    }

    private static void addAccess(Demux demux) {
        Printer pppoe = printer(Pppoe::new);
        demux.ether(EtherType.PPPOE_DISCOVERY, pppoe)
                .ether(EtherType.PPPOE_SESSION, pppoe)
                .ether(EtherType.PPPOE_DISCOVERY_OLD, pppoe)
                .ether(EtherType.PPPOE_SESSION_OLD, pppoe)
                .ether(EtherType.PPP, printer(PppInEthernet::new))
                .ether(EtherType.EAPOL, printer(Eapol::new));
    }

    private static void addLocal(Demux demux) {
        Printer geoNetworking = printer(GeoNetworking::new);
        Printer cfm = printer(Cfm::new);
        demux.ether(EtherType.LLDP, printer(Lldp::new))
                .ether(EtherType.MPCP, printer(Mpcp::new))
                .ether(EtherType.SLOW_PROTOCOLS, printer(SlowProtocols::new))
                .ether(EtherType.CFM, cfm)
                .ether(EtherType.CFM_OLD, cfm)
                .ether(EtherType.PTP, printer(Ptp::new))
                .ether(EtherType.MS_NLB, printer(LoadBalancing::new))
                .ether(EtherType.REALTEK, printer(Realtek::new))
                .ether(EtherType.AOE, printer(Aoe::new))
                .ether(EtherType.LOOPBACK, printer(ConfigurationTesting::new))
                .ether(EtherType.CALM_FAST, printer(CalmFast::new))
                .ether(EtherType.GEONETWORKING, geoNetworking)
                .ether(EtherType.GEONETWORKING_OLD, geoNetworking);
    }
}
