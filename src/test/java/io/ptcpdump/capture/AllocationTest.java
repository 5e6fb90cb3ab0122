package io.ptcpdump.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.Allocations;
import io.ptcpdump.hook.FakePacketRing;
import io.ptcpdump.hook.FakePacketRing.Verdict;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcSnapshot;
import io.ptcpdump.process.ProcessTable;
import io.ptcpdump.sys.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live capture's way from the ring to the sink. Sinks have such tests of their own. */
class AllocationTest {
    private static final int IFINDEX = 3;
    private static final int BEFORE = 500;
    private static final int PACKETS = 3_000;
    private static final int PROCESSES = 7;
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

    private void assertAllocatesNothing(boolean undecided) throws IOException {
        InterfaceTable interfaces = new InterfaceTable();
        interfaces.put(new CaptureInterface("eth0", IFINDEX, 1, LinkType.ETHERNET, 65535, false));
        ProcessTable processes = new ProcessTable(0);
        processes.merge(new ProcSnapshot(List.of()));
        OwnerCache owners = new OwnerCache(processes, new ProcFolder(Files.createDirectories(folder.resolve("proc"))));
        FakeLateOwners late = new FakeLateOwners();
        Counter counter = new Counter();
        try (FakePacketRing ring = new FakePacketRing(folder);
                PacketQueue queue = new PacketQueue(ring.open(), late, interfaces, owners, WallClock.start(), 0)) {
            for (int i = 0; i < BEFORE + PACKETS; i++) {
                int pid = 1000 + i % PROCESSES;
                if (undecided) {
                    ring.appendUndecided(T + i, IFINDEX, i, Direction.IN, pid, pid + PROCESSES, false, Verdict.NO_FILTER);
                } else {
                    ring.append(T + i, IFINDEX, i, pid);
                }
            }
            queue.drain(counter, queue.mark(Long.MAX_VALUE), Long.MAX_VALUE);
            long allocated = Allocations.bytes() - counter.allocated;
            assertEquals(BEFORE + PACKETS, counter.packets);
            assertEquals(BEFORE + PACKETS, counter.owned);
            assertEquals(0, allocated / PACKETS, allocated + " bytes");
        }
    }

    @Test
    void shouldAllocateNothingForAPacketWithItsOwner() throws IOException {
        assertAllocatesNothing(false);
    }

    @Test
    void shouldAllocateNothingForAPacketWhoseReceiverWasNotKnown() throws IOException {
        assertAllocatesNothing(true);
    }
}
