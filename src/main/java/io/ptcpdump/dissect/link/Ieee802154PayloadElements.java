package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Payload information elements, IEEE 802.15.4-2015 section 7.4.3: 16 bits with a type of 1, a group of 4 bits and a length of
 * 11 (10 by tcpdump), then the content.
 */
final class Ieee802154PayloadElements {
    private static final int HEADER = 2;
    private static final int PAYLOAD_TYPE = 0x8000;

    private static final int MLME = 0x01;
    private static final int VENDOR = 0x02;
    private static final int MULTIPLEXED = 0x03;
    private static final int IETF = 0x05;
    private static final int TERMINATION = 0x0f;
    private static final ValueNames GROUPS = ValueNames.of(
            0x00, "ESDU IE", MLME, "MLME IE", VENDOR, "Vendor Specific Nested IE", MULTIPLEXED, "Multiplexed IE (802.15.9)",
            0x04, "Omnibus Payload Group IE", IETF, "IETF IE", TERMINATION, "List termination");

    private static final int FULL_FRAME = 0;
    private static final int FULL_FRAME_SMALL_ID = 1;
    private static final int FRAGMENT = 2;
    private static final int LAST_FRAGMENT = 4;
    private static final int ABORT = 6;

    private Ieee802154PayloadElements() {}

    /** Prints a list of elements and moves behind it; returns false where it does not fit into the frame. */
    static boolean print(Dissection d, PacketReader in) {
        Line out = d.out();
        int group;
        do {
            if (in.claimed() < HEADER) {
                out.add("[ERROR: Truncated header IE]");
                return false;
            }
            int header = in.u16Le();
            int length = header & 0x3ff;
            group = header >>> 11 & 15;
            out.add((header & PAYLOAD_TYPE) == 0 ? "[ERROR: Payload IE with type 0] " : "");
            out.add("\n\t").addNameHex(GROUPS.get(group), "Reserved 0x", group, 2, "").add(" [");
            if (length != 0) {
                out.add(" length = ").add(length).add(", ");
            }
            if (in.claimed() < length) {
                out.add("[ERROR: Truncated IE data]");
                return false;
            }
            int next = in.position() + length;
            if (length != 0) {
                long ends = in.ends();
                in.claimOnly(length);
                printContent(d, in, group);
                in.restore(ends);
            }
            out.add("]\n\t");
            in.seek(next);
        } while (group != TERMINATION && in.claimed() != 0);
        return true;
    }

    private static void printContent(Dissection d, PacketReader in, int group) {
        Line out = d.out();
        if (!d.verbose(4)) {
            Ieee802154HeaderElements.printBytes(out, "IE Data = ", in, in.claimed());
            return;
        }
        switch (group) {
            case MLME -> Ieee802154MlmeElements.print(out, in);
            case VENDOR -> Ieee802154HeaderElements.printVendor(out, in);
            case MULTIPLEXED -> printMultiplexed(out, in);
            case IETF -> {
                out.add("Subtype ID = 0x").hex(in.u8(), 2);
                Ieee802154HeaderElements.printBytes(out, ", Subtype content = ", in, in.claimed());
            }
            default -> Ieee802154HeaderElements.printBytes(out, "IE Data = ", in, in.claimed());
        }
    }

    /** A part of a frame of an upper layer, IEEE 802.15.9-2016 section 5. */
    private static void printMultiplexed(Line out, PacketReader in) {
        int control = in.u8();
        int type = control & 7;
        int transaction = control >>> 3;
        boolean complete = switch (type) {
            case FULL_FRAME -> printFullFrame(out, in, transaction);
            case FULL_FRAME_SMALL_ID -> {
                out.add("Type = Full upper layer fragment with small Multiplex ID, ");
                out.add("Multiplex ID = 0x").hex(transaction, 4).add(", ");
                yield true;
            }
            case FRAGMENT, LAST_FRAGMENT -> printFragment(out, in, type == LAST_FRAGMENT, transaction);
            case ABORT -> {
                printAbort(out, in, transaction);
                yield false;
            }
            default -> {
                out.add("Type = ").add(type).add(" (Reserved), tid = 0x").hex(transaction, 2).add(", ");
                yield true;
            }
        };
        if (complete) {
            Ieee802154HeaderElements.printBytes(out, "Upper layer data = ", in, in.claimed());
        }
    }

    private static boolean printFullFrame(Line out, PacketReader in, int transaction) {
        out.add("Type = Full upper layer fragment, ");
        if (in.claimed() < 2) {
            out.add("[ERROR: Multiplex ID missing]");
            return false;
        }
        out.add("tid = 0x").hex(transaction, 2).add(", Multiplex ID = 0x").hex(in.u16Le(), 4).add(", ");
        return true;
    }

    private static boolean printFragment(Line out, PacketReader in, boolean last, int transaction) {
        if (in.claimed() < 1) {
            out.add("[ERROR: fragment number missing]");
            return false;
        }
        int number = in.u8();
        String type = last ? "Last fragment" : number == 0 ? "First fragment" : "Middle fragment";
        out.add("Type = ").add(type).add(", tid = 0x").hex(transaction, 2).add(", fragment = 0x").hex(number, 2).add(", ");
        if (number == 0) {
            if (in.claimed() < 4) {
                out.add("[ERROR: Total upper layer size or multiplex ID missing]");
                return false;
            }
            out.add("Total upper layer size = 0x").hex(in.u16Le(), 4);
            out.add(", Multiplex ID = 0x").hex(in.u16Le(), 4).add(", ");
        }
        return true;
    }

    private static void printAbort(Line out, PacketReader in, int transaction) {
        out.add("Type = Abort, tid = 0x").hex(transaction, 2).add(", ");
        switch (in.claimed()) {
            case 0 -> out.add("no max size given");
            case 2 -> out.add("max size = 0x").hex(in.u16Le(), 4);
            default -> {
                out.add("invalid length = ").add(in.claimed() + 1).add(" (not 1 or 3)");
                Ieee802154HeaderElements.printBytes(out, "Abort data = ", in, in.claimed());
            }
        }
    }
}
