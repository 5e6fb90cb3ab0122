package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * What an element of Babel holds behind its own fields, RFC 8966 section 4.4: type, length, value; padding of one byte has
 * only a type. Radio channels are of draft-chroboczek-babel-diversity-routing, timestamps of RFC 9616.
 */
final class BabelSubElements {
    private static final int PAD_1 = 0;
    private static final int PAD_N = 1;
    private static final int DIVERSITY = 2;
    private static final int TIMESTAMP = 3;
    private static final int MANDATORY = 0x80;

    private BabelSubElements() {}

    /** Prints what is claimed from the reader's position on, which was captured, in an element of type {@code element}. */
    static void print(Dissection d, PacketReader in, int element) {
        Line out = d.out();
        while (in.claimed() > 0) {
            int type = in.u8();
            if (type == PAD_1) {
                out.add(" sub-pad1");
                continue;
            }
            if ((type & MANDATORY) != 0) {
                out.add(" (M)");
            }
            if (in.claimed() < 1 || in.claimed() < 1 + in.peekU8(0)) {
                d.printInvalid();
                return;
            }
            PacketReader value = in.take(1 + in.peekU8(0));
            value.skip(1);
            if (!printValue(out, value, type, element)) {
                d.printInvalid();
                return;
            }
        }
    }

    private static boolean printValue(Line out, PacketReader in, int type, int element) {
        switch (type) {
            case PAD_N -> out.add(" sub-padn");
            case DIVERSITY -> printChannels(out.add(" sub-diversity"), in, element);
            case TIMESTAMP -> {
                return printTimestamps(out.add(" sub-timestamp"), in, element);
            }
            default -> out.add(" sub-unknown-0x").hex(type, 2);
        }
        return true;
    }

    private static void printChannels(Line out, PacketReader in, int element) {
        if (in.claimed() == 0) {
            out.add(" empty");
            return;
        }
        for (char separator = ' '; in.claimed() > 0; separator = '-') {
            int channel = in.u8();
            out.add(separator);
            switch (channel) {
                case 0 -> out.add("reserved");
                case 255 -> out.add("all");
                default -> out.add(channel);
            }
        }
        if (element != Babel.UPDATE && element != Babel.SOURCE_UPDATE) {
            out.add(" (bogus)");
        }
    }

    /** When it was sent, and where it answers another packet when that arrived; in microseconds. */
    private static boolean printTimestamps(Line out, PacketReader in, int element) {
        switch (element) {
            case Babel.HELLO -> {
                if (in.claimed() < 4) {
                    return false;
                }
                printTime(out.add(' '), in.u32());
            }
            case Babel.HEARD -> {
                if (in.claimed() < 8) {
                    return false;
                }
                printTime(out.add(' '), in.u32());
                printTime(out.add('|'), in.u32());
            }
            default -> out.add(" (bogus)");
        }
        return true;
    }

    private static void printTime(Line out, long microseconds) {
        out.add(microseconds / 1_000_000).add('.').addPadded(microseconds % 1_000_000, 6).add('s');
    }
}
