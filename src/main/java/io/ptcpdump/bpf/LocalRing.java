package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.MappedMemory;
import java.lang.foreign.MemorySegment;

/**
 * A ring buffer that this process fills itself, with what {@link RingBuffer} reads. The data are mapped once only: where a record
 * would cross the end, the rest is a discarded one. One thread writes and reads.
 */
final class LocalRing {
    private final RingBuffer reader;
    private final MemorySegment producer;
    private final MemorySegment data;
    private final long size;
    private long next;

    /** @param size bytes of data, a power of two, at least a page */
    LocalRing(long size) {
        this.size = size;
        long page = CurrentProcess.pageSize();
        MappedMemory memory = MappedMemory.anonymous(2 * page + size);
        producer = memory.segment().asSlice(page, page);
        data = memory.segment().asSlice(2 * page);
        reader = RingBuffer.of(memory, size);
    }

    /** The reading end, whose {@link RingBuffer#close} gives back the memory. */
    RingBuffer reader() {
        return reader;
    }

    /** Where records are written, at the offsets of {@link #reserve}. */
    MemorySegment data() {
        return data;
    }

    /**
     * Makes room for the next record, which is there for the reader after {@link #commit}.
     *
     * @return where its payload begins in {@link #data}, a multiple of 8; -1 if there is no room as yet
     */
    long reserve(int length) {
        long produced = reader.producerPosition();
        long needed = RingBuffer.room(length);
        long toEnd = size - (produced & size - 1);
        long skipped = needed > toEnd ? toEnd : 0;
        next = produced + skipped + needed;
        if (reader.available() + skipped + needed > size) {
            return -1;
        }
        if (skipped > 0) {
            data.set(JAVA_INT, produced & size - 1, (int) skipped - RingBuffer.HEADER_SIZE | RingBuffer.DISCARD_BIT);
        }
        long start = produced + skipped & size - 1;
        data.set(JAVA_INT, start, length);
        return start + RingBuffer.HEADER_SIZE;
    }

    /** Hands the reserved record to the reader. */
    void commit() {
        producer.set(JAVA_LONG, 0, next);
    }
}
