package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Header information elements, IEEE 802.15.4-2015 section 7.4.2: 16 bits with a type of 0, an identifier of 8 bits and a
 * length of 7, then the content.
 */
final class Ieee802154HeaderElements {
    /** How the list ended: before the payload, before payload elements, or where it did not fit into the frame. */
    enum End { PAYLOAD, PAYLOAD_ELEMENTS, CUT }

    private static final int HEADER = 2;
    private static final int PAYLOAD_TYPE = 0x8000;
    private static final int LAST_NAMED = 0x7f;

    private static final int VENDOR = 0x00;
    private static final int CSL = 0x1a;
    private static final int RIT = 0x1b;
    private static final int DSME_PAN = 0x1c;
    private static final int RENDEZVOUS_TIME = 0x1d;
    private static final int TIME_CORRECTION = 0x1e;
    private static final int EXTENDED_DSME_PAN = 0x21;
    private static final int TERMINATION_1 = 0x7e;
    private static final int TERMINATION_2 = 0x7f;

    private static final ValueNames ELEMENTS = ValueNames.of(
            VENDOR, "Vendor Specific Header IE", CSL, "LE CSL IE", RIT, "LE RIT IE", DSME_PAN, "DSME PAN descriptor IE",
            RENDEZVOUS_TIME, "Rendezvous Time IE", TIME_CORRECTION, "Time Correction IE",
            EXTENDED_DSME_PAN, "Extended DSME PAN descriptor IE", 0x22, "Fragment Sequence Context Description IE",
            0x23, "Simplified Superframe Specification IE", 0x24, "Simplified GTS Specification IE",
            0x25, "LECIM Capabilities IE", 0x26, "TRLE Descriptor IE", 0x27, "RCC Capabilities IE",
            0x28, "RCCN Descriptor IE", 0x29, "Global Time IE", 0x2a, "Omnibus Header IE", 0x2b, "DA IE",
            TERMINATION_1, "Header Termination 1 IE", TERMINATION_2, "Header Termination 2 IE");

    private static final int NEGATIVE = 0x8000;

    private Ieee802154HeaderElements() {}

    /** Prints a list of elements and moves behind it. */
    static End print(Dissection d, PacketReader in) {
        Line out = d.out();
        do {
            if (in.claimed() < HEADER) {
                out.add("[ERROR: Truncated header IE]");
                return End.CUT;
            }
            int header = in.u16Le();
            int length = header & 0x7f;
            int element = header >>> 7 & 0xff;
            if ((header & PAYLOAD_TYPE) != 0) {
                out.add("[ERROR: Header IE with type 1] ");
            }
            printHeader(out, element, length);
            if (in.claimed() < length) {
                out.add("[ERROR: Truncated IE data]");
                return End.CUT;
            }
            int next = in.position() + length;
            if (length != 0) {
                long ends = in.ends();
                in.claimOnly(length);
                printContent(d, in, element);
                in.restore(ends);
            }
            out.add("] ");
            in.seek(next);
            if (element == TERMINATION_1) {
                return End.PAYLOAD_ELEMENTS;
            }
            if (element == TERMINATION_2) {
                return End.PAYLOAD;
            }
        } while (in.claimed() != 0);
        return End.PAYLOAD;
    }

    private static void printHeader(Line out, int element, int length) {
        if (element > LAST_NAMED) {
            out.add("Reserved Element ID ").hex(element, 2).add(", length = ").add(length).add(' ');
            return;
        }
        out.add("\n\t").addNameHex(ELEMENTS.get(element), "Reserved 0x", element, 2, "").add(" [");
        if (length != 0) {
            out.add(" length = ").add(length).add(", ");
        }
    }

    private static void printContent(Dissection d, PacketReader in, int element) {
        Line out = d.out();
        if (!d.verbose(4)) {
            printBytes(out, "IE Data = ", in, in.claimed());
            return;
        }
        switch (element) {
            case VENDOR -> printVendor(out, in);
            case CSL -> printCoordinatedListening(out, in);
            case RIT -> printReceiverInitiated(out, in);
            case DSME_PAN, EXTENDED_DSME_PAN -> Ieee802154DsmePan.print(d, in, element == EXTENDED_DSME_PAN);
            case RENDEZVOUS_TIME -> printRendezvous(out, in);
            case TIME_CORRECTION -> printTimeCorrection(out, in);
            default -> printBytes(out, "IE Data = ", in, in.claimed());
        }
    }

    /** Text, then {@code n} bytes in hexadecimal with a space after each. */
    static void printBytes(Line out, String before, PacketReader in, int n) {
        out.add(before);
        for (int i = 0; i < n; i++) {
            out.hex(in.u8(), 2).add(' ');
        }
    }

    /** The identifier of an organisation and what belongs to it. */
    static void printVendor(Line out, PacketReader in) {
        if (in.claimed() < 3) {
            out.add("[ERROR: Vendor OUI missing]");
        } else {
            out.add("OUI = 0x").hex(in.u24(), 6);
            printBytes(out, ", Data = ", in, in.claimed());
        }
    }

    /** Coordinated sampled listening. */
    private static void printCoordinatedListening(Line out, PacketReader in) {
        int length = in.claimed();
        if (length < 4) {
            out.add("[ERROR: Truncated CSL IE]");
            return;
        }
        out.add("CSL Phase = ").add(in.u16Le()).add(", CSL Period = ").add(in.u16Le());
        if (length >= 6) {
            out.add(", Rendezvous time = ").add(in.u16Le());
        }
        if (length != 4 && length != 6) {
            out.add(" [ERROR: CSL IE length wrong]");
        }
    }

    /** Receiver initiated transmission. */
    private static void printReceiverInitiated(Line out, PacketReader in) {
        if (in.claimed() < 4) {
            out.add("[ERROR: Truncated RIT IE]");
            return;
        }
        out.add("Time to First Listen = ").add(in.u8()).add(", # of Repeat Listen = ").add(in.u8());
        out.add(", Repeat Listen Interval = ").add(in.u16Le());
    }

    private static void printRendezvous(Line out, PacketReader in) {
        if (in.claimed() != 4) {
            out.add("[ERROR: Length != 2]");
            return;
        }
        out.add("Rendezvous time = ").add(in.u16Le()).add(", Wake-up Interval = ").add(in.u16Le());
    }

    private static void printTimeCorrection(Line out, PacketReader in) {
        if (in.claimed() != 2) {
            out.add("[ERROR: Length != 2]");
            return;
        }
        int value = in.u16Le();
        out.add((value & NEGATIVE) != 0 ? "Negative " : "");
        // The low 12 bits are signed themselves.
        out.add("Ack time correction = ").add(value << 20 >> 20).add(", ");
    }
}
