package io.ptcpdump.dissect;

import java.util.Arrays;

/**
 * Sequence numbers that are printed later: packets can so be printed before those in front of them. Notes the segments, and where in
 * the line their numbers belong, until {@link #replay} puts them there. The line must not lose or move text in between.
 */
public final class DeferredNumbers implements SequenceNumbers {
    private static final Kind[] KINDS = Kind.values();
    private static final int IPV6 = 1;
    private static final int STARTS = 2;
    private static final int SEGMENT_LENGTH = 12;
    private static final int NUMBER_LENGTH = 3;

    /**
     * One after the other: segments, whose first word is negative (the complement of their flags), and numbers, whose first word is the
     * position in the line.
     */
    private int[] notes = new int[4096];
    private int length;
    private boolean plain = true;

    /** Forgets all that was noted. */
    public void clear() {
        length = 0;
        plain = true;
    }

    @Override
    public void plain() {
        plain = true;
    }

    @Override
    public void segment(
            boolean ipv6,
            long source0,
            long source1,
            long destination0,
            long destination1,
            int sourcePort,
            int destinationPort,
            int sequence,
            int acknowledgement,
            boolean starts) {
        plain = false;
        reserve(SEGMENT_LENGTH);
        notes[length] = ~((ipv6 ? IPV6 : 0) | (starts ? STARTS : 0));
        putLong(1, source0);
        putLong(3, source1);
        putLong(5, destination0);
        putLong(7, destination1);
        notes[length + 9] = sourcePort << 16 | destinationPort;
        notes[length + 10] = sequence;
        notes[length + 11] = acknowledgement;
        length += SEGMENT_LENGTH;
    }

    @Override
    public void print(int number, Kind kind, Line out) {
        if (plain) {
            out.add(number & 0xffffffffL);
            return;
        }
        reserve(NUMBER_LENGTH);
        notes[length] = out.length();
        notes[length + 1] = number;
        notes[length + 2] = kind.ordinal();
        length += NUMBER_LENGTH;
    }

    /** Appends a line to another, with the numbers in their places as {@code numbers} prints them. */
    public void replay(SequenceNumbers numbers, Line from, Line to) {
        int copied = 0;
        for (int i = 0; i < length; ) {
            if (notes[i] < 0) {
                replaySegment(numbers, i);
                i += SEGMENT_LENGTH;
            } else {
                to.add(from.bytes(), copied, notes[i] - copied);
                copied = notes[i];
                numbers.print(notes[i + 1], KINDS[notes[i + 2]], to);
                i += NUMBER_LENGTH;
            }
        }
        to.add(from.bytes(), copied, from.length() - copied);
    }

    private void replaySegment(SequenceNumbers numbers, int i) {
        int flags = ~notes[i];
        numbers.segment(
                (flags & IPV6) != 0,
                getLong(i + 1),
                getLong(i + 3),
                getLong(i + 5),
                getLong(i + 7),
                notes[i + 9] >>> 16,
                notes[i + 9] & 0xffff,
                notes[i + 10],
                notes[i + 11],
                (flags & STARTS) != 0);
    }

    private void putLong(int at, long value) {
        notes[length + at] = (int) (value >>> 32);
        notes[length + at + 1] = (int) value;
    }

    private long getLong(int i) {
        return (long) notes[i] << 32 | notes[i + 1] & 0xffffffffL;
    }

    private void reserve(int n) {
        if (n > notes.length - length) {
            notes = Arrays.copyOf(notes, 2 * notes.length);
        }
    }
}
