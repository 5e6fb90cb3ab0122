package io.ptcpdump.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PodInfo;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.text.TextOptions.OwnerFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonSinkTest {
    private static final CaptureInterface LO = new CaptureInterface("lo", 1, 4026531833L, LinkType.ETHERNET, 262144, false);
    private static final CaptureInterface UNNAMED = new CaptureInterface("", 0, 0, LinkType.RAW, 0, false);
    private static final ProcessInfo BASH =
            new ProcessInfo(50, 1_700_000_000_000_000_001L, 1, "/usr/bin/bash", false, List.of("-bash"), false, "bash", 0, null);
    private static final Owner CURL = owner("/usr/bin/curl", List.of("curl", "-s"), false, BASH);
    private static final LinkPrinter TEXT = printer("IP 1 > 2:\n    ok\n".getBytes(StandardCharsets.US_ASCII));

    private static Owner owner(String path, List<String> arguments, boolean cut, ProcessInfo parent) {
        ProcessInfo process = new ProcessInfo(51, 0, 50, path, cut, arguments, cut, "comm", 7, parent);
        return new Owner(process, 52, "worker", -2, Owner.Evidence.CONNECT, Owner.Trail.SOCKET);
    }

    private static LinkPrinter printer(byte[] text) {
        return (dissection, in) -> {
            dissection.out().add(text, 0, text.length);
            return 0;
        };
    }

    private static Packet packet(CaptureInterface captured) {
        Packet packet = new Packet();
        packet.timestampNanos = 1_700_000_000_000_456_789L;
        packet.captureInterface = captured;
        packet.bytes = new byte[60];
        packet.capturedLength = 54;
        packet.wireLength = 74;
        return packet;
    }

    private static Dissection dissection(LinkPrinter printer) {
        PrintOptions options =
                new PrintOptions(0, false, false, 1, false, false, false, false, false, false, false, false, false);
        return new Dissection(options, Names.NONE, new Demux(printer));
    }

    private static String print(LinkPrinter printer, OwnerFields fields, Packet packet) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (JsonSink sink = new JsonSink(target, dissection(printer), fields, false)) {
            sink.accept(packet);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return target.toString(StandardCharsets.UTF_8);
    }

    private static String print(Packet packet) {
        return print(TEXT, OwnerFields.ALL, packet);
    }

    @Test
    void shouldPrintOnlyWhatIsKnown() {
        assertEquals("{\"time\":\"2023-11-14T22:13:20.000456789Z\",\"seconds\":1700000000.000456789,\"link_type\":101,"
                + "\"length\":74,\"captured\":54,\"text\":\"IP 1 > 2:, ok\"}\n", print(packet(UNNAMED)));
    }

    @Test
    void shouldPrintBothEndsWithHowTheyAreKnown() {
        Packet packet = packet(LO);
        packet.direction = Direction.OUT;
        packet.owner = CURL;
        ProcessInfo ghost = new ProcessInfo(9, 0, 0, "", false, List.of(), false, "ghost", -1, null);
        packet.peer = new Owner(ghost, 0, "", -1, Owner.Evidence.LISTENER, Owner.Trail.UNKNOWN);
        String text = print(packet);
        assertTrue(text.contains(",\"interface\":\"lo\",\"ifindex\":1,\"netns\":4026531833,\"link_type\":1,"
                + "\"direction\":\"out\","), text);
        assertTrue(text.endsWith(",\"owner\":{\"pid\":51,\"name\":\"curl\",\"path\":\"/usr/bin/curl\","
                + "\"arguments\":[\"curl\",\"-s\"],\"tid\":52,\"thread\":\"worker\",\"uid\":4294967294,"
                + "\"parent\":{\"pid\":50,\"start\":\"2023-11-14T22:13:20.000000001Z\",\"name\":\"bash\","
                + "\"path\":\"/usr/bin/bash\",\"arguments\":[\"-bash\"]},\"evidence\":\"connected\",\"trail\":\"socket\"},"
                + "\"peer\":{\"pid\":9,\"name\":\"ghost\",\"evidence\":\"listener\",\"trail\":\"unknown\"}}\n"), text);
    }

    @Test
    void shouldPrintTheParentsPidWhereNothingElseIsKnownOfIt() {
        Packet packet = packet(LO);
        packet.owner = owner("/bin/x", List.of(), false, null);
        assertTrue(print(packet).contains(
                ",\"path\":\"/bin/x\",\"tid\":52,\"thread\":\"worker\",\"uid\":4294967294,\"parent\":{\"pid\":50},"));
    }

    @Test
    void shouldMarkWhatTheKernelCut() {
        Packet packet = packet(LO);
        packet.owner = owner("/bin/lon", List.of("a"), true, null);
        assertTrue(print(packet).contains(
                ",\"path\":\"/bin/lon\",\"path_truncated\":true,\"arguments\":[\"a\"],\"arguments_truncated\":true,"));
    }

    @Test
    void shouldPrintOnlyTheChosenFields() {
        Packet packet = packet(LO);
        packet.owner = CURL;
        assertTrue(print(TEXT, new OwnerFields(false, true, false, false, false, false), packet)
                .endsWith(",\"owner\":{\"tid\":52,\"thread\":\"worker\"}}\n"));
        assertTrue(print(TEXT, new OwnerFields(false, false, false, true, false, false), packet)
                .endsWith(",\"owner\":{\"uid\":4294967294}}\n"));
        assertTrue(print(TEXT, new OwnerFields(false, false, false, false, false, false), packet).endsWith("\"text\":\"IP 1 > 2:, ok\"}\n"));
    }

    @Test
    void shouldPrintTheContainerAndThePod() {
        Packet packet = packet(LO);
        PodInfo pod = new PodInfo("web-0", "shop", "u-1", Labels.NONE, Labels.of(Map.of("n\"", "x{")));
        Labels labels = Labels.of(Map.of("a", "1", "b", "2"));
        ContainerInfo container = new ContainerInfo("0123", "web", "busybox:1.36", labels, pod);
        packet.owner = new Owner(CURL.process(), 0, "", -1, CURL.evidence(), CURL.trail(), container);
        assertTrue(print(TEXT, new OwnerFields(false, false, false, false, true, true), packet).endsWith(",\"owner\":{"
                + "\"container\":{\"id\":\"0123\",\"name\":\"web\",\"image\":\"busybox:1.36\",\"labels\":{\"a\":\"1\",\"b\":\"2\"}},"
                + "\"pod\":{\"name\":\"web-0\",\"namespace\":\"shop\",\"uid\":\"u-1\",\"annotations\":{\"n\\\"\":\"x{\"}}}}\n"));
        packet.owner = new Owner(CURL.process(), 0, "", -1, CURL.evidence(), CURL.trail(),
                new ContainerInfo("0123", "", "", Labels.NONE, null));
        assertTrue(print(TEXT, new OwnerFields(false, false, false, false, true, true), packet)
                .endsWith(",\"owner\":{\"container\":{\"id\":\"0123\"}}}\n"));
    }

    @Test
    void shouldPrintTheWorkloadAndTheNodeOfAPod() {
        Packet packet = packet(LO);
        PodInfo pod = new PodInfo("web-0", "shop", "u-1", Labels.NONE, Labels.NONE, "Deployment/web", "n1");
        ContainerInfo container = new ContainerInfo("0", "", "", Labels.NONE, pod);
        packet.owner = new Owner(CURL.process(), 0, "", -1, CURL.evidence(), CURL.trail(), container);
        assertTrue(print(TEXT, new OwnerFields(false, false, false, false, false, true), packet).endsWith(",\"owner\":{\"pod\":{"
                + "\"name\":\"web-0\",\"namespace\":\"shop\",\"uid\":\"u-1\",\"workload\":\"Deployment/web\",\"node\":\"n1\"}}}\n"));
    }

    @Test
    void shouldEscapeWhatOthersChose() {
        Packet packet = packet(LO);
        List<String> arguments = List.of(
                "\u0001\u001b[2J\u007f\u009b", "\r\t\u202e\udb40\udc01", "\ud800x\udc00", "Gr\u00fc\u00dfe \ud83d\ude00");
        packet.owner = owner("/tmp/\"\\\n", arguments, false, null);
        String text = print(packet);
        assertTrue(text.contains("\"path\":\"/tmp/\\\"\\\\\\n\",\"arguments\":[\"\\u0001\\u001b[2J\\u007f\\u009b\","
                + "\"\\r\\t\\u202e\\udb40\\udc01\",\"\ufffdx\ufffd\",\"Gr\u00fc\u00dfe \ud83d\ude00\"]"), text);
    }

    @Test
    void shouldPrintBytesThatAreNoUtf8AsReplacements() {
        byte[] bytes = {'a', '"', (byte) 0xff, (byte) 0xc3, (byte) 0xbc, (byte) 0xc3};
        assertTrue(print(printer(bytes), OwnerFields.ALL, packet(LO)).endsWith("\"text\":\"a\\\"\ufffd\u00fc\ufffd\"}\n"));
    }

    @Test
    void shouldSayWhatIsWrongWithABrokenRecord() {
        Packet packet = packet(UNNAMED);
        packet.timestampNanos = -1;
        packet.wireLength = -1;
        assertEquals("{\"link_type\":101,\"length\":4294967295,\"captured\":54,"
                + "\"text\":\"[Invalid header: len(4294967295) > 262144]\"}\n", print(packet));
        packet.timestampNanos = 5;
        packet.excessFractionNanos = 1_000_000_000;
        assertTrue(print(packet).startsWith("{\"link_type\""));
    }

    @Test
    void shouldWriteAtOnceWhenLineBuffered() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (JsonSink sink = new JsonSink(target, dissection(TEXT), OwnerFields.ALL, true)) {
            sink.accept(packet(LO));
            assertEquals('\n', target.toByteArray()[target.size() - 1]);
            int one = target.size();
            sink.accept(packet(LO));
            assertEquals(2 * one, target.size());
        }
    }

    @Test
    void shouldNotAllocateForAPacketWithKnownOwners() throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Packet packet = packet(LO);
        packet.owner = CURL;
        packet.peer = owner("/usr/sbin/nginx", List.of(), false, BASH);
        try (JsonSink sink = new JsonSink(OutputStream.nullOutputStream(), dissection(TEXT), OwnerFields.ALL, false)) {
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
            assertEquals(0, allocated, "bytes for 10000 packets");
        }
    }
}
