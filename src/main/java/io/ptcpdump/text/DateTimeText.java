package io.ptcpdump.text;

import io.ptcpdump.dissect.Line;

/** Prints {@code YYYY-MM-DD hh:mm:ss}, formatted once for every second. Used by one thread. */
public final class DateTimeText {
    private static final int SECONDS_PER_DAY = 86_400;
    /** Where the time of day starts in {@link #text}. */
    private static final int TIME_AT = 11;

    private final LocalZone zone;
    private final byte[] text = new byte[19];
    private long formattedSecond = Long.MIN_VALUE;
    private long formattedDay = Long.MIN_VALUE;

    /** @param separator what stands between date and time of day */
    public DateTimeText(LocalZone zone, char separator) {
        this.zone = zone;
        text[4] = '-';
        text[7] = '-';
        text[TIME_AT - 1] = (byte) separator;
        text[13] = ':';
        text[16] = ':';
    }

    /** Prints date and time of a second since 1970, 0 or later. */
    public void print(long second, Line out) {
        printFrom(0, second, out);
    }

    /** Prints the time of day alone. */
    void printTimeOfDay(long second, Line out) {
        printFrom(TIME_AT, second, out);
    }

    private void printFrom(int from, long second, Line out) {
        if (second != formattedSecond) {
            format(second);
        }
        out.add(text, from, text.length - from);
    }

    private void format(long second) {
        formattedSecond = second;
        long local = second + zone.offsetSeconds(second);
        long day = Math.floorDiv(local, SECONDS_PER_DAY);
        int secondOfDay = (int) (local - day * SECONDS_PER_DAY);
        if (day != formattedDay) {
            formattedDay = day;
            int date = CivilDate.ofEpochDay(day);
            pair(0, date / 1_000_000);
            pair(2, date / 10_000 % 100);
            pair(5, date / 100 % 100);
            pair(8, date % 100);
        }
        pair(TIME_AT, secondOfDay / 3600);
        pair(TIME_AT + 3, secondOfDay / 60 % 60);
        pair(TIME_AT + 6, secondOfDay % 60);
    }

    private void pair(int at, int value) {
        text[at] = (byte) ('0' + value / 10);
        text[at + 1] = (byte) ('0' + value % 10);
    }
}
