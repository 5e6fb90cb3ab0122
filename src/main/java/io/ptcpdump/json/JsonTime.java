package io.ptcpdump.json;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.text.DateTimeText;
import io.ptcpdump.text.LocalZone;

/** Times since 1970 with nine digits of a second. Used by one thread. */
final class JsonTime {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final DateTimeText dateTime = new DateTimeText(LocalZone.UTC, 'T');

    /** Appends {@code "YYYY-MM-DDThh:mm:ss.nnnnnnnnnZ"} (RFC 3339) for a time of 1970 or later. */
    void printString(long nanos, Line out) {
        out.add('"');
        dateTime.print(nanos / NANOS_PER_SECOND, out);
        out.add('.').addPadded(nanos % NANOS_PER_SECOND, 9).add("Z\"");
    }

    /** Appends the number of seconds for such a time. */
    static void printSeconds(long nanos, Line out) {
        out.add(nanos / NANOS_PER_SECOND).add('.').addPadded(nanos % NANOS_PER_SECOND, 9);
    }
}
