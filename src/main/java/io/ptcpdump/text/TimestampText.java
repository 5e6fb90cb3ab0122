package io.ptcpdump.text;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.model.Packet;

/**
 * Prints the times of successive packets in one style, each followed by a space.
 */
final class TimestampText {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECONDS_PER_DAY = 86_400;

    private final TimestampStyle style;
    private final DateTimeText dateTime;
    private final boolean nanoseconds;
    private final int fractionsPerSecond;

    /** Time of the packet at hand: seconds since 1970, and micro- or nanoseconds, out of range in a broken file. */
    private long second;
    private long fraction;
    /** What deltas are relative to. Both zero stand for none yet, as a first packet at 1970 itself does in tcpdump. */
    private long referenceSecond;
    private long referenceFraction;

    TimestampText(TimestampStyle style, boolean nanoseconds, LocalZone zone) {
        this.style = style;
        this.nanoseconds = nanoseconds;
        this.fractionsPerSecond = nanoseconds ? 1_000_000_000 : 1_000_000;
        this.dateTime = new DateTimeText(zone, ' ');
    }

    void print(Packet packet, Line out) {
        if (style == TimestampStyle.NONE) {
            return;
        }
        take(packet);
        switch (style) {
            case TIME_OF_DAY -> printLocal(out, false);
            case DATE -> printLocal(out, true);
            case EPOCH -> printEpoch(out);
            case SINCE_PREVIOUS, SINCE_FIRST -> printDelta(out);
            case NONE -> { }
        }
        out.add(' ');
    }

    private void take(Packet packet) {
        long nanos = packet.timestampNanos;
        // Most packets are of the same second as the one before; a division by a long is dear.
        long withinSecond = nanos - second * NANOS_PER_SECOND;
        if (withinSecond < 0 || withinSecond >= NANOS_PER_SECOND) {
            second = Math.floorDiv(nanos, NANOS_PER_SECOND);
            withinSecond = nanos - second * NANOS_PER_SECOND;
        }
        if (packet.excessFractionNanos != 0) {
            withinSecond = packet.excessFractionNanos;
        }
        fraction = nanoseconds ? withinSecond : withinSecond / 1000;
    }

    private void printLocal(Line out, boolean withDate) {
        if (second < 0) {
            out.add("[timestamp overflow]");
            return;
        }
        if (withDate) {
            dateTime.print(second, out);
        } else {
            dateTime.printTimeOfDay(second, out);
        }
        printFraction(out, fraction);
    }

    private void printEpoch(Line out) {
        if (second < 0) {
            out.add("[timestamp overflow]");
            return;
        }
        out.add(second);
        printFraction(out, fraction);
    }

    private void printDelta(Line out) {
        if (referenceSecond == 0 && referenceFraction == 0) {
            referenceSecond = second;
            referenceFraction = fraction;
        }
        boolean negative = second == referenceSecond ? fraction < referenceFraction : second < referenceSecond;
        long seconds = negative ? referenceSecond - second : second - referenceSecond;
        long fractions = negative ? referenceFraction - fraction : fraction - referenceFraction;
        if (fractions < 0) {
            seconds--;
            fractions += fractionsPerSecond;
        }
        out.add(negative ? '-' : ' ');
        if (seconds < 0) { // only broken fractions lead here
            out.add("[timestamp overflow]");
        } else {
            // Like a clock, and like tcpdump, a delta starts over after 24 hours.
            int secondOfDay = (int) (seconds % SECONDS_PER_DAY);
            out.addPadded(secondOfDay / 3600, 2).add(':');
            out.addPadded(secondOfDay / 60 % 60, 2).add(':').addPadded(secondOfDay % 60, 2);
            printFraction(out, fractions);
        }
        if (style == TimestampStyle.SINCE_PREVIOUS) {
            referenceSecond = second;
            referenceFraction = fraction;
        }
    }

    private void printFraction(Line out, long fraction) {
        long shown = fraction & 0xffffffffL;
        out.add('.').addPadded(shown, nanoseconds ? 9 : 6);
        if (shown >= fractionsPerSecond) {
            out.add(nanoseconds ? " (invalid ns)" : " (invalid us)");
        }
    }
}
