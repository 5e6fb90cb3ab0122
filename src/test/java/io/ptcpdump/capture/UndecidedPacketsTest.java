package io.ptcpdump.capture;

import static io.ptcpdump.capture.FakeQueue.IFINDEX;
import static io.ptcpdump.capture.PacketQueue.DECISION_NANOS;
import static io.ptcpdump.capture.PacketQueue.SHORT_DECISION_NANOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.hook.FakePacketRing;
import io.ptcpdump.hook.FakePacketRing.Verdict;
import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.Owner.Trail;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link PacketQueue} does with packets whose receiver is known only a moment later. */
class UndecidedPacketsTest {
    private static final long FOREVER = Long.MAX_VALUE;
    /** When most of the packets here are captured. */
    private static final long T = 1_000_000_000;

    /** Whom a record names as the receiver, who sent, and who really receives. */
    private static final int SEEMING = 11;

    private static final int SENDER = 12;
    private static final int RECEIVER = 13;

    @TempDir
    private Path folder;

    private FakePacketRing ring;
    private PacketQueue queue;
    private final SeenPackets seen = new SeenPackets();
    private final FakeLateOwners late = new FakeLateOwners();
    private final OwnerRecord receiver = FakePacketRing.owner(Arena.ofAuto(), 7, RECEIVER, RECEIVER, "receiver", Evidence.SEND);

    @BeforeEach
    void open() throws IOException {
        ring = new FakePacketRing(folder);
        queue = queue(0);
        late.knows = true;
    }

    private PacketQueue queue(long limit) throws IOException {
        return FakeQueue.open(ring, late, folder, limit);
    }

    @AfterEach
    void close() {
        queue.close();
        ring.close();
    }

    private void limit(long packets) throws IOException {
        queue.close();
        queue = queue(packets);
    }

    private long undecided(long time, int data, Verdict verdict) {
        return ring.appendUndecided(time, IFINDEX, data, Direction.IN, SEEMING, SENDER, false, verdict);
    }

    private void forwarded(long time, Direction direction) {
        ring.appendUndecided(time, IFINDEX, 1, direction, SEEMING, SENDER, true, Verdict.NO_FILTER);
    }

    private void arrives(long time) {
        late.owners.put(time, receiver);
    }

    private int drain(long horizonNanos) throws IOException {
        return queue.drain(seen, queue.mark(Long.MAX_VALUE), horizonNanos);
    }

    private void assertSeen(List<Integer> bytes, List<Integer> ownerPids, List<Integer> peerPids) {
        assertEquals(bytes, seen.bytes);
        assertEquals(ownerPids, seen.ownerPids);
        assertEquals(peerPids, seen.peerPids);
    }

    /** Whatever the filter does, what the kernel counts and what is counted here come to what was handed on. */
    private void assertCounts(long countedByKernel, long handedOn, long taken) {
        assertEquals(handedOn, queue.handedOn());
        assertEquals(handedOn, countedByKernel + queue.receivedLate());
        assertEquals(taken, queue.taken());
    }

    @Test
    void shouldHandOnAtOnceWhatIsDecidedByThen() throws IOException {
        undecided(T, 1, Verdict.NO_FILTER);
        arrives(T);
        assertEquals(1, drain(T));
        assertSeen(List.of(1), List.of(RECEIVER), List.of(SENDER));
        assertFalse(queue.isWaiting());
        assertCounts(1, 1, 1);
    }

    @Test
    void shouldWaitUntilItIsDecided() throws IOException {
        long place = undecided(T, 1, Verdict.NO_FILTER);
        assertEquals(0, drain(T + DECISION_NANOS / 2));
        assertTrue(queue.isWaiting());
        assertEquals(place, ring.consumerPosition());
        arrives(T);
        assertEquals(1, drain(T + DECISION_NANOS / 2 + 1));
        assertSeen(List.of(1), List.of(RECEIVER), List.of(SENDER));
        assertEquals(ring.producerPosition(), ring.consumerPosition());
    }

    @Test
    void shouldGiveUpAfterTheWaitAndNameNobodyAsReceiver() throws IOException {
        undecided(T, 1, Verdict.NO_FILTER);
        assertEquals(0, drain(T + DECISION_NANOS - 1));
        assertEquals(1, drain(T + DECISION_NANOS));
        assertSeen(List.of(1), List.of(0), List.of(SENDER));
        arrives(T);
        assertEquals(0, drain(FOREVER));
        assertCounts(1, 1, 1);
    }

