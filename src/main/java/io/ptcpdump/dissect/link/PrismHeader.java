package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * The headers of Prism and AVS before IEEE 802.11 frames, which are passed over. The AVS header begins with a magic number and
 * its length, 32 bits each, and may be where a link type says Prism.
 */
public final class PrismHeader implements LinkPrinter {
    private static final int PRISM_HEADER = 144;
    private static final int AVS_MINIMUM = 8;
    private static final long AVS_VERSION_1 = 0x80211001L;
    private static final long AVS_VERSION_2 = 0x80211002L;

    private final Ieee80211 frames;

    public PrismHeader(Ieee80211 frames) {
        this.frames = frames;
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("prism");
        if (d.printIfCut(in, 4)) {
            return in.captured();
        }
        long magic = in.peekU32(0);
        if (magic == AVS_VERSION_1 || magic == AVS_VERSION_2) {
            return printAvs(d, in);
        }
        if (d.printIfCut(in, PRISM_HEADER)) {
            return in.captured();
        }
        in.skip(PRISM_HEADER);
        return PRISM_HEADER + frames.print(d, in);
    }

    /** Prints from an AVS header on. */
    public int printAvs(Dissection d, PacketReader in) {
        d.out().enter("802.11_radio_avs");
        if (d.printIfCut(in, AVS_MINIMUM)) {
            return in.captured();
        }
        long length = in.peekU32(4);
        if (length < AVS_MINIMUM || length > in.captured()) {
            d.printTruncated();
            return in.captured();
        }
        in.skip((int) length);
        return (int) length + frames.print(d, in);
    }
}
