package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The ZigBee Encapsulation Protocol: IEEE 802.15.4 frames in UDP. Version 2, whose acknowledgements end after a sequence
 * number of 4 bytes, has a type before the channel, and before the length a time and a sequence number.
 *
 * <pre>
 *  0    2         3         4        6          7         8          15       16
 * +----+---------+---------+--------+----------+---------+----------+--------+-------
 * | EX | version | channel | device | with CRC | quality | reserved | length | frame
 * +----+---------+---------+--------+----------+---------+----------+--------+-------
 *
 *  0    2         3      4         5        7          8         9      17         21         31       32
 * +----+---------+------+---------+--------+----------+---------+------+----------+----------+--------+-------
 * | EX | version | type | channel | device | with CRC | quality | time | sequence | reserved | length | frame
 * +----+---------+------+---------+--------+----------+---------+------+----------+----------+--------+-------
 * </pre>
 */
public final class Zep implements Printer {
    private static final int HEADER_1 = 16;
    private static final int HEADER_2 = 32;
    private static final int ACKNOWLEDGEMENT_LENGTH = 8;
    private static final int ACKNOWLEDGEMENT = 2;

    private final LinkPrinter frames;

    /** @param frames prints a frame of as many bytes as are claimed, and returns 0 where it gave up */
    public Zep(LinkPrinter frames) {
        this.frames = frames;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("zep").add("ZEP");
        if (in.peekU8(0) != 'E' || in.peekU8(1) != 'X') {
            out.add(" [Preamble Code: ").printable(in.peekU8(0)).printable(in.peekU8(1)).add(']');
            d.printInvalid();
            return;
        }
        int version = in.peekU8(2);
        out.add('v').add(version).add(' ');
        boolean first = version == 1;
        boolean acknowledgement = !first && in.peekU8(3) == ACKNOWLEDGEMENT;
        int headerLength = first ? HEADER_1 : acknowledgement ? ACKNOWLEDGEMENT_LENGTH : HEADER_2;
        if (in.claimed() < headerLength) {
            out.add(" [len ").add(in.claimed()).add(" < ").add(headerLength).add(']');
            d.printInvalid();
            return;
        }
        int frameLength = 0;
        if (acknowledgement) {
            long sequence = in.peekU32(4);
            out.add("ACK, seq# = ").add(sequence);
        } else {
            frameLength = first ? printFirst(out, in) : printSecond(out, in);
        }
        in.skip(headerLength);
        printFrame(d, in, frameLength);
    }

    /** A frame that could not be printed is dumped; what is behind one that could was captured. */
    private void printFrame(Dissection d, PacketReader in, int frameLength) {
        int start = in.position();
        int length = in.claimed();
        if (frameLength != 0) {
            d.out().add("\n\t");
            in.claimOnly(frameLength);
            boolean printed = frames.print(d, in) != 0;
            in.seek(start);
            if (printed) {
                in.need(length);
                return;
            }
        }
        d.printUnknown(in, length);
    }

    private static int printFirst(Line out, PacketReader in) {
        in.need(6);
        out.add("Channel ID ").add(in.peekU8(3)).add(", Device ID 0x").hex(in.peekU16(4), 4).add(", ");
        printQuality(out, in, 6);
        int length = in.peekU8(HEADER_1 - 1);
        out.add("inner len = ").add(length);
        return length;
    }

    private static int printSecond(Line out, PacketReader in) {
        in.need(7);
        out.add("Type ").add(in.peekU8(3)).add(", Channel ID ").add(in.peekU8(4));
        out.add(", Device ID 0x").hex(in.peekU16(5), 4).add(", ");
        printQuality(out, in, 7);
        Ntp.printSpacedTimestamp(out, in.peekU64(9));
        long sequence = in.peekU32(17);
        int length = in.peekU8(HEADER_2 - 1);
        out.add(", seq# = ").add(sequence).add(", inner len = ").add(length);
        return length;
    }

    private static void printQuality(Line out, PacketReader in, int ahead) {
        if (in.peekU8(ahead) != 0) {
            out.add("CRC, ");
        } else {
            int quality = in.peekU8(ahead + 1);
            out.add("LQI ").add(quality).add(", ");
        }
    }
}
