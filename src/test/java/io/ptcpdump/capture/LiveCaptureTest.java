package io.ptcpdump.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.bpf.TcDirection;
import io.ptcpdump.bpf.TcHook;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.hook.HookChoices;
import io.ptcpdump.hook.VethPair;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.process.ProcessCriteria;
import io.ptcpdump.process.ProcessFilter;
import io.ptcpdump.sys.CurrentProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Captures what this process sends to itself, to a port that only it uses. */
@Tag("root")
class LiveCaptureTest {
    private static final int USUAL_RING = 1 << 20;
    private static final int[] NONE = {};
    private static final int PID = (int) ProcessHandle.current().pid();

    private DatagramSocket receiver;
    private CaptureControl control;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to capture");
        receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        control = new CaptureControl();
    }

    @AfterEach
    void close() {
        if (control != null) {
            control.close();
            receiver.close();
        }
    }

    /** The hooks that the kernel is to be used by. */
    HookChoices hooks() {
        return HookChoices.BEST;
    }

    private void send(int packets) throws IOException {
        try (DatagramSocket sender = new DatagramSocket()) {
            for (int i = 0; i < packets; i++) {
                sender.send(new DatagramPacket(new byte[100], 100, receiver.getLocalSocketAddress()));
            }
        }
    }

    private CaptureConfig config(long limit, int ringBytes, ProcessFilter processes, HookChoices hooks) {
        LiveFilter filter = LiveFilter.compile("udp dst port " + receiver.getLocalPort(), name -> 0);
        return new CaptureConfig(List.of("lo"), true, true, 64, limit, ringBytes, filter, processes, 0, false, hooks);
    }

    private static ProcessFilter wanted(int[] pids, List<String> names) {
        return new ProcessFilter(new ProcessCriteria(pids, names, NONE, NONE, false), ProcessCriteria.NONE);
    }

    private CaptureConfig config(long limit) {
        return config(limit, USUAL_RING, ProcessFilter.ALL, hooks());
    }

    private Seen stopAndTakeAll(LiveCapture capture) throws IOException {
        Seen seen = new Seen();
        control.stop();
        capture.run(seen, control, -1, counts -> { });
        return seen;
    }

    private static void assertExact(CaptureCounts expected, LiveCapture capture) {
        assertEquals(expected, capture.counts());
        assertEquals(expected.received(), expected.captured() + expected.dropped());
        assertEquals(expected, capture.counts(capture.interfaces()[0]));
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }

    @Test
    void shouldCaptureEveryPacketWithItsProcessOnBothEnds() throws IOException {
        try (LiveCapture capture = LiveCapture.start(config(0))) {
            send(20);
            Seen seen = stopAndTakeAll(capture);
            assertExact(new CaptureCounts(40, 40, 0), capture);
            assertEquals(20, seen.out);
            assertEquals(20, seen.in);
            assertEquals(List.of(), seen.wrong);
        }
    }

    @Test
    void shouldFindTheOwnersOfSocketsThatWereThereBefore() throws IOException {
        findOldSocket(hooks());
        findOldSocket(HookChoices.parse(List.of("existing=proc")));
    }

    private void findOldSocket(HookChoices hooks) throws IOException {
        try (LiveCapture capture = LiveCapture.start(config(0, USUAL_RING, ProcessFilter.ALL, hooks))) {
            send(1);
            Seen seen = stopAndTakeAll(capture);
            assertEquals(Owner.Evidence.SCAN, seen.receiver.evidence());
            assertEquals(PID, seen.receiver.process().pid());
            assertEquals("java", seen.receiver.process().name());
        }
    }

    @Test
    void shouldEndByItselfAtThePacketLimit() throws IOException {
        try (LiveCapture capture = LiveCapture.start(config(7))) {
            send(20);
            Seen seen = new Seen();
            capture.run(seen, control, -1, counts -> { });
            assertEquals(7, seen.in + seen.out);
            assertExact(new CaptureCounts(7, 7, 0), capture);
        }
    }

    @Test
    void shouldCountExactlyWhatTheRingHadNoRoomFor() throws IOException {
        int page = (int) CurrentProcess.pageSize();
        try (LiveCapture capture = LiveCapture.start(config(0, page, ProcessFilter.ALL, hooks()))) {
            send(500);
            Seen seen = stopAndTakeAll(capture);
            CaptureCounts counts = capture.counts();
            assertEquals(1000, counts.received());
            assertTrue(counts.dropped() > 900, counts.toString());
            assertExact(new CaptureCounts(seen.in + seen.out, 1000, 1000 - seen.in - seen.out), capture);
        }
    }

    @Test
    void shouldHaveTheLongestPacketsWhole() throws IOException {
        byte[] payload = new byte[65_507];
        new Random(1).nextBytes(payload);
        CaptureConfig usual = config(0);
        CaptureConfig whole = new CaptureConfig(
                List.of("lo"), true, true, 262_144, 0, 1 << 24, usual.filter(), usual.processes(), 0, false, hooks());
        try (LiveCapture capture = LiveCapture.start(whole); DatagramSocket sender = new DatagramSocket()) {
            for (int length = 32_500; length < 32_560; length++) { // about as long as one sample of a buffer may be
                sender.send(new DatagramPacket(payload, length, receiver.getLocalSocketAddress()));
            }
            sender.send(new DatagramPacket(payload, payload.length, receiver.getLocalSocketAddress()));
            Payloads seen = new Payloads(payload);
            control.stop();
            capture.run(seen, control, -1, counts -> { });
            assertExact(new CaptureCounts(122, 122, 0), capture);
            assertEquals(122, seen.same);
            assertEquals(122, seen.owned);
        }
    }

    @Test
    void shouldCaptureOnlyWantedProcesses() throws IOException {
        ProcessFilter self = wanted(new int[] {PID}, List.of());
        try (LiveCapture capture = LiveCapture.start(config(0, USUAL_RING, self, hooks()))) {
            send(5);
            assertEquals(10, stopAndTakeAll(capture).in * 2);
        }
        ProcessFilter other = wanted(NONE, List.of("no-such-program"));
        try (LiveCapture capture = LiveCapture.start(config(0, USUAL_RING, other, hooks()))) {
            send(5);
            stopAndTakeAll(capture);
            assertExact(new CaptureCounts(0, 0, 0), capture);
        }
    }

    @Test
    void shouldWorkWithoutTcx() throws IOException {
        HookChoices clsact = HookChoices.parse(List.of("packets=clsact"));
        try (LiveCapture capture = LiveCapture.start(config(0, USUAL_RING, ProcessFilter.ALL, clsact))) {
            send(5);
            assertEquals(1, oursOnLoopback());
            stopAndTakeAll(capture);
            assertExact(new CaptureCounts(10, 10, 0), capture);
        }
        assertEquals(0, oursOnLoopback());
    }

    private static long oursOnLoopback() {
        return TcHook.filters(1, TcDirection.EGRESS).stream().filter(each -> each.name().startsWith("ptcpdump_out_l2:")).count();
    }

    @Test
    void shouldReportTheCountsWhenAsked() throws IOException {
        List<CaptureCounts> reports = new ArrayList<>();
        try (LiveCapture capture = LiveCapture.start(config(4))) {
            send(1);
            control.askForCounts();
            capture.run(new Seen(), control, -1, counts -> {
                reports.add(counts);
                sendQuietly();
            });
            assertEquals(1, reports.size());
            assertEquals(2, reports.getFirst().received());
            assertTrue(reports.getFirst().captured() <= 2, reports.toString());
        }
    }

    private void sendQuietly() {
        try {
            send(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldHandOnTheLastPacketsOfAnInterfaceThatDisappears() throws IOException, InterruptedException {
        try (VethPair veth = new VethPair()) {
            LiveFilter filter = LiveFilter.compile("udp port " + VethPair.PORT, name -> 0);
            ProcessFilter all = ProcessFilter.ALL;
            CaptureConfig config =
                    new CaptureConfig(List.of(veth.near), true, true, 64, 0, USUAL_RING, filter, all, 0, false, hooks());
            try (LiveCapture capture = LiveCapture.start(config)) {
                veth.send(10);
                veth.remove();
                Seen seen = new Seen();
                CaptureException e =
                        assertThrows(CaptureException.class, () -> capture.run(seen, control, -1, counts -> { }));
                assertEquals("The interface disappeared", e.getMessage());
                assertEquals(10, seen.out);
                assertExact(new CaptureCounts(10, 10, 0), capture);
            }
        }
    }

    @Test
    void shouldPassOnWhatTheSinkThrows() throws IOException {
        try (LiveCapture capture = LiveCapture.start(config(0))) {
            send(5);
            Seen full = new Seen();
            full.room = 3;
            control.stop();
            IOException e = assertThrows(IOException.class, () -> capture.run(full, control, -1, counts -> { }));
            assertEquals("full", e.getMessage());
            assertEquals(3, capture.counts().captured());
            long received = capture.counts().received();
            send(5);
            assertEquals(received, capture.counts().received(), "the hooks are off");
        }
    }

    @Test
    void shouldGiveBackAllDescriptors() throws IOException {
        captureOnce(); // what is opened once for good is open from here on
        long before = openDescriptors();
        captureOnce();
        assertEquals(before, openDescriptors());
    }

    private void captureOnce() throws IOException {
        try (CaptureControl own = new CaptureControl(); LiveCapture capture = LiveCapture.start(config(0))) {
            send(1);
            own.stop();
            capture.run(new Seen(), own, -1, counts -> { });
        }
    }

    @Test
    void shouldGiveBackAllDescriptorsWhenItCannotStart() throws IOException {
        captureOnce();
        long before = openDescriptors();
        ProcessFilter nobody = wanted(new int[] {Integer.MAX_VALUE}, List.of());
        CaptureException e = assertThrows(
                CaptureException.class, () -> LiveCapture.start(config(0, USUAL_RING, nobody, hooks())));
        assertEquals("no process with pid 2147483647", e.getMessage());
        assertEquals(before, openDescriptors());

        CaptureConfig config = config(0);
        CaptureConfig elsewhere = new CaptureConfig(
                List.of("lo", "no-such-if"), true, true, 64, 0, USUAL_RING, config.filter(), config.processes(), 0, false, hooks());
        e = assertThrows(CaptureException.class, () -> LiveCapture.start(elsewhere));
        assertEquals("no-such-if: No such device exists", e.getMessage());
        assertEquals(before, openDescriptors());
    }

    @Test
    void shouldSleepWhileNothingComes() throws IOException, InterruptedException {
        try (LiveCapture capture = LiveCapture.start(config(0))) {
            send(1);
            Thread stopper = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                control.stop();
            });
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            capture.run(new Seen(), control, -1, counts -> { });
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            stopper.join();
            assertTrue(used < 200_000_000, used + " ns of CPU in a second");
        }
    }

    /** Counts the packets whose payload is the beginning of what is expected, and those with an owner and a peer. */
    private static final class Payloads implements PacketSink {
        private static final int HEADERS = 14 + 20 + 8;

        private final byte[] expected;
        private int same;
        private int owned;

        Payloads(byte[] expected) {
            this.expected = expected;
        }

        @Override
        public void accept(Packet packet) {
            int length = packet.wireLength - HEADERS;
            same += packet.capturedLength == packet.wireLength
                            && Arrays.equals(packet.bytes, HEADERS, packet.wireLength, expected, 0, length)
                    ? 1
                    : 0;
            owned += packet.owner.process().pid() == PID && packet.peer.process().pid() == PID ? 1 : 0;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Checks what every packet of these tests has in common. */
    private static final class Seen implements PacketSink {
        private int in;
        private int out;
        private int room = Integer.MAX_VALUE;
        private long lastTime;
        private Owner receiver;
        private final List<String> wrong = new ArrayList<>();

        @Override
        public void accept(Packet packet) throws IOException {
            if (in + out == room) {
                throw new IOException("full");
            }
            assertNotNull(packet.captureInterface);
            check(packet.timestampNanos >= lastTime, "time goes back");
            check(packet.wireLength >= 52 && packet.capturedLength == Math.min(packet.wireLength, 64), "length");
            check(packet.owner != null && packet.owner.process().pid() == PID, "owner " + packet.owner);
            check(packet.peer != null && packet.peer.process().pid() == PID, "peer " + packet.peer);
            lastTime = packet.timestampNanos;
            if (packet.direction == Direction.OUT) {
                out++;
            } else {
                in++;
                receiver = packet.owner;
            }
        }

        private void check(boolean right, String what) {
            if (!right) {
                wrong.add(what);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
