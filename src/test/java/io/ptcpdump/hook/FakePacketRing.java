package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.bpf.BpfMap;
import io.ptcpdump.bpf.RingBuffer;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.Owner.Trail;
import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Fd;
import io.ptcpdump.sys.MappedMemory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plays the kernel's part for a {@link PacketRing}, in a file with the layout of a ring buffer; no record may cross its end. */
public final class FakePacketRing implements AutoCloseable {
    private static final int SIZE = 1 << 20;
    private static final int ROOM = 64;
    private static final int BUSY = 1 << 31;

    private final long page = CurrentProcess.pageSize();
    private final Fd file;
    private final MappedMemory memory;

    public FakePacketRing(Path folder) throws IOException {
        Path path = Files.write(folder.resolve("ring"), new byte[(int) (2 * page + 2 * SIZE)]);
        file = Fd.open(path.toString(), Fd.READ_WRITE);
        memory = MappedMemory.readWrite(file.number(), 0, 2 * page + 2 * SIZE);
    }

    public PacketRing open() {
        return new PacketRing(RingBuffer.open(new BpfMap("packets", file.number(), 0, 0, SIZE), SIZE));
    }

    /** Bytes that records may have together. */
    public int size() {
        return SIZE;
    }

    /** What the reader has released. */
    public long consumerPosition() {
        return memory.segment().get(JAVA_LONG, 0);
    }

    /** Where the next record will begin. */
    public long producerPosition() {
        return memory.segment().get(JAVA_LONG, page);
    }

    /** Appends a packet of no owner with one captured byte; returns where its record begins. */
    public long append(long timeNanos, int interfaceIndex, int data) {
        return append(timeNanos, interfaceIndex, data, 0);
    }

    /** The same with a process as owner. */
    public long append(long timeNanos, int interfaceIndex, int data, int pid) {
        return append(timeNanos, interfaceIndex, data, Direction.OUT, pid, 0, 0);
    }

    /** What the process filter says of an undecided record. */
    public enum Verdict {
        NO_FILTER,
        MATCHES,
        UNMATCHED,
    }

    /** A packet that is undecided; either process may be 0, for none. */
    public long appendUndecided(
            long timeNanos, int interfaceIndex, int data, Direction direction, int pid, int peerPid, boolean forwarded, Verdict verdict) {
        int flags = PacketRing.UNDECIDED
                | (peerPid != 0 ? PacketRing.HAS_PEER : 0)
                | (forwarded ? PacketRing.FORWARDED : 0)
                | (verdict == Verdict.UNMATCHED ? PacketRing.UNMATCHED : 0)
                | (verdict != Verdict.NO_FILTER ? PacketRing.UNCOUNTED : 0);
        return append(timeNanos, interfaceIndex, data, direction, pid, peerPid, flags);
    }

    /** A packet that the process filter takes only for a container of its ends. The id of each process's cgroup is its pid. */
    public long appendUnjudged(long timeNanos, int interfaceIndex, int data, int pid, int peerPid) {
        int flags = PacketRing.UNCOUNTED | PacketRing.UNJUDGED | (peerPid != 0 ? PacketRing.HAS_PEER : 0);
        long position = append(timeNanos, interfaceIndex, data, Direction.OUT, pid, peerPid, flags);
        setCgroup(position, PacketRing.OWNER, pid);
        setCgroup(position, PacketRing.SIZE + ROOM, peerPid);
        return position;
    }

    /** The same of one that is taken in any case. */
    public void setCgroup(long position, int cgroup) {
        setCgroup(position, PacketRing.OWNER, cgroup);
    }

    private void setCgroup(long position, long owner, int cgroup) {
        memory.segment().set(JAVA_LONG, 2 * page + position + 8 + owner + OwnerRecord.CGROUP, cgroup);
    }

