package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.app.Ahcp;
import io.ptcpdump.dissect.app.Aodv;
import io.ptcpdump.dissect.app.AutoRp;
import io.ptcpdump.dissect.app.Babel;
import io.ptcpdump.dissect.app.Bfd;
import io.ptcpdump.dissect.app.Bootp;
import io.ptcpdump.dissect.app.BroadcomIntercept;
import io.ptcpdump.dissect.app.Dhcp6;
import io.ptcpdump.dissect.app.Dns;
import io.ptcpdump.dissect.app.Hncp;
import io.ptcpdump.dissect.app.Hsrp;
import io.ptcpdump.dissect.app.Isakmp;
import io.ptcpdump.dissect.app.Kerberos;
import io.ptcpdump.dissect.app.L2tp;
import io.ptcpdump.dissect.app.Ldp;
import io.ptcpdump.dissect.app.Lisp;
import io.ptcpdump.dissect.app.Lmp;
import io.ptcpdump.dissect.app.LspPing;
import io.ptcpdump.dissect.app.Lwapp;
import io.ptcpdump.dissect.app.Lwres;
import io.ptcpdump.dissect.app.NetbiosDatagram;
import io.ptcpdump.dissect.app.NetbiosNameService;
import io.ptcpdump.dissect.app.Nfs;
import io.ptcpdump.dissect.app.Ntp;
import io.ptcpdump.dissect.app.Olsr;
import io.ptcpdump.dissect.app.Ptp;
import io.ptcpdump.dissect.app.Radius;
import io.ptcpdump.dissect.app.Rip;
import io.ptcpdump.dissect.app.Ripng;
import io.ptcpdump.dissect.app.Rx;
import io.ptcpdump.dissect.app.Sflow;
import io.ptcpdump.dissect.app.Smb;
import io.ptcpdump.dissect.app.Snmp;
import io.ptcpdump.dissect.app.SomeIp;
import io.ptcpdump.dissect.app.Syslog;
import io.ptcpdump.dissect.app.TextProtocol;
import io.ptcpdump.dissect.app.Tftp;
import io.ptcpdump.dissect.app.Timed;
import io.ptcpdump.dissect.app.Vat;
import io.ptcpdump.dissect.app.Vqp;
import io.ptcpdump.dissect.app.Whiteboard;
import io.ptcpdump.dissect.app.Zep;
import io.ptcpdump.dissect.app.Zephyr;
import io.ptcpdump.dissect.link.Ieee802154;
import io.ptcpdump.dissect.link.Kip;
import io.ptcpdump.dissect.link.Ppp;
import io.ptcpdump.dissect.net.Geneve;
import io.ptcpdump.dissect.net.Mpls;
import io.ptcpdump.dissect.net.Vxlan;
import io.ptcpdump.dissect.net.VxlanGpe;

/** What UDP ports lead to. */
final class UdpPorts {
    private UdpPorts() {}

    /** In the order in which tcpdump asks for ports. */
    static void addTo(Demux.Ports ports, Nfs nfs, Smb smb) {
        Isakmp isakmp = new Isakmp();
        ports.setFirst(nfs::isDatagram, nfs.overUdp());
        addWellKnown(ports, isakmp, smb);
        addRegistered(ports, isakmp);
        addTunnels(ports);
    }

    private static void addWellKnown(Demux.Ports ports, Isakmp isakmp, Smb smb) {
        Kerberos kerberos = new Kerberos();
        ports.add(Dns.overUdp(), 53)
                .add(new Bootp(), 67, 68)
                .add(new Tftp(), 69)
                .add(kerberos, 88)
                .add(new Ntp(), 123)
                .add(new NetbiosNameService(smb), 137)
                .add(new NetbiosDatagram(smb), 138)
                .add(new Snmp(), 161, 162)
                .add(new Ptp(), 319, 320)
                .add(new AutoRp(), 496)
                .add(isakmp, 500)
                .add(new Syslog(), 514)
                .add(new Rip(), 520)
                .add(new Ripng(), 521)
                .add(new Timed(), 525)
                .add(new Dhcp6(), 546, 547)
                .add(new Ldp(), 646)
                .add(new Aodv(), 654)
                .add(new Olsr(), 698)
                .add(new Lmp(), 701)
                .add(kerberos, 750)
                .add(new Lwres(), 921);
    }

    private static void addRegistered(Demux.Ports ports, Isakmp isakmp) {
        ports.add(Dns.multicast(), 5353)
                .add(isakmp.inUdp(), 4500)
                .add(isakmp, 7500, 8500)
                .add(new L2tp(new Ppp()), 1701)
                .addDestination(new Vat(), 3456)
                .add(new Zephyr(), 2103, 2104)
                .add(new Rx(), 7000, 7001, 7002, 7003, 7004, 7005, 7006, 7007, 7008, 7009)
                .add(new Ahcp(), 5359)
                .add(new Babel(), 6696, 6697)
                .add(new Hncp(), 8231)
                .addDestination(new Whiteboard(), 4567)
                .add(new Radius(), 1812, 1645, 1813, 1646, 1700, 3799)
                .addDestination(new Hsrp(), 1985)
                .add(new LspPing(), 3503)
                .addDestination(Bfd.control(), 3784)
                .addDestination(Bfd.multihop(), 4784)
                .addDestination(Bfd.aggregate(), 6784)
                .addDestination(Bfd.echo(), 3785)
                .add(new Vqp(), 1589)
                .add(new Sflow(), 6343)
                .addDestination(Lwapp.controlToController(), 12223)
                .addSource(Lwapp.controlToAccessPoint(), 12223)
                .add(Lwapp.data(), 12222)
                .add(TextProtocol.sip(), 5060);
    }

    private static void addTunnels(Demux.Ports ports) {
        ports.add(new Vxlan(), 8472, 4789)
                .addDestination(new Geneve(), 6081)
                .add(new Lisp(), 4342)
                .add(new VxlanGpe(), 4790)
                .add(new Zep(Ieee802154::printFrame), 17754)
                .add(new Mpls(), 6635)
                .addTested(Kip::accepts, new Kip())
                .add(new SomeIp(), 30490)
                .addSource(new BroadcomIntercept(), 49152);
    }
}
