package io.ptcpdump.capture;

import io.ptcpdump.container.ContainerCriteria;
import io.ptcpdump.container.ContainerFinder;
import io.ptcpdump.container.ContainerRegistry;
import io.ptcpdump.hook.ContainerJudgements;
import io.ptcpdump.hook.FakePacketRing;
import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcPlaces;
import io.ptcpdump.process.ProcSnapshot;
import io.ptcpdump.process.ProcessTable;
import io.ptcpdump.sys.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link PacketQueue} that a test fills, of one interface and of no processes. */
final class FakeQueue {
    static final int IFINDEX = 3;

    private static final ContainerJudgements NO_JUDGEMENTS = new ContainerJudgements() {
        @Override
        public void judge(OwnerRecord owner, boolean wanted) {
            throw new AssertionError("no container is asked for");
        }

        @Override
        public void beginRound() {
            throw new AssertionError("no container is asked for");
        }

        @Override
        public void close() {}
    };

    private FakeQueue() {}

    /** @param folder where the queue's processes would be */
    static PacketQueue open(FakePacketRing ring, FakeLateOwners late, Path folder, long packetLimit) throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        ContainerRegistry registry = new ContainerRegistry(pid -> null, System::nanoTime, () -> { });
        return open(ring, late, proc, packetLimit, new ContainerFinder(registry, id -> null, new ProcPlaces(proc), System::nanoTime), ContainerCriteria.NONE, NO_JUDGEMENTS);
    }

    /** The same where containers may be asked for. */
    static PacketQueue open(
            FakePacketRing ring,
            FakeLateOwners late,
            Path proc,
            long packetLimit,
            ContainerFinder containers,
            ContainerCriteria wanted,
            ContainerJudgements judgements) {
        InterfaceTable interfaces = new InterfaceTable();
        interfaces.put(new CaptureInterface("eth0", IFINDEX, 1, LinkType.ETHERNET, 65535, false));
        ProcessTable processes = new ProcessTable(0);
        processes.merge(new ProcSnapshot(List.of()));
        OwnerCache owners = new OwnerCache(processes, new ProcFolder(proc), containers);
        ContainerJudge judge = new ContainerJudge(wanted, owners, judgements);
        return new PacketQueue(ring.open(), late, interfaces, owners, judge, WallClock.start(), packetLimit);
    }
}
