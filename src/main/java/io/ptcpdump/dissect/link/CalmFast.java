package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** CALM FAST, ISO 29281: references of the source and the destination network, one byte each, then data. */
public final class CalmFast implements Printer {
    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("calm_fast").add("CALM FAST");
        if (d.linkSource() != Dissection.NO_ADDRESS) {
            out.add(" src:");
            d.printMac(d.linkSource());
        }
        out.add("; ");
        if (in.claimed() < 2) {
            out.add(" (length ").add(in.claimed()).add(" < 2)");
            d.printInvalid();
            in.need(in.claimed());
            return;
        }
        int source = in.u8();
        out.add("SrcNwref:").add(source).add("; ");
        int destination = in.u8();
        out.add("DstNwref:").add(destination).add("; ");
        if (d.verbose(1)) {
            HexDump.hexAndAscii(out, "\n\t", in, in.claimed());
        }
    }
}
