package io.ptcpdump.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the one byte of every packet, and the pids at its ends, 0 for nobody. */
final class SeenPackets implements PacketSink {
    final List<Integer> bytes = new ArrayList<>();
    final List<Integer> ownerPids = new ArrayList<>();
    final List<Integer> peerPids = new ArrayList<>();
    final List<Long> droppedBefore = new ArrayList<>();
    int refuseFrom = Integer.MAX_VALUE;

    @Override
    public void accept(Packet packet) throws IOException {
        if (packet.bytes[packet.offset] >= refuseFrom) {
            throw new IOException("full");
        }
        assertEquals("eth0", packet.captureInterface.name());
        assertEquals(100, packet.wireLength);
        assertEquals(1, packet.capturedLength);
        bytes.add((int) packet.bytes[packet.offset]);
        ownerPids.add(pid(packet.owner));
        peerPids.add(pid(packet.peer));
        droppedBefore.add(packet.droppedBefore);
    }

    private static int pid(Owner owner) {
        return owner == null ? 0 : owner.process().pid();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
