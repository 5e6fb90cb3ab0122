package io.ptcpdump.process;

import io.ptcpdump.model.ProcessInfo;

/** One image in the life of a process: from when it had it, and the image before. */
final class ProcessImage {
    /** For what the process has had since its start. */
    static final long SINCE_START = Long.MIN_VALUE;

    private static final long NOT_READ = Long.MIN_VALUE;

    final ProcessInfo info;
    /** CLOCK_BOOTTIME of the exec or the reading of /proc, or {@link #SINCE_START}. */
    final long sinceNanos;
    /** CLOCK_BOOTTIME until which /proc was read for it; before all times where an event told it. */
    final long readUntilNanos;
    /** The image before this one, null where there was none or it is not known. */
    ProcessImage earlier;

    private ProcessInfo asParent;

    private ProcessImage(ProcessInfo info, long sinceNanos, long readUntilNanos) {
        this.info = info;
        this.sinceNanos = sinceNanos;
        this.readUntilNanos = readUntilNanos;
    }

    static ProcessImage inherited(ProcessInfo info) {
        return new ProcessImage(info, SINCE_START, NOT_READ);
    }

    static ProcessImage executed(ProcessInfo info, long timeNanos) {
        return new ProcessImage(info, timeNanos, NOT_READ);
    }

    static ProcessImage scanned(ProcessInfo info, long sinceNanos, long readUntilNanos) {
        return new ProcessImage(info, sinceNanos, readUntilNanos);
    }

    boolean isScanned() {
        return readUntilNanos != NOT_READ;
    }

    /** The same image where the process turns out to have started at {@code startTimeNanos} (since 1970). */
    ProcessImage withStart(long startTimeNanos) {
        return new ProcessImage(copy(startTimeNanos, info.parent()), sinceNanos, readUntilNanos);
    }

    /** The image as its children refer to it: without a parent of its own, so that no chain of ancestors is kept. */
    ProcessInfo asParent() {
        if (asParent == null) {
            asParent = copy(info.startTimeNanos(), null);
        }
        return asParent;
    }

    private ProcessInfo copy(long startTimeNanos, ProcessInfo parent) {
        return new ProcessInfo(
                info.pid(),
                startTimeNanos,
                info.parentPid(),
                info.path(),
                info.pathTruncated(),
                info.arguments(),
                info.argumentsTruncated(),
                info.comm(),
                info.uid(),
                parent);
    }
}
