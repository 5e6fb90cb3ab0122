package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
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
    static void addTo(Demux.Ports ports, Nfs nfs, Smb smb) {
        TextProtocol http = TextProtocol.http();
        TextProtocol rtsp = TextProtocol.rtsp();
        ports.add(TextProtocol.ftp(), 21)
                .add(new Ssh(), 22)
                .add(new Telnet(), 23)
                .add(TextProtocol.smtp(), 25)
                .add(TextProtocol.whois(), 43)
                .add(Dns.overTcp(), 53)
                .add(http, 80)
                .add(new NetbiosSession(smb), 139)
                .add(new Bgp(), 179)
                .add(new RpkiRouter(), 323)
                .add(new SmbOverTcp(smb), 445)
                .add(rtsp, 554)
                .add(new Msdp(), 639)
                .add(new Ldp(), 646)
                .add(new Pptp(), 1723)
                .add(new Resp(), 6379)
                .add(new Beep(), 10288)
                .add(new OpenFlow(), 6633, 6653)
                .add(http, 8080)
                .add(rtsp, 8554)
                .addTested(nfs::isSegment, nfs.overTcp())
                .otherwise(new PayloadLine());
    }
}
