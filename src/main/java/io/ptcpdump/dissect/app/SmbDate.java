package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;

/** Dates in SMB messages, as local time. Each is a line of its own. */
final class SmbDate {
    private static final int SECONDS_PER_DAY = 24 * 60 * 60;
    /** From 1601 to 1970, in years of 365.25 days. */
    private static final double EPOCH = 369 * 365.25 * SECONDS_PER_DAY;
    /** What makes up for days that these years did not have, as tcpdump counts it: two seconds too much. */
    private static final double CORRECTION = 3 * SECONDS_PER_DAY + 6 * 60 * 60 + 2;
    /** Seconds in 2^24 units of 100 ns. */
    private static final double SECONDS_PER_UNIT = 1.0e-7 * (1 << 24);

    private final ZoneId zone;

    SmbDate(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A date and a time of DOS: years from 1980 in 7 bits, the month in 4, the day in 5, hours in 5, minutes in 6, seconds
     * halved in 5. Its parts may be beyond all months and days, and it is never in summer time.
     */
    void printDos(Line out, int value) {
        if (value == 0 || value == -1) {
            print(out, 0);
            return;
        }
        LocalDate month = LocalDate.of(1980 + (value >>> 25), 1, 1).plusMonths((value >>> 21 & 15) - 1);
        long day = month.toEpochDay() + (value >>> 16 & 31) - 1;
        int minutes = (value >>> 11 & 31) * 60 + (value >>> 5 & 63);
        long local = day * SECONDS_PER_DAY + minutes * 60 + 2 * (value & 31);
        print(out, local - standardOffset(local));
    }

    private long standardOffset(long local) {
        ZoneRules rules = zone.getRules();
        ZoneOffset near = rules.getStandardOffset(Instant.ofEpochSecond(local));
        return rules.getStandardOffset(Instant.ofEpochSecond(local - near.getTotalSeconds())).getTotalSeconds();
    }

    /** A time of Windows NT: its upper 32 bits, and the byte below them. */
    void printFileTime(Line out, long upper, int lower) {
        double seconds = (upper * 256.0 + lower) * SECONDS_PER_UNIT - EPOCH + CORRECTION;
        print(out, Math.max(0, (long) seconds));
    }

    private void print(Line out, long seconds) {
        if (seconds == 0) {
            out.add("NULL\n");
            return;
        }
        ZonedDateTime time = Instant.ofEpochSecond(seconds).atZone(zone);
        out.add(time.getYear()).add('-').addPadded(time.getMonthValue(), 2).add('-').addPadded(time.getDayOfMonth(), 2);
        out.add(' ').addPadded(time.getHour(), 2).add(':').addPadded(time.getMinute(), 2);
        out.add(':').addPadded(time.getSecond(), 2).add('\n');
    }
}
