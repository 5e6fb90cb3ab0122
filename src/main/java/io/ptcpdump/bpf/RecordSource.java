package io.ptcpdump.bpf;

import io.ptcpdump.sys.Epoll;

/** What hands a program's records to a reader: a ring that the kernel fills, or one that {@link SampleBuffers} fill. One thread uses it. */
public sealed interface RecordSource extends AutoCloseable permits RingBuffer, SampleBuffers {
    /** Where the records are read. */
    RingBuffer ring();

    /**
     * Has an epoll set report new records; it may report when there are none. To be called before each wait that new records shall
     * end, always with the same set and token; they may end others, too.
     */
    void watch(Epoll epoll, int token);

    /**
     * Brings what is not yet in the ring into it.
     *
     * @param untilNanos a time (CLOCK_BOOTTIME) that is not in the future; later records, and those without room in the ring, wait
     */
    void collect(long untilNanos);

    /** Whether the last {@link #collect} left records behind. */
    boolean isBehind();

    @Override
    void close();
}
