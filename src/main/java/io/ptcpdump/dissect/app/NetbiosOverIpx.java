package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** NetBIOS over Novell's IPX, of which tcpdump knows no more than that a message of SMB may be in it. */
public final class NetbiosOverIpx implements Printer {
    private static final int SEARCHED = 128;

    private static final SmbBlock TRANSPORT = SmbBlock.builder().text("\n>>> IPX transport ").build();
    private static final SmbBlock UNKNOWN = SmbBlock.builder().text("\n>>> Unknown IPX ").build();

    private final Smb smb;

    public NetbiosOverIpx(Smb smb) {
        this.smb = smb;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("ipx_netbios");
        int start = in.position();
        int limit = Math.min(start + in.claimed(), in.end());
        smb.fields().begin(d, in, start);
        for (int at = start; at < start + SEARCHED; at++) {
            if (at + 4 > limit) {
                return;
            }
            if (Smb.isMessage(in, at, limit)) {
                smb.fields().print(TRANSPORT, start, at);
                smb.print(d, in, at, limit);
                return;
            }
        }
        smb.fields().print(UNKNOWN, start, limit);
    }
}
