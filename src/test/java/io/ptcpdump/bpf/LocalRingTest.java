package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalRingTest {
    private static final int SIZE = 4096;

    private final LocalRing ring = new LocalRing(SIZE);
    private final RingBuffer reader = ring.reader();

    @AfterEach
    void close() {
        reader.close();
    }

    private boolean append(int length, int fill) {
        long offset = ring.reserve(length);
        if (offset < 0) {
            return false;
        }
        assertEquals(0, offset % 8);
        ring.data().asSlice(offset, length).fill((byte) fill);
        ring.commit();
        return true;
    }

    private void assertNext(int length, int fill) {
        assertTrue(reader.next());
        assertEquals(length, reader.length());
        for (int i = 0; i < length; i++) {
            assertEquals((byte) fill, reader.data().get(JAVA_BYTE, reader.offset() + i));
        }
    }

    @Test
    void shouldHandOverWhatIsCommittedOnly() {
        ring.reserve(8);
        assertFalse(reader.next());
        assertTrue(append(8, 1));
        assertNext(8, 1);
        assertFalse(reader.next());
    }

    @Test
    void shouldHaveRoomForWhatIsReleasedOnly() {
        assertTrue(append(SIZE / 2 - 8, 1));
        assertTrue(append(SIZE / 2 - 8, 2));
        assertFalse(append(0, 3));
        assertNext(SIZE / 2 - 8, 1);
        assertFalse(append(8, 3));
        reader.release(reader.position());
        assertTrue(append(8, 3));
        assertNext(SIZE / 2 - 8, 2);
        assertNext(8, 3);
    }

    @Test
    void shouldNotSplitRecordsAtTheEndOfTheRing() {
        for (int i = 0; i < 1000; i++) {
            int length = 1 + i * 37 % 1500;
            assertTrue(append(length, i));
            assertNext(length, i);
            reader.release(reader.position());
        }
        assertEquals(0, reader.available());
        assertTrue(reader.position() > 10 * SIZE);
    }

    @Test
    void shouldWaitForRoomWhereTheRestOfTheRingIsTooShort() {
        assertTrue(append(3000, 1));
        assertFalse(append(2000, 2), "behind it there are 1088 bytes, and before it none");
        assertNext(3000, 1);
        reader.release(reader.position());
        assertTrue(append(2000, 2));
        assertNext(2000, 2);
    }
}
