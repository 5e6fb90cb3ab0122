package io.ptcpdump.hook;

import io.ptcpdump.bpf.RecordSource;
import io.ptcpdump.model.ProcessEvent;

/** The ring of process events. */
public final class ProcessEventRing extends RecordRing {
    /** Bytes, where the kernel does not make the ring. */
    static final long BYTES = 4 << 20;

    /** @param source closed with this */
    ProcessEventRing(RecordSource source) {
        super(source);
    }

    /**
     * Takes the next event of a process; null if there is none.
     *
     * @param cgroups told of what comes before it
     */
    public ProcessEvent poll(CgroupListener cgroups) {
        while (ring.next()) {
            ProcessEvent event = null;
            if (ProcessRecord.isOfCgroup(ring.data(), ring.offset())) {
                cgroups.made(ProcessRecord.cgroupId(ring.data(), ring.offset()), ProcessRecord.cgroupPath(ring.data(), ring.offset()));
            } else {
                event = ProcessRecord.read(ring.data(), ring.offset());
            }
            ring.release(ring.position());
            if (event != null) {
                return event;
            }
        }
        return null;
    }

    /** Hears of cgroups. */
    @FunctionalInterface
    public interface CgroupListener {
        /**
         * A cgroup of cgroup v2 was made.
         *
         * @param path from the top of the tree
         */
        void made(long id, String path);
    }
}
