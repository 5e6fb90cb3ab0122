package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.DescriptorInfo;
import io.ptcpdump.sys.Epoll;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.Fd;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;

@Tag("root")
class BpfLifecycleTest {
    private static final long TAG = 0x1122_3344_5566_7788L;
    private static final int TCX_NEXT = -1;

    private int openBefore;

    @BeforeEach
    void requireRoot() {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to load BPF programs");
        // What the Java machine opens once for itself must not be taken for a leak.
        load().close();
        openBefore = bpfDescriptors();
    }

    @AfterEach
    void requireNoLeakedDescriptor() {
        if (CurrentProcess.effectiveUserId() == 0) {
            assertEquals(openBefore, bpfDescriptors(), "open descriptors of BPF objects");
        }
    }

    /** Descriptors of maps, programs, links, BTF and iterators that this process has open. */
    static int bpfDescriptors() {
        int count = 0;
        for (String number : new File("/proc/self/fd").list()) {
            try {
                String target = Files.readSymbolicLink(Path.of("/proc/self/fd", number)).toString();
                count += target.contains("bpf") || target.contains("btf") ? 1 : 0;
            } catch (IOException closedMeanwhile) {
                continue;
            }
        }
        return count;
    }

    static BpfObject open() {
        try (InputStream file = BpfLifecycleTest.class.getResourceAsStream("/bpf/lifecycle.bpf.o")) {
            return BpfObject.open("lifecycle", file.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Loaded with {@link #TAG} as tag, records of lengths that 3 divides discarded, and a ring of a page. */
    static LoadedBpf load() {
        try (BpfObject object = open()) {
            MemorySegment config = object.initialValue(".rodata");
            assertEquals(1, config.get(JAVA_LONG_UNALIGNED, 0));
            config.set(JAVA_LONG_UNALIGNED, 0, TAG);
            config.set(JAVA_INT, 8, 3);
            object.setMaxEntries("events", (int) CurrentProcess.pageSize());
            return object.load();
        }
    }

    @Test
    void shouldReadRecordsOfAProgramThroughManyTurnsOfTheRing() {
        try (LoadedBpf bpf = load(); RingBuffer ring = RingBuffer.open(bpf.map("events"), 16)) {
            BpfProgram program = bpf.program("record_packet");
            PerCpuCounters counters = new PerCpuCounters(bpf.map("counters"));
            int packets = 0;
            for (int turn = 0; turn < 50; turn++) {
                for (int length = 60; length < 120; length++, packets++) {
                    assertEquals(TCX_NEXT, runOn(program, length));
                }
                for (int length = 60; length < 120; length++) {
                    if (length % 3 != 0) {
                        assertTrue(ring.next());
                        assertEquals(12, ring.length());
                        assertEquals(TAG, ring.data().get(JAVA_LONG, ring.offset()));
                        assertEquals(length, ring.data().get(JAVA_INT, ring.offset() + 8));
                    }
                }
                assertFalse(ring.next());
                assertEquals(60 * 24, ring.available());
                ring.release(ring.position());
                assertEquals(0, ring.available());
            }
            assertTrue(ring.position() > 10 * ring.size());
            assertEquals(packets, counters.sum(0));
            assertEquals(0, counters.sum(0, 1));
        }
    }

    /** A run that is skipped cannot be brought about here, but that the kernel counts them can be seen. */
    @Test
    void shouldKnowHowManyRunsWereSkipped() {
        try (LoadedBpf bpf = load()) {
            BpfProgram program = bpf.program("record_packet");
            assertEquals(0, program.skippedRuns());
            assertEquals(0, DescriptorInfo.of(program.fd()).number("recursion_misses", -1), "counted since Linux 5.12");
        }
    }

    @Test
    void shouldKeepRecordsThatAreNotReleasedAndLoseThoseWithoutRoom() {
        try (LoadedBpf bpf = load(); RingBuffer ring = RingBuffer.open(bpf.map("events"), 16)) {
            PerCpuCounters counters = new PerCpuCounters(bpf.map("counters"));
            int room = (int) ring.size() / 24;
            for (int i = 0; i < room + 5; i++) {
                runOn(bpf.program("record_packet"), 64);
            }
            int records = 0;
            while (ring.next()) {
                records++;
            }
            assertEquals(room, records);
            assertEquals(5, counters.sum(0, 1));
        }
    }

    @Test
    void shouldWakeAReaderThatCaughtUp() {
        try (LoadedBpf bpf = load(); RingBuffer ring = RingBuffer.open(bpf.map("events"), 16); Epoll epoll = new Epoll()) {
            epoll.addEdgeTriggered(ring.fd(), 3);
            assertEquals(0, epoll.await(0));
            runOn(bpf.program("record_packet"), 64);
            assertEquals(1, epoll.await(1000));
            assertEquals(3, epoll.token(0));
            assertEquals(0, epoll.await(0), "the record is not released, and nothing new has come");
            assertTrue(ring.next());
            ring.release(ring.position());
            runOn(bpf.program("record_packet"), 64);
            assertEquals(1, epoll.await(1000));
        }
    }

    @Test
    void shouldLookUpUpdateAndDelete() {
        try (LoadedBpf bpf = load(); Arena arena = Arena.ofConfined()) {
            BpfMap pairs = bpf.map("pairs");
            MemorySegment key = arena.allocateFrom(JAVA_LONG, 7);
            MemorySegment value = arena.allocateFrom(JAVA_INT, 42);
            assertFalse(pairs.lookup(key, value));
            assertFalse(pairs.delete(key));
            pairs.update(key, value, BpfMap.NEW_KEY);
            value.set(JAVA_INT, 0, 0);
            assertTrue(pairs.lookup(key, value));
            assertEquals(42, value.get(JAVA_INT, 0));
            BpfException e = assertThrows(BpfException.class, () -> pairs.update(key, value, BpfMap.NEW_KEY));
            assertEquals(Errno.EEXIST, e.errno());
            assertEquals("update map pairs: File exists", e.getMessage());
            assertTrue(pairs.delete(key));
            assertFalse(pairs.lookup(key, value));
            assertThrows(IllegalArgumentException.class, () -> pairs.delete(value));
        }
    }

    @Test
    void shouldAttachToATracepointUntilTheLinkIsClosed() throws IOException, InterruptedException {
        try (LoadedBpf bpf = load()) {
            PerCpuCounters counters = new PerCpuCounters(bpf.map("counters"));
            long before = counters.sum(1, 0);
            Link link = Link.attach(bpf.program("count_exec"));
            assertEquals(0, new ProcessBuilder("true").start().waitFor());
            long after = counters.sum(1, 0);
            assertTrue(after > before);
            link.close();
            link.close();
            long closed = counters.sum(1, 0);
            assertEquals(0, new ProcessBuilder("true").start().waitFor());
            assertEquals(closed, counters.sum(1, 0));
        }
    }

    @Test
    void shouldAttachToTheRootCgroup() throws IOException {
        Path cgroup = KernelProbe.cgroup2Mount().orElseThrow();
        try (LoadedBpf bpf = load(); Fd folder = Fd.open(cgroup.toString(), Fd.READ_ONLY)) {
            PerCpuCounters counters = new PerCpuCounters(bpf.map("counters"));
            try (Link _ = Link.attachCgroup(bpf.program("count_socket"), folder.number())) {
                long before = counters.sum(1, 1);
                new DatagramSocket().close();
                assertTrue(counters.sum(1, 1) > before);
            }
            long closed = counters.sum(1, 1);
            new DatagramSocket().close();
            assertEquals(closed, counters.sum(1, 1));
        }
    }

    @Test
    void shouldReadWhatAnIteratorWrites() {
        try (LoadedBpf bpf = load(); BpfIterator tasks = BpfIterator.open(bpf.program("list_tasks"));
                Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096, 8);
            boolean foundOurselves = false;
            int pid = (int) ProcessHandle.current().pid();
            for (long length = tasks.read(buffer); length > 0; length = tasks.read(buffer)) {
                assertEquals(0, length % 8);
                for (long at = 0; at < length; at += 8) {
                    foundOurselves |= buffer.get(JAVA_INT, at) == pid && buffer.get(JAVA_INT, at + 4) == pid;
                }
            }
            assertTrue(foundOurselves);
            assertEquals(0, tasks.read(buffer));
        }
    }

    @Test
    void shouldKeepWhatTheVerifierSaidAndNameTheProgram() {
        try (BpfObject object = open()) {
            object.setAutoload("read_unchecked", true);
            BpfException e = assertThrows(BpfException.class, object::load);
            assertEquals("read_unchecked", e.program());
            assertEquals("load BPF object lifecycle: program read_unchecked: R1 offset is outside of the packet: Permission denied",
                    e.getMessage());
            assertTrue(e.verifierLog().contains("(71) r0 = *(u8 *)(r1 +0)"), e.verifierLog());
            assertEquals(Errno.EACCES, e.errno());
        }
    }

    @Test
    void shouldLoadOnlyWhatIsAskedFor() {
        try (BpfObject object = open()) {
            object.setAutoload("count_exec", false);
            try (LoadedBpf bpf = object.load()) {
                BpfException e = assertThrows(BpfException.class, () -> bpf.program("count_exec"));
                assertEquals("program count_exec of lifecycle is not loaded", e.getMessage());
                assertThrows(BpfException.class, () -> bpf.map("no_such_map"));
                assertThrows(IllegalStateException.class, object::load);
            }
        }
    }

    private static final List<String> PROGRAMS = List.of("record_packet", "count_exec", "count_socket", "list_tasks");

    private static BpfObject open(String... programs) {
        BpfObject object = open();
        PROGRAMS.forEach(program -> object.setAutoload(program, List.of(programs).contains(program)));
        return object;
    }

    @Test
    void shouldLoadPartsThatShareTheirMaps() throws IOException, InterruptedException {
        BpfObject first = open("record_packet");
        first.initialValue(".rodata").set(JAVA_LONG_UNALIGNED, 0, TAG);
        try (LoadedBpf bpf = first.loadWith(open("count_exec"), List.of());
                RingBuffer ring = RingBuffer.open(bpf.map("events"), 16)) {
            PerCpuCounters counters = new PerCpuCounters(bpf.map("counters"));
            runOn(bpf.program("record_packet"), 64);
            assertEquals(1, counters.sum(0));
            assertTrue(ring.next());
            assertEquals(TAG, ring.data().get(JAVA_LONG, ring.offset()));
            try (Link _ = Link.attach(bpf.program("count_exec"))) {
                assertEquals(0, new ProcessBuilder("true").start().waitFor());
                assertTrue(counters.sum(1, 0) > 0);
            }
            assertTrue(bpf.isLoaded("count_exec"));
            assertFalse(bpf.isLoaded("list_tasks"));
            assertThrows(BpfException.class, () -> bpf.program("list_tasks"));

            BpfObject later = open("record_packet");
            later.shareMapsOf(bpf);
            try (LoadedBpf more = later.load()) {
                runOn(more.program("record_packet"), 64);
                assertEquals(2, counters.sum(0));
                assertTrue(ring.next());
                assertEquals(TAG, ring.data().get(JAVA_LONG, ring.offset()));
            }
        }
    }

    @Test
    void shouldLeaveMapsToOnePart() {
        try (LoadedBpf bpf = open("record_packet").loadWith(open("count_exec"), List.of("pairs", "events"));
                RingBuffer ring = RingBuffer.open(bpf.map("events"), 16)) {
            runOn(bpf.program("record_packet"), 64);
            assertTrue(ring.next());
        }
        BpfException e = assertThrows(
                BpfException.class, () -> open("count_exec").loadWith(open("record_packet"), List.of("events")));
        assertTrue(e.getMessage().startsWith("load BPF object lifecycle: "), e.getMessage());
    }

    @Test
    void shouldSayWhichPartIsRefused() {
        for (boolean isFirst : new boolean[] {false, true}) {
            BpfObject good = open("record_packet");
            BpfObject bad = open();
            bad.setAutoload("read_unchecked", true);
            BpfException e = assertThrows(
                    BpfException.class, () -> (isFirst ? bad : good).loadWith(isFirst ? good : bad, List.of()));
            assertEquals("read_unchecked", e.program());
            assertThrows(IllegalStateException.class, good::load);
            assertThrows(IllegalStateException.class, bad::load);
        }
    }

    @Test
    void shouldRefuseWhatIsNoObjectFile() {
        BpfException e = assertThrows(BpfException.class, () -> BpfObject.open("noise", new byte[100]));
        assertTrue(e.getMessage().startsWith("open BPF object noise: "), e.getMessage());
    }

    /** Runs a program on a packet of zeros. */
    private static int runOn(BpfProgram program, int length) {
        try (ProgramRun run = new ProgramRun(program, length)) {
            return run.run();
        }
    }
}
