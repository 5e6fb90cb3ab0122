package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.Owner.Trail;
import java.lang.foreign.MemorySegment;

/** {@code struct owner} of bpf/event.h, read in place in a ring's memory. */
public final class OwnerRecord {
    static final long START = 0;
    static final long CGROUP = 8;
    static final long SINCE = 16;
    static final long PID = 32;
    static final long TID = 36;
    static final long UID = 40;
    static final long EVIDENCE = 44;
    static final long TRAIL = 45;
    static final long COMM_CHOICE = 46;
    static final long COMM = 48;
    static final long SIZE = 64;

    private static final int COMM_LENGTH = 16;
    private static final Evidence[] EVIDENCE_BY_NUMBER = Evidence.values();
    private static final Trail[] TRAIL_BY_NUMBER = Trail.values();

    private final MemorySegment ring;
    private long offset;

    OwnerRecord(MemorySegment ring) {
        this.ring = ring;
    }

    OwnerRecord at(long offset) {
        this.offset = offset;
        return this;
    }

    /** Start of the process, CLOCK_BOOTTIME in nanoseconds. */
    public long startNanos() {
        return ring.get(JAVA_LONG, offset + START);
    }

    /** Id of the process's cgroup v2, 0 where it is not known. */
    public long cgroup() {
        return ring.get(JAVA_LONG, offset + CGROUP);
    }

    /** When the task became the owner in the state that the record has, CLOCK_BOOTTIME in nanoseconds. */
    public long sinceNanos() {
        return ring.get(JAVA_LONG, offset + SINCE);
    }

    /** 0 where there is no owner. */
    public int pid() {
        return ring.get(JAVA_INT, offset + PID);
    }

    public int tid() {
        return ring.get(JAVA_INT, offset + TID);
    }

    /** Real uid in the root user namespace when the socket was used. */
    public int uid() {
        return ring.get(JAVA_INT, offset + UID);
    }

    public Evidence evidence() {
        return EVIDENCE_BY_NUMBER[ring.get(JAVA_BYTE, offset + EVIDENCE) - 1];
    }

    /** {@link Trail#UNKNOWN} where the record has none (0). */
    public Trail trail() {
        int number = ring.get(JAVA_BYTE, offset + TRAIL);
        return number == 0 ? Trail.UNKNOWN : TRAIL_BY_NUMBER[number - 1];
    }

    /** The first eight bytes of the thread's name, for comparing without making a string. */
    public long commStart() {
        return ring.get(JAVA_LONG, offset + COMM);
    }

    /** The other eight bytes. */
    public long commEnd() {
        return ring.get(JAVA_LONG, offset + COMM + Long.BYTES);
    }

    /** The thread's name. Allocates. */
    public String comm() {
        return RecordText.untilNul(ring, offset + COMM, COMM_LENGTH);
    }
}
