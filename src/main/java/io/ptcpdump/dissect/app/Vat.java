package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** The MBone audio tools vat and vt, which came before RTP. */
public final class Vat implements Printer {
    private static final int HEADER = 8;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("vat");
        int length = in.claimed();
        if (length < 2) {
            out.add("udp/va/vat, length ").add(length).add(" < 2");
            return;
        }
        int first = in.peekU16(0);
        if ((first & 0xf060) != 0) {
            out.add("udp/vt ").add(length).add(' ').add(first & 0x3ff).add(" / ").add(first >> 10);
            return;
        }
        if (length < HEADER) {
            out.add("udp/vat, length ").add(length).add(" < 8");
            return;
        }
        int header = in.peekI32(0);
        long timestamp = in.peekU32(4);
        out.add("udp/vat ").add(length - HEADER).add(" c").add(header & 0xffff).add(' ').add(timestamp);
        out.add((header & 0x800000) != 0 ? "*" : "");
        if ((header & 0x1f0000) != 0) {
            out.add(" f").add(header >> 16 & 0x1f);
        }
        if ((header & 0x3f000000) != 0) {
            out.add(" s").add(header >> 24 & 0x3f);
        }
    }
}
