package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.app.Aodv;
import io.ptcpdump.dissect.app.Dns;
import io.ptcpdump.dissect.app.Lmp;
import io.ptcpdump.dissect.app.NetFlow;
import io.ptcpdump.dissect.app.Nfs;
import io.ptcpdump.dissect.app.Ptp;
import io.ptcpdump.dissect.app.Radius;
import io.ptcpdump.dissect.app.Resp;
import io.ptcpdump.dissect.app.Rtcp;
import io.ptcpdump.dissect.app.Rtp;
import io.ptcpdump.dissect.app.Snmp;
import io.ptcpdump.dissect.app.SomeIp;
import io.ptcpdump.dissect.app.SunRpc;
import io.ptcpdump.dissect.app.Tftp;
import io.ptcpdump.dissect.app.Vat;
import io.ptcpdump.dissect.app.Whiteboard;
import io.ptcpdump.dissect.app.Zmtp;
import io.ptcpdump.dissect.net.Carp;
import io.ptcpdump.dissect.net.Vxlan;
import io.ptcpdump.dissect.transport.Pgm;
import java.util.List;

/** The protocols that {@code -T} knows. */
final class ForcedProtocol {
    static final List<String> NAMES = List.of(
            "aodv", "carp", "cnfp", "domain", "lmp", "pgm", "pgm_zmtp1", "ptp", "radius", "resp", "rpc", "rtcp", "rtp", "snmp",
            "someip", "tftp", "vat", "vxlan", "wb", "zmtp1");

    private ForcedProtocol() {}

    /** Gives every payload to the printer of this protocol; false where there is none of that name. */
    static boolean set(String protocol, Demux demux) {
        if (protocol.equals("carp")) {
            demux.ip(IpProtocol.VRRP, new Carp());
            force(demux, null, null);
            return true;
        }
        if (protocol.equals("pgm_zmtp1")) {
            Pgm pgm = new Pgm(Zmtp::printDatagram);
            demux.ip(IpProtocol.PGM, pgm);
            force(demux, null, pgm);
            return true;
        }
        if (protocol.equals("rpc")) {
            demux.tcpPorts().force(null);
            demux.udpPorts().forceWithAddresses(new SunRpc(new Nfs()));
            return true;
        }
        Printer overTcp = overTcp(protocol);
        Printer overUdp = overUdp(protocol);
        force(demux, overTcp, overUdp);
        return overTcp != null || overUdp != null;
    }

    /** A protocol of which tcpdump knows only one transport leaves the payloads of the other unprinted. */
    private static void force(Demux demux, Printer overTcp, Printer overUdp) {
        demux.tcpPorts().force(overTcp);
        demux.udpPorts().force(overUdp);
    }

    private static Printer overTcp(String protocol) {
        return switch (protocol) {
            case "domain" -> Dns.overTcp();
            case "resp" -> new Resp();
            case "zmtp1" -> new Zmtp();
            default -> null;
        };
    }

    private static Printer overUdp(String protocol) {
        return switch (protocol) {
            case "aodv" -> new Aodv();
            case "cnfp" -> new NetFlow();
            case "domain" -> Dns.overUdp();
            case "lmp" -> new Lmp();
            case "pgm" -> new Pgm();
            case "ptp" -> new Ptp();
            case "radius" -> new Radius();
            case "rtcp" -> new Rtcp();
            case "rtp" -> new Rtp();
            case "snmp" -> new Snmp();
            case "someip" -> new SomeIp();
            case "tftp" -> new Tftp();
            case "vat" -> new Vat();
            case "vxlan" -> new Vxlan();
            case "wb" -> new Whiteboard();
            default -> null;
        };
    }
}
