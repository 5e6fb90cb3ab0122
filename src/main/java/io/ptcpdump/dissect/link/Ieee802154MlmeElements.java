package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Elements of the MAC layer's management entity, nested in a payload element, IEEE 802.15.4-2015 section 7.4.4: 16 bits with a
 * type, an identifier and a length, which take 7 and 8 bits in the short form and 4 and 11 (10 by tcpdump) in the long one.
 */
final class Ieee802154MlmeElements {
    private static final int HEADER = 2;
    private static final int LONG_FORM = 0x8000;

    private static final int VENDOR = 0x08;
    private static final int CHANNEL_HOPPING = 0x09;
    private static final int TSCH_SYNCHRONIZATION = 0x1a;
    private static final int TSCH_SLOTFRAME = 0x1b;
    private static final int TSCH_TIMESLOT = 0x1c;
    /** The identifiers below are for the long form. */
    private static final int FIRST_SHORT = 0x10;

    private static final ValueNames SHORT_NAMES = ValueNames.of(
            TSCH_SYNCHRONIZATION, "TSCH Synchronization IE", TSCH_SLOTFRAME, "TSCH Slotframe and Link IE",
            TSCH_TIMESLOT, "TSCH Timeslot IE", 0x1d, "Hopping timing IE", 0x1e, "Enhanced Beacon Filter IE",
            0x1f, "MAC Metrics IE", 0x20, "All MAC Metrics IE", 0x21, "Coexistence Specification IE",
            0x22, "SUN Device Capabilities IE", 0x23, "SUN FSK Generic PHY IE", 0x24, "Mode Switch Parameter IE",
            0x25, "PHY Parameter Change IE", 0x26, "O-QPSK PHY Mode IE", 0x27, "PCA Allocation IE",
            0x28, "LECIM DSSS Operating Mode IE", 0x29, "LECIM FSK Operating Mode IE",
            0x2b, "TVWS PHY Operating Mode Description IE", 0x2c, "TVWS Device Capabilities IE",
            0x2d, "TVWS Device Category IE", 0x2e, "TVWS Device Identification IE", 0x2f, "TVWS Device Location IE",
            0x30, "TVWS Channel Information Query IE", 0x31, "TVWS Channel Information Source IE", 0x32, "CTM IE",
            0x33, "Timestamp IE", 0x34, "Timestamp Difference IE", 0x35, "TMCTP Specification IE",
            0x36, "RCC PHY Operating Mode IE");
    private static final ValueNames LONG_NAMES = ValueNames.of(
            VENDOR, "Vendor Specific MLME Nested IE", CHANNEL_HOPPING, "Channel Hopping IE");

    private static final ValueNames LINK_OPTIONS = ValueNames.of(
            0x01, "TX ", 0x02, "RX ", 0x04, "Shared ", 0x08, "Timekeeping ", 0x10, "Priority ");
    private static final int SLOTFRAME_HEADER = 4;
    private static final int LINK = 5;
    private static final String[] TIMES = {
        "CCA Offset", "CCA", "TX Offset", "RX Offset", "RX Ack Delay", "TX Ack Delay", "RX Wait", "Ack Wait", "RX TX",
        "Max Ack", "Max TX", "Time slot Length"
    };

    private Ieee802154MlmeElements() {}

    /** Prints all elements that are claimed. */
    static void print(Line out, PacketReader in) {
        do {
            if (in.claimed() < HEADER) {
                out.add("[ERROR: Truncated MLME IE]");
                return;
            }
            int header = in.u16Le();
            boolean longForm = (header & LONG_FORM) != 0;
            int length = header & (longForm ? 0x3ff : 0xff);
            int element = longForm ? header >>> 11 & 15 : header >>> 8 & 0x7f;
            printHeader(out, longForm, element, length);
            if (in.claimed() < length) {
                out.add("[ERROR: Truncated IE data]");
                return;
            }
            int next = in.position() + length;
            if (length != 0) {
                long ends = in.ends();
                in.claimOnly(length);
                printContent(out, in, element);
                in.restore(ends);
            }
            out.add("] ");
            in.seek(next);
        } while (in.claimed() != 0);
    }

    private static void printHeader(Line out, boolean longForm, int element, int length) {
        out.add("\n\t\t");
        if (longForm) {
            out.addNameHex(LONG_NAMES.get(element), "Reserved 0x", element, 2, "");
        } else if (element < FIRST_SHORT) {
            out.add("Reserved for long format 0x").hex(element);
        } else {
            out.addNameHex(SHORT_NAMES.get(element), "Reserved 0x", element, 2, "");
        }
        out.add(" [ length = ").add(length).add(", ");
    }

