package io.ptcpdump.process;

import io.ptcpdump.sys.Background;
import io.ptcpdump.sys.KernelClock;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads processes from a mounted proc file system. Processes that go away meanwhile are left out; what may not be read is
 * empty. Safe to use from several threads.
 */
public final class ProcFolder {
    /** So many processes take about 10 ms to read, which is worth a thread. */
    private static final int PROCESSES_PER_THREAD = 256;

    private final Path root;
    private final Supplier<LongSupplier> bootClocks;

    /** @param root where proc is mounted, showing the pids that the kernel's events speak of: usually /proc */
    public ProcFolder(Path root) {
        this(root, () -> new KernelClock()::bootNanos);
    }

    /** @param bootClocks makes a clock for one thread */
    ProcFolder(Path root, Supplier<LongSupplier> bootClocks) {
        this.root = root;
        this.bootClocks = bootClocks;
    }

    /** Reads one process; null where there is none, or another one came in its place while it was read. */
    public ScannedProcess read(int pid) {
        return new ProcReader(root, bootClocks.get()).readSurely(Integer.toString(pid));
    }

    /**
     * Reads every process once, about 35 microseconds of CPU time each, on all processors where there are many. A process
     * whose pid is reused while it is read may have parts of both; the events of that time set this right
     * ({@link ProcessTable#merge}).
     */
    public ProcSnapshot snapshot() {
        String[] pids = pids();
        int shares = Math.clamp(pids.length / PROCESSES_PER_THREAD, 1, Runtime.getRuntime().availableProcessors());
        List<Background<List<ScannedProcess>>> others = new ArrayList<>();
        for (int i = 1; i < shares; i++) {
            int first = i;
            others.add(Background.start("proc-scan", () -> readShare(pids, first, shares)));
        }
        List<ScannedProcess> processes = readShare(pids, 0, shares);
        others.forEach(other -> processes.addAll(other.get()));
        return new ProcSnapshot(processes);
    }

    private String[] pids() {
        String[] names = new File(root.toString()).list();
        if (names == null) {
            return new String[0];
        }
        int n = 0;
        for (String name : names) {
            char first = name.charAt(0);
            if (first >= '1' && first <= '9') {
                names[n++] = name;
            }
        }
        return Arrays.copyOf(names, n);
    }

    /** Reads one pid of each {@code step}, from {@code first} on. */
    private List<ScannedProcess> readShare(String[] pids, int first, int step) {
        List<ScannedProcess> processes = new ArrayList<>();
        ProcReader reader = new ProcReader(root, bootClocks.get());
        for (int i = first; i < pids.length; i += step) {
            ScannedProcess process = reader.read(pids[i]);
            if (process != null) {
                processes.add(process);
            }
        }
        return processes;
    }
}
