package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * DECnet phase IV routing (DECnet Digital Network Architecture, Routing Layer 2.0.0). Fields are little-endian: a length,
 * perhaps padding, then flags that tell a control message, or which header a data packet has.
 *
 * <pre>
 *  0       1             3        5             6
 * +-------+-------------+--------+-------------+---------    The long header has identifiers of 6 bytes,
 * | flags | destination | source | visit count | NSP ...     which end with the address, and 21 bytes
 * +-------+-------------+--------+-------------+---------    in all.
 * </pre>
 */
public final class Decnet implements Printer {
    /** Of the packet, before the flags. */
    private static final int LENGTH = 2;
    private static final int SHORT_HEADER = 6;
    private static final int LONG_HEADER = 21;

    private static final int CONTROL = 0x01;
    private static final int FORMAT = 0x07;
    private static final int SHORT_FORMAT = 2;
    private static final int LONG_FORMAT = 6;
    private static final int RETURN_REQUEST = 0x08;
    private static final int RETURNING = 0x10;
    private static final int INTRA_ETHERNET = 0x20;
    private static final int FUTURE_VERSION = 0x40;
    private static final int PADDED = 0x80;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("decnet");
        int length = in.claimed();
        if (length < SHORT_HEADER) {
            printWrong(d, " (length ", length, " < ", SHORT_HEADER);
            return;
        }
        int packetLength = in.u16Le();
        if (packetLength < SHORT_HEADER) {
            printWrong(d, " (pktlen ", packetLength, " < ", SHORT_HEADER);
            return;
        }
        if (packetLength > length) {
            printWrong(d, " (pktlen ", packetLength, " > ", length);
            return;
        }
        int left = packetLength;
        int flags = in.peekU8(0);
        if ((flags & PADDED) != 0) {
            int padding = flags & ~PADDED;
            if (d.verbose(1)) {
                out.add("[pad:").add(padding).add("] ");
            }
            if (left < padding + 2) {
                printWrong(d, " (length ", left, " < ", padding + 2);
                return;
            }
            in.skip(padding);
            left -= padding;
            flags = in.peekU8(0);
        }
        in.claimOnly(left);
        if ((flags & FUTURE_VERSION) != 0) {
            out.add("future-version-decnet");
            printDump(d, in, LENGTH);
        } else if ((flags & CONTROL) != 0) {
            if (!DecnetControl.print(d, in, flags)) {
                d.printInvalid();
            }
        } else {
            printData(d, in, flags, packetLength);
        }
    }

    private static void printWrong(Dissection d, String what, int value, String relation, int limit) {
        d.out().add(what).add(value).add(relation).add(limit).add(')');
        d.printInvalid();
    }

    /**
     * Dumps what the length of the packet counts, from {@code before} bytes ahead of the flags on. What was captured is counted
     * from the length on in any case, so that a dump from the flags on may end in a cut.
     */
    static void printDump(Dissection d, PacketReader in, int before) {
        int length = Math.min(in.claimed(), in.captured() + LENGTH);
        in.seek(in.position() - before);
        HexDump.hexAndAscii(d.out(), "\n\t", in, length);
    }

    private static void printData(Dissection d, PacketReader in, int flags, int packetLength) {
        Line out = d.out();
        int source;
        int destination;
        int hops;
        int headerLength;
        if ((flags & FORMAT) == LONG_FORMAT) {
            if (in.claimed() < LONG_HEADER) {
                printWrong(d, " (length ", in.claimed(), " < ", LONG_HEADER);
                return;
            }
            in.need(LONG_HEADER);
            destination = in.peekU16Le(7);
            source = in.peekU16Le(15);
            hops = in.peekU8(18);
            headerLength = LONG_HEADER;
        } else if ((flags & FORMAT) == SHORT_FORMAT) {
            destination = in.peekU16Le(1);
            source = in.peekU16Le(3);
            hops = (in.peekU8(5) & 0x3f) + 1;
            headerLength = SHORT_HEADER;
        } else {
            out.add("unknown message flags under mask");
            printDump(d, in, LENGTH);
            return;
        }
        addAddress(out, source).add(" > ");
        addAddress(out, destination).add(' ').add(packetLength).add(' ');
        if (d.verbose(1)) {
            out.add((flags & RETURN_REQUEST) != 0 ? "RQR " : "").add((flags & RETURNING) != 0 ? "RTS " : "");
            out.add((flags & INTRA_ETHERNET) != 0 ? "IE " : "").add(hops).add(" hops ");
        }
        int left = in.claimed() - headerLength;
        in.skip(headerLength);
        in.claimOnly(left);
        if (!DecnetNsp.print(d, in)) {
            d.printInvalid();
        }
    }

    /** An area and a node in it. */
    static Line addAddress(Line out, int address) {
        return out.add(address >>> 10).add('.').add(address & 0x3ff);
    }
}
