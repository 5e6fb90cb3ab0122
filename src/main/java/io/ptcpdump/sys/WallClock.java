package io.ptcpdump.sys;

import java.util.function.LongSupplier;

/**
 * Turns times since boot into times since 1970. The kernel slews both clocks alike, so the distance between them changes only
 * when somebody sets the time of day (or by a leap second); {@link #refresh} notices that. Not for use by several threads.
 */
public final class WallClock {
    private static final int FIRST_READINGS = 16;
    private static final int REFRESH_READINGS = 3;

    private final LongSupplier bootNanos;
    private final LongSupplier realtimeNanos;
    private long offset;
    /** How far the true offset may be from {@link #offset}, in nanoseconds. */
    private long uncertainty = Long.MAX_VALUE;

    /** Measures with the kernel's clocks. */
    public static WallClock start() {
        KernelClock clock = new KernelClock();
        return new WallClock(clock::bootNanos, clock::realtimeNanos);
    }

    WallClock(LongSupplier bootNanos, LongSupplier realtimeNanos) {
        this.bootNanos = bootNanos;
        this.realtimeNanos = realtimeNanos;
        measure(FIRST_READINGS);
    }

    /** Nanoseconds since 1970-01-01 UTC of a moment given in nanoseconds since boot, by the offset measured last. */
    public long toWallNanos(long nanosSinceBoot) {
        return nanosSinceBoot + offset;
    }

    /** Measures again, in well under a microsecond once warm, so that a clock that was set is followed. */
    public void refresh() {
        measure(REFRESH_READINGS);
    }

    /** Reads the one clock between two readings of the other: the closer these are, the surer the offset. */
    private void measure(int readings) {
        for (int i = 0; i < readings; i++) {
            long before = bootNanos.getAsLong();
            long wall = realtimeNanos.getAsLong();
            long after = bootNanos.getAsLong();
            long halfWidth = (after - before + 1) / 2;
            long measured = wall - before - (after - before) / 2;
            boolean clockWasSet = uncertainty != Long.MAX_VALUE && Math.abs(measured - offset) > uncertainty + halfWidth;
            if (halfWidth < uncertainty || clockWasSet) {
                offset = measured;
                uncertainty = halfWidth;
            }
        }
    }
}
