package io.ptcpdump.savefile;

/** Decimal numbers in comments, read strictly: digits only. */
final class Decimal {
    private static final int MAX_DIGITS = 18;

    private Decimal() {}

    /** The number that {@code text[start, end)} is; -1 if it is anything else or has more than 18 digits. */
    static long parse(String text, int start, int end) {
        if (end <= start || end - start > MAX_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
