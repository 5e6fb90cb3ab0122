package io.ptcpdump.capture;

import io.ptcpdump.hook.FakePacketRing;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.process.ProcFolder;
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

    private FakeQueue() {}

    /** @param folder where the queue's processes would be */
    static PacketQueue open(FakePacketRing ring, FakeLateOwners late, Path folder, long packetLimit) throws IOException {
        InterfaceTable interfaces = new InterfaceTable();
        interfaces.put(new CaptureInterface("eth0", IFINDEX, 1, LinkType.ETHERNET, 65535, false));
        ProcessTable processes = new ProcessTable(0);
        processes.merge(new ProcSnapshot(List.of()));
        OwnerCache owners = new OwnerCache(processes, new ProcFolder(Files.createDirectories(folder.resolve("proc"))));
        return new PacketQueue(ring.open(), late, interfaces, owners, WallClock.start(), packetLimit);
    }
}
