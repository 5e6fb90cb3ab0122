package io.ptcpdump.hook;

import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.PerCpuCounters;

/** The kernel's counts of packets that passed the filters, for each interface (bpf/maps.h: struct packet_counters). */
public final class PacketCounters {
    static final int RECEIVED = 0;
    static final int DROPPED = 1;

    private final PerCpuCounters counters;

    PacketCounters(LoadedBpf bpf) {
        counters = new PerCpuCounters(bpf.map("counters"));
    }

    /** Makes room for an interface's counts: that a packet program does so may fail for want of memory at that moment. */
    void begin(int interfaceIndex) {
        counters.add(interfaceIndex);
    }

    /** Packets that passed the filters, the dropped ones included. */
    public long received(int interfaceIndex) {
        return counters.sum(interfaceIndex, RECEIVED);
    }

    /** Packets of those that found no room in the ring. */
    public long dropped(int interfaceIndex) {
        return counters.sum(interfaceIndex, DROPPED);
    }
}
