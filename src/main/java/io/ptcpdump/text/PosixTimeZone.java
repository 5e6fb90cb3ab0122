package io.ptcpdump.text;

/**
 * A zone given by a rule, as in {@code CET-1CEST,M3.5.0,M10.5.0/3}: POSIX.1-2024, Base Definitions, section 8.3, with the
 * times of day beyond 24 hours that RFC 9636 (TZif) allows. The same form ends a zone file.
 */
final class PosixTimeZone implements LocalZone {
    /** Where a zone has summer time and no dates for it, the C library takes those of the United States. */
    private static final String DEFAULT_DATES = ",M3.2.0,M11.1.0";

    private final int standardOffset;
    private final int summerOffset;
    private final YearlyDate summerStart;
    private final YearlyDate summerEnd;

    private PosixTimeZone(int standardOffset, int summerOffset, YearlyDate summerStart, YearlyDate summerEnd) {
        this.standardOffset = standardOffset;
        this.summerOffset = summerOffset;
        this.summerStart = summerStart;
        this.summerEnd = summerEnd;
    }

    /** A zone that is always {@code offset} seconds ahead of UTC. */
    static PosixTimeZone fixed(int offset) {
        return new PosixTimeZone(offset, offset, null, null);
    }

    /** The zone of a rule, or null where the text is not one. */
    static PosixTimeZone parse(String rule) {
        return new Parser(rule).zone();
    }

    @Override
    public int offsetSeconds(long epochSecond) {
        if (summerStart == null) {
            return standardOffset;
        }
        int year = CivilDate.yearOfEpochDay(Math.floorDiv(epochSecond + standardOffset, 86400));
        long start = summerStart.inYear(year) - standardOffset;
        long end = summerEnd.inYear(year) - summerOffset;
        boolean summer = start < end
                ? epochSecond >= start && epochSecond < end
                : epochSecond >= start || epochSecond < end;
        return summer ? summerOffset : standardOffset;
    }

    /**
     * A moment that comes once a year.
     *
     * @param form    'M' for a weekday of a month, 'J' for a day of the year that leaves leap days out, 'n' for one that counts
     * @param month   1 to 12, with 'M'
     * @param week    1 to 5, with 'M'; 5 is the last in the month
     * @param day     0 (Sunday) to 6 with 'M', 1 to 365 with 'J', 0 to 365 with 'n'
     * @param seconds local time of day; may be negative or more than a day
     */
    private record YearlyDate(char form, int month, int week, int day, int seconds) {
        /** Seconds since 1970 in local time. */
        long inYear(int year) {
            return epochDay(year) * 86400 + seconds;
        }

        private long epochDay(int year) {
            if (form != 'M') {
                boolean leapDayBefore = form == 'J' && day >= 60 && CivilDate.isLeapYear(year);
                int dayOfYear = form == 'J' && !leapDayBefore ? day - 1 : day;
                return CivilDate.toEpochDay(year, 1, 1) + dayOfYear;
            }
            long first = CivilDate.toEpochDay(year, month, 1);
            long next = month == 12 ? CivilDate.toEpochDay(year + 1, 1, 1) : CivilDate.toEpochDay(year, month + 1, 1);
            int firstWeekday = Math.floorMod(first + 4, 7); // 1970-01-01 was a Thursday
            long date = first + Math.floorMod(day - firstWeekday, 7) + (week - 1) * 7L;
            return date < next ? date : date - 7;
        }
    }

    /** Reads a rule from left to right; a part that is malformed makes {@link #failed} true and everything after it worthless. */
    private static final class Parser {
        private String text;
        private int at;
        private boolean failed;

        Parser(String text) {
            this.text = text;
        }

        PosixTimeZone zone() {
            name();
            int standard = -time(24);
            if (failed || at == text.length()) {
                return failed ? null : fixed(standard);
            }
            name();
            int summer = standard + 3600;
            if (!failed && at < text.length() && text.charAt(at) != ',') {
                summer = -time(24);
            }
            if (at == text.length()) {
                text += DEFAULT_DATES;
            }
            YearlyDate start = date();
            YearlyDate end = date();
            return failed || at < text.length() ? null : new PosixTimeZone(standard, summer, start, end);
        }

        /** Passes over a zone's abbreviation: three or more letters, or anything in angle brackets. */
        private void name() {
            int from = at;
            if (peek() == '<') {
                int close = text.indexOf('>', at);
                failed |= close < 0;
                at = close + 1;
                return;
            }
            while (Character.isLetter(peek())) {
                at++;
            }
            failed |= at - from < 3;
        }

        /** {@code [+-]hh[:mm[:ss]]} in seconds. */
        private int time(int maxHours) {
            int sign = peek() == '-' ? -1 : 1;
            if (peek() == '-' || peek() == '+') {
                at++;
            }
            int seconds = number(0, maxHours) * 3600;
            for (int unit = 60; unit > 0 && peek() == ':'; unit /= 60) {
                at++;
                seconds += number(0, 59) * unit;
            }
            return sign * seconds;
        }

        private YearlyDate date() {
            expect(',');
            char form = peek();
            int month = 0;
            int week = 0;
            int day;
            if (form == 'M') {
                at++;
                month = number(1, 12);
                expect('.');
                week = number(1, 5);
                expect('.');
                day = number(0, 6);
            } else if (form == 'J') {
                at++;
                day = number(1, 365);
            } else {
                form = 'n';
                day = number(0, 365);
            }
            int seconds = 7200;
            if (peek() == '/') {
                at++;
                seconds = time(167);
            }
            return new YearlyDate(form, month, week, day, seconds);
        }

        private int number(int min, int max) {
            int from = at;
            int value = 0;
            while (peek() >= '0' && peek() <= '9' && at - from < 4) {
                value = value * 10 + (text.charAt(at++) - '0');
            }
            failed |= at == from || value < min || value > max;
            return value;
        }

        private void expect(char c) {
            failed |= peek() != c;
            at++;
        }

        /** The next character, NUL at the end and once the text has failed. */
        private char peek() {
            return !failed && at < text.length() ? text.charAt(at) : '\0';
        }
    }
}
