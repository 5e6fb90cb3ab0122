package io.ptcpdump.capture;

import io.ptcpdump.hook.PacketRing;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.sys.WallClock;
import java.io.IOException;

/** The packets in the ring: hands them to a sink in the order of their times, and gives their room back. */
final class PacketQueue implements AutoCloseable {
    /** Records that are looked at before the first of them is handed on, so that room is given back early enough. */
    private static final int BATCH = 4096;

    /**
     * How long a packet may be on its way from its stamp into the ring: the few instructions between them, and whatever keeps a
     * CPU from executing them (a hypervisor, an interrupt).
     */
    static final long REORDER_NANOS = 1_000_000;

    private static final int USUAL_LENGTH = 4096;

    private final PacketRing ring;
    private final InterfaceTable interfaces;
    private final OwnerCache owners;
    private final WallClock clock;
    private final PacketWindow window = new PacketWindow();
    private final Packet packet = new Packet();
    private long handedOn;
    private long taken;

    PacketQueue(PacketRing ring, InterfaceTable interfaces, OwnerCache owners, WallClock clock) {
        this.ring = ring;
        this.interfaces = interfaces;
        this.owners = owners;
        this.clock = clock;
        packet.bytes = new byte[USUAL_LENGTH];
    }

    int fd() {
        return ring.fd();
    }

    /** Packets handed to the sink so far. */
    long handedOn() {
        return handedOn;
    }

    /** Packets that had their turn so far: those handed on, and those that are nobody's to ask for. */
    long taken() {
        return taken;
    }

    /** Position up to which records are there now; process events that came before them are to be read first. */
    long mark() {
        return ring.producerPosition();
    }

    /** Whether records wait for their turn, or more than one batch is there. */
    boolean isWaiting() {
        return !window.isEmpty() || ring.position() < ring.producerPosition();
    }

    /**
     * Hands on the packets that are before {@code mark} and not later than {@code horizonNanos}.
     *
     * @return how many
     * @throws IOException from the sink; the packet that it did not take and those behind it are not counted as handed on
     */
    int drain(PacketSink sink, long mark, long horizonNanos) throws IOException {
        int count = 0;
        boolean more = true;
        while (more) {
            more = scan(mark);
            // What is still to be scanned got its place after the last record, so it was stamped no earlier than this.
            long horizon = more ? Math.min(horizonNanos, ring.timeNanos() - REORDER_NANOS) : horizonNanos;
            while (!window.isEmpty() && window.firstTime() <= horizon) {
                handOn(sink, window.removeFirst());
                count++;
            }
            ring.release(window.leastRecord(ring.position()));
        }
        return count;
    }

    /** Looks at the next batch; true if it was full, and then the ring is at its last record. */
    private boolean scan(long mark) {
        int n = 0;
        while (n < BATCH && ring.position() < mark && ring.next()) {
            window.add(ring.timeNanos(), ring.start());
            n++;
        }
        return n == BATCH;
    }

    private void handOn(PacketSink sink, long start) throws IOException {
        ring.seek(start);
        taken++;
        CaptureInterface captureInterface = interfaces.get(ring.interfaceIndex());
        if (captureInterface == null) {
            return; // seen at an interface that was just being moved to another namespace, where it has another index
        }
        long time = ring.timeNanos();
        int captured = ring.capturedLength();
        if (captured > packet.bytes.length) {
            packet.bytes = new byte[Math.max(captured, 2 * packet.bytes.length)];
        }
        ring.copyBytes(packet.bytes);
        packet.capturedLength = captured;
        packet.wireLength = ring.wireLength();
        packet.timestampNanos = clock.toWallNanos(time);
        packet.direction = ring.direction();
        packet.captureInterface = captureInterface;
        packet.owner = owners.find(ring.owner(), time);
        packet.peer = owners.find(ring.peer(), time);
        sink.accept(packet);
        handedOn++;
    }

    @Override
    public void close() {
        ring.close();
    }
}
