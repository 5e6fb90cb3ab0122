package io.ptcpdump.text;

import io.ptcpdump.dissect.Line;

/** Makes one line of several: each is trimmed, and {@code ", "} stands between them. */
public final class LineJoiner {
    private final Line joined = new Line();

    /** Joins the lines of {@code out} that begin at {@code start}. */
    public void join(Line out, int start) {
        byte[] bytes = out.bytes();
        int end = out.length();
        joined.clear();
        for (int from = start; from < end; ) {
            int lineEnd = from;
            while (lineEnd < end && bytes[lineEnd] != '\n') {
                lineEnd++;
            }
            addTrimmed(bytes, from, lineEnd);
            from = lineEnd + 1;
        }
        out.truncate(start);
        out.add(joined.bytes(), 0, joined.length());
    }

    private void addTrimmed(byte[] bytes, int from, int to) {
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        if (from == to) {
            return;
        }
        if (joined.length() > 0) {
            joined.add(", ");
        }
        joined.add(bytes, from, to - from);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
