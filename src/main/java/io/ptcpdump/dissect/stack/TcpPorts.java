package io.ptcpdump.dissect.stack;

import static io.ptcpdump.dissect.stack.Lazy.printer;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.app.Beep;
import io.ptcpdump.dissect.app.Bgp;
import io.ptcpdump.dissect.app.Dns;
import io.ptcpdump.dissect.app.Ldp;
import io.ptcpdump.dissect.app.Msdp;
import io.ptcpdump.dissect.app.NetbiosSession;
import io.ptcpdump.dissect.app.Nfs;
import io.ptcpdump.dissect.app.OpenFlow;
import io.ptcpdump.dissect.app.PayloadLine;
import io.ptcpdump.dissect.app.Pptp;
import io.ptcpdump.dissect.app.Resp;
import io.ptcpdump.dissect.app.RpkiRouter;
import io.ptcpdump.dissect.app.Smb;
import io.ptcpdump.dissect.app.SmbOverTcp;
import io.ptcpdump.dissect.app.Ssh;
import io.ptcpdump.dissect.app.Telnet;
import io.ptcpdump.dissect.app.TextProtocol;

/** What TCP ports lead to. */
final class TcpPorts {
    private TcpPorts() {}

    /** In the order in which tcpdump asks for ports. */
    static void addTo(Demux.Ports ports, Lazy<Nfs> nfs, Lazy<Smb> smb) {
        Printer http = printer(TextProtocol::http);
        Printer rtsp = printer(TextProtocol::rtsp);
        ports.add(printer(TextProtocol::ftp), 21)
                .add(printer(Ssh::new), 22)
                .add(printer(Telnet::new), 23)
                .add(printer(TextProtocol::smtp), 25)
                .add(printer(TextProtocol::whois), 43)
                .add(printer(Dns::overTcp), 53)
                .add(http, 80)
                .add(printer(() -> new NetbiosSession(smb.get())), 139)
                .add(printer(Bgp::new), 179)
                .add(printer(RpkiRouter::new), 323)
                .add(printer(() -> new SmbOverTcp(smb.get())), 445)
                .add(rtsp, 554)
                .add(printer(Msdp::new), 639)
                .add(printer(Ldp::new), 646)
                .add(printer(Pptp::new), 1723)
                .add(printer(Resp::new), 6379)
                .add(printer(Beep::new), 10288)
                .add(printer(OpenFlow::new), 6633, 6653)
                .add(http, 8080)
                .add(rtsp, 8554)
                .addTested(Nfs::isSegment, printer(() -> nfs.get().overTcp()))
                .otherwise(printer(PayloadLine::new));
    }
}
