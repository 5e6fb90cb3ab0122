package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Signalling of frame relay, ITU-T Q.933 and ANSI T1.617 annex D: a counted call reference, a message type, then information
 * elements. Those of one byte have its highest bit set, among them shifts to another codeset; the others have a length.
 */
public final class Q933 implements Printer {
    private static final ValueNames MESSAGES = ValueNames.of(
            0x00, "ESC to National", 0x01, "Alert", 0x02, "Call proceeding", 0x07, "Connect", 0x0f, "Connect ACK",
            0x03, "Progress", 0x05, "Setup", 0x45, "Disconnect", 0x4d, "Release", 0x5a, "Release Complete", 0x46, "Restart",
            0x4e, "Restart ACK", 0x7d, "Status Reply", 0x75, "Status Enquiry");
    private static final ValueNames ELEMENTS = ValueNames.of(
            0x01, "ANSI Report Type", 0x19, "ANSI Link Verify", 0x03, "ANSI Link Verify", 0x07, "ANSI PVC Status",
            0x51, "CCITT Report Type", 0x53, "CCITT Link Verify", 0x57, "CCITT PVC Status");
    private static final String[] REPORTS = {"Full Status", "Link verify", "Async PVC Status"};
    private static final int ANSI_CODESET = 5;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        boolean linkHeader = d.options().linkHeader();
        out.enter("q.933").add(linkHeader ? "" : "Q.933");
        int length = in.claimed();
        int start = in.position();
        int referenceLength = lacks(in) ? -1 : in.u8() & 15;
        for (int i = 0; i < referenceLength + 1; i++) {
            if (lacks(in)) {
                referenceLength = -1;
                break;
            }
            in.skip(1);
        }
        if (referenceLength < 0 || in.claimed() > 0 && !in.has(1)) {
            out.add(linkHeader ? "length " : ", length ").add(length);
            d.printTruncated();
            return;
        }
        in.seek(start + 1 + referenceLength);
        int message = in.u8();
        int shift = in.claimed() > 0 && isShift(in.peekU8(0)) ? in.u8() : 0;
        int codeset = shift & 7;
        boolean locking = (shift & 8) == 0;
        out.add(linkHeader ? "" : ", ").add(shift != 0 && locking && codeset == ANSI_CODESET ? "ANSI" : "CCITT");
        out.add(", codeset ").add(codeset);
        printReference(out, in, start + 1, referenceLength);
        if (d.verbose(1)) {
            out.add(", ").add(MESSAGES.get(message, "unknown message"));
            out.add(" (0x").hex(message, 2).add("), length ").add(length);
        } else {
            out.add(", ").addNameHex(MESSAGES.get(message), "unknown message 0x", message, 2, "");
        }
        if (!printElements(d, in, codeset, locking, length)) {
            return;
        }
        if (!d.verbose(1)) {
            out.add(", length ").add(length);
        }
    }

    private static boolean lacks(PacketReader in) {
        return in.claimed() <= 0 || !in.has(1);
    }

    private static boolean isShift(int element) {
        return (element & 0xf0) == 0x90;
    }

    /** A reference of one byte is left out where what follows the message type is zero. */
    private static void printReference(Line out, PacketReader in, int at, int length) {
        if (length > 1 || length == 1 && in.peekU8(0) != 0) {
            out.add(", Call Ref: 0x");
            int back = in.position();
            in.seek(at);
            for (int i = 0; i < length; i++) {
                out.hex(in.u8(), 2);
            }
            in.seek(back);
        }
    }

    /** Returns false where it ended before the last element. */
    private static boolean printElements(Dissection d, PacketReader in, int firstCodeset, boolean locked, int length) {
        Line out = d.out();
        int codeset = firstCodeset;
        int lockedCodeset = locked ? firstCodeset : 0;
        boolean shifted = !locked;
        while (in.claimed() > 0) {
            if (lacks(in)) {
                return printCut(d, length);
            }
            int element = in.u8();
            if ((element & 0x80) != 0) {
                if (isShift(element)) {
                    shifted = (element & 8) != 0;
                    codeset = element & 7;
                    lockedCodeset = shifted ? lockedCodeset : codeset;
                } else if (shifted) {
                    shifted = false;
                    codeset = lockedCodeset;
                }
                continue;
            }
            if (lacks(in)) {
                return printCut(d, length);
            }
            int elementLength = in.u8();
            boolean known = codeset == 0 || codeset == ANSI_CODESET;
            if (d.verbose(1)) {
                String name = known ? ELEMENTS.get(element) : null;
                out.add("\n\t").add(name == null ? "unknown" : name).add(" IE (0x").hex(element, 2);
                out.add("), length ").add(elementLength).add(": ");
            }
            if (element == 0 || elementLength == 0) {
                return false;
            }
            if (in.claimed() < elementLength || !in.has(elementLength)) {
                return printCut(d, length);
            }
            printElement(d, in, element, elementLength, known);
            if (shifted) {
                shifted = false;
                codeset = lockedCodeset;
            }
        }
        return true;
    }

    private static boolean printCut(Dissection d, int length) {
        if (!d.verbose(1)) {
            d.out().add(", length ").add(length);
        }
        d.printTruncated();
        return false;
    }

    /** Prints an element that was captured and moves behind it. */
    private static void printElement(Dissection d, PacketReader in, int element, int length, boolean codesetKnown) {
        boolean known = codesetKnown && ELEMENTS.get(element) != null;
        if (known) {
            printKnown(d, in, element, length);
        }
        int end = in.position() + length;
        if (d.verbose(known ? 2 : 1)) {
            HexDump.hex(d.out(), known ? "\n\t  " : "\n\t", in, length);
        }
        in.seek(end);
    }

    private static void printKnown(Dissection d, PacketReader in, int element, int length) {
        Line out = d.out();
        boolean verbose = d.verbose(1);
        switch (element) {
            case 0x01, 0x51 -> {
                if (verbose) {
                    int report = in.peekU8(0);
                    out.add(ValueNames.at(REPORTS, report, "unknown")).add(" (").add(report).add(')');
                }
            }
            case 0x03, 0x19, 0x53 -> {
                out.add(verbose ? "" : ", ");
                if (length < 2) {
                    out.add("Invalid LINK VERIFY IE");
                } else {
                    out.add("TX Seq: ").addRight(in.peekU8(0), 3).add(", RX Seq: ").addRight(in.peekU8(1), 3);
                }
            }
            default -> {
                out.add(verbose ? "" : ", ");
                printCircuit(out, in, length);
            }
        }
    }

    /** The number of a circuit, which ends with the first byte that has its highest bit set, and its state. */
    private static void printCircuit(Line out, PacketReader in, int length) {
        boolean sound = length >= 3 && length <= 5 && in.peekU8(0) < 0x80 && in.peekU8(length - 1) >= 0x80;
        for (int i = 1; sound && i < length - 1; i++) {
            sound = in.peekU8(i) >= 0x80 == (i == length - 2);
        }
        if (!sound) {
            out.add("Invalid DLCI in PVC STATUS IE");
            return;
        }
        int circuit = (in.peekU8(0) & 0x3f) << 4 | (in.peekU8(1) & 0x78) >>> 3;
        if (length == 4) {
            circuit = circuit << 6 | (in.peekU8(2) & 0x7e) >>> 1;
        } else if (length == 5) {
            circuit = circuit << 13 | in.peekU8(2) & 0x7f | (in.peekU8(3) & 0x7e) >>> 1;
        }
        int state = in.peekU8(length - 1);
        out.add("DLCI ").add(circuit).add(": status ").add((state & 8) != 0 ? "New, " : "");
        out.add((state & 2) != 0 ? "Active" : "Inactive");
    }
}
