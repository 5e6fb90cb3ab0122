package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfIterator;
import io.ptcpdump.bpf.BpfProgram;
import io.ptcpdump.bpf.LoadedBpf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** The scan of all open files for sockets: which process has which. It writes nothing, but fills the kernel's maps. */
final class SocketScan {
    /** Between two scans there is this at least ... */
    private static final long PAUSE_NANOS = 5_000_000;
    /** ... and so many times what the last one took. */
    private static final int PAUSE_RATIO = 20;

    /** Null where nothing scans. */
    private final Runnable scan;
    private long next = System.nanoTime();

    SocketScan(LoadedBpf bpf, List<Rung> rungs) {
        scan = rungs.isEmpty() ? null : scan(bpf, rungs.getFirst());
    }

    private static Runnable scan(LoadedBpf bpf, Rung rung) {
        if (rung == Rung.EXISTING_PROC) {
            return () -> ProcScan.begin(bpf).finish();
        }
        BpfProgram program = bpf.program(rung.hooks().getFirst().program());
        return () -> run(program);
    }

    static void run(BpfProgram program) {
        try (BpfIterator pass = BpfIterator.open(program); Arena arena = Arena.ofConfined()) {
            MemorySegment nothing = arena.allocate(8);
            while (pass.read(nothing) > 0) {
                continue;
            }
        }
    }

    /** Scans once more, unless that was done just now: it must not take the time that the packets need. */
    void again() {
        long begin = System.nanoTime();
        if (scan == null || begin - next < 0) {
            return;
        }
        scan.run();
        long end = System.nanoTime();
        next = end + Math.max(PAUSE_NANOS, PAUSE_RATIO * (end - begin));
    }
}
