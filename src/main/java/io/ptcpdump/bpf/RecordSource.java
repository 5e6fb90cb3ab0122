package io.ptcpdump.bpf;

import io.ptcpdump.sys.Epoll;

/** What hands a program's records to a reader: a ring that the kernel fills, or one that {@link SampleBuffers} fill. One thread uses it. */
public sealed interface RecordSource extends AutoCloseable permits RingBuffer, SampleBuffers {
    /** Longer than a program takes to send a record. */
    int REST_MILLIS = 5;

    /** Where the records are read. */
    RingBuffer ring();

    /** Has an epoll set report new records, after {@link #rest} in any case; it may report when there are none. */
    void watch(Epoll epoll, int token);

    /**
     * To be called by a reader that has nothing to do and is going to wait for records.
     *
     * @return whether the first record will end the wait; if not, the reader waits {@value #REST_MILLIS} ms at the most, and tries again
     */
    boolean rest();

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
