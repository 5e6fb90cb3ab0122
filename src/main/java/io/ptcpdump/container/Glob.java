package io.ptcpdump.container;

/**
 * A pattern for a whole name as in glob(7): {@code *} stands for any characters, {@code ?} for any one, {@code [a-c]} for one of these and
 * {@code [!a-c]} for one of all others.
 *
 * @param text the pattern
 */
public record Glob(String text) {
    public boolean matches(String name) {
        int at = 0;
        int of = 0;
        int afterStar = -1; // where to go on in the pattern once the last star has taken one character more
        int taken = 0;
        while (at < name.length()) {
            if (of < text.length() && text.charAt(of) == '*') {
                afterStar = ++of;
                taken = at;
            } else if (of < text.length() && matchesOne(of, name.charAt(at))) {
                of = next(of);
                at++;
            } else if (afterStar >= 0) {
                of = afterStar;
                at = ++taken;
            } else {
                return false;
            }
        }
        while (of < text.length() && text.charAt(of) == '*') {
            of++;
        }
        return of == text.length();
    }

    private boolean matchesOne(int of, char actual) {
        char wanted = text.charAt(of);
        int end = wanted == '[' ? endOfSet(of) : -1;
        return end < 0 ? wanted == '?' || wanted == actual : isInSet(of + 1, end, actual);
    }

    /** Where the pattern goes on behind what stands for one character. */
    private int next(int of) {
        int end = text.charAt(of) == '[' ? endOfSet(of) : -1;
        return end < 0 ? of + 1 : end + 1;
    }

    /** The bracket that ends the set; -1 where there is none, and the bracket stands for itself. One at the very beginning is in the set. */
    private int endOfSet(int open) {
        int first = open + 1;
        if (first < text.length() && text.charAt(first) == '!') {
            first++;
        }
        return text.indexOf(']', first + 1);
    }

    private boolean isInSet(int from, int end, char actual) {
        boolean isNegated = text.charAt(from) == '!';
        int i = isNegated ? from + 1 : from;
        boolean isIn = false;
        while (i < end) {
            boolean isRange = i + 2 < end && text.charAt(i + 1) == '-';
            char last = text.charAt(isRange ? i + 2 : i);
            isIn |= text.charAt(i) <= actual && actual <= last;
            i += isRange ? 3 : 1;
        }
        return isIn != isNegated;
    }

    @Override
    public String toString() {
        return text;
    }
}
