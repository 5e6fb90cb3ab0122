package io.ptcpdump.dissect.stack;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.app.NetbiosFrames;
import io.ptcpdump.dissect.app.Nfs;
import io.ptcpdump.dissect.app.Smb;
import io.ptcpdump.dissect.link.UnknownLink;
import java.util.List;

/**
 * The protocol stack: which printer each number leads to. A new protocol is a class of its own and a line in the table of this
 * package that its numbers are of.
 */
public final class Stack {
    /** NetBIOS's service access point of 802.2. */
    private static final int NETBIOS = 0xf0;

    private Stack() {}

    /** New tables with every protocol that there is a printer for, for one {@link io.ptcpdump.dissect.Dissection}. */
    public static Demux standard() {
        Demux demux = new Demux(new UnknownLink());
        Lazy<Nfs> nfs = new Lazy<>(Nfs::new);
        Lazy<Smb> smb = new Lazy<>(Smb::new);
        LinkTypes.addTo(demux);
        EtherTypes.addTo(demux, smb);
        demux.accessPoint(NETBIOS, Lazy.printer(() -> new NetbiosFrames(smb.get())));
        IpProtocols.addTo(demux);
        TcpPorts.addTo(demux.tcpPorts(), nfs, smb);
        UdpPorts.addTo(demux.udpPorts(), nfs, smb);
        return demux;
    }

    /** The names of protocols that {@link #forced} takes. */
    public static List<String> forcible() {
        return ForcedProtocol.NAMES;
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
