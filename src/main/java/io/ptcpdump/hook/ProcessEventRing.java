package io.ptcpdump.hook;

import io.ptcpdump.bpf.RecordSource;
import io.ptcpdump.bpf.RingBuffer;
import io.ptcpdump.model.ProcessEvent;
import io.ptcpdump.sys.Epoll;

/** The ring of process events. */
public final class ProcessEventRing implements AutoCloseable {
    /** Bytes, where the kernel does not make the ring. */
    static final long BYTES = 4 << 20;

    private final RecordSource source;
    private final RingBuffer ring;

    /** @param source closed with this */
    ProcessEventRing(RecordSource source) {
        this.source = source;
        ring = source.ring();
    }

    /** Has an epoll set report events; see {@link RecordSource#watch}. */
    public void watch(Epoll epoll, int token) {
        source.watch(epoll, token);
    }

    /** Whether events will end a wait from now on; see {@link RecordSource#rest}. */
    public boolean rest() {
        return source.rest();
    }

    /** Brings events into the ring that the kernel does not put there itself; see {@link RecordSource#collect}. */
    public void collect(long untilNanos) {
        source.collect(untilNanos);
    }

    /** Whether that has left events behind. */
    public boolean isBehind() {
        return source.isBehind();
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
        source.close();
    }
}
