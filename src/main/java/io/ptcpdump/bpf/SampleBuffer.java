package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Fd;
import io.ptcpdump.sys.MappedMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The samples of one CPU, in the memory of its perf event, and the records in them. A record begins with its time, and takes one
 * sample or several (bpf/event.h: struct sample_header); one of which a sample is missing is none.
 *
 * <p>Layout (perf_event_open(2)): page 0 holds data_head, which the kernel moves on, and data_tail, which the reader does, both
 * counts of bytes that only grow; then come the data, which wrap around. A sample is {@code struct perf_event_header} (type u32,
 * misc u16, size u16), the length of the rest (u32), and what the program sent, padded to 8 bytes. Other types (PERF_RECORD_LOST)
 * are passed over: the program counts what found no room.
 */
final class SampleBuffer implements AutoCloseable {
    static final int DATA_HEAD = 1024;
    static final int DATA_TAIL = 1032;
    static final int TYPE_SAMPLE = 9;
    static final int SIZE_AT = 6;
    static final int REST_AT = 12;
    static final int RECORD_AT = 16;
    static final int CONTINUES = 1 << 31;

    private static final VarHandle POSITION = JAVA_LONG.varHandle();

    private final MappedMemory memory;
    private final MemorySegment control;
    private final MemorySegment data;
    private final long mask;
    /** The samples so far of a record that takes several; grows to the longest of them. */
    private MemorySegment pieces = MemorySegment.NULL;

    private int gathered;
    private long head;
    private long tail;
    private int length;
    private long stamp;

    /**
     * Maps the memory of an event.
     *
     * @param size bytes of data, a power of two, at least a page
     * @throws io.ptcpdump.sys.SystemException if memory is short
     */
    SampleBuffer(Fd event, long size) {
        long page = CurrentProcess.pageSize();
        memory = MappedMemory.readWrite(event.number(), 0, page + size);
        control = memory.segment().asSlice(0, page);
        data = memory.segment().asSlice(page).asReadOnly();
        mask = data.byteSize() - 1;
    }

    /** Takes notice of what has been written by now. */
    void look() {
        head = (long) POSITION.getAcquire(control, (long) DATA_HEAD);
    }

    /** Finds the first record of those that {@link #look} took notice of; it stays that until {@link #remove}. */
    boolean hasRecord() {
        while (length == 0 && tail < head) {
            long at = tail & mask;
            int size = Short.toUnsignedInt(data.get(JAVA_SHORT, at + SIZE_AT));
            if (data.get(JAVA_INT, at) == TYPE_SAMPLE) {
                readSample(size - RECORD_AT, data.get(JAVA_INT, tail + REST_AT & mask));
            } else {
                free(size);
            }
        }
        return length > 0;
    }

    private void readSample(int sent, int rest) {
        if (rest == 0) {
            gathered = 0;
            length = sent;
            stamp = data.get(JAVA_LONG, tail + RECORD_AT & mask);
            return;
        }
        if (rest > 0) {
            gathered = 0;
            ensurePieces(sent + rest);
        }
        copy(tail + RECORD_AT, sent, pieces, gathered);
        gathered += sent;
        free(RECORD_AT + sent);
        if (rest == CONTINUES) {
            length = gathered;
            stamp = pieces.get(JAVA_LONG, 0);
        }
    }

    private void ensurePieces(int needed) {
        if (needed > pieces.byteSize()) {
            pieces = Arena.ofAuto().allocate(Math.max(needed, 2 * pieces.byteSize()), Long.BYTES);
        }
    }

    /** When the record was made, CLOCK_BOOTTIME in nanoseconds. */
    long stampNanos() {
        return stamp;
    }

    /** Bytes of the record, padding included. */
    int length() {
        return length;
    }

    /** Copies the record. */
    void copyTo(MemorySegment to, long offset) {
        if (gathered > 0) {
            MemorySegment.copy(pieces, 0, to, offset, length);
        } else {
            copy(tail + RECORD_AT, length, to, offset);
        }
    }

    /** Takes the record out. */
    void remove() {
        if (gathered == 0) {
            free(RECORD_AT + length);
        }
        gathered = 0;
        length = 0;
    }

    private void copy(long position, int count, MemorySegment to, long offset) {
        long at = position & mask;
        long toEnd = Math.min(count, data.byteSize() - at);
        MemorySegment.copy(data, at, to, offset, toEnd);
        MemorySegment.copy(data, 0, to, offset + toEnd, count - toEnd);
    }

    private void free(int size) {
        tail += size;
        POSITION.setRelease(control, (long) DATA_TAIL, tail);
    }

    @Override
    public void close() {
        memory.close();
    }
}
