package io.ptcpdump.text;

/**
 * Dates of the proleptic Gregorian calendar from and to days since 1970-01-01, without objects. The arithmetic counts years
 * from March, so that the leap day is the last of a year.
 */
final class CivilDate {
    /** Days of 400 years, after which the calendar repeats. */
    private static final int DAYS_PER_ERA = 146097;
    /** Days from 0000-03-01 to 1970-01-01. */
    private static final int EPOCH = 719468;

    private CivilDate() {}

    /** The date of a day as the decimal number YYYYMMDD; years 0 to 9999. */
    static int ofEpochDay(long epochDay) {
        long shifted = epochDay + EPOCH;
        int era = (int) Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = Math.floorMod(shifted, DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        return (year * 100 + month) * 100 + day;
    }

    static int yearOfEpochDay(long epochDay) {
        return ofEpochDay(epochDay) / 10000;
    }

    /** The day of a date; month 1 to 12, day from 1 on. */
    static long toEpochDay(int year, int month, int day) {
        int yearFromMarch = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(yearFromMarch, 400);
        int yearOfEra = yearFromMarch - era * 400;
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
        int dayOfEra = 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_PER_ERA + dayOfEra - EPOCH;
    }

    static boolean isLeapYear(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
