package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct packet_record} of bpf/event.h, read in place: a header, the captured bytes in a room of {@link #sizeClass}
 * bytes, then the peer's owner where {@link #hasPeer}. A record begins at an offset of the ring's memory that is a multiple of 8.
 */
public final class PacketRecord {
    static final long TIME = 0;
    static final long COOKIE = 8;
    static final long WIRE_LENGTH = 16;
    static final long CAPTURED_LENGTH = 20;
    static final long SIZE_CLASS = 24;
    static final long IFINDEX = 28;
    static final long DIRECTION = 32;
    static final long FLAGS = 33;
    static final long OWNER = 40;
    static final long SIZE = OWNER + OwnerRecord.SIZE;

    private static final int HAS_PEER = 1;

    private PacketRecord() {}

    /** CLOCK_BOOTTIME in nanoseconds. */
    public static long timeNanos(MemorySegment ring, long record) {
        return ring.get(JAVA_LONG, record + TIME);
    }

    /** Cookie of the owner's socket, 0 where there is none. */
    public static long cookie(MemorySegment ring, long record) {
        return ring.get(JAVA_LONG, record + COOKIE);
    }

    public static int wireLength(MemorySegment ring, long record) {
        return ring.get(JAVA_INT, record + WIRE_LENGTH);
    }

    public static int capturedLength(MemorySegment ring, long record) {
        return ring.get(JAVA_INT, record + CAPTURED_LENGTH);
    }

    public static int interfaceIndex(MemorySegment ring, long record) {
        return ring.get(JAVA_INT, record + IFINDEX);
    }

    /** 1 in, 2 out: the values of {@link io.ptcpdump.model.Direction}. */
    public static int direction(MemorySegment ring, long record) {
        return ring.get(JAVA_BYTE, record + DIRECTION);
    }

    /** Offset of the captured bytes. */
    public static long bytes(long record) {
        return record + SIZE;
    }

    /** Offset of the owner, an {@link OwnerRecord}. */
    public static long owner(long record) {
        return record + OWNER;
    }

    public static boolean hasPeer(MemorySegment ring, long record) {
        return (ring.get(JAVA_BYTE, record + FLAGS) & HAS_PEER) != 0;
    }

    /** Offset of the peer's owner; only where {@link #hasPeer}. */
    public static long peer(MemorySegment ring, long record) {
        return record + SIZE + ring.get(JAVA_INT, record + SIZE_CLASS);
    }
}