    private long append(long timeNanos, int interfaceIndex, int data, Direction direction, int pid, int peerPid, int flags) {
        long position = producerPosition();
        long tail = PacketRing.SIZE + ROOM;
        long size = flags == 0 ? tail : tail + PacketRing.TAIL_SIZE;
        MemorySegment record = memory.segment().asSlice(2 * page + position + 8, size);
        record.set(JAVA_LONG, PacketRing.TIME, timeNanos);
        record.set(JAVA_INT, PacketRing.WIRE_LENGTH, 100);
        record.set(JAVA_INT, PacketRing.CAPTURED_LENGTH, 1);
        record.set(JAVA_INT, PacketRing.SIZE_CLASS, ROOM);
        record.set(JAVA_INT, PacketRing.IFINDEX, interfaceIndex);
        record.set(JAVA_BYTE, PacketRing.DIRECTION, (byte) direction.ordinal());
        record.set(JAVA_BYTE, PacketRing.FLAGS, (byte) flags);
        record.set(JAVA_BYTE, PacketRing.SIZE, (byte) data);
        fill(record.asSlice(PacketRing.OWNER), 7, pid, pid, "task", Evidence.SEND);
        if (peerPid != 0) {
            fill(record.asSlice(tail), 7, peerPid, peerPid, "peer", Evidence.SEND);
        }
        memory.segment().set(JAVA_INT, 2 * page + position, (int) size);
        memory.segment().set(JAVA_LONG, page, position + 8 + size);
        return position;
    }

    /** Has a record tell of packets that were lost before it. */
    public void setDropped(long position, int packets) {
        memory.segment().set(JAVA_INT, 2 * page + position + 8 + PacketRing.DROPPED, packets);
    }

    /** Marks a record as still being written. */
    public void setBusy(long position, boolean busy) {
        int length = (int) PacketRing.SIZE + ROOM;
        memory.segment().set(JAVA_INT, 2 * page + position, busy ? length | BUSY : length);
    }

    /** An owner's record by itself, made after every exec of the process; its trail is {@link Trail#SOCKET}. */
    public static OwnerRecord owner(Arena arena, long startNanos, int pid, int tid, String comm, Evidence evidence) {
        return owner(arena, startNanos, Long.MAX_VALUE, pid, tid, comm, evidence, Trail.SOCKET);
    }

    /** An owner's record by itself. */
    public static OwnerRecord owner(
            Arena arena, long startNanos, long sinceNanos, int pid, int tid, String comm, Evidence evidence, Trail trail) {
        MemorySegment record = arena.allocate(OwnerRecord.SIZE, Long.BYTES);
        fill(record, startNanos, pid, tid, comm, evidence);
        record.set(JAVA_LONG, OwnerRecord.SINCE, sinceNanos);
        record.set(JAVA_BYTE, OwnerRecord.TRAIL, (byte) (trail == Trail.UNKNOWN ? 0 : trail.ordinal() + 1));
        return new OwnerRecord(record).at(0);
    }

    /** An owner's record by itself, of a process in a cgroup. */
    public static OwnerRecord owner(Arena arena, long startNanos, int pid, int tid, String comm, Evidence evidence, long cgroup) {
        MemorySegment record = arena.allocate(OwnerRecord.SIZE, Long.BYTES);
        fill(record, startNanos, pid, tid, comm, evidence);
        record.set(JAVA_LONG, OwnerRecord.SINCE, Long.MAX_VALUE);
        record.set(JAVA_LONG, OwnerRecord.CGROUP, cgroup);
        return new OwnerRecord(record).at(0);
    }

    private static void fill(MemorySegment record, long startNanos, int pid, int tid, String comm, Evidence evidence) {
        record.set(JAVA_LONG, OwnerRecord.START, startNanos);
        record.set(JAVA_INT, OwnerRecord.PID, pid);
        record.set(JAVA_INT, OwnerRecord.TID, tid);
        record.set(JAVA_INT, OwnerRecord.UID, 1000);
        record.set(JAVA_BYTE, OwnerRecord.EVIDENCE, (byte) (evidence.ordinal() + 1));
        byte[] name = comm.getBytes(StandardCharsets.UTF_8);
        MemorySegment.copy(name, 0, record, JAVA_BYTE, OwnerRecord.COMM, name.length);
    }

    @Override
    public void close() {
        memory.close();
        file.close();
    }
}
