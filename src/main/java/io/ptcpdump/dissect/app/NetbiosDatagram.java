package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** The NetBIOS datagram service, RFC 1002 section 4.4: a header, the names of source and destination, and the data. */
public final class NetbiosDatagram implements Printer {
    private static final SmbBlock HEADER = SmbBlock.builder()
            .text("\n>>> NBT UDP PACKET(138) Res=").item(SmbFields::hex16Be)
            .text(" ID=").item(SmbFields::hex16Be)
            .text(" IP=").item(SmbFields::dottedAddress)
            .text(" Port=").item(SmbFields::u16Be)
            .text(" Length=").item(SmbFields::u16Be)
            .text(" Res2=").item(SmbFields::hex16Be)
            .text("\n").encodedName("SourceName").encodedName("DestName").end();

    private final Smb smb;

    public NetbiosDatagram(Smb smb) {
        this.smb = smb;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("nbt_udp138");
        int start = in.position();
        int limit = Math.min(start + in.claimed(), in.end());
        if (limit <= start) {
            return;
        }
        if (!d.verbose(2)) {
            d.out().add("NBT UDP PACKET(138)");
            return;
        }
        smb.fields().begin(d, in, start);
        int data = smb.fields().print(HEADER, start, limit);
        if (data >= 0 && Smb.isMessage(in, data, limit)) {
            smb.print(d, in, data, limit);
        }
    }
}
