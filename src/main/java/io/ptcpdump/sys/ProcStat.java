package io.ptcpdump.sys;

import java.nio.charset.Charset;

/**
 * The fields of /proc/PID/stat (proc_pid_stat(5)) that identify a process.
 *
 * @param comm       field 2 without its parentheses, with whatever bytes the process chose, parentheses and newlines too
 * @param parentPid  field 4
 * @param startTicks field 22: start after boot in clock ticks
 */
public record ProcStat(String comm, int parentPid, long startTicks) {
    /** Length of a clock tick in nanoseconds: USER_HZ is 100 on every architecture that this program runs on. */
    public static final long TICK_NANOS = 10_000_000;

    private static final int FIELD_STATE = 3;
    private static final int FIELD_PARENT_PID = 4;
    private static final int FIELD_START_TIME = 22;

    /**
     * Reads {@code bytes[0, length)}; null where they are not a whole stat line.
     *
     * @param charset what the name is taken to be written in; each char is a byte in ISO-8859-1
     */
    public static ProcStat parse(byte[] bytes, int length, Charset charset) {
        int open = 0;
        while (open < length && bytes[open] != '(') {
            open++;
        }
        int close = length - 1; // no field after the name holds a parenthesis, so the last one ends it
        while (close > open && bytes[close] != ')') {
            close--;
        }
        if (close <= open) {
            return null;
        }
        int parentPid = (int) field(bytes, length, close + 2, FIELD_PARENT_PID);
        long startTicks = field(bytes, length, close + 2, FIELD_START_TIME);
        if (parentPid < 0 || startTicks < 0) {
            return null;
        }
        return new ProcStat(new String(bytes, open + 1, close - open - 1, charset), parentPid, startTicks);
    }

    /**
     * A start of which only the tick is known, as a time (CLOCK_BOOTTIME): the last nanosecond of the tick, by which
     * {@link #isEndOfTick} tells it from an exact one.
     */
    public static long endOfTick(long startTicks) {
        return (startTicks + 1) * TICK_NANOS - 1;
    }

    /** Whether a start is one that /proc told, and so known to a tick only: it is given as {@link #endOfTick}. */
    public static boolean isEndOfTick(long nanos) {
        return nanos % TICK_NANOS == TICK_NANOS - 1;
    }

    /** The decimal field {@code number}, where {@code at} is the first byte of the state; -1 where there is none. */
    private static long field(byte[] bytes, int length, int at, int number) {
        for (int field = FIELD_STATE; field < number; field++) {
            while (at < length && bytes[at] != ' ') {
                at++;
            }
            at++;
        }
        long value = -1;
        while (at < length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = Math.max(value, 0) * 10 + bytes[at++] - '0';
        }
        return value;
    }
}
