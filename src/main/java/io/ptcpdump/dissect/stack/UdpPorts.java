package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.app.AutoRp;
import io.ptcpdump.dissect.app.Bfd;
import io.ptcpdump.dissect.app.Bootp;
import io.ptcpdump.dissect.app.Dhcp6;
import io.ptcpdump.dissect.app.Dns;
import io.ptcpdump.dissect.app.Hsrp;
import io.ptcpdump.dissect.app.Isakmp;
import io.ptcpdump.dissect.app.L2tp;
import io.ptcpdump.dissect.app.Ldp;
import io.ptcpdump.dissect.app.Lisp;
import io.ptcpdump.dissect.app.Lmp;
import io.ptcpdump.dissect.app.LspPing;
import io.ptcpdump.dissect.app.Ntp;
import io.ptcpdump.dissect.app.Ptp;
import io.ptcpdump.dissect.app.Radius;
import io.ptcpdump.dissect.app.Rip;
import io.ptcpdump.dissect.app.Ripng;
import io.ptcpdump.dissect.app.Sflow;
import io.ptcpdump.dissect.app.Snmp;
import io.ptcpdump.dissect.app.SomeIp;
import io.ptcpdump.dissect.app.Syslog;
import io.ptcpdump.dissect.app.TextProtocol;
import io.ptcpdump.dissect.app.Tftp;
import io.ptcpdump.dissect.app.Vat;
import io.ptcpdump.dissect.app.Vqp;
import io.ptcpdump.dissect.link.LocalTalk;
import io.ptcpdump.dissect.link.Ppp;
import io.ptcpdump.dissect.net.Geneve;
import io.ptcpdump.dissect.net.Mpls;
import io.ptcpdump.dissect.net.Vxlan;
import io.ptcpdump.dissect.net.VxlanGpe;

/** What UDP ports lead to. */
final class UdpPorts {
    private UdpPorts() {}

    /** In the order in which tcpdump asks for ports. */
    static void addTo(Demux.Ports ports) {
        Isakmp isakmp = new Isakmp();
        addWellKnown(ports, isakmp);
        addRegistered(ports, isakmp);
        addTunnels(ports);
    }

    private static void addWellKnown(Demux.Ports ports, Isakmp isakmp) {
        ports.add(Dns.overUdp(), 53)
                .add(new Bootp(), 67, 68)
                .add(new Tftp(), 69)
                .add(new Ntp(), 123)
                .add(new Snmp(), 161, 162)
                .add(new Ptp(), 319, 320)
                .add(new AutoRp(), 496)
                .add(isakmp, 500)
                .add(new Syslog(), 514)
                .add(new Rip(), 520)
                .add(new Ripng(), 521)
                .add(new Dhcp6(), 546, 547)
                .add(new Ldp(), 646)
                .add(new Lmp(), 701);
    }

    private static void addRegistered(Demux.Ports ports, Isakmp isakmp) {
        ports.add(Dns.multicast(), 5353)
                .add(isakmp.inUdp(), 4500)
                .add(isakmp, 7500, 8500)
                .add(new L2tp(new Ppp()), 1701)
                .addDestination(new Vat(), 3456)
                .add(new Radius(), 1812, 1645, 1813, 1646, 1700, 3799)
                .addDestination(new Hsrp(), 1985)
                .add(new LspPing(), 3503)
                .addDestination(Bfd.control(), 3784)
                .addDestination(Bfd.multihop(), 4784)
                .addDestination(Bfd.aggregate(), 6784)
                .addDestination(Bfd.echo(), 3785)
                .add(new Vqp(), 1589)
                .add(new Sflow(), 6343)
                .add(TextProtocol.sip(), 5060);
    }

    private static void addTunnels(Demux.Ports ports) {
        ports.add(new Vxlan(), 8472, 4789)
                .addDestination(new Geneve(), 6081)
                .add(new Lisp(), 4342)
                .add(new VxlanGpe(), 4790)
                .add(new Mpls(), 6635)
                .addTested(UdpPorts::isAppleTalk, appleTalk())
                .add(new SomeIp(), 30490);
    }

    /** Whether a datagram may be one of AppleTalk's, as LocalTalk has it, between ports that stand for its sockets. */
    private static boolean isAppleTalk(Dissection d, PacketReader in, int source, int destination) {
        return (isSocket(source) || isSocket(destination)) && in.has(LocalTalk.HEADER) && in.peekU8(2) == LocalTalk.LONG_DDP;
    }

    private static boolean isSocket(int port) {
        return port >>> 7 == 16_512 >>> 7 || port >= 200 && port < 328 || port >>> 7 == 768 >>> 7;
    }

    /** AppleTalk in UDP (the Kinetics Internet Protocol). */
    private static Printer appleTalk() {
        LocalTalk localTalk = new LocalTalk();
        return (d, in) -> {
            d.out().add(d.verbose(1) ? "kip " : "");
            localTalk.print(d, in);
        };
    }
}
