package io.ptcpdump.model;

import java.util.List;
import java.util.Objects;

/**
 * A process image: what one (pid, start time) ran between two execs of its own or of its parent. Immutable; an exec of either makes
 * a new one.
 *
 * @param pid                process id (tgid) in the root pid namespace of the observer
 * @param startTimeNanos     start, nanoseconds since 1970, 0 where unknown; tells a reused pid apart
 * @param parentPid          parent's pid, 0 where unknown
 * @param path               path of the executable as /proc/PID/exe shows it: of a script, its interpreter; empty where unknown
 * @param pathTruncated      whether the kernel record held only the beginning of the path
 * @param arguments          argv; empty where unknown or a kernel thread
 * @param argumentsTruncated whether the kernel record held only the beginning of argv
 * @param comm               the kernel's task name, at most 15 bytes; empty where unknown
 * @param uid                real uid in the root user namespace, -1 where unknown
 * @param parent             the parent as it was meanwhile, or last, null where unknown; its own parent is not kept
 */
public record ProcessInfo(
        int pid,
        long startTimeNanos,
        int parentPid,
        String path,
        boolean pathTruncated,
        List<String> arguments,
        boolean argumentsTruncated,
        String comm,
        int uid,
        ProcessInfo parent) {

    public ProcessInfo {
        Objects.requireNonNull(path);
        Objects.requireNonNull(comm);
        arguments = List.copyOf(arguments);
    }

    /**
     * The name shown on a packet's line: the last element of the path; of argv[0] where the path is a /dev/fd one (files of the Go
     * ptcpdump have it where a descriptor was executed); the kernel's task name where no path is known.
     */
    public String name() {
        String shown = path;
        if (path.startsWith("/dev/fd/") && !arguments.isEmpty()) {
            shown = arguments.getFirst();
        }
        String last = shown.substring(shown.lastIndexOf('/') + 1);
        return last.isEmpty() ? comm : last;
    }
}
