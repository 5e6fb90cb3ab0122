package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Fd;
import io.ptcpdump.sys.MappedMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's part is played by a writer into a file with the layout of a ring buffer. */
class RingBufferTest {
    private static final int SIZE = 4096;
    private static final int BUSY = 1 << 31;
    private static final int DISCARD = 1 << 30;

    @TempDir
    private Path folder;

    private final long page = CurrentProcess.pageSize();
    private Fd file;
    private MappedMemory memory;
    private RingBuffer ring;

    @BeforeEach
    void open() throws IOException {
        Path path = Files.write(folder.resolve("ring"), new byte[(int) (2 * page + 2 * SIZE)]);
        file = Fd.open(path.toString(), Fd.READ_WRITE);
        memory = MappedMemory.readWrite(file.number(), 0, 2 * page + 2 * SIZE);
        ring = RingBuffer.map(file.number(), SIZE, SIZE);
    }

    @AfterEach
    void close() {
        ring.close();
        ring.close();
        memory.close();
        file.close();
    }

    @Test
    void shouldMapAgainNoMoreThanTheLongestRecordNeeds() {
        try (RingBuffer large = RingBuffer.map(file.number(), 64 * page, 100)) {
            assertEquals(65 * page, large.data().byteSize());
        }
        try (RingBuffer small = RingBuffer.map(file.number(), 2 * page, 100 * page)) {
            assertEquals(4 * page, small.data().byteSize());
        }
    }

    private long consumerPosition() {
        return memory.segment().get(JAVA_LONG, 0);
    }

    private long producerPosition() {
        return memory.segment().get(JAVA_LONG, page);
    }

    /** Writes a byte at a position, in both copies of the data. */
    private void put(long position, byte value) {
        long at = 2 * page + position % SIZE;
        memory.segment().set(JAVA_BYTE, at, value);
        memory.segment().set(JAVA_BYTE, at + SIZE, value);
    }

    private void header(long position, int word) {
        for (int i = 0; i < Integer.BYTES; i++) {
            put(position + i, (byte) (word >> 8 * i));
        }
    }

    /** Appends a record filled with one byte; returns where it begins. */
    private long append(int length, int flags, int fill) {
        long position = producerPosition();
        header(position, length | flags);
        for (int i = 0; i < length; i++) {
            put(position + 8 + i, (byte) fill);
        }
        memory.segment().set(JAVA_LONG, page, position + 8 + (length + 7) / 8 * 8);
        return position;
    }

    private void assertNext(int length, int fill) {
        assertTrue(ring.next());
        assertEquals(length, ring.length());
        assertEquals(0, ring.offset() % 8);
        for (int i = 0; i < length; i++) {
            assertEquals(fill, ring.data().get(JAVA_BYTE, ring.offset() + i));
        }
    }

    @Test
    void shouldFindNothingInAnEmptyRing() {
        assertFalse(ring.next());
        assertEquals(0, ring.available());
        assertEquals(SIZE, ring.size());
    }

    @Test
    void shouldGoFromRecordToRecordWithoutReleasingThem() {
        append(12, 0, 1);
        append(8, 0, 2);
        assertNext(12, 1);
        long afterFirst = ring.position();
        assertNext(8, 2);
        assertFalse(ring.next());
        assertEquals(40, ring.available());
        assertEquals(0, consumerPosition());
        ring.release(afterFirst);
        assertEquals(24, consumerPosition());
        assertEquals(16, ring.available());
        ring.release(ring.position());
        assertEquals(0, ring.available());
    }

    @Test
    void shouldStopAtARecordBeingWrittenAndGoOnOnceItIs() {
        append(4, 0, 1);
        long second = append(4, BUSY, 2);
        append(4, 0, 3);
        assertNext(4, 1);
        assertFalse(ring.next());
        assertFalse(ring.next());
        header(second, 4);
        assertNext(4, 2);
        assertNext(4, 3);
        assertFalse(ring.next());
    }

    @Test
    void shouldPassDiscardedRecordsAndFreeTheirRoom() {
        append(100, DISCARD, 1);
        append(5, 0, 2);
        append(1, DISCARD, 3);
        assertNext(5, 2);
        assertFalse(ring.next());
        ring.release(ring.position());
        assertEquals(producerPosition(), consumerPosition());
    }

    @Test
    void shouldReadRecordsWholeAcrossTheEndOfTheRing() {
        for (int i = 0; i < 100; i++) {
            int length = 1 + i * 37 % 1500;
            append(length, 0, i);
            assertNext(length, i);
            ring.release(ring.position());
        }
        assertTrue(producerPosition() > 10 * SIZE);
    }

    @Test
    void shouldGoOnWhereTheReaderBeforeItStopped() {
        append(8, 0, 1);
        append(8, 0, 2);
        assertNext(8, 1);
        ring.release(ring.position());
        try (RingBuffer later = RingBuffer.map(file.number(), SIZE, SIZE)) {
            assertTrue(later.next());
            assertEquals(2, later.data().get(JAVA_BYTE, later.offset()));
        }
    }

    @Test
    void shouldNotLetReadersWriteOrOutliveTheMapping() {
        MemorySegment data = ring.data();
        assertThrows(IllegalArgumentException.class, () -> data.set(JAVA_INT, 0, 1));
        ring.close();
        assertThrows(IllegalStateException.class, () -> data.get(JAVA_INT, 0));
    }
}
