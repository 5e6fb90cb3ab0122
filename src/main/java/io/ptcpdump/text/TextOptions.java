package io.ptcpdump.text;

import java.util.Objects;

/**
 * What the user asked of a packet's printed record, apart from its dissection.
 *
 * @param numbers      {@code -#}: each record begins with its number, counted from 1
 * @param timestamps   the style of time stamps
 * @param nanoseconds  time stamps have nine digits of a second, not six
 * @param zone         local time, or UTC with {@code --utc-time}
 * @param dump         what is printed of the packet's bytes
 * @param oneline      {@code --oneline}: the lines of a record, but for its dump, are joined
 * @param lineBuffered {@code -l}, or standard output is a terminal: each record is written at once
 * @param captureColumns whether the interface and the direction are printed, as for live captures and files of our own;
 *                     tcpdump prints neither
 * @param owners       what is printed of the owner
 */
public record TextOptions(
        boolean numbers,
        TimestampStyle timestamps,
        boolean nanoseconds,
        LocalZone zone,
        DumpStyle dump,
        boolean oneline,
        boolean lineBuffered,
        boolean captureColumns,
        OwnerFields owners) {

    public TextOptions {
        Objects.requireNonNull(timestamps);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(dump);
        Objects.requireNonNull(owners);
    }

    /** The same without what only a live capture or a file of our own knows. */
    public TextOptions withoutCaptureColumns() {
        return new TextOptions(numbers, timestamps, nanoseconds, zone, dump, oneline, lineBuffered, false, owners);
    }

    /** The fields of an owner that are printed, as chosen with {@code --context}. */
    public record OwnerFields(
            boolean process, boolean thread, boolean parentProcess, boolean user, boolean container, boolean pod) {
        public static final OwnerFields ALL = new OwnerFields(true, true, true, true, true, true);
    }
}
