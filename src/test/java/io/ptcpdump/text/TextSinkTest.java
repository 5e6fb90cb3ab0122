package io.ptcpdump.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PodInfo;
import io.ptcpdump.model.ProcessInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextSinkTest {
    private static final String SYN = "IP 127.0.0.1.58694 > 127.0.0.1.8000: Flags [S], length 0";
    private static final String VERBOSE_SYN = "IP (tos 0x0, ttl 64, id 23071, proto TCP (6), length 60)\n"
            + "    127.0.0.1.58694 > 127.0.0.1.8000: Flags [S], length 0";
    private static final String PROCESS = "Process (pid 345650, cmd /usr/bin/curl, args curl http://127.0.0.1:8000/notfound)";
    private static final String THREAD = "Thread (tid 345651, name curl-io)";
    private static final String PARENT = "ParentProc (pid 53229, cmd /usr/bin/bash, args -bash)";
    private static final String KNOWN = "Known (evidence connected, trail socket)";
    private static final Owner NGINX = new Owner(
            new ProcessInfo(60, 0, 1, "/usr/sbin/nginx", false, List.of("nginx:", "worker"), false, "nginx", 0, null),
            61, "pool-1", 33, Owner.Evidence.LISTENER, Owner.Trail.UNKNOWN);

    private static Packet owned(Owner owner) {
        Packet packet = Records.packet(Records.LO, 74);
        packet.direction = Direction.OUT;
        packet.owner = owner;
        return packet;
    }

    private static TextOptions with(TextOptions.OwnerFields fields) {
        return Records.options(DumpStyle.NONE, false, fields);
    }

    @Test
    void shouldPrintWhatTcpdumpPrintsWhereNothingMoreIsKnown() {
        assertEquals("22:13:20.123456 " + SYN + "\n", Records.print(Records.options(), Records.packet(Records.UNNAMED, 74)));
    }

    @Test
    void shouldNumberRecordsInFiveColumns() {
        TextOptions options = new TextOptions(true, TimestampStyle.NONE, false, LocalZone.UTC, DumpStyle.NONE, false, false, true,
                TextOptions.OwnerFields.ALL);
        Packet packet = Records.packet(Records.UNNAMED, 74);
        assertEquals("    1  " + SYN + "\n    2  " + SYN + "\n", Records.print(options, packet, packet));
    }

    @Test
    void shouldPrintTheOwnerAroundThePacketsText() {
        assertEquals("22:13:20.123456 lo curl.345650 Out " + SYN + ", Thread [curl-io.345651], ParentProc [bash.53229]\n",
                Records.print(Records.options(), owned(Records.CURL)));
    }

    @Test
    void shouldPrintTheDirectionWithoutAnOwner() {
        Packet packet = owned(null);
        packet.direction = Direction.IN;
        assertEquals("22:13:20.123456 lo In " + SYN + "\n", Records.print(Records.options(), packet));
    }

    @Test
    void shouldPrintTheOwnerAsABlockWithVerbose() {
        assertEquals(
                "22:13:20.123456 lo Out " + VERBOSE_SYN + "\n    " + PROCESS + "\n    " + THREAD + "\n    User (uid 1001)\n    "
                        + PARENT + "\n    " + KNOWN + "\n",
                Records.print(Records.options(), Records.dissection(Records.TCP, 1), owned(Records.CURL)));
    }

    @Test
    void shouldPrintThePeerBelowTheOwnerWithVerbose() {
        String peer = "    PeerProcess (pid 60, cmd /usr/sbin/nginx, args nginx: worker)\n    PeerThread (tid 61, name pool-1)\n"
                + "    PeerUser (uid 33)\n    PeerKnown (evidence listener)\n";
        Packet packet = owned(Records.CURL);
        packet.peer = NGINX;
        String text = Records.print(Records.options(), Records.dissection(Records.TCP, 1), packet);
        assertTrue(text.endsWith("    " + PARENT + "\n    " + KNOWN + "\n" + peer), text);
        packet.owner = null;
        assertEquals("22:13:20.123456 lo Out " + VERBOSE_SYN + "\n" + peer,
                Records.print(Records.options(), Records.dissection(Records.TCP, 1), packet));
        assertEquals("22:13:20.123456 lo Out " + SYN + "\n", Records.print(Records.options(), packet));
    }

    @Test
    void shouldPrintOnlyTheChosenFieldsOfAPeer() {
        Packet packet = owned(null);
        packet.peer = NGINX;
        String head = "22:13:20.123456 lo Out " + VERBOSE_SYN + "\n";
        assertEquals(head + "    PeerThread (tid 61, name pool-1)\n", Records.print(
                with(new TextOptions.OwnerFields(false, true, true, false, false, false)), Records.dissection(Records.TCP, 1), packet));
        assertEquals(head + "    PeerUser (uid 33)\n", Records.print(
                with(new TextOptions.OwnerFields(false, false, false, true, false, false)), Records.dissection(Records.TCP, 1), packet));
    }

    @Test
    void shouldJoinTheBlockButNotTheDumpWithOneline() {
        TextOptions options = Records.options(new DumpStyle(DumpStyle.Format.HEX, false), true, TextOptions.OwnerFields.ALL);
        Packet packet = owned(Records.CURL);
        packet.capturedLength = 16;
        packet.wireLength = 16;
        assertEquals(
                "22:13:20.123456 lo Out " + VERBOSE_SYN.replace("\n    ", ", ") + ", " + PROCESS + ", " + THREAD
                        + ", User (uid 1001), " + PARENT + ", " + KNOWN + "\n\t0x0000:  0e0f\n",
                Records.print(options, Records.dissection(Records.TCP, 1), packet));
    }

    @Test
    void shouldLeaveOutEmptyLinesWithOneline() {
        TextOptions options = Records.options(DumpStyle.NONE, true, TextOptions.OwnerFields.ALL);
        assertEquals("22:13:20.123456 a, b, c\n", Records.print(options, Records.dissection((d, in) -> {
            d.out().add("a \n\n\tb\n   \n        c\n");
            return 0;
        }, 2), Records.packet(Records.UNNAMED, 10)));
    }

    @Test
    void shouldPrintOnlyTheChosenFieldsOfAnOwner() {
        String line = "22:13:20.123456 lo ";
        assertEquals(line + "curl.345650 Out " + SYN + "\n",
                Records.print(with(new TextOptions.OwnerFields(true, false, false, false, false, false)), owned(Records.CURL)));
        assertEquals(line + "Out " + SYN + ", Thread [curl-io.345651]\n",
                Records.print(with(new TextOptions.OwnerFields(false, true, false, true, false, false)), owned(Records.CURL)));
        assertEquals(line + "Out " + SYN + ", ParentProc [bash.53229]\n",
                Records.print(with(new TextOptions.OwnerFields(false, false, true, false, false, false)), owned(Records.CURL)));
    }

    private static Owner inContainer(String name, PodInfo pod) {
        Owner owner = Records.CURL;
        Labels labels = Labels.of(Map.of("b", "<2>", "a", "1"));
        ContainerInfo container = new ContainerInfo("0123456789abcdef".repeat(4), name, "busybox:1.36", labels, pod);
        return new Owner(owner.process(), owner.tid(), owner.threadName(), owner.uid(), owner.evidence(), owner.trail(), container);
    }

    @Test
    void shouldPrintTheContainerAndThePodBehindAPacket() {
        PodInfo pod = new PodInfo("web-0", "shop", "u-1", Labels.NONE, Labels.of(Map.of("note", "x")));
        TextOptions options = with(new TextOptions.OwnerFields(false, false, false, false, true, true));
        String start = "22:13:20.123456 lo Out " + SYN;
        assertEquals(start + ", Container [web], Pod [web-0.shop]\n", Records.print(options, owned(inContainer("web", pod))));
        assertEquals(start + ", Container [0123456789ab]\n", Records.print(options, owned(inContainer("", null))));
        assertEquals(start + ", Pod [web-0.shop]\n", Records.print(
                with(new TextOptions.OwnerFields(false, false, false, false, false, true)), owned(inContainer("web", pod))));
    }

    @Test
    void shouldPrintTheContainerAndThePodBelowAPacketWithVerbose() {
        PodInfo pod = new PodInfo("web-0", "shop", "u-1", Labels.NONE, Labels.of(Map.of("note", "x")));
        TextOptions options = with(new TextOptions.OwnerFields(false, false, false, false, true, true));
        Packet packet = owned(inContainer("web", pod));
        packet.peer = inContainer("db", null);
        String container = "Container (name %s, id " + "0123456789abcdef".repeat(4)
                + ", image busybox:1.36, labels {\"a\":\"1\",\"b\":\"\\u003c2\\u003e\"})\n";
        assertEquals("22:13:20.123456 lo Out " + VERBOSE_SYN + "\n    " + container.formatted("web")
                + "    Pod (name web-0, namespace shop, UID u-1, labels {}, annotations {\"note\":\"x\"})\n    Peer"
                + container.formatted("db"),
                Records.print(options, Records.dissection(Records.TCP, 1), packet));
    }

    @Test
    void shouldPrintTheWorkloadAndTheNodeWhereTheyAreKnown() {
        assertEquals(", workload Deployment/web, node n1", placed("Deployment/web", "n1"));
        assertEquals(", node n1", placed("", "n1"));
        assertEquals(", workload Job/x^J", placed("Job/x\n", ""));
    }

    private static String placed(String workload, String node) {
        PodInfo pod = new PodInfo("web-0", "shop", "u-1", Labels.NONE, Labels.NONE, workload, node);
        TextOptions options = with(new TextOptions.OwnerFields(false, false, false, false, false, true));
        String text = Records.print(options, Records.dissection(Records.TCP, 1), owned(inContainer("web", pod)));
        return text.substring(text.indexOf("annotations {}") + "annotations {}".length(), text.lastIndexOf(')'));
    }

    @Test
    void shouldPrintOnlyTheChosenFieldsInABlock() {
        String head = "22:13:20.123456 lo Out " + VERBOSE_SYN + "\n";
        assertEquals(head + "    " + PROCESS + "\n    " + KNOWN + "\n", verbose(new TextOptions.OwnerFields(true, false, false, false, false, false)));
        assertEquals(head + "    " + THREAD + "\n", verbose(new TextOptions.OwnerFields(false, true, false, false, false, false)));
        assertEquals(head + "    User (uid 1001)\n", verbose(new TextOptions.OwnerFields(false, false, false, true, false, false)));
        assertEquals(head + "    " + PARENT + "\n", verbose(new TextOptions.OwnerFields(false, false, true, false, false, false)));
    }

    private static String verbose(TextOptions.OwnerFields fields) {
        return Records.print(with(fields), Records.dissection(Records.TCP, 1), owned(Records.CURL));
    }

    @Test
    void shouldLeaveOutWhatIsNotKnownOfAnOwner() {
        ProcessInfo worker = new ProcessInfo(77, 0, 0, "", false, List.of(), false, "kworker/0:1", -1, null);
        Packet packet = owned(new Owner(worker, 0, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN));
        assertEquals("22:13:20.123456 lo kworker/0:1.77 Out " + SYN + "\n", Records.print(Records.options(), packet));
        assertEquals("22:13:20.123456 lo Out " + VERBOSE_SYN + "\n    Process (pid 77, cmd kworker/0:1, args )\n",
                Records.print(Records.options(), Records.dissection(Records.TCP, 1), packet));
    }

    @Test
    void shouldTakeTheProcessUserWhereThatOfTheSocketIsUnknown() {
        ProcessInfo process = new ProcessInfo(7, 0, 0, "/bin/x", false, List.of("x"), false, "x", -2, null);
        Packet packet = owned(new Owner(process, 0, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN));
        assertTrue(Records.print(Records.options(), Records.dissection(Records.TCP, 1), packet)
                .endsWith("\n    User (uid 4294967294)\n"));
    }

    @Test
    void shouldMarkCutPathsAndArguments() {
        ProcessInfo process = new ProcessInfo(7, 0, 0, "/bin/lon", true, List.of("long", "--op"), true, "long", -1, null);
        Packet packet = owned(new Owner(process, 0, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN));
        assertTrue(Records.print(Records.options(), Records.dissection(Records.TCP, 1), packet)
                .endsWith("\n    Process (pid 7, cmd /bin/lon..., args long --op...)\n"));
    }

    @Test
    void shouldShowControlCharactersOfNamesAndNotObeyThem() {
        Owner hostile = Records.owner("/tmp/\u001b[2Jevil\n",
                List.of("a\nb", "\u009b1m", "caf\u00e9\t", "\u202egnp.exe", "\ud800", "\ud83d\ude00"));
        String text = Records.print(Records.options(), Records.dissection(Records.TCP, 1), owned(hostile));
        assertTrue(text.contains("\n    Process (pid 345650, cmd /tmp/^[[2Jevil^J, args a^Jb M-^[1m caf\u00e9^I \\u{202e}gnp.exe "
                + "\\u{d800} \ud83d\ude00)\n"), text);
        assertEquals("22:13:20.123456 lo ^[[2Jevil^J.345650 Out " + SYN + ", Thread [curl-io.345651], ParentProc [bash.53229]\n",
                Records.print(Records.options(), owned(hostile)));
    }

    @Test
    void shouldNameInterfacesOfOtherNamespaces() {
        assertEquals("eth0@4026533097 ", interfaceColumn("eth0", 2, 4026533097L, true));
        assertEquals("45@4026533097 ", interfaceColumn("", 45, 4026533097L, false));
        assertEquals("45 ", interfaceColumn("", 45, 0, false));
        assertEquals("a^[b ", interfaceColumn("a\u001bb", 45, 0, false));
    }

    private static String interfaceColumn(String name, int index, long netnsInode, boolean foreign) {
        CaptureInterface captured = new CaptureInterface(name, index, netnsInode, LinkType.ETHERNET, 0, foreign);
        String text = Records.print(Records.options(), Records.packet(captured, 74));
        return text.substring("22:13:20.123456 ".length(), text.indexOf(SYN));
    }

    @Test
    void shouldSayWhatIsWrongWithTheLengthsOfABrokenRecord() {
        assertEquals("[Invalid header: caplen==0, len==0]\n", brokenLengths(0, 0));
        assertEquals("[Invalid header: caplen==0]\n", brokenLengths(0, 60));
        assertEquals("[Invalid header: len==0]\n", brokenLengths(20, 0));
        assertEquals("[Invalid header: len(10) < caplen(20)]\n", brokenLengths(20, 10));
        assertEquals("[Invalid header: len(4294967295) > 262144]\n", brokenLengths(20, -1));
        assertEquals("[Invalid header: caplen(262145) > 262144, len(262145) > 262144]\n", brokenLengths(262145, 262145));
    }

    private static String brokenLengths(int captured, int wire) {
        Packet packet = Records.packet(Records.UNNAMED, captured);
        packet.wireLength = wire;
        DumpStyle dump = new DumpStyle(DumpStyle.Format.HEX, true);
        return Records.print(Records.options(dump, false, TextOptions.OwnerFields.ALL), packet);
    }

    @Test
    void shouldDumpTheWholePacketWhereACutEndedItsText() {
        TextOptions options = Records.options(new DumpStyle(DumpStyle.Format.HEX, false), false, TextOptions.OwnerFields.ALL);
        String text = Records.print(options, Records.dissection((d, in) -> {
            d.out().enter("ether").add("x");
            in.skip(4);
            return 2;
        }, 0), Records.packet(Records.UNNAMED, 3));
        assertEquals("22:13:20.123456 x [|ether]\n\t0x0000:  0001 02\n", text);
    }

    @Test
    void shouldWriteEachRecordAtOnceWhenLineBuffered() throws IOException {
        TextOptions options = new TextOptions(false, TimestampStyle.NONE, false, LocalZone.UTC, DumpStyle.NONE, false, true, true,
                TextOptions.OwnerFields.ALL);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (TextSink sink = new TextSink(target, Records.dissection(Records.TCP, 0), options)) {
            sink.accept(Records.packet(Records.UNNAMED, 74));
            assertEquals(SYN + "\n", target.toString());
        }
    }

    @Test
    void shouldWriteLargeBlocksOtherwise() throws IOException {
        int[] writes = {0};
        ByteArrayOutputStream target = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                writes[0]++;
                super.write(bytes, from, length);
            }
        };
        Packet packet = Records.packet(Records.UNNAMED, 74);
        try (TextSink sink = new TextSink(target, Records.dissection(Records.TCP, 0), Records.options())) {
            for (int i = 0; i < 1000; i++) {
                sink.accept(packet);
            }
            assertEquals(1, writes[0], "writes before the flush");
            sink.flush();
            sink.flush();
            assertEquals(2, writes[0], "writes after it");
        }
        byte[] one = ("22:13:20.123456 " + SYN + "\n").getBytes();
        byte[] all = target.toByteArray();
        assertEquals(1000 * one.length, all.length);
        assertArrayEquals(one, Arrays.copyOfRange(all, all.length - one.length, all.length));
    }

    @Test
    void shouldReportAFailedWriteOnceAndCloseTheTargetOnce() throws IOException {
        int[] calls = {0, 0};
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                calls[0]++;
                throw new IOException("Broken pipe");
            }

            @Override
            public void close() {
                calls[1]++;
            }
        };
        TextSink sink = new TextSink(broken, Records.dissection(Records.TCP, 0), Records.options());
        sink.accept(Records.packet(Records.UNNAMED, 74));
        assertEquals("Broken pipe", assertThrows(IOException.class, sink::flush).getMessage());
        sink.close();
        sink.close();
        assertArrayEquals(new int[] {1, 1}, calls);
    }

    @Test
    void shouldNotAllocateForAPacketWithAKnownOwner() throws IOException {
        Packet packet = owned(Records.CURL);
        packet.peer = NGINX;
        long perRun = allocatedBytes(Records.options(new DumpStyle(DumpStyle.Format.HEX_AND_ASCII, true), false,
                TextOptions.OwnerFields.ALL), 0, packet);
        assertEquals(0, perRun, "bytes for 10000 packets with -XX");
        perRun = allocatedBytes(Records.options(DumpStyle.NONE, true, TextOptions.OwnerFields.ALL), 1, packet);
        assertEquals(0, perRun, "bytes for 10000 packets with -v --oneline");
    }

    private static long allocatedBytes(TextOptions options, int verbose, Packet packet) throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (TextSink sink = new TextSink(OutputStream.nullOutputStream(), Records.dissection(Records.TCP, verbose), options)) {
            long allocated = Long.MAX_VALUE;
            // The first runs make the buffers and texts; in a later one the JVM itself may allocate once in this thread.
            for (int run = 0; run < 6; run++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 10_000; i++) {
                    packet.timestampNanos += 250_000_000;
                    sink.accept(packet);
                }
                allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
            }
            return allocated;
        }
    }
}
