package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/** Packets of a link type that has no printer: a dump of their bytes, whatever the options say. */
public final class UnknownLink implements LinkPrinter {
    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("unsupported").add("UNSUPPORTED");
        HexDump.hexAndAscii(d.out(), "\n\t", in, in.captured());
        return 0;
    }
}
