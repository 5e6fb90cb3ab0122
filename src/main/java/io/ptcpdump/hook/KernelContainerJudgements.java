package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.bpf.BpfMap;
import io.ptcpdump.bpf.LoadedBpf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Tells the kernel by the maps of its process filter (bpf/maps.h). */
final class KernelContainerJudgements implements ContainerJudgements {
    /** In struct judged. */
    static final long CGROUP = 0;
    static final long START = 8;
    static final long PID = 16;
    static final long KEY_SIZE = 24;
    /** In struct judgement. */
    static final long ROUND = 0;
    static final long CHOICE = 4;
    static final long VALUE_SIZE = 8;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment key = arena.allocate(KEY_SIZE, Long.BYTES);
    private final MemorySegment value = arena.allocate(VALUE_SIZE, Long.BYTES);
    private final MemorySegment roundKey = arena.allocate(JAVA_INT);
    private final MemorySegment roundValue = arena.allocate(JAVA_INT);
    private final BpfMap judgements;
    private final BpfMap rounds;
    private int round;

    KernelContainerJudgements(LoadedBpf bpf) {
        judgements = bpf.map("judgements");
        rounds = bpf.map(".data.judgements");
    }

    @Override
    public void judge(OwnerRecord owner, boolean wanted) {
        key.set(JAVA_LONG, CGROUP, owner.cgroup());
        key.set(JAVA_LONG, START, owner.startNanos());
        key.set(JAVA_INT, PID, owner.pid());
        value.set(JAVA_INT, ROUND, round);
        value.set(JAVA_INT, CHOICE, wanted ? ProcessMatches.WANTED : 0);
        judgements.update(key, value, BpfMap.ANY);
    }

    @Override
    public void beginRound() {
        round++;
        roundValue.set(JAVA_INT, 0, round);
        rounds.update(roundKey, roundValue, BpfMap.ANY);
    }

    @Override
    public void close() {
        arena.close();
    }
}
