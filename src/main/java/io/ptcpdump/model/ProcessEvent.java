package io.ptcpdump.model;

import java.util.List;

/**
 * What the kernel says about a process while the capture runs. Times are nanoseconds of CLOCK_BOOTTIME, the clock of
 * {@code task_struct.start_boottime} and of every kernel record; (pid, startNanos) names a process for good.
 */
public sealed interface ProcessEvent {
    long timeNanos();

    int pid();

    long startNanos();

    /** A new process; it has its parent's image until it execs. Threads make no event. */
    record Fork(long timeNanos, int pid, long startNanos, int parentPid, long parentStartNanos) implements ProcessEvent {}

    /** A new image in the process. {@code uid} is the real uid in the root user namespace. */
    record Exec(
            long timeNanos,
            int pid,
            long startNanos,
            int parentPid,
            long parentStartNanos,
            int uid,
            String comm,
            String path,
            boolean pathTruncated,
            List<String> arguments,
            boolean argumentsTruncated)
            implements ProcessEvent {}

    /** The last thread of the process has ended. Its packets may still be on their way. */
    record Exit(long timeNanos, int pid, long startNanos) implements ProcessEvent {}
}
