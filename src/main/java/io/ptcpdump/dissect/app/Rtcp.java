package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The RTP Control Protocol, RFC 3550 section 6: one or more messages, each of 16 bits of version, count and type, a length in
 * 32-bit words less one, and the source that it is from. Printed up to the end of what was captured.
 */
public final class Rtcp implements Printer {
    private static final int HEADER = 8;
    private static final int SENDER_INFO = 20;
    private static final int REPORT_BLOCK = 24;
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int BYE = 203;

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("rtcp");
        while (in.has(1)) {
            in.need(HEADER);
            int length = (in.peekU16(2) + 1) * 4;
            printMessage(d, in, length);
            in.seek(in.position() + length);
        }
    }

    private static void printMessage(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int count = in.peekU8(0) & 0x1f;
        int type = in.peekU8(1);
        switch (type) {
            case SENDER_REPORT -> {
                out.add(" sr");
                printLength(d, in, length, count * REPORT_BLOCK + SENDER_INFO + HEADER);
                in.need(HEADER + SENDER_INFO);
                out.add(" @");
                printHundredths(out, in.peekU32(8) + in.peekU32(12) / 4294967296.0);
                out.add(' ').add(in.peekU32(16)).add(' ').add(in.peekU32(20)).add("p ").add(in.peekU32(24)).add('b');
                printReports(d, in, HEADER + SENDER_INFO, count);
            }
            case RECEIVER_REPORT -> {
                out.add(" rr");
                printLength(d, in, length, count * REPORT_BLOCK + HEADER);
                printReports(d, in, HEADER, count);
            }
            case SOURCE_DESCRIPTION, BYE -> {
                out.add(type == BYE ? " bye " : " sdes ").add(length);
                if (d.verbose(1)) {
                    out.add(' ').add(in.peekU32(4));
                }
            }
            default -> out.add(" type-0x").hex(type).add(' ').add(length);
        }
    }

    /** The length where it is not what the count makes expect, and the source. */
    private static void printLength(Dissection d, PacketReader in, int length, int expected) {
        if (length != expected) {
            d.out().add(" [").add(length).add(']');
        }
        if (d.verbose(1)) {
            d.out().add(' ').add(in.peekU32(4));
        }
    }

    /** As many times as there are report blocks, the first of them, which is how tcpdump prints them. */
    private static void printReports(Dissection d, PacketReader in, int at, int count) {
        Line out = d.out();
        if (count > 1) {
            out.add(" c").add(count);
        }
        for (int i = 0; i < count; i++) {
            in.need(at + REPORT_BLOCK);
            if (d.verbose(1)) {
                out.add(' ').add(in.peekU32(at));
            }
            out.add(' ').add(in.peekU32(at + 4) & 0xffffff).add("l ").add(in.peekU32(at + 8)).add("s ");
            out.add(in.peekU32(at + 12)).add("j @");
            printHundredths(out, in.peekU32(at + 16) / 65536.0);
            printHundredths(out.add('+'), in.peekU32(at + 20) / 65536.0);
        }
    }

    private static void printHundredths(Line out, double seconds) {
        out.add(new BigDecimal(seconds).setScale(2, RoundingMode.HALF_EVEN).toPlainString());
    }
}
