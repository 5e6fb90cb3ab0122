package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The descriptor of a network with deterministic and synchronous multi-channel extension, IEEE 802.15.4-2015 sections 7.4.2.5
 * and 7.4.2.14. Claimed is the content of the element.
 */
final class Ieee802154DsmePan {
    private static final int CAP_REDUCTION = 0x40;
    private static final int DEFERRED_BEACON = 0x80;
    private static final int CHANNEL_HOPPING = 0x10;
    private static final int HOPPING_SEQUENCE = 0x1000;

    private Ieee802154DsmePan() {}

    static void print(Dissection d, PacketReader in, boolean extended) {
        Line out = d.out();
        if (in.claimed() < 2) {
            out.add("[ERROR: Truncated DSME PAN IE]");
            return;
        }
        Ieee802154Beacon.printSuperframe(d, in.u16Le());
        if (isCut(out, in, 1, "[ERROR: Truncated before pending addresses field]") || !Ieee802154Beacon.printPending(d, in)
                || isCut(out, in, extended ? 2 : 1, "[ERROR: Truncated before DSME Superframe Specification]")) {
            return;
        }
        boolean hopping = extended ? printExtendedSuperframe(out, in.u16Le()) : printSuperframe(out, in.u8());
        if (printTime(out, in) && printSlots(out, in) && printChannels(out, in) && hopping) {
            printSequence(out, in);
        }
    }

    private static boolean isCut(Line out, PacketReader in, int n, String error) {
        if (in.claimed() < n) {
            out.add(error);
            return true;
        }
        return false;
    }

    /** Returns whether a hopping sequence follows, which the short form has no bit for. */
    private static boolean printSuperframe(Line out, int specification) {
        printModes(out, specification & 15, specification);
        return false;
    }

    /** The order takes a byte, and the flags lie 4 bits higher. */
    private static boolean printExtendedSuperframe(Line out, int specification) {
        printModes(out, specification & 0xff, specification >>> 4);
        boolean hopping = (specification & HOPPING_SEQUENCE) != 0;
        out.add(hopping ? ", Hopping Sequence Present" : "");
        return hopping;
    }

    private static void printModes(Line out, int order, int flags) {
        out.add("Multi-superframe Order = ").add(order);
        out.add((flags & CHANNEL_HOPPING) != 0 ? ", Channel hopping mode" : ", Channel adaptation mode");
        out.add((flags & CAP_REDUCTION) != 0 ? ", CAP reduction enabled" : "");
        out.add((flags & DEFERRED_BEACON) != 0 ? ", Deferred beacon enabled" : "");
    }

    private static boolean printTime(Line out, PacketReader in) {
        if (isCut(out, in, 8, " [ERROR: Truncated before Time synchronization specification]")) {
            return false;
        }
        long timestamp = in.u32Le() | (long) in.u16Le() << 32;
        out.add("Beacon timestamp = ").add(timestamp).add(", offset = ").add(in.u16Le());
        return true;
    }

    /** The beacon bitmap: which superframe durations have a beacon. */
    private static boolean printSlots(Line out, PacketReader in) {
        if (isCut(out, in, 4, " [ERROR: Truncated before Beacon Bitmap]")) {
            return false;
        }
        int index = in.u16Le();
        int length = in.u16Le();
        out.add("SD Index = ").add(index).add(", Bitmap len = ").add(length).add(", ");
        if (isCut(out, in, length, " [ERROR: Truncated in SD bitmap]")) {
            return false;
        }
        Ieee802154HeaderElements.printBytes(out, " SD Bitmap = ", in, length);
        return true;
    }

    private static boolean printChannels(Line out, PacketReader in) {
        if (isCut(out, in, 5, " [ERROR: Truncated before Channel hopping specification]")) {
            return false;
        }
        int length = in.peekU16Le(4);
        out.add("Hopping Seq ID = ").add(in.u8()).add(", PAN Coordinator BSN = ").add(in.u8());
        out.add(", Channel offset = ").add(in.u16Le()).add(", Bitmap length = ").add(length).add(", ");
        // tcpdump passes over one byte of the length only.
        in.skip(1);
        if (isCut(out, in, length, " [ERROR: Truncated in Channel offset bitmap]")) {
            return false;
        }
        Ieee802154HeaderElements.printBytes(out, " Channel offset bitmap = ", in, length);
        return true;
    }

    private static void printSequence(Line out, PacketReader in) {
        if (isCut(out, in, 1, " [ERROR: Truncated in Hopping Sequence length]")) {
            return;
        }
        int length = in.u8();
        out.add("Hopping Seq length = ").add(length).add(" [ ");
        if (!isCut(out, in, length * 2, " [ERROR: Truncated in Channel offset bitmap]")) {
            printChannelNumbers(out, in, length);
        }
    }

    /** The rest of a list of channels in brackets. */
    static void printChannelNumbers(Line out, PacketReader in, int count) {
        for (int i = 0; i < count; i++) {
            int channel = in.u16Le();
            out.hex(channel, channel > 0xfff ? 4 : channel > 0xff ? 3 : 2).add(' ');
        }
        out.add(']');
    }
}
