package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.bpf.RecordSource;
import io.ptcpdump.model.Direction;
import java.lang.foreign.MemorySegment;

/**
 * The ring of packets, {@code struct packet_record} of bpf/event.h: a header, the captured bytes in a room of its size class, then
 * the peer's owner where there is one. Records are found in the order of the ring by {@link #next}; {@link #seek} goes back to one
 * that is not released, and the accessors read that one.
 */
public final class PacketRing extends RecordRing {
    static final long TIME = 0;
    static final long COOKIE = 8;
    static final long WIRE_LENGTH = 16;
    static final long CAPTURED_LENGTH = 20;
    static final long SIZE_CLASS = 24;
    static final long IFINDEX = 28;
    static final long DIRECTION = 32;
    static final long FLAGS = 33;
    static final long DROPPED = 36;
    static final long OWNER = 40;
    static final long SIZE = OWNER + OwnerRecord.SIZE;
    /** Of struct packet_tail. */
    static final long TAIL_SIZE = 104;
    /** MAX_SNAPLEN of bpf/config.h, the largest size class. */
    static final long MAX_CAPTURED = 262_144;
    static final long LONGEST = SIZE + MAX_CAPTURED + TAIL_SIZE;

    static final int HAS_PEER = 1;
    static final int UNDECIDED = 2;
    static final int FORWARDED = 4;
    static final int UNMATCHED = 8;
    static final int LEFT = 16;
    static final int UNCOUNTED = 32;
    static final int UNJUDGED = 64;

    private static final Direction[] DIRECTIONS = Direction.values();

    private final MemorySegment data;
    private final OwnerRecord owner;
    private final OwnerRecord peer;
    private long record;

    /** @param source closed with this */
    PacketRing(RecordSource source) {
        super(source);
        data = ring.data();
        owner = new OwnerRecord(data);
        peer = new OwnerRecord(data);
    }

    // ---- the ring

    /** Where the next record will begin. */
    public long producerPosition() {
        return ring.producerPosition();
    }

    /** Where {@link #next} goes on. */
    public long position() {
        return ring.position();
    }

    /** Goes to the next record; false if it is not there yet. */
    public boolean next() {
        if (!ring.next()) {
            return false;
        }
        record = ring.offset();
        return true;
    }

    /** Where the record that {@link #next} found begins: for {@link #seek}. */
    public long start() {
        return ring.start();
    }

    /** Goes back to a record that is not released. */
    public void seek(long start) {
        record = ring.offsetOf(start);
    }

    /** Whether a quarter of the room is taken. */
    public boolean isFillingUp() {
        return ring.available() > ring.size() / 4;
    }

    /** Gives the room of all records before a position back to the kernel. */
    public void release(long position) {
        ring.release(position);
    }

    // ---- the record

    /** CLOCK_BOOTTIME in nanoseconds. */
    public long timeNanos() {
        return data.get(JAVA_LONG, record + TIME);
    }

    /** Bytes on the wire, with the link-layer header and a VLAN tag that the device took off. */
    public int wireLength() {
        return data.get(JAVA_INT, record + WIRE_LENGTH);
    }

    public int capturedLength() {
        return data.get(JAVA_INT, record + CAPTURED_LENGTH);
    }

    public int interfaceIndex() {
        return data.get(JAVA_INT, record + IFINDEX);
    }

    public Direction direction() {
        return DIRECTIONS[data.get(JAVA_BYTE, record + DIRECTION)];
    }

    /** Packets of its interface that the kernel dropped before this one and that no other record tells of, as an unsigned number. */
    public int droppedBefore() {
        return data.get(JAVA_INT, record + DROPPED);
    }

    /** Copies the captured bytes to the start of {@code to}. */
    public void copyBytes(byte[] to) {
        MemorySegment.copy(data, JAVA_BYTE, record + SIZE, to, 0, capturedLength());
    }

    /** The owner; the same object for every record. */
    public OwnerRecord owner() {
        return owner.at(record + OWNER);
    }

    /** The owner of the other end, null where the record has none; the same object for every record. */
    public OwnerRecord peer() {
        return has(HAS_PEER) ? peer.at(tail()) : null;
    }

    /**
     * Whether it was not certain whose it is: the owner in the record counts for nothing, and {@link LateOwners} are to be asked.
     */
    public boolean isUndecided() {
        return has(UNDECIDED);
    }

    /** Of an undecided packet, whether it only passes through this host, or leaves it from the peer for another namespace. */
    public boolean isForwarded() {
        return has(FORWARDED);
    }

    /** Of an uncounted packet, whether the process filter takes it by what the record says. */
    public Matching matching() {
        return has(UNJUDGED) ? Matching.UNJUDGED_MATCH : has(UNMATCHED) ? Matching.NO_MATCH : Matching.IS_MATCH;
    }

    /** Whether the process filter is still to decide on it; such a packet is not in the kernel's count of received ones. */
    public boolean isUncounted() {
        return has(UNCOUNTED);
    }

    /** Whether it is undecided since the process that is known to have its socket has left it to others. */
    boolean isLeft() {
        return has(LEFT);
    }

    int flags() {
        return Byte.toUnsignedInt(data.get(JAVA_BYTE, record + FLAGS));
    }

    private boolean has(int flag) {
        return (flags() & flag) != 0;
    }

    /** The key of the owner's socket. */
    long cookie() {
        return data.get(JAVA_LONG, record + COOKIE);
    }

    /** Copies the owner as it is in the record. */
    void copyOwner(MemorySegment to) {
        MemorySegment.copy(data, record + OWNER, to, 0, to.byteSize());
    }

    /** Copies the whole tail of an undecided record. */
    void copyTail(MemorySegment to) {
        MemorySegment.copy(data, tail(), to, 0, to.byteSize());
    }

    private long tail() {
        return record + SIZE + data.get(JAVA_INT, record + SIZE_CLASS);
    }
}
