package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The ZeroMQ Message Transport Protocol 1.0: frames of a length, flags and a body. The length counts the flags; it is one byte,
 * or 255 and then 64 bits. Over PGM, each packet tells where in it a message begins.
 */
public final class Zmtp implements Printer {
    private static final int LONG_LENGTH = 0xff;
    /** Bytes of a body that are shown with a single {@code -v}. */
    private static final int SHOWN = 128;
    private static final int NO_MESSAGE = 0xffff;
    private static final ValueNames FLAGS = ValueNames.of(
            0x01, "MORE", 0x02, "R1", 0x04, "R2", 0x08, "R3", 0x10, "R4", 0x20, "R5", 0x40, "R6", 0x80, "R7");

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("zmtp1").add(": ZMTP/1.0");
        printFrames(d, in, Math.min(in.end(), in.position() + in.claimed()));
    }

    /**
     * Prints the data of a PGM packet: the offset of the first frame that begins a message, what is before that, and the
     * frames. The offset 0xffff says that no message begins here.
     */
    public static void printDatagram(Dissection d, PacketReader in) {
        Line out = d.out().enter("zmtp1");
        int length = in.claimed();
        int end = Math.min(in.end(), in.position() + length);
        int offset = in.u16();
        out.add("\n\t frame offset 0x").hex(offset, 4);
        long before = offset == NO_MESSAGE ? length - 2 & 0xffffffffL : offset;
        if (offset != NO_MESSAGE && 2 + offset > length) {
            out.add(" (exceeds datagram declared length)");
            in.need(Integer.MAX_VALUE);
        }
        int captured = in.captured();
        if (before > 0) {
            printIntermediatePart(d, in, before, captured);
        }
        if (before < captured) {
            in.skip((int) before);
            printFrames(d, in, end);
        }
    }

    private static void printIntermediatePart(Dissection d, PacketReader in, long length, int captured) {
        Line out = d.out().add("\n\t frame intermediate part, ").add(length).add(" bytes");
        if (length > captured) {
            out.add(" (").add(captured).add(" captured)");
        }
        int shown = (int) Math.min(length, d.verbose(2) ? captured : Math.min(SHOWN, captured));
        if (shown > 1) {
            int start = in.position();
            HexDump.hexAndAscii(out.add(", first ").add(shown).add(" byte(s):"), "\n\t ", in, shown);
            in.seek(start);
        }
    }

    private static void printFrames(Dissection d, PacketReader in, int end) {
        while (in.position() < end) {
            printFrame(d, in, end);
        }
    }

    private static void printFrame(Dissection d, PacketReader in, int end) {
        Line out = d.out().add("\n\t");
        long declared = in.u8();
        if (declared == LONG_LENGTH) {
            out.add(" frame flags+body (64-bit) length");
            declared = in.u64();
            out.add(' ');
        } else {
            out.add(" frame flags+body  (8-bit) length ");
        }
        out.addUnsigned(declared);
        if (declared == 0) {
            return;
        }
        int flags = in.peekU8(0);
        long captured = end - in.position();
        boolean whole = Long.compareUnsigned(declared, captured) <= 0;
        if (!whole) {
            out.add(" (").addUnsigned(captured).add(" captured)");
        }
        out.add(", flags 0x").hex(flags, 2);
        if (d.verbose(1)) {
            FLAGS.printBits(out.add(" ("), flags, ", ", "none");
            out.add(')');
            printBody(d, in, whole ? declared : captured);
        }
        if (declared < 0 || declared > Integer.MAX_VALUE) {
            in.need(Integer.MAX_VALUE);
        }
        in.skip((int) declared);
    }

    /** Prints the body behind the flags, and stays in front of them. */
    private static void printBody(Dissection d, PacketReader in, long length) {
        long shown = d.verbose(2) ? length : Math.min(SHOWN + 1, length);
        if (shown > 1) {
            d.out().add(", first ").add(shown - 1).add(" byte(s) of body:");
            int start = in.position();
            in.skip(1);
            // tcpdump's dumps take 32 bits of a length
            HexDump.hexAndAscii(d.out(), "\n\t ", in, (int) Math.min(shown - 1 & 0xffffffffL, Integer.MAX_VALUE));
            in.seek(start);
        }
    }
}
