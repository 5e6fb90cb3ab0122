package io.ptcpdump.capture;

import io.ptcpdump.hook.LateOwners;
import io.ptcpdump.hook.PacketRing;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.sys.Epoll;
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

    /** How long a packet that is undecided may wait for its socket to be known; a busy host may take some 10 ms to deliver one. */
    static final long DECISION_NANOS = 100_000_000;

    /** The same where the ring is filling up. */
    static final long SHORT_DECISION_NANOS = 20_000_000;

    /** How long a packet may wait for an engine to name its container. */
    static final long NAMING_NANOS = 1_800_000_000;

    private static final int USUAL_LENGTH = 4096;

    private final PacketRing ring;
    private final LateOwners late;
    private final long limit;
    private final InterfaceTable interfaces;
    private final OwnerCache owners;
    private final ContainerJudge containers;
    private final WallClock clock;
    private final PacketWindow window = new PacketWindow();
    private final Packet packet = new Packet();
    private final UntoldDrops drops = new UntoldDrops();
    private long handedOn;
    private long taken;
    private long receivedLate;
    private boolean anyLate;
    private long markedNanos;
    private Naming naming = Naming.NONE;
    /** Of the record that the ring is at, null for nobody. */
    private OwnerCache.Entry owner;
    private OwnerCache.Entry peer;

    /**
     * @param late       asked about packets that were undecided
     * @param containers asked about packets that depend on it
     * @param limit      most packets to hand on, 0 for no limit
     */
    PacketQueue(
            PacketRing ring,
            LateOwners late,
            InterfaceTable interfaces,
            OwnerCache owners,
            ContainerJudge containers,
            WallClock clock,
            long limit) {
        this.ring = ring;
        this.late = late;
        this.limit = limit;
        this.interfaces = interfaces;
        this.owners = owners;
        this.containers = containers;
        this.clock = clock;
        packet.bytes = new byte[USUAL_LENGTH];
    }

    /** From now on, whether packets wait for their containers to be named; never those of others, and only while there is room. */
    void await(Naming expected) {
        naming = expected;
    }

    /** Has an epoll set report packets. */
    void watch(Epoll epoll, int token) {
        ring.watch(epoll, token);
    }

    /** Whether packets will end a wait from now on. */
    boolean rest() {
        return ring.rest();
    }

    /** Packets handed to the sink so far. */
    long handedOn() {
        return handedOn;
    }

    /** Packets that had their turn so far: those handed on, and those that are nobody's to ask for. */
    long taken() {
        return taken;
    }

    /**
     * What the kernel's count of received packets is short of: those that the process filter took only here, when their owner or container
     * was known, less those that were beyond the limit for that.
     */
    long receivedLate() {
        return receivedLate;
    }

    /**
     * Position up to which records are there now; process events that came before them are to be read first.
     *
     * @param nowNanos CLOCK_BOOTTIME
     */
    long mark(long nowNanos) {
        markedNanos = nowNanos;
        ring.collect(nowNanos);
        return ring.producerPosition();
    }

    /** Whether records wait for their turn, or more than one batch is there. */
    boolean isWaiting() {
        return !window.isEmpty() || ring.position() < ring.producerPosition() || ring.isBehind();
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
        anyLate = late.knowAnything();
        containers.update();
        while (more) {
            more = scan(mark);
            // What is still to be scanned got its place after the last record, so it was stamped no earlier than this.
            long horizon = more ? Math.min(horizonNanos, ring.timeNanos() - REORDER_NANOS) : horizonNanos;
            while (!window.isEmpty() && window.firstTime() <= horizon) {
                ring.seek(window.firstRecord());
                boolean found = ring.isUndecided() && anyLate && late.decide(ring);
                if (isToBeAskedAgain(found, horizonNanos)) {
                    more = false;
                    break;
                }
                if (naming != Naming.NONE) {
                    identify(found);
                    if (isToBeNamed(horizonNanos)) {
                        more = false;
                        break;
                    }
                }
                window.removeFirst();
                turn(sink, found);
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

    private void identify(boolean decided) {
        owner = owners.look(decided ? late.owner() : ring.owner(), ring.timeNanos());
        peer = owners.look(ring.peer(), ring.timeNanos());
    }

    /** Whether to wait for the receiver, or for the events of one that has the socket only since they were read. */
    private boolean isToBeAskedAgain(boolean found, long horizonNanos) {
        if (found) {
            return late.owner().sinceNanos() > markedNanos;
        }
        long patience = ring.isFillingUp() ? SHORT_DECISION_NANOS : DECISION_NANOS;
        return ring.isUndecided() && anyLate && ring.timeNanos() > horizonNanos - patience;
    }

    private boolean isToBeNamed(long horizonNanos) {
        boolean ofAll = naming == Naming.OF_ALL;
        return (owners.mayBeNamed(owner, ofAll) || owners.mayBeNamed(peer, ofAll))
                && ring.timeNanos() > horizonNanos - NAMING_NANOS
                && !ring.isFillingUp();
    }

    /** The record that the ring is at has its turn. */
    private void turn(PacketSink sink, boolean decided) throws IOException {
        if (ring.isUncounted()) {
            if (!isTaken(decided)) {
                drops.leave(ring);
                return;
            }
            receivedLate++;
        }
        taken++;
        if (limit > 0 && handedOn == limit) {
            receivedLate--;
            return;
        }
        CaptureInterface captureInterface = interfaces.get(ring.interfaceIndex());
        if (captureInterface == null) {
            return; // seen at an interface that was just being moved to another namespace, where it has another index
        }
        fill(captureInterface, decided);
        sink.accept(packet);
        handedOn++;
    }

    /** What the kernel left open of the process filter. */
    private boolean isTaken(boolean decided) {
        return switch (ring.isUndecided() && anyLate ? late.matching() : ring.matching()) {
            case NO_MATCH -> false;
            case IS_MATCH -> true;
            case UNJUDGED_MATCH -> containers.takes(decided ? late.owner() : ring.owner(), ring.peer(), ring.timeNanos());
        };
    }

    private void fill(CaptureInterface captureInterface, boolean decided) {
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
        packet.droppedBefore = drops.before(ring);
        packet.captureInterface = captureInterface;
        if (naming == Naming.NONE) {
            identify(decided); // else it was, to see whether it is to be named
        }
        if (ring.isForwarded() && (!decided || peer != null && packet.direction == Direction.OUT)) {
            // One that only passes through is its sender's where it leaves, and everywhere if nobody is known to receive it.
            packet.owner = ownerOf(peer);
            packet.peer = decided ? ownerOf(owner) : null;
        } else {
            // Where others are known, the socket that the addresses lead to did not get it.
            packet.owner = ring.isUndecided() && anyLate && !decided ? null : ownerOf(owner);
            packet.peer = ownerOf(peer);
        }
    }

    private static Owner ownerOf(OwnerCache.Entry entry) {
        return entry == null ? null : entry.owner();
    }

    @Override
    public void close() {
        late.close();
        ring.close();
    }
}
