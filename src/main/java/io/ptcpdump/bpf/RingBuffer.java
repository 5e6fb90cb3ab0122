package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Epoll;
import io.ptcpdump.sys.MappedMemory;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The reading end of a BPF ring buffer, in its mapped memory, with no call into the kernel. Looking at records and giving
 * their room back are separate: {@link #next} goes on from record to record, and what it has passed stays where it is until
 * {@link #release}. One thread uses it.
 *
 * <p>Layout (kernel/bpf/ringbuf.c): page 0 holds the consumer position, page 1 the producer position, both counts of bytes
 * that only grow; then come the data, and what can be mapped once more behind them so that a record is never split: of that no more
 * than the longest record needs, since every page mapped counts as memory in use. A record is a header of 8 bytes
 * (its length u32, with bit 31 set while it is being written and bit 30 if it is to be skipped; then a u32 for the kernel),
 * the payload, and padding to 8 bytes.
 *
 * <p>To wait, add {@link #fd} to an epoll set edge-triggered: as long as records are not released, a level-triggered one is
 * always ready. The kernel signals a record by itself only if the consumer has caught up with it, so programs that want
 * readers woken while records are held back say so (BPF_RB_FORCE_WAKEUP), or the reader waits with a time limit.
 */
public final class RingBuffer implements RecordSource {
    static final int HEADER_SIZE = 8;
    static final int DISCARD_BIT = 1 << 30;
    private static final int LENGTH_MASK = DISCARD_BIT - 1;
    private static final VarHandle POSITION = JAVA_LONG.varHandle();
    private static final VarHandle HEADER = JAVA_INT.varHandle();

    private static final int NO_FD = -1;

    private final int fd;
    private final MappedMemory consumerPage;
    private final MappedMemory producerPages;
    private final MemorySegment consumer;
    private final MemorySegment producer;
    private final MemorySegment data;
    private final long mask;

    private long scanned;
    private long limit;
    private long start;
    private long payloadOffset;
    private int payloadLength;

    /**
     * @param consumerPage  begins with the consumer position
     * @param producerPages has the page of the producer position there, and behind it the data
     */
    private RingBuffer(int fd, MappedMemory consumerPage, MappedMemory producerPages, long producerOffset, long size) {
        long page = CurrentProcess.pageSize();
        this.fd = fd;
        this.consumerPage = consumerPage;
        this.producerPages = producerPages;
        consumer = consumerPage.segment().asSlice(0, page);
        producer = producerPages.segment().asSlice(producerOffset, page).asReadOnly();
        data = producerPages.segment().asSlice(producerOffset + page).asReadOnly();
        mask = size - 1;
        scanned = (long) POSITION.getAcquire(consumer, 0L);
        limit = scanned;
    }

    /**
     * Maps a ring buffer. There is one reading end: two readers of the same map take records from each other.
     *
     * @param longest bytes of the longest payload that a record may have
     * @throws io.ptcpdump.sys.SystemException if the map is of another kind, or memory is short
     */
    public static RingBuffer open(BpfMap map, long longest) {
        return map(map.fd(), map.maxEntries(), longest);
    }

    /**
     * Maps anything that has the layout of a ring buffer.
     *
     * @param size    bytes of data, a power of two
     * @param longest bytes of the longest payload
     */
    static RingBuffer map(int fd, long size, long longest) {
        long page = CurrentProcess.pageSize();
        long again = Math.min(size, room((int) longest) + page - 1 & -page);
        MappedMemory consumerPage = MappedMemory.readWrite(fd, 0, page);
        try {
            return new RingBuffer(fd, consumerPage, MappedMemory.readOnly(fd, page, page + size + again), 0, size);
        } catch (RuntimeException e) {
            consumerPage.close();
            throw e;
        }
    }

    /** A ring in memory of this process: both pages, then the data, once. Closing gives back the memory. */
    static RingBuffer of(MappedMemory memory, long size) {
        return new RingBuffer(NO_FD, memory, memory, CurrentProcess.pageSize(), size);
    }

    /** The map's descriptor, for epoll. */
    public int fd() {
        return fd;
    }

    @Override
    public RingBuffer ring() {
        return this;
    }

    @Override
    public void watch(Epoll epoll, int token) {
        epoll.addEdgeTriggered(fd, token);
    }

    /** {@inheritDoc} The kernel knows what has been read. */
    @Override
    public boolean rest() {
        return true;
    }

    /** {@inheritDoc} The kernel has done so. */
    @Override
    public void collect(long untilNanos) {}

    @Override
    public boolean isBehind() {
        return false;
    }

    /** Bytes of data the ring holds. */
    public long size() {
        return mask + 1;
    }

    /** Bytes of records, headers and padding included, that are written or being written and not released. */
    public long available() {
        return producerPosition() - (long) POSITION.getAcquire(consumer, 0L);
    }

    /** Where the next record will begin: the number of bytes ever written. */
    public long producerPosition() {
        return (long) POSITION.getAcquire(producer, 0L);
    }

    /** Where {@link #next} goes on. Released, it frees all the records that it has passed. */
    public long position() {
        return scanned;
    }

    /**
     * Goes to the next record, over those to be skipped.
     *
     * @return false if there is none, or the next is still being written; it may be there at the next call
     */
    public boolean next() {
        while (scanned < limit || findsMore()) {
            long at = scanned & mask;
            int header = (int) HEADER.getAcquire(data, at);
            boolean busy = header < 0;
            if (busy) {
                return false;
            }
            int length = header & LENGTH_MASK;
            start = scanned;
            scanned += room(length);
            if ((header & DISCARD_BIT) == 0) {
                payloadOffset = at + HEADER_SIZE;
                payloadLength = length;
                return true;
            }
        }
        return false;
    }

    private boolean findsMore() {
        limit = producerPosition();
        return scanned < limit;
    }

    /** Where in {@link #data} the payload of the record begins that {@link #next} found; a multiple of 8. */
    public long offset() {
        return payloadOffset;
    }

    /** Where that record begins, as a position that goes to {@link #offsetOf} later, while the record is not released. */
    public long start() {
        return start;
    }

    /** Where in {@link #data} the payload of the record begins that starts at a position. */
    public long offsetOf(long start) {
        return (start & mask) + HEADER_SIZE;
    }

    /** Bytes of that payload. */
    public int length() {
        return payloadLength;
    }

    /** The data of all records, read-only; a payload is valid there until its record is released. */
    public MemorySegment data() {
        return data;
    }

    /**
     * Gives back to the kernel the room of all records before a position.
     *
     * @param position a value that {@link #position} had after the last record that is no longer needed
     */
    public void release(long position) {
        POSITION.setRelease(consumer, 0L, position);
        // So that either a look at the producer's position from here on sees a new record, or its writer sees this position
        // and signals: neither side's read may come before its write.
        VarHandle.fullFence();
    }

    @Override
    public void close() {
        producerPages.close();
        consumerPage.close();
    }

    /** What a record takes with its header; records start at multiples of 8 bytes. */
    static long room(int length) {
        return (HEADER_SIZE + (long) length + Long.BYTES - 1) & -Long.BYTES;
    }
}
