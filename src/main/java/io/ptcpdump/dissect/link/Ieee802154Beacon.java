package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * What beacons hold, IEEE 802.15.4-2015 section 7.3.1, as do some information elements: the superframe specification in 16
 * bits, the guaranteed time slots, and the addresses of devices that messages are waiting for.
 */
final class Ieee802154Beacon {
    private static final int SLOT_DESCRIPTOR = 3;
    private static final int BATTERY_LIFE_EXTENSION = 0x1000;
    private static final int COORDINATOR = 0x4000;
    private static final int ASSOCIATION_PERMIT = 0x8000;

    private Ieee802154Beacon() {}

    /** Prints from the superframe specification on; returns false where a part is missing. */
    static boolean print(Dissection d, PacketReader in) {
        if (isCut(d, in, 2, "beacon information")) {
            return false;
        }
        printSuperframe(d, in.u16Le());
        return !isCut(d, in, 1, "GTS info") && printTimeSlots(d, in)
                && !isCut(d, in, 1, "pending addresses") && printPending(d, in);
    }

    private static boolean isCut(Dissection d, PacketReader in, int n, String before) {
        if (in.claimed() < n) {
            d.out().add("[ERROR: Truncated before ").add(before).add(']');
            return true;
        }
        return false;
    }

    static void printSuperframe(Dissection d, int specification) {
        if (!d.verbose(1)) {
            return;
        }
        Line out = d.out();
        out.add("\n\tBeacon order = ").add(specification & 15).add(", Superframe order = ").add(specification >>> 4 & 15);
        out.add(", Final CAP Slot = ").add(specification >>> 8 & 15);
        out.add((specification & BATTERY_LIFE_EXTENSION) != 0 ? ", BLE enabled" : "");
        out.add((specification & COORDINATOR) != 0 ? ", PAN Coordinator" : "");
        out.add((specification & ASSOCIATION_PERMIT) != 0 ? ", Association Permit" : "");
    }

    private static boolean printTimeSlots(Dissection d, PacketReader in) {
        Line out = d.out();
        int count = in.peekU8(0) & 7;
        if (count == 0) {
            out.add(d.verbose(1) ? "\n\tGTS Descriptor Count = 0, " : "");
            in.skip(1);
            return true;
        }
        int length = 2 + count * SLOT_DESCRIPTOR;
        if (in.claimed() < length) {
            out.add(" [ERROR: Truncated GTS Info List]");
            return false;
        }
        if (d.verbose(2)) {
            out.add("GTS Descriptor Count = ").add(count);
            out.add(", GTS Directions Mask = ").hex(in.peekU8(1) & 0x7f, 2).add(", [ ");
            for (int i = 0; i < count; i++) {
                int at = 2 + i * SLOT_DESCRIPTOR;
                // tcpdump takes the slot and the length from the second byte of the address.
                int slot = in.peekU8(at + 1);
                out.add("[ ").hex(in.peekU16Le(at), 4).add(", Start slot = ").add(slot & 15);
                out.add(", Length = ").add(slot >>> 4).add(" ] ");
            }
            out.add(']');
        }
        in.skip(length);
        return true;
    }

    /** Prints a list of addresses and moves behind it; returns false where it is cut. */
    static boolean printPending(Dissection d, PacketReader in) {
        Line out = d.out();
        int specification = in.peekU8(0);
        int shorts = specification & 7;
        int extendeds = specification >>> 4 & 7;
        if (d.verbose(1)) {
            out.add("\n\tPending address list, # short addresses = ").add(shorts);
            out.add(", # extended addresses = ").add(extendeds);
        }
        int length = 1 + shorts * 2 + extendeds * 8;
        if (in.claimed() < length) {
            out.add(" [ERROR: Pending address list truncated]");
            return false;
        }
        if (!d.verbose(2)) {
            in.skip(length);
            return true;
        }
        in.skip(1);
        if (shorts != 0) {
            out.add(", Short address list = [ ");
            for (int i = 0; i < shorts; i++) {
                out.hex(in.u16Le(), 4).add(' ');
            }
            out.add(']');
        }
        if (extendeds != 0) {
            out.add(", Extended address list = [ ");
            for (int i = 0; i < extendeds; i++) {
                out.eui64(in.u64Le()).add(' ');
            }
            out.add(']');
        }
        return true;
    }
}
