package io.ptcpdump.dissect.stack;

import static io.ptcpdump.dissect.stack.Lazy.printer;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Printer;
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
    static void addTo(Demux.Ports ports, Lazy<Nfs> nfs, Lazy<Smb> smb) {
        Lazy<Isakmp> isakmp = new Lazy<>(Isakmp::new);
        ports.setFirst(Nfs::isDatagram, printer(() -> nfs.get().overUdp()));
        addWellKnown(ports, isakmp, smb);
        addRegistered(ports, isakmp);
        addTunnels(ports);
    }

    private static void addWellKnown(Demux.Ports ports, Lazy<Isakmp> isakmp, Lazy<Smb> smb) {
        Printer kerberos = printer(Kerberos::new);
        ports.add(printer(Dns::overUdp), 53)
                .add(printer(Bootp::new), 67, 68)
                .add(printer(Tftp::new), 69)
                .add(kerberos, 88)
                .add(printer(Ntp::new), 123)
                .add(printer(() -> new NetbiosNameService(smb.get())), 137)
                .add(printer(() -> new NetbiosDatagram(smb.get())), 138)
                .add(printer(Snmp::new), 161, 162)
                .add(printer(Ptp::new), 319, 320)
                .add(printer(AutoRp::new), 496)
                .add(printer(isakmp), 500)
                .add(printer(Syslog::new), 514)
                .add(printer(Rip::new), 520)
                .add(printer(Ripng::new), 521)
                .add(printer(Timed::new), 525)
                .add(printer(Dhcp6::new), 546, 547)
                .add(printer(Ldp::new), 646)
                .add(printer(Aodv::new), 654)
                .add(printer(Olsr::new), 698)
                .add(printer(Lmp::new), 701)
                .add(kerberos, 750)
                .add(printer(Lwres::new), 921);
    }

    private static void addRegistered(Demux.Ports ports, Lazy<Isakmp> isakmp) {
        ports.add(printer(Dns::multicast), 5353)
                .add(printer(() -> isakmp.get().inUdp()), 4500)
                .add(printer(isakmp), 7500, 8500)
                .add(printer(() -> new L2tp(new Ppp())), 1701)
                .addDestination(printer(Vat::new), 3456)
                .add(printer(Zephyr::new), 2103, 2104)
                .add(printer(Rx::new), 7000, 7001, 7002, 7003, 7004, 7005, 7006, 7007, 7008, 7009)
                .add(printer(Ahcp::new), 5359)
                .add(printer(Babel::new), 6696, 6697)
                .add(printer(Hncp::new), 8231)
                .addDestination(printer(Whiteboard::new), 4567)
                .add(printer(Radius::new), 1812, 1645, 1813, 1646, 1700, 3799)
                .addDestination(printer(Hsrp::new), 1985)
                .add(printer(LspPing::new), 3503)
                .addDestination(printer(Bfd::control), 3784)
                .addDestination(printer(Bfd::multihop), 4784)
                .addDestination(printer(Bfd::aggregate), 6784)
                .addDestination(printer(Bfd::echo), 3785)
                .add(printer(Vqp::new), 1589)
                .add(printer(Sflow::new), 6343)
                .addDestination(printer(Lwapp::controlToController), 12223)
                .addSource(printer(Lwapp::controlToAccessPoint), 12223)
                .add(printer(Lwapp::data), 12222)
                .add(printer(TextProtocol::sip), 5060);
    }

    private static void addTunnels(Demux.Ports ports) {
        ports.add(printer(Vxlan::new), 8472, 4789)
                .addDestination(printer(Geneve::new), 6081)
                .add(printer(Lisp::new), 4342)
                .add(printer(VxlanGpe::new), 4790)
                .add(printer(() -> new Zep(Ieee802154::printFrame)), 17754)
                .add(printer(Mpls::new), 6635)
                .addTested(Kip::accepts, printer(Kip::new))
                .add(printer(SomeIp::new), 30490)
                .addSource(printer(BroadcomIntercept::new), 49152);
    }
}
