package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Network Time Protocol, RFC 5905.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---+-----+-----+---------------+---------------+---------------+
 * |LI | VN  |mode |    stratum    |     poll      |   precision   |
 * +---+-----+-----+---------------+---------------+---------------+
 * |                  root delay, root dispersion                  |
 * +---------------------------------------------------------------+
 * |                      reference identifier                     |
 * +---------------------------------------------------------------+
 * |     timestamps: reference, origin, receive, transmit (64)     |
 * +---------------------------------------------------------------+
 * |            key identifier, message digest (optional)          |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Ntp implements Printer {
    private static final int TIME_LENGTH = 48;
    private static final int CONTROL_LENGTH = 12;
    private static final int CONTROL_MODE = 6;
    private static final int RESERVED_MODE = 7;
    private static final String[] MODES = {
        "unspecified", "symmetric active", "symmetric passive", "Client", "Server", "Broadcast", "Control Message", "Reserved"
    };
    private static final String[] LEAPS = {"", "+1s", "-1s", "clock unsynchronized"};

    private static final int REFERENCE_TIME = 16;
    private static final int ORIGIN_TIME = 24;
    private static final String[] TIMESTAMPS = {
        "\n\t  Reference Timestamp:  ", "\n\t  Origin Timestamp:     ", "\n\t  Receive Timestamp:    ",
        "\n\t  Transmit Timestamp:   "
    };

    private static final int STRATUM_INFO_QUERY = 62;
    private static final int STRATUM_INFO_REPLY = 63;

    /** Seconds from 1900, where the first era begins, to 1970. */
    private static final long FIRST_ERA = 2_208_988_800L;
    /** Seconds from 1970 to 2036, where the second era begins. */
    private static final long SECOND_ERA = 2_085_978_496L;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("ntp");
        int length = in.claimed();
        int status = in.peekU8(0);
        int mode = status & 7;
        out.add("NTPv").add(status >> 3 & 7).add(", ").add(MODES[mode]).add(", length ").add(length);
        if (!d.verbose(1)) {
            return;
        }
        out.add("\n\tLeap indicator: ").add(LEAPS[status >> 6]).add(" (").add(status & 0xc0).add(')');
        if (mode == CONTROL_MODE) {
            printControl(d, in, length);
        } else if (mode != RESERVED_MODE) {
            printTime(d, in, length);
        }
    }

    private static void printTime(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < TIME_LENGTH) {
            printInvalid(d, in, length);
            return;
        }
        int stratum = in.peekU8(1);
        out.add(", Stratum ").add(stratum).add(" (").add(stratumName(stratum)).add(')');
        int poll = (byte) in.peekU8(2);
        out.add(", poll ").add(poll);
        if (poll > -32 && poll < 32) {
            out.add(poll < 0 ? " (1/" : " (").add(1L << Math.abs(poll)).add("s)");
        }
        int precision = (byte) in.peekU8(3);
        out.add(", precision ").add(precision);
        if (printClock(d, in, stratum) && printTimestamps(d, in)) {
            printAuthentication(d, in, length);
        }
    }

    private static void printInvalid(Dissection d, PacketReader in, int length) {
        d.printInvalid();
        d.printIfCut(in, length);
    }

    /** Prints how good the clock is; whether the message has times behind that. */
    private static boolean printClock(Dissection d, PacketReader in, int stratum) {
        if (d.printIfCut(in, 8)) {
            return false;
        }
        printShort(d.out().add("\n\tRoot Delay: "), in.peekU32(4));
        if (d.printIfCut(in, 12)) {
            return false;
        }
        printShort(d.out().add(", Root dispersion: "), in.peekU32(8));
        return !d.printIfCut(in, 16) && printReference(d, in, stratum);
    }

    private static String stratumName(int stratum) {
        if (stratum == 0) {
            return "unspecified";
        }
        if (stratum == 1) {
            return "primary reference";
        }
        return stratum <= 15 ? "secondary reference" : "reserved";
    }

    /** Prints what the clock is synchronized with; whether the message has times behind it. */
    private static boolean printReference(Dissection d, PacketReader in, int stratum) {
        Line out = d.out();
        long reference = in.peekU32(12);
        out.add(", Reference-ID: ");
        switch (stratum) {
            case 0 -> out.add("(unspec)");
            case 1 -> {
                for (int shift = 24; shift >= 0; shift -= 8) {
                    out.printable((int) (reference >> shift));
                }
            }
            case STRATUM_INFO_QUERY, STRATUM_INFO_REPLY -> {
                d.printIpv4(in, in.position() + 12);
                out.add(stratum == STRATUM_INFO_QUERY ? " INFO_QUERY" : " INFO_REPLY");
                return false;
            }
            default -> out.add("0x").hex(reference, 8);
        }
        return true;
    }

    /** Prints the times of the exchange; whether they were all captured. */
    private static boolean printTimestamps(Dissection d, PacketReader in) {
        Line out = d.out();
        for (int i = 0; i < TIMESTAMPS.length; i++) {
            int at = REFERENCE_TIME + 8 * i;
            if (d.printIfCut(in, at + 8)) {
                return false;
            }
            printTimestamp(out.add(TIMESTAMPS[i]), in.peekU64(at));
        }
        long origin = in.peekU64(ORIGIN_TIME);
        long receive = in.peekU64(ORIGIN_TIME + 8);
        long transmit = in.peekU64(ORIGIN_TIME + 16);
        printDifference(out.add("\n\t    Originator - Receive Timestamp:  "), origin, receive);
        printDifference(out.add("\n\t    Originator - Transmit Timestamp: "), origin, transmit);
        return true;
    }

    private static void printAuthentication(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int digestLength = length - TIME_LENGTH - 4;
        if (digestLength == 0 || digestLength == 16 || digestLength == 20) {
            long key = in.peekU32(48);
            out.add("\n\tKey id: ").add(key);
            if (digestLength > 0) {
                if (d.printIfCut(in, 52 + digestLength)) {
                    return;
                }
                out.add("\n\tAuthentication: ");
                for (int i = 0; i < digestLength; i += 4) {
                    out.hex(in.peekU32(52 + i), 8);
                }
            }
        } else if (length > TIME_LENGTH) {
            out.add("\n\t(").add(length - TIME_LENGTH).add(" more bytes after the header)");
        }
    }

    /** A 16.16 fixed-point number of seconds. */
    private static void printShort(Line out, long value) {
        out.add(value >> 16).add('.').addPadded((int) ((value & 0xffff) / 65536.0 * 1_000_000), 6);
    }

    /** A 32.32 fixed-point number of seconds. */
    private static void printSeconds(Line out, long whole, long fraction) {
        out.add(whole).add('.').addPadded((long) (fraction / 4294967296.0 * 1_000_000_000), 9);
    }

    /** A 32.32 timestamp as seconds and, unless it is not set, as a date. */
    static void printTimestamp(Line out, long timestamp) {
        printTimestamp(out, timestamp, 'T', "Z)");
    }

    /** The same with a date that has a space before the time, and no letters. */
    static void printSpacedTimestamp(Line out, long timestamp) {
        printTimestamp(out, timestamp, ' ', ")");
    }

    private static void printTimestamp(Line out, long timestamp, char separator, String end) {
        long seconds = timestamp >>> 32;
        printSeconds(out, seconds, timestamp & 0xffffffffL);
        if (seconds != 0) {
            boolean first = (seconds & 0x80000000L) != 0;
            printDate(out.add(" ("), first ? seconds - FIRST_ERA : seconds + SECOND_ERA, separator);
            out.add(end);
        }
    }

    /**
     * UTC in the format of RFC 3339, but for the last letter, by the civil-from-days method: years are counted from March of a
     * 400-year cycle.
     */
    private static void printDate(Line out, long seconds, char separator) {
        long days = Math.floorDiv(seconds, 86_400L) + 719_468;
        int secondOfDay = (int) Math.floorMod(seconds, 86_400L);
        int cycle = (int) (days / 146_097);
        int dayOfCycle = (int) (days % 146_097);
        int year = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        int dayOfYear = dayOfCycle - (365 * year + year / 4 - year / 100);
        int month = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * month + 2) / 5 + 1;
        out.addPadded(cycle * 400L + year + (month >= 10 ? 1 : 0), 4);
        out.add('-').addPadded(month < 10 ? month + 3 : month - 9, 2).add('-').addPadded(day, 2);
        out.add(separator).addPadded(secondOfDay / 3600, 2).add(':').addPadded(secondOfDay / 60 % 60, 2);
        out.add(':').addPadded(secondOfDay % 60, 2);
    }

    /** {@code later - earlier} with its sign; {@code later} itself where the other is not set. */
    private static void printDifference(Line out, long earlier, long later) {
        if (earlier == 0) {
            printTimestamp(out, later);
            return;
        }
        int order = Long.compareUnsigned(later, earlier);
        long difference = order > 0 ? later - earlier : earlier - later;
        out.add(order > 0 ? '+' : '-');
        printSeconds(out, difference >>> 32, difference & 0xffffffffL);
    }

    /** A control message, RFC 9327. */
    private static void printControl(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < CONTROL_LENGTH) {
            printInvalid(d, in, length);
            return;
        }
        int control = in.peekU8(1);
        out.add((control & 0x80) != 0 ? ", Response" : ", Request").add((control & 0x40) != 0 ? ", Error" : ", OK");
        out.add((control & 0x20) != 0 ? ", More" : ", Last").add(", OpCode=").add(control & 0x1f).add('\n');
        int sequence = in.peekU16(2);
        out.add("\tSequence=").add(sequence);
        int status = in.peekU16(4);
        out.add(", Status=").hexAlternate(status);
        int association = in.peekU16(6);
        out.add(", Assoc.=").add(association);
        int offset = in.peekU16(8);
        out.add(", Offset=").add(offset);
        int count = in.peekU16(10);
        out.add(", Count=").add(count);
        if (CONTROL_LENGTH + count > length) {
            printInvalid(d, in, length);
        } else if (count > 0 && !d.printIfCut(in, CONTROL_LENGTH + count)) {
            out.add("\n\tTO-BE-DONE: data not interpreted");
        }
    }
}
