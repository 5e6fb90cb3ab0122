package io.ptcpdump.process;

import io.ptcpdump.model.ProcessEvent;
import io.ptcpdump.model.ProcessInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The image that each process had at each time, from the kernel's process events and from /proc. A process is named by its
 * pid and its start, so a reused pid is another process. For one thread; only {@link ProcSnapshot}s come from elsewhere.
 *
 * <p>All times are nanoseconds of CLOCK_BOOTTIME. Events come in the order of their times as far as one process and its
 * parent are concerned.
 *
 * <p>What it holds is bounded: the living processes, of which there is one per pid; of those that ended, the last
 * {@value #MAX_EXITED}, for {@value #KEEP_EXITED_SECONDS} seconds; {@value ProcessLife#MAX_IMAGES} images of each; and
 * before the snapshot is merged, the last {@value #MAX_EARLY_EVENTS} events.
 */
public final class ProcessTable {
    static final int MAX_EXITED = 32_768;
    /** Longer than a socket lives on in TIME_WAIT (60 s) after the process that closed it. */
    static final int KEEP_EXITED_SECONDS = 120;

    static final int MAX_EARLY_EVENTS = 65_536;

    private final long bootTimeNanos;
    private final PidMap<ProcessLife> lives = new PidMap<>();
    private final Deque<ProcessLife> exited = new ArrayDeque<>();
    private Deque<ProcessEvent> earlyEvents = new ArrayDeque<>();

    /** @param bootTimeNanos CLOCK_REALTIME minus CLOCK_BOOTTIME: the wall-clock time of the start of the latter */
    public ProcessTable(long bootTimeNanos) {
        this.bootTimeNanos = bootTimeNanos;
    }

    /**
     * The image at {@code timeNanos} of the process {@code pid} that started at {@code startNanos}; null where it is not
     * known, or the start is (0). Allocates nothing, but for the first look at a process that only /proc told of.
     */
    public ProcessInfo lookup(int pid, long startNanos, long timeNanos) {
        ProcessImage image = imageAt(pid, startNanos, timeNanos);
        return image == null ? null : image.info;
    }

    /**
     * When the process executed the image that it had at {@code timeNanos}; the least of all times where it has had that since
     * its start, or no exec was seen. Allocates nothing.
     */
    public long executionNanos(int pid, long startNanos, long timeNanos) {
        ProcessImage image = imageAt(pid, startNanos, timeNanos);
        return image == null || image.isScanned() ? ProcessImage.SINCE_START : image.sinceNanos;
    }

    /** Takes one event. */
    public void accept(ProcessEvent event) {
        if (earlyEvents != null) {
            if (earlyEvents.size() == MAX_EARLY_EVENTS) {
                earlyEvents.removeFirst();
            }
            earlyEvents.addLast(event);
        }
        apply(event);
    }

    /**
     * Takes the processes that there were when the capture started; called once. The snapshot was taken while events were
     * on, and all events up to its end have been accepted. They are applied again, on top of it, since they tell the
     * parents and the order of images that a snapshot cannot. Where both speak of an image, the event is right.
     */
    public void merge(ProcSnapshot snapshot) {
        lives.clear();
        exited.clear();
        PidMap<ScannedProcess> scanned = new PidMap<>();
        for (ScannedProcess process : snapshot.processes()) {
            scanned.put(process.pid(), process);
        }
        for (ScannedProcess process : snapshot.processes()) {
            ScannedProcess parent = scanned.get(process.parentPid());
            boolean known = parent != null && parent.startTicks() <= process.startTicks(); // else the pid was reused
            long parentStart = known ? parent.startTicks() * ProcStat.TICK_NANOS : 0;
            add(process, known ? info(parent, parentStart, null) : null, ProcessImage.SINCE_START);
        }
        for (ProcessEvent event : earlyEvents) {
            dropImageReadAfter(event); // before a fork can inherit it
        }
        for (ProcessEvent event : earlyEvents) {
            apply(event);
        }
        earlyEvents = null;
    }

    /**
     * Takes one process that /proc showed later ({@link ProcFolder#read}), for one whose events were lost. Its image counts
     * from when it was read, since nothing tells what it was before. Changes nothing where an image is known.
     */
    public void add(ScannedProcess process) {
        ProcessInfo parent = null;
        for (ProcessLife life = lives.get(process.parentPid()); life != null; life = life.next) {
            if (life.isAlive() && life.newest() != null && life.startTicks <= process.startTicks()) {
                parent = life.newest().asParent();
            }
        }
        add(process, parent, process.readFromNanos());
    }

    /** The pids of the living processes that match; with follow-forks, of all their descendants too. */
    public int[] select(ProcessCriteria criteria) {
        PidMap<ProcessInfo> selected = new PidMap<>();
        List<ProcessInfo> candidates = new ArrayList<>();
        for (ProcessLife chain : lives.values()) {
            for (ProcessLife life = chain; life != null; life = life.next) {
                if (life.isAlive() && life.newest() != null) {
                    candidates.add(life.newest().info);
                }
            }
        }
        int before;
        do { // each round goes one generation down
            before = selected.size();
            for (ProcessInfo candidate : candidates) {
                boolean child = criteria.followsForks() && selected.get(candidate.parentPid()) != null;
                if (child || criteria.matches(candidate)) {
                    selected.put(candidate.pid(), candidate);
                }
            }
        } while (selected.size() > before);
        return selected.keys();
    }

    private void apply(ProcessEvent event) {
        if (event instanceof ProcessEvent.Fork fork) {
            apply(fork);
        } else if (event instanceof ProcessEvent.Exec exec) {
            apply(exec);
        } else if (event instanceof ProcessEvent.Exit exit) {
            apply(exit);
        }
        forgetExited(event.timeNanos());
    }

    private void apply(ProcessEvent.Fork fork) {
        ProcessLife life = findOrAdd(fork.pid(), fork.startNanos());
        ProcessImage parent = imageAt(fork.parentPid(), fork.parentStartNanos(), fork.timeNanos());
        if (parent == null) {
            return;
        }
        ProcessInfo image = parent.info;
        life.addInheritedImage(ProcessImage.inherited(new ProcessInfo(
                fork.pid(),
                bootTimeNanos + fork.startNanos(),
                fork.parentPid(),
                image.path(),
                image.pathTruncated(),
                image.arguments(),
                image.argumentsTruncated(),
                image.comm(),
                image.uid(),
                parent.asParent())));
    }

    private void apply(ProcessEvent.Exec exec) {
        ProcessLife life = findOrAdd(exec.pid(), exec.startNanos());
        ProcessImage parent = imageAt(exec.parentPid(), exec.parentStartNanos(), exec.timeNanos());
        ProcessInfo image = new ProcessInfo(
                exec.pid(),
                bootTimeNanos + exec.startNanos(),
                exec.parentPid(),
                exec.path(),
                exec.pathTruncated(),
                exec.arguments(),
                exec.argumentsTruncated(),
                exec.comm(),
                exec.uid(),
                parent == null ? null : parent.asParent());
        life.addExecutedImage(ProcessImage.executed(image, exec.timeNanos()));
    }

    private void apply(ProcessEvent.Exit exit) {
        ProcessLife life = find(exit.pid(), exit.startNanos());
        if (life != null) {
            end(life, exit.timeNanos());
        }
    }

    private void end(ProcessLife life, long timeNanos) {
        if (life.isAlive()) {
            life.dropImageReadAfter(timeNanos);
            life.exit(timeNanos);
            exited.addLast(life);
        }
    }

    private void dropImageReadAfter(ProcessEvent event) {
        if (event instanceof ProcessEvent.Fork) {
            return;
        }
        ProcessLife life = find(event.pid(), event.startNanos());
        if (life != null) {
            life.dropImageReadAfter(event.timeNanos());
        }
    }

    private ProcessImage imageAt(int pid, long startNanos, long timeNanos) {
        ProcessLife life = find(pid, startNanos);
        return life == null ? null : life.imageAt(timeNanos);
    }

    private ProcessLife find(int pid, long startNanos) {
        if (startNanos == 0) {
            return null;
        }
        for (ProcessLife life = lives.get(pid); life != null; life = life.next) {
            if (life.isStartedAt(startNanos)) {
                if (!life.knowsExactStart() && !ProcessLife.isTick(startNanos)) {
                    life.setStart(startNanos, bootTimeNanos);
                }
                return life;
            }
        }
        return ProcessLife.isTick(startNanos) ? findByTick(pid, startNanos / ProcStat.TICK_NANOS) : null;
    }

    private ProcessLife findByTick(int pid, long startTicks) {
        ProcessLife life = lives.get(pid);
        while (life != null && life.startTicks != startTicks) {
            life = life.next;
        }
        return life;
    }

    private ProcessLife findOrAdd(int pid, long startNanos) {
        ProcessLife life = find(pid, startNanos);
        if (life == null) {
            life = ProcessLife.startedAt(pid, startNanos);
            for (ProcessLife other = lives.get(pid); other != null; other = other.next) {
                if (other.startTicks <= life.startTicks) {
                    end(other, startNanos); // its exit was lost
                }
            }
            insert(life);
        }
        return life;
    }

    private void insert(ProcessLife life) {
        life.next = lives.get(life.pid);
        lives.put(life.pid, life);
    }

    private void add(ScannedProcess process, ProcessInfo parent, long sinceNanos) {
        ProcessLife life = findByTick(process.pid(), process.startTicks());
        if (life == null) {
            life = ProcessLife.scanned(process);
            insert(life);
        }
        ProcessInfo info = info(process, life.startNanos(), parent);
        life.addScannedImage(ProcessImage.scanned(info, sinceNanos, process.readUntilNanos()));
    }

    private ProcessInfo info(ScannedProcess process, long startNanos, ProcessInfo parent) {
        return new ProcessInfo(
                process.pid(),
                bootTimeNanos + startNanos,
                process.parentPid(),
                process.path(),
                false,
                process.arguments(),
                process.argumentsTruncated(),
                process.comm(),
                process.uid(),
                parent);
    }

    private void forgetExited(long nowNanos) {
        long before = nowNanos - KEEP_EXITED_SECONDS * 1_000_000_000L;
        ProcessLife oldest = exited.peekFirst();
        while (oldest != null && (exited.size() > MAX_EXITED || oldest.exitNanos() < before)) {
            exited.removeFirst();
            remove(oldest);
            oldest = exited.peekFirst();
        }
    }

    private void remove(ProcessLife gone) {
        ProcessLife first = lives.get(gone.pid);
        if (first == gone) {
            if (gone.next == null) {
                lives.remove(gone.pid);
            } else {
                lives.put(gone.pid, gone.next);
            }
            return;
        }
        while (first.next != gone) {
            first = first.next;
        }
        first.next = gone.next;
    }
}
