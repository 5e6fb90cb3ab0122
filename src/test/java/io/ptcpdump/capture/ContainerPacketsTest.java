package io.ptcpdump.capture;

import static io.ptcpdump.capture.FakeQueue.IFINDEX;
import static io.ptcpdump.capture.PacketQueue.NAMING_NANOS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.container.ContainerCriteria;
import io.ptcpdump.container.ContainerFinder;
import io.ptcpdump.container.ContainerRegistry;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.Glob;
import io.ptcpdump.hook.ContainerJudgements;
import io.ptcpdump.hook.FakePacketRing;
import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.process.ProcPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link PacketQueue} does with packets that depend on containers: of two in which processes are, and of processes in none. */
class ContainerPacketsTest {
    private static final long T = 10_000_000_000L;
    private static final int HOST = 10;
    private static final int WEB = 11;
    private static final int OTHER = 12;
    private static final String WEB_ID = "a".repeat(64);
    private static final String OTHER_ID = "b".repeat(64);
    private static final Map<Long, String> PATHS =
            Map.of((long) HOST, "/user.slice", (long) WEB, "/docker/" + WEB_ID, (long) OTHER, "/docker/" + OTHER_ID);

    @TempDir
    private Path folder;

    private FakePacketRing ring;
    private PacketQueue queue;
    private long now;
    private final SeenPackets seen = new SeenPackets();
    private final Map<Integer, Boolean> judged = new TreeMap<>();
    private final ContainerRegistry registry = new ContainerRegistry(pid -> null, System::nanoTime, () -> { });
    private final ContainerRegistry.Source engine = registry.source(0);

    private final ContainerJudgements judgements = new ContainerJudgements() {
        @Override
        public void judge(OwnerRecord owner, boolean wanted) {
            judged.put(owner.pid(), wanted);
        }

        @Override
        public void beginRound() {
            judged.clear();
        }

        @Override
        public void close() {}
    };

    @BeforeEach
    void open() throws IOException {
        ring = new FakePacketRing(folder);
        Path proc = Files.createDirectories(folder.resolve("proc"));
        ContainerFinder finder = new ContainerFinder(registry, PATHS::get, new ProcPlaces(proc), () -> now);
        ContainerCriteria web = new ContainerCriteria(List.of(), List.of(new Glob("web*")), List.of());
        queue = FakeQueue.open(ring, new FakeLateOwners(), proc, 0, finder, web, judgements);
    }

    @AfterEach
    void close() {
        queue.close();
        ring.close();
    }

    private void tell(String id, String name) {
        engine.container(new EngineContainer(new ContainerInfo(id, name, "", Labels.NONE, null), false, 0, ""));
    }

    private int drain(long horizonNanos) throws IOException {
        return queue.drain(seen, queue.mark(Long.MAX_VALUE), horizonNanos);
    }

    @Test
    void shouldTakeWhatHasAnAskedContainerAtEitherEndAndTellTheKernel() throws IOException {
        tell(WEB_ID, "web-1");
        tell(OTHER_ID, "other");
        ring.appendUnjudged(T, IFINDEX, 1, WEB, 0);
        ring.appendUnjudged(T + 1, IFINDEX, 2, OTHER, HOST);
        ring.appendUnjudged(T + 2, IFINDEX, 3, HOST, WEB);
        ring.appendUnjudged(T + 3, IFINDEX, 4, 0, 0);
        drain(T + 4);
        assertEquals(List.of(1, 3), seen.bytes);
        assertEquals(Map.of(HOST, false, WEB, true, OTHER, false), judged);
        assertEquals(2, queue.receivedLate());
        assertEquals(2, queue.taken());
    }

    @Test
    void shouldJudgeAnewWhenMoreIsKnown() throws IOException {
        tell(WEB_ID, "unnamed");
        ring.appendUnjudged(T, IFINDEX, 1, WEB, 0);
        drain(T);
        assertEquals(Map.of(WEB, false), judged);
        tell(WEB_ID, "web");
        drain(T);
        assertEquals(Map.of(), judged);
        ring.appendUnjudged(T + 1, IFINDEX, 2, WEB, 0);
        drain(T + 1);
        assertEquals(List.of(2), seen.bytes);
        assertEquals(Map.of(WEB, true), judged);
    }

    @Test
    void shouldHoldAPacketBackUntilItsContainerIsNamed() throws IOException {
        queue.await(Naming.OF_ALL);
        ring.append(T, IFINDEX, 1, HOST);
        ring.setCgroup(ring.append(T + 1, IFINDEX, 2, WEB), WEB);
        ring.append(T + 2, IFINDEX, 3, HOST);
        assertEquals(1, drain(T + 2));
        tell(WEB_ID, "web");
        assertEquals(2, drain(T + 2));
        assertEquals(List.of(1, 2, 3), seen.bytes);
    }

    @Test
    void shouldNotHoldAPacketBackForLong() throws IOException {
        queue.await(Naming.OF_ALL);
        ring.setCgroup(ring.append(T, IFINDEX, 1, WEB), WEB);
        assertEquals(0, drain(T + NAMING_NANOS - 1));
        assertEquals(1, drain(T + NAMING_NANOS));
        ring.setCgroup(ring.append(T + 2 * NAMING_NANOS, IFINDEX, 2, WEB), WEB);
        queue.await(Naming.NONE);
        assertEquals(1, drain(T + 2 * NAMING_NANOS));
    }

    @Test
    void shouldHoldThePacketsOfANewContainerBackForAMoment() throws IOException {
        queue.await(Naming.OF_NEW);
        ring.setCgroup(ring.append(T, IFINDEX, 1, WEB), WEB);
        assertEquals(0, drain(T));
        tell(WEB_ID, "web");
        assertEquals(1, drain(T));
        ring.setCgroup(ring.append(T + 1, IFINDEX, 2, OTHER), OTHER);
        assertEquals(0, drain(T + 1));
        now += 600_000_000;
        assertEquals(1, drain(T + 1));
        ring.setCgroup(ring.append(T + 2, IFINDEX, 3, OTHER), OTHER);
        assertEquals(1, drain(T + 2), "it has been waited for before");
    }
}
