package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.sys.DetachedMount;
import io.ptcpdump.sys.Fd;
import io.ptcpdump.sys.NativeFunction;
import io.ptcpdump.sys.SystemException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kernel tracepoint by its number, which only tracefs tells: that of the system, or where none is mounted (and libbpf gives up) one
 * of our own.
 */
public final class Tracepoint {
    private static final NativeFunction SYSCALL = NativeFunction.libc("syscall");
    private static final int SYS_PERF_EVENT_OPEN = System.getProperty("os.arch").equals("amd64") ? 298 : 241;

    /** struct perf_event_attr, include/uapi/linux/perf_event.h: type, size, config and sample_period come first. */
    private static final int ATTRIBUTE_SIZE = 112; // PERF_ATTR_SIZE_VER5

    private static final int PERF_TYPE_TRACEPOINT = 2;
    private static final int PERF_FLAG_FD_CLOEXEC = 8;
    private static final int ANY_PROCESS = -1;
    /** A program on a tracepoint runs on every CPU; the event itself is opened on this one. */
    private static final int FIRST_CPU = 0;

    private static final Path SYSTEM = Path.of("/sys/kernel/tracing");

    private Tracepoint() {}

    /**
     * Opens a tracepoint, for a program to be attached to.
     *
     * @param name its folder below tracefs' events, such as {@code syscalls/sys_exit_accept4}
     * @throws SystemException if the kernel does not have it, or refuses
     */
    static Fd open(String name) {
        if (Files.isDirectory(SYSTEM.resolve("events"))) {
            return open(SYSTEM, name);
        }
        try (DetachedMount own = DetachedMount.of("tracefs")) {
            return open(own.path(), name);
        }
    }

    /**
     * Whether the kernel has a tracepoint.
     *
     * @param name as for {@link #open}
     * @return unknown where there is no tracefs
     */
    public static ProbeResult probe(String name) {
        if (Files.isDirectory(SYSTEM.resolve("events"))) {
            return probe(SYSTEM, name);
        }
        try (DetachedMount own = DetachedMount.of("tracefs")) {
            return probe(own.path(), name);
        } catch (SystemException e) {
            return new ProbeResult.Unknown(e.getMessage());
        }
    }

    private static ProbeResult probe(Path tracefs, String name) {
        return Files.isDirectory(tracefs.resolve("events").resolve(name))
                ? new ProbeResult.Supported()
                : new ProbeResult.Unsupported("the kernel has no tracepoint " + name);
    }

    private static Fd open(Path tracefs, String name) {
        long number;
        try {
            number = Long.parseLong(Files.readString(tracefs.resolve("events").resolve(name).resolve("id")).strip());
        } catch (IOException e) {
            throw new BpfException("no tracepoint " + name);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attribute = arena.allocate(ATTRIBUTE_SIZE, Long.BYTES);
            attribute.set(JAVA_INT, 0, PERF_TYPE_TRACEPOINT);
            attribute.set(JAVA_INT, 4, ATTRIBUTE_SIZE);
            attribute.set(JAVA_LONG, 8, number);
            attribute.set(JAVA_LONG, 16, 1);
            int fd = (int) SYSCALL.call(
                    SYS_PERF_EVENT_OPEN, attribute.address(), ANY_PROCESS, FIRST_CPU, -1, PERF_FLAG_FD_CLOEXEC);
            return Fd.ofResult(fd, "perf_event_open " + name);
        }
    }
}
