package io.ptcpdump.process;

import io.ptcpdump.model.ProcessEvent;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.sys.ProcStat;
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
     * The image at {@code timeNanos} of the process {@code pid} that started at {@code startNanos}, with its parent's image at that
     * time; null where it is not known, or the start is not (0). The same object as long as both images are the same. Allocates
     * nothing, but for the first look at a process that only /proc told of, or whose parent has executed another program.
     */
    public ProcessInfo lookup(int pid, long startNanos, long timeNanos) {
        ProcessImage image = imageAt(pid, startNanos, timeNanos);
        return image == null ? null : image.infoAt(timeNanos);
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
        for (ScannedProcess process : snapshot.processes()) {
            add(process, null, ProcessImage.SINCE_START);
        }
        for (ScannedProcess process : snapshot.processes()) {
            ProcessLife parent = lives.get(process.parentPid());
            if (parent != null && parent.startTicks <= process.startTicks()) { // else the pid was reused
                lives.get(process.pid()).newest().setParent(parent);
            }
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
        ProcessLife parent = null;
        for (ProcessLife life = lives.get(process.parentPid()); life != null; life = life.next) {
            if (life.isAlive() && life.newest() != null && life.startTicks <= process.startTicks()) {
                parent = life;
            }
        }
        add(process, parent, process.readFromNanos());
    }

    /**
     * Takes what /proc shows of a process that has another name than its image has: its exec may not have been told. A kernel that can
     * be preempted in a tracepoint does not run a program for a task that comes to it while another one on the same CPU is within.
     * Changes nothing where /proc shows the program that is known; else the image counts from {@code sinceNanos}, when the process had
     * that name already.
     */
    public void addMissedExec(ScannedProcess process, long sinceNanos) {
        ProcessLife life = findByTick(process.pid(), process.startTicks());
        ProcessImage known = life == null ? null : life.newest();
        if (known == null || !life.isAlive() || known.sinceNanos >= sinceNanos || known.readUntilNanos >= sinceNanos) {
            return;
        }
        if (process.path().isEmpty() || known.info.pathTruncated() || process.path().equals(known.info.path())) {
            return;
        }
        ProcessInfo info = info(process, known.info.startTimeNanos(), known.info.parentPid(), known.info.parent());
        life.addExecutedImage(ProcessImage.executed(info, known.parent(), sinceNanos));
    }

    /** The pids of the living processes that match; with follow-forks, of all their descendants too. */
    public int[] select(ProcessCriteria criteria) {
        PidMap<ProcessInfo> selected = new PidMap<>();
        List<ProcessInfo> candidates = new ArrayList<>();
        for (ProcessLife chain : lives.values()) {
            for (ProcessLife life = chain; life != null; life = life.next) {
                if (life.isAlive() && life.newest() != null) {
                    candidates.add(life.newest().infoAt(Long.MAX_VALUE));
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
        ProcessLife parentLife = find(fork.parentPid(), fork.parentStartNanos());
        ProcessImage parent = parentLife == null ? null : parentLife.imageAt(fork.timeNanos());
        if (parent == null) {
            return;
        }
        ProcessInfo image = parent.info;
        ProcessInfo inherited = new ProcessInfo(
                fork.pid(),
                bootTimeNanos + fork.startNanos(),
                fork.parentPid(),
                image.path(),
                image.pathTruncated(),
                image.arguments(),
                image.argumentsTruncated(),
                image.comm(),
                image.uid(),
                parent.asParent());
        life.addInheritedImage(ProcessImage.inherited(inherited, parentLife));
    }

    private void apply(ProcessEvent.Exec exec) {
        ProcessLife life = findOrAdd(exec.pid(), exec.startNanos());
        ProcessLife parentLife = find(exec.parentPid(), exec.parentStartNanos());
        ProcessImage parent = parentLife == null ? null : parentLife.imageAt(exec.timeNanos());
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
        life.addExecutedImage(ProcessImage.executed(image, parentLife, exec.timeNanos()));
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
                if (!life.knowsExactStart() && !ProcStat.isEndOfTick(startNanos)) {
                    life.setStart(startNanos, bootTimeNanos);
                }
                return life;
            }
        }
        return ProcStat.isEndOfTick(startNanos) ? findByTick(pid, startNanos / ProcStat.TICK_NANOS) : null;
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

    private void add(ScannedProcess process, ProcessLife parent, long sinceNanos) {
        ProcessLife life = findByTick(process.pid(), process.startTicks());
        if (life == null) {
            life = ProcessLife.scanned(process);
            insert(life);
        }
        ProcessInfo parentInfo = parent == null ? null : parent.newest().asParent();
        ProcessInfo info = info(process, bootTimeNanos + life.startNanos(), process.parentPid(), parentInfo);
        life.addScannedImage(ProcessImage.scanned(info, parent, sinceNanos, process.readUntilNanos()));
    }

    private static ProcessInfo info(ScannedProcess process, long startTimeNanos, int parentPid, ProcessInfo parent) {
        return new ProcessInfo(
                process.pid(),
                startTimeNanos,
                parentPid,
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
        if (first != gone) {
            while (first.next != gone) {
                first = first.next;
            }
            first.next = gone.next;
        } else if (gone.next == null) {
            lives.remove(gone.pid);
        } else {
            lives.put(gone.pid, gone.next);
        }
        gone.next = null;
        gone.forgetParents();
    }
}
