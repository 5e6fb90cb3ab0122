package io.ptcpdump.hook;

import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.RingBuffer;
import io.ptcpdump.model.ProcessEvent;

/** The ring of process events. */
public final class ProcessEventRing implements AutoCloseable {
    private final RingBuffer ring;

    ProcessEventRing(LoadedBpf bpf) {
        ring = RingBuffer.open(bpf.map("process_events"));
    }

    /** For epoll, edge-triggered. */
    public int fd() {
        return ring.fd();
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

    @Override
    public void close() {
        ring.close();
    }
}
