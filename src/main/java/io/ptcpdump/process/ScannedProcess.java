package io.ptcpdump.process;

import io.ptcpdump.sys.ProcStat;
import java.util.List;
import java.util.Objects;

/**
 * What /proc/PID said about one process (proc(5)).
 *
 * @param pid                process id
 * @param startTicks         start of the process after boot, in clock ticks of {@link ProcStat#TICK_NANOS}, rounded down
 * @param parentPid          parent's process id, 0 for none
 * @param path               target of the {@code exe} link; empty for kernel threads, zombies and where it may not be read
 * @param arguments          {@code cmdline}; empty for kernel threads and zombies
 * @param argumentsTruncated whether only the beginning of {@code cmdline} was kept
 * @param comm               the kernel's task name
 * @param uid                real uid in the reader's user namespace, -1 where it could not be read
 * @param readFromNanos      CLOCK_BOOTTIME before the first of these was read
 * @param readUntilNanos     CLOCK_BOOTTIME after the last of these was read
 */
public record ScannedProcess(
        int pid,
        long startTicks,
        int parentPid,
        String path,
        List<String> arguments,
        boolean argumentsTruncated,
        String comm,
        int uid,
        long readFromNanos,
        long readUntilNanos) {

    public ScannedProcess {
        Objects.requireNonNull(path);
        Objects.requireNonNull(comm);
        arguments = List.copyOf(arguments);
    }
}
