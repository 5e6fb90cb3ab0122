package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A perf event by which programs of one CPU hand out samples (perf_event_open(2), PERF_COUNT_SW_BPF_OUTPUT; Linux 4.4). */
public final class SampleEvent {
    private static final NativeFunction SYSCALL = NativeFunction.libc("syscall");
    private static final NativeFunction IOCTL = NativeFunction.libc("ioctl");
    private static final int SYS_PERF_EVENT_OPEN = System.getProperty("os.arch").equals("amd64") ? 298 : 241;

    // struct perf_event_attr of include/uapi/linux/perf_event.h, in its first version.
    private static final long SIZE = 64;
    private static final long TYPE_AT = 0;
    private static final long SIZE_AT = 4;
    private static final long CONFIG_AT = 8;
    private static final long SAMPLE_PERIOD_AT = 16;
    private static final long SAMPLE_TYPE_AT = 24;
    private static final long WAKEUP_EVENTS_AT = 48;

    private static final int TYPE_SOFTWARE = 1;
    private static final long BPF_OUTPUT = 10;
    private static final long SAMPLE_RAW = 1 << 10;
    private static final int EVERY_PROCESS = -1;
    private static final int NO_GROUP = -1;
    private static final int FLAG_FD_CLOEXEC = 8;
    private static final int IOC_SET_OUTPUT = 0x2405;

    private SampleEvent() {}

    /**
     * Opens an event.
     *
     * @param wakeAfter wakes who waits for it each time that so many samples were written; 0: each time that its memory is filled by half
     * @throws SystemException with ENODEV if the CPU is not there or not in use
     */
    public static Fd open(int cpu, int wakeAfter) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(SIZE, Long.BYTES);
            attributes.set(JAVA_INT, TYPE_AT, TYPE_SOFTWARE);
            attributes.set(JAVA_INT, SIZE_AT, (int) SIZE);
            attributes.set(JAVA_LONG, CONFIG_AT, BPF_OUTPUT);
            attributes.set(JAVA_LONG, SAMPLE_PERIOD_AT, 1);
            attributes.set(JAVA_LONG, SAMPLE_TYPE_AT, SAMPLE_RAW);
            attributes.set(JAVA_INT, WAKEUP_EVENTS_AT, wakeAfter);
            return Fd.ofResult(
                    (int) SYSCALL.call(SYS_PERF_EVENT_OPEN, attributes.address(), EVERY_PROCESS, cpu, NO_GROUP, FLAG_FD_CLOEXEC),
                    "perf_event_open for CPU " + cpu);
        }
    }

    /** Has an event write into the memory of another one of its CPU, which is mapped. */
    public static void redirect(Fd event, Fd to) {
        if ((int) IOCTL.call(event.number(), IOC_SET_OUTPUT, to.number()) < 0) {
            throw SystemException.last("redirect perf event");
        }
    }
}
