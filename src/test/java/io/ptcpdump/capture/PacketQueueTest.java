package io.ptcpdump.capture;

import static io.ptcpdump.capture.FakeQueue.IFINDEX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.hook.FakePacketRing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer into a file plays the kernel. */
class PacketQueueTest {
    private static final long FOREVER = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private FakePacketRing ring;
    private PacketQueue queue;
    private final SeenPackets seen = new SeenPackets();

    @BeforeEach
    void open() throws IOException {
        ring = new FakePacketRing(folder);
        queue = FakeQueue.open(ring, new FakeLateOwners(), folder, 0);
    }

    @AfterEach
    void close() {
        queue.close();
        ring.close();
    }

    private int drain(long horizonNanos) throws IOException {
        return queue.drain(seen, queue.mark(Long.MAX_VALUE), horizonNanos);
    }

    @Test
    void shouldHandOnPacketsInTheOrderOfTheirTimes() throws IOException {
        ring.append(30, IFINDEX, 3);
        ring.append(10, IFINDEX, 1);
        ring.append(20, IFINDEX, 2, 4711);
        assertEquals(3, drain(FOREVER));
        assertEquals(List.of(1, 2, 3), seen.bytes);
        assertEquals(3, queue.handedOn());
        assertEquals(4711, seen.ownerPids.get(1));
        assertEquals(ring.producerPosition(), ring.consumerPosition());
        assertFalse(queue.isWaiting());
    }

    @Test
    void shouldHoldPacketsBackThatAnEarlierOneMayStillOvertake() throws IOException {
        ring.append(10, IFINDEX, 1);
        long held = ring.append(50, IFINDEX, 3);
        assertEquals(1, drain(40));
        assertEquals(List.of(1), seen.bytes);
        assertEquals(held, ring.consumerPosition());
        assertTrue(queue.isWaiting());
        ring.append(45, IFINDEX, 2);
        assertEquals(2, drain(60));
        assertEquals(List.of(1, 2, 3), seen.bytes);
    }

    @Test
    void shouldNotReleaseAHeldRecordWhenThoseBehindItAreDone() throws IOException {
        long held = ring.append(90, IFINDEX, 9);
        ring.append(10, IFINDEX, 1);
        ring.append(20, IFINDEX, 2);
        assertEquals(2, drain(40));
        assertEquals(held, ring.consumerPosition());
        assertEquals(1, drain(FOREVER));
        assertEquals(List.of(1, 2, 9), seen.bytes);
        assertEquals(ring.producerPosition(), ring.consumerPosition());
    }

    @Test
    void shouldWaitForARecordThatIsBeingWritten() throws IOException {
        long busy = ring.append(10, IFINDEX, 1);
        ring.append(20, IFINDEX, 2);
        ring.setBusy(busy, true);
        assertEquals(0, drain(FOREVER));
        assertTrue(queue.isWaiting());
        ring.setBusy(busy, false);
        assertEquals(2, drain(FOREVER));
    }

    /** Records are looked at in batches of 4096; here the last of one and the first of the next are the wrong way round. */
    @Test
    void shouldKeepTheOrderOfTimesAcrossBatches() throws IOException {
        long time = 1_000_000_000;
        for (int i = 1; i < 4096; i++) {
            ring.append(i, IFINDEX, 1);
        }
        ring.append(time, IFINDEX, 3);
        ring.append(time - 500_000, IFINDEX, 2);
        assertEquals(4097, drain(FOREVER));
        assertEquals(List.of(1, 2, 3), seen.bytes.subList(4094, 4097));
        assertEquals(ring.producerPosition(), ring.consumerPosition());
    }

    @Test
    void shouldNotLookBeyondTheMark() throws IOException {
        ring.append(10, IFINDEX, 1);
        long mark = queue.mark(Long.MAX_VALUE);
        ring.append(20, IFINDEX, 2);
        assertEquals(1, queue.drain(seen, mark, FOREVER));
        assertEquals(List.of(1), seen.bytes);
        assertTrue(queue.isWaiting());
    }

    @Test
    void shouldPassOverPacketsOfAnInterfaceThatWasNeverAskedFor() throws IOException {
        ring.append(10, IFINDEX + 1, 1);
        ring.append(20, IFINDEX, 2);
        assertEquals(2, drain(FOREVER));
        assertEquals(List.of(2), seen.bytes);
        assertEquals(1, queue.handedOn());
        assertEquals(2, queue.taken());
    }

    @Test
    void shouldCountOnlyWhatTheSinkTook() {
        ring.append(10, IFINDEX, 1);
        ring.append(20, IFINDEX, 2);
        ring.append(30, IFINDEX, 3);
        seen.refuseFrom = 2;
        IOException e = assertThrows(IOException.class, () -> drain(FOREVER));
        assertEquals("full", e.getMessage());
        assertEquals(List.of(1), seen.bytes);
        assertEquals(1, queue.handedOn());
    }
}
