package io.ptcpdump.hook;

import io.ptcpdump.bpf.RecordSource;
import io.ptcpdump.bpf.RingBuffer;
import io.ptcpdump.sys.Epoll;

/** A ring of records from the kernel, and how a reader waits for them. One thread uses it. */
public abstract sealed class RecordRing implements AutoCloseable permits PacketRing, ProcessEventRing {
    final RingBuffer ring;

    private final RecordSource source;

    /** @param source closed with this */
    RecordRing(RecordSource source) {
        this.source = source;
        ring = source.ring();
    }

    /** Has an epoll set report records; see {@link RecordSource#watch}. */
    public final void watch(Epoll epoll, int token) {
        source.watch(epoll, token);
    }

    /** Whether records will end a wait from now on; see {@link RecordSource#rest}. */
    public final boolean rest() {
        return source.rest();
    }

    /** Brings records into the ring that the kernel does not put there itself; see {@link RecordSource#collect}. */
    public final void collect(long untilNanos) {
        source.collect(untilNanos);
    }

    /** Whether {@link #collect} has left records behind. */
    public final boolean isBehind() {
        return source.isBehind();
    }

    @Override
    public final void close() {
        source.close();
    }
}
