package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Ethernet frames as Hilscher's netANALYZER captures them: after a header of 4 bytes, and in transparent mode also after the
 * preamble and the start-of-frame delimiter.
 */
public final class NetAnalyzer implements LinkPrinter {
    private final String protocol;
    private final int skipped;

    private NetAnalyzer(String protocol, int skipped) {
        this.protocol = protocol;
        this.skipped = skipped;
    }

    public static NetAnalyzer frames() {
        return new NetAnalyzer("netanalyzer", 4);
    }

    public static NetAnalyzer transparent() {
        return new NetAnalyzer("netanalyzer_transparent", 12);
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter(protocol);
        in.skip(skipped);
        return skipped + Frames.printEthernet(d, in);
    }
}
