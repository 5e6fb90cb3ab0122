package io.ptcpdump.process;

import io.ptcpdump.model.ProcessInfo;

/** One image in the life of a process: from when it had it, and the image before. */
final class ProcessImage {
    /** For what the process has had since its start. */
    static final long SINCE_START = Long.MIN_VALUE;

    private static final long NOT_READ = Long.MIN_VALUE;

    /** What an event or /proc said of it, with the parent as it was then. */
    final ProcessInfo info;
    /** CLOCK_BOOTTIME of the exec or the reading of /proc, or {@link #SINCE_START}. */
    final long sinceNanos;
    /** CLOCK_BOOTTIME until which /proc was read for it; before all times where an event told it. */
    final long readUntilNanos;
    /** The image before this one, null where there was none or it is not known. */
    ProcessImage earlier;

    /** The parent, null where it is not known, or nothing that it becomes matters any more. */
    private ProcessLife parent;
    private ProcessInfo shown;
    private ProcessInfo asParent;

    private ProcessImage(ProcessInfo info, ProcessLife parent, long sinceNanos, long readUntilNanos) {
        this.info = info;
        this.parent = parent;
        this.sinceNanos = sinceNanos;
        this.readUntilNanos = readUntilNanos;
        shown = info;
    }

    static ProcessImage inherited(ProcessInfo info, ProcessLife parent) {
        return new ProcessImage(info, parent, SINCE_START, NOT_READ);
    }

    static ProcessImage executed(ProcessInfo info, ProcessLife parent, long timeNanos) {
        return new ProcessImage(info, parent, timeNanos, NOT_READ);
    }

    static ProcessImage scanned(ProcessInfo info, ProcessLife parent, long sinceNanos, long readUntilNanos) {
        return new ProcessImage(info, parent, sinceNanos, readUntilNanos);
    }

    ProcessLife parent() {
        return parent;
    }

    void setParent(ProcessLife life) {
        parent = life;
    }

    /**
     * The process with this image at {@code timeNanos}, and with its parent as that was then: after its end, as it was last. The same
     * object as long as none of this changes.
     */
    ProcessInfo infoAt(long timeNanos) {
        ProcessImage parentThen = parent == null ? null : parent.imageAt(timeNanos);
        if (parentThen == null) {
            return info;
        }
        if (shown.parent() != parentThen.asParent()) {
            shown = copy(info.startTimeNanos(), parentThen.asParent());
        }
        return shown;
    }

    boolean isScanned() {
        return readUntilNanos != NOT_READ;
    }

    /** The same image where the process turns out to have started at {@code startTimeNanos} (since 1970). */
    ProcessImage withStart(long startTimeNanos) {
        return new ProcessImage(copy(startTimeNanos, info.parent()), parent, sinceNanos, readUntilNanos);
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
