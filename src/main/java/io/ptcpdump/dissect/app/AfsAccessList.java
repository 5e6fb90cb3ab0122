package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * An access list of AFS. It is text: how many entries grant and how many deny, then for each a user and the sum of its rights,
 * in decimal, with white space between. Reading it stops where it is not so.
 */
final class AfsAccessList {
    private static final int MAX_LENGTH = 1024;
    /** The rights in the order in which they are shown. */
    private static final int[] RIGHTS = {1, 8, 4, 16, 2, 32, 64};
    private static final String LETTERS = "rlidwka";

    private final byte[] text;
    private final int length;
    private int at;
    private boolean malformed;

    private AfsAccessList(byte[] text, int length) {
        this.text = text;
        this.length = length;
    }

    /** Prints the next {@code length} bytes, all captured, up to the first that is zero. */
    static void print(Line out, PacketReader in, int length) {
        byte[] text = new byte[Math.min(length, MAX_LENGTH)];
        in.copy(text, 0, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        new AfsAccessList(text, end).print(out);
    }

    private void print(Line out) {
        int grants = readNumber();
        int denials = readNumber();
        printEntries(out, " +{", grants);
        printEntries(out, " -{", denials);
    }

    private void printEntries(Line out, String start, int count) {
        for (int i = 0; i < count && !malformed; i++) {
            skipSpace();
            int user = at;
            while (at < length && !isSpace(text[at])) {
                at++;
            }
            int userEnd = at;
            int rights = readNumber();
            if (!malformed) {
                printEntry(out.add(start), user, userEnd, rights);
            }
        }
    }

    private void printEntry(Line out, int user, int userEnd, int rights) {
        for (int i = user; i < userEnd; i++) {
            out.printable(text[i]);
        }
        out.add(' ');
        for (int i = 0; i < RIGHTS.length; i++) {
            if ((rights & RIGHTS[i]) != 0) {
                out.add(LETTERS.charAt(i));
            }
        }
        out.add('}');
    }

    /** The low 32 bits of a decimal number behind white space; of one beyond 64 bits, those of the last that is not. */
    private int readNumber() {
        skipSpace();
        boolean negative = at < length && text[at] == '-';
        if (negative || at < length && text[at] == '+') {
            at++;
        }
        int start = at;
        long value = 0;
        boolean tooLarge = false;
        for (; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
            int digit = text[at] - '0';
            tooLarge |= value > (Long.MAX_VALUE - digit) / 10;
            value = value * 10 + digit;
        }
        malformed |= at == start;
        if (tooLarge) {
            return (int) (negative ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return (int) (negative ? -value : value);
    }

    private void skipSpace() {
        while (at < length && isSpace(text[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
