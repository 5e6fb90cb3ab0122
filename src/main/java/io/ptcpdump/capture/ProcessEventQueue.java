package io.ptcpdump.capture;

import io.ptcpdump.bpf.RingBuffer;
import io.ptcpdump.hook.ProcessRecord;
import io.ptcpdump.process.ProcessTable;

/** The ring of process events: feeds the process table. */
final class ProcessEventQueue implements AutoCloseable {
    private final RingBuffer ring;
    private final ProcessTable processes;

    ProcessEventQueue(RingBuffer ring, ProcessTable processes) {
        this.ring = ring;
        this.processes = processes;
    }

    int fd() {
        return ring.fd();
    }

    /** Takes all events that are there. */
    void drain() {
        while (ring.next()) {
            processes.accept(ProcessRecord.read(ring.data(), ring.offset()));
            ring.release(ring.position());
        }
    }

    @Override
    public void close() {
        ring.close();
    }
}
