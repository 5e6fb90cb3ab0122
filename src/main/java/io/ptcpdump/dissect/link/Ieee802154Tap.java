package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Frames of {@link Ieee802154} with what the receiver knew of them (LINKTYPE_IEEE802_15_4_TAP), little-endian.
 *
 * <pre>
 *  0         1          2        4
 * +---------+----------+--------+-------------------+-------
 * | version | reserved | length | elements, skipped | frame
 * +---------+----------+--------+-------------------+-------
 * </pre>
 */
public final class Ieee802154Tap implements LinkPrinter {
    private static final int HEADER = 4;

    private final LinkPrinter frames;

    /** @param frames prints what follows the header */
    public Ieee802154Tap(Ieee802154 frames) {
        this.frames = frames;
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("802.15.4_tap");
        int captured = in.captured();
        if (d.printIfCut(in, HEADER)) {
            return captured;
        }
        int version = in.peekU8(0);
        int length = in.peekU16Le(2);
        if (version != 0 || length < HEADER) {
            d.printInvalid();
            return 0;
        }
        if (d.printIfCut(in, length)) {
            return captured;
        }
        in.skip(length);
        return length + frames.print(d, in);
    }
}
