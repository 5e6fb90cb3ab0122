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

    /** Null where the kernel has no such program. */
    private final BpfProgram program;
    private long next = System.nanoTime();

    SocketScan(LoadedBpf bpf, List<Rung> rungs) {
        program = rungs.contains(Rung.EXISTING_ITERATOR) ? bpf.program(Rung.EXISTING_ITERATOR.hooks().getFirst().program()) : null;
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
        if (program == null || begin - next < 0) {
            return;
        }
        run(program);
        long end = System.nanoTime();
        next = end + Math.max(PAUSE_NANOS, PAUSE_RATIO * (end - begin));
    }
}
