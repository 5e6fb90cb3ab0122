package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.model.Owner.Evidence;
import java.lang.foreign.MemorySegment;

/** {@code struct owner} of bpf/event.h, read in place. */
public final class OwnerRecord {
    static final long START = 0;
    static final long CGROUP = 8;
    static final long PID = 16;
    static final long TID = 20;
    static final long UID = 24;
    static final long EVIDENCE = 28;
    static final long COMM = 32;
    static final long SIZE = 48;

    private static final Evidence[] EVIDENCE_BY_NUMBER = Evidence.values();

    private OwnerRecord() {}

    /** Start of the process, CLOCK_BOOTTIME in nanoseconds. */
    public static long startNanos(MemorySegment ring, long owner) {
        return ring.get(JAVA_LONG, owner + START);
    }

    /** 0 where there is no owner. */
    public static int pid(MemorySegment ring, long owner) {
        return ring.get(JAVA_INT, owner + PID);
    }

    public static int tid(MemorySegment ring, long owner) {
        return ring.get(JAVA_INT, owner + TID);
    }

    public static int uid(MemorySegment ring, long owner) {
        return ring.get(JAVA_INT, owner + UID);
    }

    public static Evidence evidence(MemorySegment ring, long owner) {
        return EVIDENCE_BY_NUMBER[ring.get(JAVA_BYTE, owner + EVIDENCE) - 1];
    }

    /** The thread's name as two words of eight bytes, for comparing without making a string. */
    public static long commHigh(MemorySegment ring, long owner) {
        return ring.get(JAVA_LONG, owner + COMM);
    }

    /** See {@link #commHigh}. */
    public static long commLow(MemorySegment ring, long owner) {
        return ring.get(JAVA_LONG, owner + COMM + 8);
    }

    /** The thread's name. Allocates. */
    public static String comm(MemorySegment ring, long owner) {
        return RecordText.untilNul(ring, owner + COMM, 16);
    }
}
