package io.ptcpdump.hook;

import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.PerCpuCounters;

/** The kernel's counts of losses that belong to no interface (bpf/maps.h: enum loss). */
public final class LossCounters {
    static final int PROCESS_EVENT = 0;
    static final int OWNER = 1;

    private final PerCpuCounters counters;

    LossCounters(LoadedBpf bpf) {
        counters = new PerCpuCounters(bpf.map("losses"));
    }

    /** Process events that found no room in their ring. */
    public long processEvents() {
        return counters.sum(PROCESS_EVENT);
    }

    /** Owners of sockets that found no room in their map. */
    public long owners() {
        return counters.sum(OWNER);
    }
}
