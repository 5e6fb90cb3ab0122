package io.ptcpdump.capture;

import java.util.Arrays;

/**
 * Puts packets into the order of their times. A CPU stamps a packet a moment before it gets its place in the ring, so that
 * packets of different CPUs may stand there in another order than that of their stamps. A record waits here until no earlier one
 * can come any more; since it waits by its place only, nothing is copied.
 */
final class PacketWindow {
    private long[] times = new long[1024];
    private long[] records = new long[1024];
    private int first;
    private int end;

    /** Adds a record. Almost always it is later than all that wait. */
    void add(long timeNanos, long record) {
        if (end == times.length) {
            makeRoom();
        }
        int i = end++;
        while (i > first && times[i - 1] > timeNanos) {
            times[i] = times[i - 1];
            records[i] = records[i - 1];
            i--;
        }
        times[i] = timeNanos;
        records[i] = record;
    }

    boolean isEmpty() {
        return first == end;
    }

    /** Time of the earliest record; only where there is one. */
    long firstTime() {
        return times[first];
    }

    /** Place of the earliest record; only where there is one. */
    long firstRecord() {
        return records[first];
    }

    /** Takes the earliest record out. */
    long removeFirst() {
        long record = records[first++];
        if (first == end) {
            first = 0;
            end = 0;
        }
        return record;
    }

    /** The least place among the records that wait, or {@code none} where none does. */
    long leastRecord(long none) {
        long least = none;
        for (int i = first; i < end; i++) {
            least = Math.min(least, records[i]);
        }
        return least;
    }

    private void makeRoom() {
        int waiting = end - first;
        if (waiting > times.length / 2) {
            times = Arrays.copyOf(times, 2 * times.length);
            records = Arrays.copyOf(records, 2 * records.length);
        }
        System.arraycopy(times, first, times, 0, waiting);
        System.arraycopy(records, first, records, 0, waiting);
        first = 0;
        end = waiting;
    }
}
