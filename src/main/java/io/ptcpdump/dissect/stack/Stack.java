package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.app.Nfs;
import io.ptcpdump.dissect.link.UnknownLink;

/**
 * The protocol stack: which printer each number leads to. A new protocol is a class of its own and a line in the table of this
 * package that its numbers are of.
 */
public final class Stack {
    private Stack() {}

    /** New tables with every protocol that there is a printer for, for one {@link io.ptcpdump.dissect.Dissection}. */
    public static Demux standard() {
        Demux demux = new Demux(new UnknownLink());
        LinkTypes.addTo(demux);
        EtherTypes.addTo(demux);
        IpProtocols.addTo(demux);
        Nfs nfs = new Nfs();
        TcpPorts.addTo(demux.tcpPorts(), nfs);
        UdpPorts.addTo(demux.udpPorts(), nfs);
        return demux;
    }

    /**
     * The same, but every TCP and UDP payload goes to the printer of one protocol, whatever its ports are ({@code -T}).
     *
     * @return null where there is no such protocol
     */
    public static Demux forced(String protocol) {
        Demux demux = standard();
        return ForcedProtocol.set(protocol, demux) ? demux : null;
    }
}
