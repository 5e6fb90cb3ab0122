package io.ptcpdump.process;

import io.ptcpdump.sys.ProcStat;

/**
 * One process from its start to its exit, with the images that it had. Its start is known to a clock tick where only /proc
 * told of it, and exactly as soon as an event or a packet named it.
 */
final class ProcessLife {
    /** Images kept of one process; older ones are forgotten. */
    static final int MAX_IMAGES = 8;

    private static final long ALIVE = Long.MAX_VALUE;

    final int pid;
    final long startTicks;
    /** Another process that had the same pid, or null. */
    ProcessLife next;

    private long startNanos; // 0 while only the tick is known
    private long exitNanos = ALIVE;
    private ProcessImage newest;

    private ProcessLife(int pid, long startTicks, long startNanos) {
        this.pid = pid;
        this.startTicks = startTicks;
        this.startNanos = startNanos;
    }

    static ProcessLife startedAt(int pid, long startNanos) {
        return new ProcessLife(pid, startNanos / ProcStat.TICK_NANOS, startNanos);
    }

    static ProcessLife scanned(ScannedProcess process) {
        return new ProcessLife(process.pid(), process.startTicks(), 0);
    }

    /** Whether this is the process that started at {@code nanos} (CLOCK_BOOTTIME, not 0). */
    boolean isStartedAt(long nanos) {
        if (startNanos != 0) {
            return startNanos == nanos;
        }
        // One that started in the same tick, but after /proc was read, is another.
        return startTicks == nanos / ProcStat.TICK_NANOS && newest != null && nanos <= newest.readUntilNanos;
    }

    boolean knowsExactStart() {
        return startNanos != 0;
    }

    /** The start as exactly as it is known, CLOCK_BOOTTIME. */
    long startNanos() {
        return startNanos != 0 ? startNanos : startTicks * ProcStat.TICK_NANOS;
    }

    /** Makes the start exact. Before that, all that is known of a process is the image that /proc showed. */
    void setStart(long nanos, long bootTimeNanos) {
        startNanos = nanos;
        newest = newest.withStart(bootTimeNanos + nanos);
    }

    boolean isAlive() {
        return exitNanos == ALIVE;
    }

    long exitNanos() {
        return exitNanos;
    }

    void exit(long timeNanos) {
        exitNanos = timeNanos;
    }

    /**
     * Forgets the image that /proc showed if it was read at {@code timeNanos} or later, when an exec or exit made it that of
     * a later image, or of the next process with this pid.
     */
    void dropImageReadAfter(long timeNanos) {
        if (newest != null && newest.readUntilNanos >= timeNanos) {
            newest = newest.earlier;
        }
    }

    /** The last image, null where none is known. */
    ProcessImage newest() {
        return newest;
    }

    /** The image at {@code timeNanos}, null where it is not known. */
    ProcessImage imageAt(long timeNanos) {
        ProcessImage image = newest;
        while (image != null && image.sinceNanos > timeNanos) {
            image = image.earlier;
        }
        return image;
    }

    /** Takes what /proc showed, unless events have told of an image, or of the exit before it was read. */
    void addScannedImage(ProcessImage image) {
        if (newest == null && exitNanos > image.readUntilNanos) {
            newest = image;
        }
    }

    /** Takes the image that the process started with. */
    void addInheritedImage(ProcessImage image) {
        if (newest == null || newest.isScanned() && newest.sinceNanos == ProcessImage.SINCE_START) {
            newest = image;
        } else if (newest.isScanned() && newest.earlier == null) {
            newest.earlier = image;
        }
    }

    /** Takes the image of an exec. */
    void addExecutedImage(ProcessImage image) {
        dropImageReadAfter(image.sinceNanos);
        boolean repeated = newest != null && newest.sinceNanos == image.sinceNanos;
        image.earlier = repeated ? newest.earlier : newest;
        newest = image;
        forgetOldImages();
    }

    /** Lets go of the parents, so that no chain of ancestors is kept by children that still refer to this life. */
    void forgetParents() {
        for (ProcessImage image = newest; image != null; image = image.earlier) {
            image.setParent(null);
        }
    }

    private void forgetOldImages() {
        ProcessImage oldest = newest;
        for (int kept = 1; oldest != null && kept < MAX_IMAGES; kept++) {
            oldest = oldest.earlier;
        }
        if (oldest != null) {
            oldest.earlier = null;
        }
    }
}