    @Test
    void shouldWaitForTheEventsOfAReceiverThatIsOneOnlySinceTheMark() throws IOException {
        undecided(T, 1, Verdict.NO_FILTER);
        OwnerRecord newcomer =
                FakePacketRing.owner(Arena.ofAuto(), 7, T + 3, RECEIVER, RECEIVER, "newcomer", Evidence.SEND, Trail.FLOW);
        late.owners.put(T, newcomer);
        assertEquals(0, queue.drain(seen, queue.mark(T + 2), T + 2));
        assertTrue(queue.isWaiting());
        assertEquals(1, queue.drain(seen, queue.mark(T + 3), T + 3));
        assertSeen(List.of(1), List.of(RECEIVER), List.of(SENDER));
    }

    @Test
    void shouldGiveUpSoonerWhereTheRingIsFillingUp() throws IOException {
        undecided(T, 1, Verdict.NO_FILTER);
        int filling = 0;
        while (ring.producerPosition() - ring.consumerPosition() <= ring.size() / 4) {
            ring.append(T + 1, IFINDEX, 2);
            filling++;
        }
        assertEquals(0, drain(T + SHORT_DECISION_NANOS - 1));
        assertEquals(1 + filling, drain(T + SHORT_DECISION_NANOS));
    }

    @Test
    void shouldBelieveTheRecordAtOnceWhereNothingIsKnownOfOthers() throws IOException {
        late.knows = false;
        undecided(T, 1, Verdict.NO_FILTER);
        undecided(T + 1, 2, Verdict.MATCHES);
        undecided(T + 2, 3, Verdict.UNMATCHED);
        assertEquals(3, drain(T + 2));
        assertSeen(List.of(1, 2), List.of(SEEMING, SEEMING), List.of(SENDER, SENDER));
        assertEquals(List.of(), late.asked);
        assertCounts(1, 2, 2);
    }

    @Test
    void shouldTellOfDropsThatAPacketTheFilterLeavesOutWouldHaveTold() throws IOException {
        ring.setDropped(undecided(T, 1, Verdict.UNMATCHED), 5);
        ring.setDropped(undecided(T + 1, 2, Verdict.UNMATCHED), 1);
        ring.setDropped(undecided(T + 2, 3, Verdict.MATCHES), -1);
        undecided(T + 3, 4, Verdict.MATCHES);
        late.knows = false;
        drain(FOREVER);
        assertEquals(List.of(3, 4), seen.bytes);
        assertEquals(List.of(0xffff_ffffL + 6, 0L), seen.droppedBefore);
    }

    @Test
    void shouldNotAskAboutWhatIsDecided() throws IOException {
        ring.append(T, IFINDEX, 1, SEEMING);
        assertEquals(1, drain(T));
        assertSeen(List.of(1), List.of(SEEMING), List.of(0));
        assertEquals(List.of(), late.asked);
    }

    @Test
    void shouldKeepTheOrderWhileOneWaits() throws IOException {
        ring.append(T - 1, IFINDEX, 1);
        long place = undecided(T, 2, Verdict.NO_FILTER);
        ring.append(T + 1, IFINDEX, 3, SENDER);
        undecided(T + 2, 4, Verdict.NO_FILTER);
        arrives(T + 2);
        assertEquals(1, drain(T + 3));
        assertEquals(place, ring.consumerPosition());
        ring.append(T + 4, IFINDEX, 5);
        assertEquals(0, drain(T + 5));
        assertEquals(4, drain(T + DECISION_NANOS));
        assertSeen(List.of(1, 2, 3, 4, 5), List.of(0, 0, SENDER, RECEIVER, 0), List.of(0, SENDER, 0, SENDER, 0));
    }

    /** Records are looked at in batches of 4096. */
    @Test
    void shouldWaitInTheMiddleOfABatch() throws IOException {
        int before = 10;
        int after = 5000;
        for (int i = 0; i < before; i++) {
            ring.append(T - 2 * DECISION_NANOS, IFINDEX, 1);
        }
        long place = undecided(T, 2, Verdict.NO_FILTER);
        for (int i = 1; i <= after; i++) {
            ring.append(T + i, IFINDEX, 3);
        }
        assertEquals(before, drain(T + after));
        assertEquals(place, ring.consumerPosition());
        arrives(T);
        assertEquals(1 + after, drain(T + after));
        assertEquals(RECEIVER, seen.ownerPids.get(before));
        assertEquals(before + 1 + after, seen.bytes.size());
        assertEquals(ring.producerPosition(), ring.consumerPosition());
    }

    @Test
    void shouldNameTheSenderWhereAForwardedPacketLeavesAndTheReceiverWhereItComesIn() throws IOException {
        forwarded(T, Direction.IN);
        forwarded(T + 1, Direction.OUT);
        arrives(T);
        arrives(T + 1);
        assertEquals(2, drain(T + 1));
        assertSeen(List.of(1, 1), List.of(RECEIVER, SENDER), List.of(SENDER, RECEIVER));
    }

