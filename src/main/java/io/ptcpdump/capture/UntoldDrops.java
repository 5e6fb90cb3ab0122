package io.ptcpdump.capture;

import io.ptcpdump.hook.PacketRing;
import java.util.HashMap;
import java.util.Map;

/** Drops that the kernel told with a packet that is not handed on: the next packet of its interface tells of them. */
final class UntoldDrops {
    private final Map<Integer, Long> byInterface = new HashMap<>();

    /** The packet that the ring is at is not handed on. */
    void leave(PacketRing ring) {
        int dropped = ring.droppedBefore();
        if (dropped != 0) {
            byInterface.merge(ring.interfaceIndex(), Integer.toUnsignedLong(dropped), Long::sum);
        }
    }

    /** Packets of the interface that were dropped before the one that the ring is at, which is handed on. */
    long before(PacketRing ring) {
        long dropped = Integer.toUnsignedLong(ring.droppedBefore());
        if (byInterface.isEmpty()) {
            return dropped;
        }
        Long left = byInterface.remove(ring.interfaceIndex());
        return left == null ? dropped : dropped + left;
    }
}
