package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Multilink frame relay, FRF.16.1 (LINKTYPE_MFR): fragments of {@link FrameRelay} packets, and messages about the links.
 *
 * <pre>
 *  0   1   2   3           7   8             16
 * +---+---+---+-----------+---+---------------+--------------------------------
 * | B | E | C | sequence  | 1 | sequence      | packet; with C the message type
 * |   |   |   | (high)    |   | (low)         | and information elements
 * +---+---+---+-----------+---+---------------+--------------------------------
 * </pre>
 */
public final class MultilinkFrameRelay implements LinkPrinter {
    private static final int MINIMUM = 4;
    private static final int BEGIN = 0x80;
    private static final int BEGIN_AND_END = 0xc0;
    private static final int CONTROL = 0xe0;
    static final ValueNames FLAGS = ValueNames.of(0x80, "Begin", 0x40, "End", 0x20, "Control");

    private static final String[] MESSAGES = {
        null, "Add Link", "Add Link ACK", "Add Link Reject", "Hello", "Hello ACK", "Remove Link", "Remove Link ACK"
    };

    private static final int ELEMENT_HEADER = 2;
    private static final int BUNDLE = 1;
    private static final int LINK = 2;
    private static final int MAGIC_NUMBER = 3;
    private static final int TIMESTAMP = 5;
    private static final ValueNames ELEMENTS = ValueNames.of(
            BUNDLE, "Bundle ID", LINK, "Link ID", MAGIC_NUMBER, "Magic Number", TIMESTAMP, "Timestamp",
            6, "Vendor Extension", 7, "Cause");
    private static final int MAX_NAME = 50;
    private static final int MAX_TIMESTAMP = 14;

    private final FrameRelay frameRelay;

    public MultilinkFrameRelay(FrameRelay frameRelay) {
        this.frameRelay = frameRelay;
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("mfr");
        return d.printIfCut(in, 2) ? in.captured() : printFrame(d, in);
    }

    /** Prints a frame, however short; returns the length of its header. */
    int printFrame(Dissection d, PacketReader in) {
        Line out = d.out().enter("mfr");
        int length = in.claimed();
        if (length < MINIMUM) {
            out.add("[length ").add(length).add(" < 4]");
            d.printInvalid();
            return length;
        }
        if (d.printIfCut(in, MINIMUM)) {
            return length;
        }
        int first = in.peekU8(0);
        int flags = first & CONTROL;
        if (flags == CONTROL && in.peekU8(1) == 0) {
            return printControl(d, in, length);
        }
        int sequence = (first & 0x1e) << 7 | in.peekU8(1);
        out.add("FRF.16 Frag, seq ").add(sequence).add(", Flags [");
        FLAGS.printBits(out, flags, ", ", "none");
        out.add(']');
        if (flags == BEGIN || flags == BEGIN_AND_END) {
            out.add(", ");
            in.skip(2);
            frameRelay.printFrame(d, in);
            return 2;
        }
        HexDump.captured(out, "\n\t", in, length);
        return 0;
    }

    private static int printControl(Dissection d, PacketReader in, int length) {
        Line out = d.out().add("FRF.16 Control, Flags [Begin, End, Control], ");
        int message = in.peekU8(2);
        String name = ValueNames.at(MESSAGES, message);
        out.addNameHex(name, "Unknown Message (0x", message, 2, ")").add(", length ").add(length);
        if (!d.verbose(1)) {
            return 3;
        }
        in.skip(3);
        while (in.claimed() > ELEMENT_HEADER) {
            if (d.printIfCut(in, ELEMENT_HEADER)) {
                return length;
            }
            int type = in.peekU8(0);
            int elementLength = in.peekU8(1);
            out.add("\n\tIE ").add(ELEMENTS.get(type, "Unknown")).add(" (").add(type).add("), length ");
            out.add(elementLength).add(": ");
            if (type == 0 || elementLength <= ELEMENT_HEADER) {
                return 3;
            }
            if (d.printIfCut(in, elementLength)) {
                return length;
            }
            in.skip(ELEMENT_HEADER);
            printElement(d, in, type, elementLength - ELEMENT_HEADER);
        }
        return 3;
    }

    /** Prints the value of an element and moves behind it. */
    private static void printElement(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case MAGIC_NUMBER -> {
                if (length != 4) {
                    printOddLength(d, "[IE data length ", length, " != 4]");
                } else {
                    out.add("0x").hex(in.peekU32(0), 8);
                }
            }
            case BUNDLE, LINK -> {
                for (int i = 0; i < length && i < MAX_NAME && in.peekU8(i) != 0; i++) {
                    out.printable(in.peekU8(i));
                }
            }
            default -> {
                if (type == TIMESTAMP && length > MAX_TIMESTAMP) {
                    printOddLength(d, "[Timestamp IE length ", length, " > 14]");
                } else if (!d.verbose(2)) {
                    HexDump.captured(out, "\n\t  ", in, length);
                }
            }
        }
        if (d.verbose(2)) {
            HexDump.captured(out, "\n\t  ", in, length);
        }
        in.skip(length);
    }

    private static void printOddLength(Dissection d, String before, int length, String after) {
        d.out().add(before).add(length).add(after);
        d.printInvalid();
    }
}
