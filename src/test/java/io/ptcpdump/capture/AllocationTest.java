package io.ptcpdump.capture;

import static io.ptcpdump.capture.FakeQueue.IFINDEX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.Allocations;
import io.ptcpdump.hook.FakePacketRing;
import io.ptcpdump.hook.FakePacketRing.Verdict;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live capture's way from the ring to the sink. Sinks have such tests of their own. */
class AllocationTest {
    private static final int BEFORE = 500;
    private static final int PACKETS = 3_000;
    private static final int PROCESSES = 7;
    private static final int ROUNDS = 3;
    private static final long T = 1_000_000_000;

    @TempDir
    private Path folder;

    /** Takes packets, and knows how many bytes were allocated when it had taken so many. */
    private static final class Counter implements PacketSink {
        int packets;
        int owned;
        long allocated;

        @Override
        public void accept(Packet packet) {
            if (++packets == BEFORE) {
                allocated = Allocations.bytes();
            }
            if (packet.owner != null) {
                owned++;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** The least of some rounds: the JVM may have to make something of its own in one of them. */
    private void assertAllocatesNothing(boolean undecided, Naming naming) throws IOException {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least >= PACKETS; round++) {
            least = Math.min(least, allocated(undecided, naming));
        }
        assertTrue(least < PACKETS, least + " bytes for " + PACKETS + " packets");
    }

    private long allocated(boolean undecided, Naming naming) throws IOException {
        FakeLateOwners late = new FakeLateOwners();
        Counter counter = new Counter();
        try (FakePacketRing ring = new FakePacketRing(folder);
                PacketQueue queue = FakeQueue.open(ring, late, folder, 0)) {
            for (int i = 0; i < BEFORE + PACKETS; i++) {
                int pid = 1000 + i % PROCESSES;
                if (undecided) {
                    ring.appendUndecided(T + i, IFINDEX, i, Direction.IN, pid, pid + PROCESSES, false, Verdict.NO_FILTER);
                } else {
                    ring.setCgroup(ring.append(T + i, IFINDEX, i, pid), pid);
                }
            }
            queue.await(naming);
            queue.drain(counter, queue.mark(Long.MAX_VALUE), Long.MAX_VALUE);
            long allocated = Allocations.bytes() - counter.allocated;
            assertEquals(BEFORE + PACKETS, counter.packets);
            assertEquals(BEFORE + PACKETS, counter.owned);
            return allocated;
        }
    }

    @Test
    void shouldAllocateNothingForAPacketWithItsOwner() throws IOException {
        assertAllocatesNothing(false, Naming.NONE);
    }

    @Test
    void shouldAllocateNothingForAPacketWhoseReceiverWasNotKnown() throws IOException {
        assertAllocatesNothing(true, Naming.NONE);
    }

    @Test
    void shouldAllocateNothingWhereEnginesMayNameContainers() throws IOException {
        assertAllocatesNothing(false, Naming.OF_NEW);
        assertAllocatesNothing(false, Naming.OF_ALL);
    }
}
