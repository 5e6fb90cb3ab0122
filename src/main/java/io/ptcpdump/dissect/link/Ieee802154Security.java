package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** The auxiliary security header and the message integrity code of IEEE 802.15.4-2015 section 9.4. */
final class Ieee802154Security {
    /** Security level of frames that are not secured. */
    static final int NONE = 0;
    /** In place of a level: the header does not fit into the frame. */
    static final int CUT = -1;

    private static final int ENCRYPTED = 4;
    private static final int NO_FRAME_COUNTER = 0x20;
    private static final int IMPLICIT_KEY = 0;
    private static final int SHORT_KEY_SOURCE = 2;
    private static final int EXTENDED_KEY_SOURCE = 3;
    private static final int[] CODE_LENGTHS = {0, 4, 8, 16};

    private Ieee802154Security() {}

    /** Prints the header; returns the security level, or {@link #CUT}. */
    static int print(Dissection d, PacketReader in) {
        Line out = d.out();
        if (isCut(out, in, 1, "Aux Security Header")) {
            return CUT;
        }
        int control = in.u8();
        int level = control & 7;
        int keyMode = control >>> 3 & 3;
        if (d.verbose(1)) {
            out.add("\n\tSecurity Level ").add(level).add(", Key Id Mode ").add(keyMode).add(", ");
        }
        if ((control & NO_FRAME_COUNTER) == 0) {
            if (isCut(out, in, 4, "Frame Counter")) {
                return CUT;
            }
            long counter = in.u32Le();
            if (d.verbose(2)) {
                out.add("Frame Counter 0x").hex(counter, 8).add(' ');
            }
        }
        if (keyMode == IMPLICIT_KEY) {
            out.add(d.verbose(2) ? "Implicit" : "");
            return level;
        }
        return printKey(d, in, keyMode) ? level : CUT;
    }

    private static boolean printKey(Dissection d, PacketReader in, int mode) {
        Line out = d.out();
        if (mode == SHORT_KEY_SOURCE || mode == EXTENDED_KEY_SOURCE) {
            if (isCut(out, in, mode == EXTENDED_KEY_SOURCE ? 8 : 4, "Key Source")) {
                return false;
            }
            if (d.verbose(2)) {
                printKeySource(out, in, mode);
            }
            // tcpdump passes over no more than half of an extended one.
            in.skip(4);
        }
        if (isCut(out, in, 1, "Key Index")) {
            return false;
        }
        int index = in.u8();
        if (d.verbose(2)) {
            out.add("KeyIndex 0x").hex(index, 2).add(", ");
        }
        return true;
    }

    private static void printKeySource(Line out, PacketReader in, int mode) {
        out.add("KeySource ");
        if (mode == EXTENDED_KEY_SOURCE) {
            out.eui64(Long.reverseBytes(in.peekU64(0))).add(", ");
        } else {
            // The "4x" is tcpdump's text.
            out.add("0x").hex(in.peekU16Le(0), 4).add(':').hex(in.peekU16Le(2)).add("4x, ");
        }
    }

    private static boolean isCut(Line out, PacketReader in, int n, String before) {
        if (in.claimed() < n) {
            out.add("[ERROR: Truncated before ").add(before).add(']');
            return true;
        }
        return false;
    }

    static boolean encrypts(int level) {
        return level >= ENCRYPTED;
    }

    /** Length in bytes of the integrity code that a level asks for. */
    static int codeLength(int level) {
        return CODE_LENGTHS[level & 3];
    }

    static void printCode(Line out, PacketReader in, int position, int length) {
        if (length != 0) {
            out.add("\n\tMIC ");
            HexDump.bytes(out, in, position, length);
            out.add(' ');
        }
    }
}
