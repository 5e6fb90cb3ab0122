package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * MAC security, IEEE 802.1AE section 9: a tag between the addresses of an Ethernet frame and its own type, and an integrity
 * check value at its end.
 *
 * <pre>
 *  0                     1              2               6
 * +---------------------+--------------+---------------+--------------------------+---------------
 * | control information | short length | packet number | secure channel           | secure data,
 * | association number  |              |               | identifier (64, optional)| check value
 * +---------------------+--------------+---------------+--------------------------+---------------
 * </pre>
 */
final class MacSecurity {
    /** What follows the tag. */
    enum Payload {
        /** A type and what it stands for. */
        PLAIN,
        ENCRYPTED,
        /** Nothing: the tag is not sound. */
        NONE
    }

    private static final int TAG = 6;
    private static final int TAG_WITH_CHANNEL = 14;
    private static final int CHECK_VALUE = 16;

    private static final int VERSION = 0x80;
    private static final int CHANNEL_PRESENT = 0x20;
    private static final int ENCRYPTED_OR_CHANGED = 0x0c;
    private static final int FLAGS = 0x7c;
    private static final int ASSOCIATION = 0x03;
    private static final int SHORT_LENGTH = 0x3f;
    private static final ValueNames FLAG_NAMES = ValueNames.of(0x08, "E", 0x04, "C", 0x40, "S", 0x10, "B", 0x20, "I");

    private MacSecurity() {}

    /**
     * Prints the tag, moves behind it, and narrows the reader to the secure data where that can be read.
     */
    static Payload print(Dissection d, PacketReader in) {
        String before = d.out().protocol();
        d.out().enter("macsec");
        Payload payload = printTag(d, in);
        d.out().enter(before);
        return payload;
    }

    private static Payload printTag(Dissection d, PacketReader in) {
        if (!in.holds(TAG)) {
            d.printTruncated();
            return Payload.NONE;
        }
        int control = in.peekU8(0);
        int tagLength = (control & CHANNEL_PRESENT) != 0 ? TAG_WITH_CHANNEL : TAG;
        if (!in.holds(tagLength)) {
            d.printTruncated();
            return Payload.NONE;
        }
        int shortLength = in.peekU8(1);
        if ((shortLength & ~SHORT_LENGTH) != 0 || (control & VERSION) != 0) {
            d.printInvalid();
            return Payload.NONE;
        }
        boolean encrypted = (control & ENCRYPTED_OR_CHANGED) != 0;
        if (d.options().linkHeader()) {
            printFields(d.out(), in, control, shortLength);
        } else if (encrypted) {
            d.printMac(d.linkSource());
            d.out().add(" > ");
            d.printMac(d.linkDestination());
            printFields(d.out().add(" 802.1AE MACsec, "), in, control, shortLength);
        }
        in.skip(tagLength);
        if (encrypted) {
            return Payload.ENCRYPTED;
        }
        return narrow(d, in, shortLength) ? Payload.PLAIN : Payload.NONE;
    }

    /** Takes the check value from the reader, and what is there beyond the short length if that is given. */
    private static boolean narrow(Dissection d, PacketReader in, int shortLength) {
        int claimed = in.claimed() - CHECK_VALUE;
        int captured = in.captured() - CHECK_VALUE;
        if (claimed < 0 || captured < 0) {
            d.printTruncated();
            return false;
        }
        in.clip(captured);
        in.claimOnly(claimed);
        if (shortLength == 0) {
            return true;
        }
        if (shortLength > claimed || shortLength > captured) {
            d.printTruncated();
            return false;
        }
        in.claimOnly(shortLength);
        return true;
    }

    private static void printFields(Line out, PacketReader in, int control, int shortLength) {
        out.add("an ").add(control & ASSOCIATION).add(", pn ").add(in.peekU32(2)).add(", flags ");
        FLAG_NAMES.printBits(out, control & FLAGS, "", "none");
        if (shortLength != 0) {
            out.add(", sl ").add(shortLength);
        }
        if ((control & CHANNEL_PRESENT) != 0) {
            out.add(", sci ").hex(in.peekU64(6), 16);
        }
        out.add(", ");
    }
}
