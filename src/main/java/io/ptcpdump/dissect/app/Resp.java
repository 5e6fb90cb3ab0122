package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The protocol of Redis (RESP): values that begin with a character for their type and end in CR LF; arrays of them; and commands
 * that are lines of text.
 */
public final class Resp implements Printer {
    /** Instead of the length of a string or array. */
    private static final int NULL = -1;
    private static final int CUT = -2;
    private static final int TOO_LARGE = -3;
    private static final int NEGATIVE = -4;
    private static final int INVALID = -5;
    /** How deep arrays may nest before the rest is left unprinted. */
    private static final int MAX_DEPTH = 128;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("resp");
        out.add(": RESP");
        while (in.claimed() > 0) {
            if (!printValue(out, in, 0)) {
                d.printTruncated();
                return;
            }
        }
    }

    /** Prints one value and moves behind it; whether it is whole. */
    private static boolean printValue(Line out, PacketReader in, int depth) {
        if (in.claimed() < 1 || depth > MAX_DEPTH) {
            return false;
        }
        int type = in.peekU8(0);
        switch (type) {
            case '+', '-', ':' -> {
                in.skip(1);
                return printLine(out, in);
            }
            case '$' -> {
                in.skip(1);
                return printString(out, in);
            }
            case '*' -> {
                in.skip(1);
                return printArray(out, in, depth);
            }
            default -> {
                return printCommand(out, in);
            }
        }
    }

    /** A text up to CR LF. */
    private static boolean printLine(Line out, PacketReader in) {
        int start = in.position();
        if (!findLineEnd(in)) {
            return false;
        }
        printText(out, in, start, in.position() - start);
        in.skip(2);
        return true;
    }

    /** Moves to the next CR LF; whether there is one. */
    private static boolean findLineEnd(PacketReader in) {
        while (in.claimed() >= 2 && in.has(2)) {
            if (in.peekU16(0) == 0x0d0a) {
                return true;
            }
            in.skip(1);
        }
        return false;
    }

    private static void printText(Line out, PacketReader in, int position, int n) {
        out.add(" \"");
        for (int i = 0; i < n; i++) {
            out.printable(in.u8At(position + i));
        }
        out.add('"');
    }

    private static boolean printString(Line out, PacketReader in) {
        int length = readLength(in);
        if (length < 0) {
            return printNoLength(out, length);
        }
        if (length == 0) {
            out.add(" empty");
        } else {
            if (in.claimed() < length || !in.has(length)) {
                return false;
            }
            printText(out, in, in.position(), length);
            in.skip(length);
        }
        if (!findLineEnd(in)) {
            return false;
        }
        in.skip(2);
        return true;
    }

    private static boolean printArray(Line out, PacketReader in, int depth) {
        int length = readLength(in);
        if (length < 0) {
            return printNoLength(out, length);
        }
        if (length == 0) {
            out.add(" empty");
        }
        for (int i = 0; i < length; i++) {
            if (!printValue(out, in, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printNoLength(Line out, int length) {
        switch (length) {
            case NULL -> out.add(" null");
            case TOO_LARGE -> out.add(" length too large");
            case NEGATIVE -> out.add(" length negative and not -1");
            case INVALID -> out.add(" invalid");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Reads a decimal length and CR LF; or returns what is wrong with them, having moved behind the byte that shows it. */
    private static int readLength(PacketReader in) {
        if (in.claimed() == 0) {
            return CUT;
        }
        boolean negative = in.peekU8(0) == '-';
        if (negative) {
            in.skip(1);
        }
        long value = 0;
        int digits = 0;
        for (; ; digits++) {
            if (in.claimed() == 0) {
                return CUT;
            }
            int c = in.peekU8(0);
            if (c < '0' || c > '9') {
                break;
            }
            value = Math.min(value * 10 + c - '0', 1L << 31);
            in.skip(1);
        }
        if (in.u8() != '\r' || digits == 0) {
            return INVALID;
        }
        if (in.claimed() == 0) {
            return CUT;
        }
        if (in.u8() != '\n') {
            return INVALID;
        }
        if (negative) {
            return value == 1 ? NULL : NEGATIVE;
        }
        return value > Integer.MAX_VALUE ? TOO_LARGE : (int) value;
    }

    /** A command as text: a line between any number of CR and LF. */
    private static boolean printCommand(Line out, PacketReader in) {
        if (isLineBreak(in)) {
            skipLineBreaks(in);
        } else if (in.claimed() < 1 || !in.has(1)) {
            return false;
        }
        int start = in.position();
        while (!isLineBreak(in)) {
            if (in.claimed() < 1) {
                return false;
            }
            in.skip(1);
        }
        printText(out, in, start, in.position() - start);
        skipLineBreaks(in);
        return true;
    }

    private static boolean isLineBreak(PacketReader in) {
        return in.claimed() > 0 && in.has(1) && (in.peekU8(0) == '\r' || in.peekU8(0) == '\n');
    }

    private static void skipLineBreaks(PacketReader in) {
        while (isLineBreak(in)) {
            in.skip(1);
        }
    }
}
