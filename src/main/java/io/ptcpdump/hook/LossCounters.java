package io.ptcpdump.hook;

import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.PerCpuCounters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

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
        long skipped = 0;
        for (Hook hook : plan.bestHooks(Need.PROCESSES)) {
            skipped += hook.isOptional() ? 0 : skippedRuns(hook); // those are the second programs
        }
        return counters.sum(PROCESS_EVENT) + Math.max(0, skipped - counters.sum(NOT_LOST_PROCESS_EVENT));
    }

    /** Sends, receives, closes and accepts, at most, for which the kernel skipped all programs that were to see them. */
    public long socketUses() {
        return skippedByAll(plan.bestHooks(Need.SENDS), this::skippedRuns) + skippedByAll(plan.bestHooks(Need.ACCEPT), this::skippedRuns);
    }

    /** Owners of sockets that found no room in their map. */
    public long owners() {
        return counters.sum(OWNER);
    }

    private long skippedRuns(Hook hook) {
        return bpf.program(hook.program()).skippedRuns();
    }

    /** At each place no more can have gone by all programs than were skipped by the one that was skipped least. */
    static long skippedByAll(List<Hook> hooks, ToLongFunction<Hook> skippedRuns) {
        Map<String, Long> least = new HashMap<>();
        for (Hook hook : hooks) {
            least.merge(hook.target(), skippedRuns.applyAsLong(hook), Math::min);
        }
        long sum = 0;
        for (long skipped : least.values()) {
            sum += skipped;
        }
        return sum;
    }
}
