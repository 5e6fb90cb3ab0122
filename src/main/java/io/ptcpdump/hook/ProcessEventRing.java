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

    /** Takes the next event; null if there is none. */
    public ProcessEvent poll() {
        if (!ring.next()) {
            return null;
        }
        ProcessEvent event = ProcessRecord.read(ring.data(), ring.offset());
        ring.release(ring.position());
        return event;
    }
}
