package io.ptcpdump.hook;

import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.PerCpuCounters;
import java.util.function.Predicate;

/** What the kernel counts of losses that belong to no interface: itself, and in a map (bpf/maps.h: enum loss). */
public final class LossCounters {
    static final int PROCESS_EVENT = 0;
    static final int NOT_LOST_PROCESS_EVENT = 1;
    static final int OWNER = 2;

    private final LoadedBpf bpf;
    private final HookPlan plan;
    private final PerCpuCounters counters;

    /** @param plan what is attached */
    LossCounters(LoadedBpf bpf, HookPlan plan) {
        this.bpf = bpf;
        this.plan = plan;
        counters = new PerCpuCounters(bpf.map("losses"));
    }

    /** Process events that found no room in their ring, or whose programs the kernel skipped. */
    public long processEvents() {
        long skipped = skippedRuns(Need.PROCESSES, hook -> !hook.isOptional()) - counters.sum(NOT_LOST_PROCESS_EVENT);
        return counters.sum(PROCESS_EVENT) + Math.max(0, skipped);
    }

    /** Sends, receives and accepts, at most, whose program the kernel skipped. */
    public long socketUses() {
        return skippedRuns(Need.SENDS, hook -> true) + skippedRuns(Need.ACCEPT, hook -> true);
    }

    /** Owners of sockets that found no room in their map. */
    public long owners() {
        return counters.sum(OWNER);
    }

    private long skippedRuns(Need need, Predicate<Hook> counts) {
        long sum = 0;
        for (Hook hook : plan.bestHooks(need)) {
            sum += counts.test(hook) ? bpf.program(hook.program()).skippedRuns() : 0;
        }
        return sum;
    }
}
