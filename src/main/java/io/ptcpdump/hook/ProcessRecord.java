package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.ptcpdump.model.ProcessEvent;
import java.lang.foreign.MemorySegment;

/** {@code struct process_record} of bpf/event.h, with the path and the arguments behind it. */
final class ProcessRecord {
    static final long TIME = 0;
    static final long START = 8;
    static final long PARENT_START = 16;
    static final long TYPE = 24;
    static final long PID = 28;
    static final long PARENT_PID = 32;
    static final long UID = 36;
    static final long PATH_LENGTH = 40;
    static final long ARGUMENTS_LENGTH = 42;
    static final long PATH_TRUNCATED = 44;
    static final long ARGUMENTS_TRUNCATED = 45;
    static final long COMM = 48;
    static final long SIZE = 64;
    /** MAX_PATH and MAX_ARGUMENTS of bpf/event.h. */
    static final long LONGEST = SIZE + 512 + 4096;

    /** enum process_event_type; what is none of these is an exit. */
    static final int FORK = 1;
    static final int EXEC = 2;
    static final int CGROUP_MADE = 4;

    /** Of struct cgroup_record, which has its type at the same place. */
    static final long CGROUP_ID = 8;
    static final long CGROUP_PATH_LENGTH = 28;
    static final long CGROUP_SIZE = 32;

    private ProcessRecord() {}

    static boolean isOfCgroup(MemorySegment ring, long at) {
        return ring.get(JAVA_INT, at + TYPE) == CGROUP_MADE;
    }

    static long cgroupId(MemorySegment ring, long at) {
        return ring.get(JAVA_LONG, at + CGROUP_ID);
    }

    static String cgroupPath(MemorySegment ring, long at) {
        return RecordText.text(ring, at + CGROUP_SIZE, ring.get(JAVA_INT, at + CGROUP_PATH_LENGTH));
    }

    /** The process's event in the record at {@code at}. */
    static ProcessEvent read(MemorySegment ring, long at) {
        long time = ring.get(JAVA_LONG, at + TIME);
        int pid = ring.get(JAVA_INT, at + PID);
        long start = ring.get(JAVA_LONG, at + START);
        int parentPid = ring.get(JAVA_INT, at + PARENT_PID);
        long parentStart = ring.get(JAVA_LONG, at + PARENT_START);
        return switch (ring.get(JAVA_INT, at + TYPE)) {
            case FORK -> new ProcessEvent.Fork(time, pid, start, parentPid, parentStart);
            case EXEC -> exec(ring, at, time, pid, start, parentPid, parentStart);
            default -> new ProcessEvent.Exit(time, pid, start);
        };
    }

    private static ProcessEvent exec(
            MemorySegment ring, long at, long time, int pid, long start, int parentPid, long parentStart) {
        int pathLength = Short.toUnsignedInt(ring.get(JAVA_SHORT, at + PATH_LENGTH));
        int argumentsLength = Short.toUnsignedInt(ring.get(JAVA_SHORT, at + ARGUMENTS_LENGTH));
        return new ProcessEvent.Exec(
                time,
                pid,
                start,
                parentPid,
                parentStart,
                ring.get(JAVA_INT, at + UID),
                RecordText.untilNul(ring, at + COMM, 16),
                RecordText.text(ring, at + SIZE, pathLength),
                ring.get(JAVA_BYTE, at + PATH_TRUNCATED) != 0,
                RecordText.words(ring, at + SIZE + pathLength, argumentsLength),
                ring.get(JAVA_BYTE, at + ARGUMENTS_TRUNCATED) != 0);
    }
}
