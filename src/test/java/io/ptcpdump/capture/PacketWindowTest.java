package io.ptcpdump.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketWindowTest {
    private final PacketWindow window = new PacketWindow();

    @Test
    void shouldGiveRecordsInTheOrderOfTheirTimes() {
        window.add(30, 0);
        window.add(10, 100);
        window.add(20, 200);
        assertEquals(10, window.firstTime());
        assertEquals(100, window.removeFirst());
        assertEquals(200, window.removeFirst());
        assertEquals(0, window.removeFirst());
        assertTrue(window.isEmpty());
    }

    @Test
    void shouldKeepTheOrderOfTheRingAmongEqualTimes() {
        for (long record = 0; record < 5; record++) {
            window.add(7, record);
        }
        for (long record = 0; record < 5; record++) {
            assertEquals(record, window.removeFirst());
        }
    }

    @Test
    void shouldNameTheLeastPlaceAmongThoseThatWait() {
        assertEquals(999, window.leastRecord(999));
        window.add(20, 100);
        window.add(10, 200);
        assertEquals(100, window.leastRecord(999));
        window.removeFirst(); // the one at 200
        assertEquals(100, window.leastRecord(999));
        window.removeFirst();
        assertEquals(999, window.leastRecord(999));
    }

    /** Long enough to grow, to shift and to empty many times over. */
    @Test
    void shouldAgreeWithAPriorityQueueWhateverComes() {
        record Waiting(long time, long record) {}
        Random random = new Random(1);
        PriorityQueue<Waiting> reference =
                new PriorityQueue<>(Comparator.comparingLong(Waiting::time).thenComparingLong(Waiting::record));
        long now = 0;
        long record = 0;
        for (int round = 0; round < 200; round++) {
            for (int i = random.nextInt(300); i > 0; i--) {
                now += random.nextInt(10);
                long time = now - random.nextInt(50);
                record += 8;
                window.add(time, record);
                reference.add(new Waiting(time, record));
            }
            for (int i = random.nextInt(300); i > 0 && !reference.isEmpty(); i--) {
                Waiting expected = reference.remove();
                assertEquals(expected.time(), window.firstTime());
                assertEquals(expected.record(), window.removeFirst());
            }
            long least = reference.stream().mapToLong(Waiting::record).min().orElse(-1);
            assertEquals(least, window.leastRecord(reference.isEmpty() ? -1 : Long.MAX_VALUE));
            assertEquals(reference.isEmpty(), window.isEmpty());
        }
    }
}
