package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * The radiotap header before IEEE 802.11 frames (radiotap.org). All fields are little-endian and aligned to their size, counted
 * from the start of the header.
 *
 * <pre>
 *  0         1     2        4
 * +---------+-----+--------+---------------------------+-----------------------------------
 * | version | pad | length | present (32 bits, more of  | the fields that are present, in
 * |         |     |        | them while bit 31 is set)  | the order of their bits
 * +---------+-----+--------+---------------------------+-----------------------------------
 * </pre>
 */
public final class Radiotap implements LinkPrinter {
    private static final int HEADER = 8;
    private static final int PRESENT = 4;
    private static final int NAMESPACE_BITS = 29;
    private static final int RADIOTAP_NAMESPACE = 1 << 29;
    private static final int VENDOR_NAMESPACE = 1 << 30;
    private static final int FLAGS_FCS = 0x10;
    private static final int FLAGS_PADDED = 0x20;
    private static final int FCS_LENGTH = 4;

    private final Ieee80211 frames;
    private final RadiotapFields fields = new RadiotapFields();

    public Radiotap(Ieee80211 frames) {
        this.frames = frames;
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("802.11_radio");
        if (d.printIfCut(in, HEADER)) {
            return in.captured();
        }
        int length = in.peekU16Le(2);
        int lastPresent = lastPresent(in, length);
        if (length < HEADER || !in.has(length) || lastPresent + 4 > length) {
            d.printTruncated();
            return in.captured();
        }
        int start = in.position();
        fields.start(in, length, lastPresent + 4);
        printNamespaces(d, in, lastPresent);
        in.seek(start + length);
        int flags = fields.flags();
        return length + frames.print(d, in, (flags & FLAGS_PADDED) != 0, (flags & FLAGS_FCS) != 0 ? FCS_LENGTH : 0);
    }

    /** Offset of the last word of the bitmap, which may be beyond the header. */
    private static int lastPresent(PacketReader in, int length) {
        int at = PRESENT;
        while (at + 4 <= length && in.has(at + 4) && in.peekU32Le(at) >>> 31 != 0) {
            at += 4;
        }
        return at;
    }

    private void printNamespaces(Dissection d, PacketReader in, int lastPresent) {
        int firstBit = 0;
        int vendorLength = 0;
        boolean vendor = false;
        for (int at = PRESENT; at <= lastPresent; at += 4) {
            int present = (int) in.peekU32Le(at);
            if (vendor) {
                if (!fields.skip(vendorLength)) {
                    return;
                }
                vendorLength = 0;
            } else if (!printNamespace(d, in, present, firstBit)) {
                return;
            }
            switch (present & (RADIOTAP_NAMESPACE | VENDOR_NAMESPACE)) {
                case 0 -> firstBit += 32;
                case RADIOTAP_NAMESPACE -> {
                    firstBit = 0;
                    vendor = false;
                    vendorLength = 0;
                }
                case VENDOR_NAMESPACE -> {
                    firstBit = 0;
                    vendor = true;
                    int skipped = fields.vendorLength(in);
                    if (skipped < 0) {
                        d.printTruncated();
                    } else {
                        vendorLength = skipped;
                    }
                }
                default -> {
                    // Both at once mean nothing.
                }
            }
        }
    }

    /** Prints the fields of one word of the bitmap; returns whether what follows can be found. */
    private boolean printNamespace(Dissection d, PacketReader in, int present, int firstBit) {
        for (int bits = present; bits != 0; bits &= bits - 1) {
            int bit = Integer.numberOfTrailingZeros(bits);
            if (bit >= NAMESPACE_BITS) {
                return true;
            }
            if (!fields.print(d, in, firstBit + bit, present)) {
                return false;
            }
        }
        return true;
    }
}