    @Test
    void shouldNameTheOnlyKnownEndOfAForwardedPacket() throws IOException {
        forwarded(T, Direction.IN);
        forwarded(T + 1, Direction.OUT);
        ring.appendUndecided(T + 2, IFINDEX, 1, Direction.OUT, 0, 0, true, Verdict.NO_FILTER);
        arrives(T + 2);
        assertEquals(3, drain(T + 2 + DECISION_NANOS));
        late.knows = false;
        forwarded(T + 3, Direction.OUT);
        assertEquals(1, drain(T + 3));
        assertSeen(List.of(1, 1, 1, 1), List.of(SENDER, SENDER, RECEIVER, SENDER), List.of(0, 0, 0, 0));
    }

    @Test
    void shouldTakeAndCountWhatComesToMatch() throws IOException {
        undecided(T, 1, Verdict.UNMATCHED);
        assertEquals(0, drain(T + 1));
        arrives(T);
        late.matching.add(T);
        assertEquals(1, drain(T + 2));
        assertSeen(List.of(1), List.of(RECEIVER), List.of(SENDER));
        assertCounts(0, 1, 1);
    }

    @Test
    void shouldNeitherTakeNorCountWhatNeverMatches() throws IOException {
        undecided(T, 1, Verdict.UNMATCHED);
        undecided(T + 1, 2, Verdict.UNMATCHED);
        ring.append(T + 2, IFINDEX, 3);
        arrives(T);
        assertEquals(3, drain(T + 1 + DECISION_NANOS));
        assertSeen(List.of(3), List.of(0), List.of(0));
        assertCounts(1, 1, 1);
    }

    /** By the one that the record names it matches, but that is not the receiver. */
    @Test
    void shouldNeitherTakeNorCountWhatMatchesNoMore() throws IOException {
        undecided(T, 1, Verdict.MATCHES);
        undecided(T + 1, 2, Verdict.MATCHES);
        arrives(T);
        assertEquals(2, drain(T + 1 + DECISION_NANOS));
        assertSeen(List.of(), List.of(), List.of());
        assertCounts(0, 0, 0);
    }

    /** By its sender, say. */
    @Test
    void shouldTakeAndCountWhatMatchesWithoutAReceiver() throws IOException {
        undecided(T, 1, Verdict.UNMATCHED);
        late.matching.add(T);
        assertEquals(0, drain(T + DECISION_NANOS - 1));
        assertEquals(1, drain(T + DECISION_NANOS));
        assertSeen(List.of(1), List.of(0), List.of(SENDER));
        assertCounts(0, 1, 1);
    }

    @Test
    void shouldTakeNoMoreThanTheLimitAndCountOnlyThose() throws IOException {
        limit(2);
        for (int i = 0; i < 4; i++) {
            undecided(T + i, i, Verdict.UNMATCHED);
            arrives(T + i);
        }
        late.matching.addAll(List.of(T + 1, T + 2, T + 3));
        assertEquals(4, drain(T + 3));
        assertSeen(List.of(1, 2), List.of(RECEIVER, RECEIVER), List.of(SENDER, SENDER));
        assertCounts(0, 2, 3);
    }

    /** The kernel counts up to the limit what it takes by itself; what came to match before that leaves less room for it. */
    @Test
    void shouldLeaveOutTheCountOfWhatTheKernelTookBeyondTheLimit() throws IOException {
        limit(2);
        undecided(T, 1, Verdict.UNMATCHED);
        arrives(T);
        late.matching.add(T);
        ring.append(T + 1, IFINDEX, 2);
        ring.append(T + 2, IFINDEX, 3);
        assertEquals(3, drain(T + 2));
        assertEquals(List.of(1, 2), seen.bytes);
        assertCounts(2, 2, 3);
    }

    @Test
    void shouldNotWaitAtTheEnd() throws IOException {
        undecided(T, 1, Verdict.NO_FILTER);
        undecided(T + 1, 2, Verdict.UNMATCHED);
        undecided(T + 2, 3, Verdict.UNMATCHED);
        ring.append(T + 3, IFINDEX, 4);
        late.matching.add(T + 2);
        arrives(T + 2);
        assertEquals(0, drain(T + 3));
        assertEquals(4, drain(FOREVER));
        assertSeen(List.of(1, 3, 4), List.of(0, RECEIVER, 0), List.of(SENDER, SENDER, 0));
        assertFalse(queue.isWaiting());
        assertEquals(ring.producerPosition(), ring.consumerPosition());
        assertCounts(2, 3, 3);
    }
}
