package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.EtherType;
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

    static void addTo(Demux demux, Smb smb) {
        addNetworks(demux, smb);
        addAccess(demux);
        addLocal(demux);
    }

    private static void addNetworks(Demux demux, Smb smb) {
        Arp arp = new Arp();
        Mpls mpls = new Mpls();
        Osi osi = new Osi(new Ppp(), new Q933());
        demux.ether(EtherType.IPV4, new Ipv4())
                .ether(EtherType.IPV6, new Ipv6())
                .ether(EtherType.ARP, arp)
                .ether(EtherType.REVERSE_ARP, arp)
                .ether(EtherType.MPLS, mpls)
                .ether(EtherType.MPLS_MULTICAST, mpls)
                .ether(EtherType.NSH, new Nsh())
                .ether(EtherType.OSI, osi)
                .ether(EtherType.ISO, osi::printEthernet)
                .ether(EtherType.APPLETALK, new Ddp())
                .ether(EtherType.AARP, new Aarp())
                .ether(EtherType.IPX, new Ipx(new NetbiosOverIpx(smb)))
                .ether(EtherType.DECNET, new Decnet())
                .ether(EtherType.TIPC, new Tipc());
    }

    private static void addAccess(Demux demux) {
        Pppoe pppoe = new Pppoe();
        demux.ether(EtherType.PPPOE_DISCOVERY, pppoe)
                .ether(EtherType.PPPOE_SESSION, pppoe)
                .ether(EtherType.PPPOE_DISCOVERY_OLD, pppoe)
                .ether(EtherType.PPPOE_SESSION_OLD, pppoe)
                .ether(EtherType.PPP, new PppInEthernet())
                .ether(EtherType.EAPOL, new Eapol());
    }

    private static void addLocal(Demux demux) {
        GeoNetworking geoNetworking = new GeoNetworking();
        Cfm cfm = new Cfm();
        demux.ether(EtherType.LLDP, new Lldp())
                .ether(EtherType.MPCP, new Mpcp())
                .ether(EtherType.SLOW_PROTOCOLS, new SlowProtocols())
                .ether(EtherType.CFM, cfm)
                .ether(EtherType.CFM_OLD, cfm)
                .ether(EtherType.PTP, new Ptp())
                .ether(EtherType.MS_NLB, new LoadBalancing())
                .ether(EtherType.REALTEK, new Realtek())
                .ether(EtherType.AOE, new Aoe())
                .ether(EtherType.LOOPBACK, new ConfigurationTesting())
                .ether(EtherType.CALM_FAST, new CalmFast())
                .ether(EtherType.GEONETWORKING, geoNetworking)
                .ether(EtherType.GEONETWORKING_OLD, geoNetworking);
    }
}
