package io.ptcpdump.text;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;

/** Copies of packets that follow one another. Nothing is allocated when a batch is used again. */
final class PacketBatch {
    private static final int MOST_PACKETS = 1024;
    /** Bytes that are enough, too, unless there is one packet only. */
    private static final int MOST_BYTES = 128 * 1024;

    private final Packet carrier = new Packet();
    private final long[] timestamps = new long[MOST_PACKETS];
    private final long[] excessFractions = new long[MOST_PACKETS];
    private final CaptureInterface[] interfaces = new CaptureInterface[MOST_PACKETS];
    private final Direction[] directions = new Direction[MOST_PACKETS];
    private final int[] wireLengths = new int[MOST_PACKETS];
    private final int[] capturedLengths = new int[MOST_PACKETS];
    private final int[] offsets = new int[MOST_PACKETS];
    private final Owner[] owners = new Owner[MOST_PACKETS];
    private final Owner[] peers = new Owner[MOST_PACKETS];
    private byte[] bytes = new byte[MOST_BYTES];
    private int used;
    private int size;

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MOST_PACKETS || used >= MOST_BYTES;
    }

    void clear() {
        size = 0;
        used = 0;
    }

    /** Copies a packet to the end of a batch that is not full. */
    void add(Packet packet) {
        int captured = packet.capturedLength;
        if (captured > bytes.length - used) {
            byte[] larger = new byte[used + captured];
            System.arraycopy(bytes, 0, larger, 0, used);
            bytes = larger;
        }
        System.arraycopy(packet.bytes, packet.offset, bytes, used, captured);
        offsets[size] = used;
        used += captured;
        timestamps[size] = packet.timestampNanos;
        excessFractions[size] = packet.excessFractionNanos;
        interfaces[size] = packet.captureInterface;
        directions[size] = packet.direction;
        wireLengths[size] = packet.wireLength;
        capturedLengths[size] = captured;
        owners[size] = packet.owner;
        peers[size] = packet.peer;
        size++;
    }

    /** The packet at a place, until another one is asked for. */
    Packet get(int i) {
        carrier.bytes = bytes;
        carrier.offset = offsets[i];
        carrier.capturedLength = capturedLengths[i];
        carrier.wireLength = wireLengths[i];
        carrier.timestampNanos = timestamps[i];
        carrier.excessFractionNanos = excessFractions[i];
        carrier.captureInterface = interfaces[i];
        carrier.direction = directions[i];
        carrier.owner = owners[i];
        carrier.peer = peers[i];
        return carrier;
    }
}
