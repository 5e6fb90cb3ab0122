package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Reads the kernel's clocks, clock_gettime(2), without allocating. An object serves one thread. */
public final class KernelClock {
    private static final NativeFunction CLOCK_GETTIME = NativeFunction.libc("clock_gettime");
    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOCK_BOOTTIME = 7;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** struct timespec: seconds, nanoseconds. */
    private final MemorySegment timespec = Arena.ofAuto().allocate(JAVA_LONG, 2);

    /** Nanoseconds since boot, suspended time included: what bpf_ktime_get_boot_ns() counts. */
    public long bootNanos() {
        return read(CLOCK_BOOTTIME);
    }

    /** Nanoseconds since boot, suspended time left out: what bpf_ktime_get_ns() counts. */
    public long monotonicNanos() {
        return read(CLOCK_MONOTONIC);
    }

    /** Nanoseconds since 1970-01-01 UTC. */
    public long realtimeNanos() {
        return read(CLOCK_REALTIME);
    }

    private long read(int clock) {
        if ((int) CLOCK_GETTIME.call(clock, timespec.address()) < 0) {
            throw SystemException.last("clock_gettime " + clock);
        }
        return timespec.getAtIndex(JAVA_LONG, 0) * NANOS_PER_SECOND + timespec.getAtIndex(JAVA_LONG, 1);
    }
}