    private static void printContent(Line out, PacketReader in, int element) {
        switch (element) {
            case VENDOR -> Ieee802154HeaderElements.printVendor(out, in);
            case CHANNEL_HOPPING -> printHopping(out, in);
            case TSCH_SYNCHRONIZATION -> printSynchronization(out, in);
            case TSCH_SLOTFRAME -> printSlotframes(out, in);
            case TSCH_TIMESLOT -> printTimeslot(out, in);
            default -> Ieee802154HeaderElements.printBytes(out, "IE Data = ", in, in.claimed());
        }
    }

    /** Section 7.4.4.31. */
    private static void printHopping(Line out, PacketReader in) {
        out.add("Hopping Sequence ID = ").add(in.u8());
        if (in.claimed() == 0 || lacks(out, in, 7)) {
            return;
        }
        int page = in.u8();
        int channels = in.u16Le();
        out.add("Channel Page = ").add(page).add(", Number of Channels = ").add(channels).add(", ");
        out.add("Phy Configuration = 0x").hex(in.u32Le(), 8).add(", ");
        if (page == 9 || page == 10) {
            int length = (channels + 7) / 8;
            if (lacks(out, in, length)) {
                return;
            }
            out.add("Extended bitmap = 0x");
            for (int i = 0; i < length; i++) {
                out.hex(in.u8(), 2);
            }
            out.add(", ");
        }
        if (lacks(out, in, 2)) {
            return;
        }
        int count = in.u16Le();
        out.add("Hopping Seq length = ").add(count).add(" [ ");
        if (in.claimed() < count * 2) {
            out.add(" [ERROR: IE truncated]");
            return;
        }
        Ieee802154DsmePan.printChannelNumbers(out, in, count);
        if (!lacks(out, in, 2)) {
            out.add("Current hop = ").add(in.u16Le());
        }
    }

    private static boolean lacks(Line out, PacketReader in, int n) {
        if (in.claimed() < n) {
            out.add("[ERROR: IE truncated]");
            return true;
        }
        return false;
    }

    /** The absolute slot number of 5 bytes; where the element is too short, it is taken from what follows. */
    private static void printSynchronization(Line out, PacketReader in) {
        out.add(in.claimed() < 6 ? "[ERROR: Length != 6]" : "");
        in.need(6);
        long slot = in.u32Le() | (long) in.u8() << 32;
        out.add("ASN = ").hex(slot, 10).add(", Join Metric = ").add(in.u8()).add(' ');
    }

    private static void printSlotframes(Line out, PacketReader in) {
        int count = in.u8();
        out.add("Slotframes = ").add(count).add(' ');
        for (int i = 0; i < count; i++) {
            if (in.claimed() < SLOTFRAME_HEADER) {
                out.add("[ERROR: Truncated IE before slotframes]");
                return;
            }
            out.add("\n\t\t\t[ Handle ").add(in.u8()).add(", size = ").add(in.u16Le());
            int links = in.u8();
            out.add(", links = ").add(links).add(' ');
            printLinks(out, in, links);
            out.add("] ");
        }
    }

    private static void printLinks(Line out, PacketReader in, int count) {
        for (int i = 0; i < count; i++) {
            if (in.claimed() < LINK) {
                out.add("[ERROR: Truncated IE links]");
                return;
            }
            out.add("\n\t\t\t\t[ Timeslot =  ").add(in.u16Le()).add(", Offset = ").add(in.u16Le()).add(", Options = ");
            LINK_OPTIONS.printBits(out, in.u8(), "", "");
            out.add("] ");
        }
    }

    /** A template: its identifier, alone or with 12 times of 16 bits, of which the last two may have 24. */
    private static void printTimeslot(Line out, PacketReader in) {
        int length = in.claimed();
        if (length != 1 && length != 25 && length != 27) {
            out.add("[ERROR: Length not 1, 25, or 27]");
            Ieee802154HeaderElements.printBytes(out, "\n\t\t\tIE Data = ", in, length);
            return;
        }
        out.add("Time slot ID = ").add(in.u8());
        for (int i = 0; length > 1 && i < TIMES.length; i++) {
            boolean three = length == 27 && i >= TIMES.length - 2;
            out.add(", ").add(TIMES[i]).add(" = ").add(in.u16Le() | (three ? in.u8() << 16 : 0));
        }
        out.add(' ');
    }
}
