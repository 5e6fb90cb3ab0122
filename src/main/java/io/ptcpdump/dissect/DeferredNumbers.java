package io.ptcpdump.dissect;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Sequence numbers that are printed later: packets can so be printed before those in front of them. Notes the segments, and where in
 * the line their numbers belong, until {@link #replay} puts them there; and where whole records belong that are to be printed then.
 * The line must not lose or move text in between.
 */
public final class DeferredNumbers implements SequenceNumbers {
    private static final Kind[] KINDS = Kind.values();
    private static final int IPV6 = 1;
    private static final int STARTS = 2;
    private static final int SEGMENT_LENGTH = 12;
    private static final int NUMBER_LENGTH = 3;
    /** As the kind of a number: it is that of a record. */
    private static final int RECORD = -1;

    /**
     * One after the other: segments, whose first word is negative (the complement of their flags), and numbers, whose first word is the
     * position in the line.
     */
    private int[] notes = new int[4096];
    private final TcpSegment replayed = new TcpSegment();
    private int length;
    private boolean plain = true;

    /** How much was noted, for {@link #truncate}. */
    public int length() {
        return length;
    }

    /** Forgets what was noted since {@link #length} was that. */
    public void truncate(int length) {
        this.length = length;
        plain = true;
    }

    /** Forgets all that was noted. */
    public void clear() {
        truncate(0);
    }

    /** Notes that a record belongs at the end of the line, which {@link #replay} is to ask for by this number. */
    public void record(int number, Line out) {
        note(out.length(), number, RECORD);
    }

    @Override
    public void plain() {
        plain = true;
    }

    @Override
    public void segment(TcpSegment segment) {
        plain = false;
        reserve(SEGMENT_LENGTH);
        notes[length] = ~((segment.ipv6 ? IPV6 : 0) | (segment.starts ? STARTS : 0));
        putLong(1, segment.source0);
        putLong(3, segment.source1);
        putLong(5, segment.destination0);
        putLong(7, segment.destination1);
        notes[length + 9] = segment.sourcePort << 16 | segment.destinationPort;
        notes[length + 10] = segment.sequence;
        notes[length + 11] = segment.acknowledgement;
        length += SEGMENT_LENGTH;
    }

    @Override
    public void print(int number, Kind kind, Line out) {
        if (plain) {
            out.add(number & 0xffffffffL);
            return;
        }
        note(out.length(), number, kind.ordinal());
    }

    private void note(int position, int number, int kind) {
        reserve(NUMBER_LENGTH);
        notes[length] = position;
        notes[length + 1] = number;
        notes[length + 2] = kind;
        length += NUMBER_LENGTH;
    }

    /**
     * Appends a line to another, with the numbers in their places as {@code numbers} prints them, and the records that {@code records}
     * appends when it gets their numbers.
     */
    public void replay(SequenceNumbers numbers, IntConsumer records, Line from, Line to) {
        int copied = 0;
        for (int i = 0; i < length; ) {
            if (notes[i] < 0) {
                numbers.segment(segmentAt(i));
                i += SEGMENT_LENGTH;
            } else {
                to.add(from.bytes(), copied, notes[i] - copied);
                copied = notes[i];
                if (notes[i + 2] == RECORD) {
                    records.accept(notes[i + 1]);
                } else {
                    numbers.print(notes[i + 1], KINDS[notes[i + 2]], to);
                }
                i += NUMBER_LENGTH;
            }
        }
        to.add(from.bytes(), copied, from.length() - copied);
    }

    private TcpSegment segmentAt(int i) {
        int flags = ~notes[i];
        replayed.ipv6 = (flags & IPV6) != 0;
        replayed.starts = (flags & STARTS) != 0;
        replayed.source0 = getLong(i + 1);
        replayed.source1 = getLong(i + 3);
        replayed.destination0 = getLong(i + 5);
        replayed.destination1 = getLong(i + 7);
        replayed.sourcePort = notes[i + 9] >>> 16;
        replayed.destinationPort = notes[i + 9] & 0xffff;
        replayed.sequence = notes[i + 10];
        replayed.acknowledgement = notes[i + 11];
        return replayed;
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
