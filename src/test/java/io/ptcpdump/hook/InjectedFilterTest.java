package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.RingBuffer;
import io.ptcpdump.ffi.libbpf.Libbpf;
import io.ptcpdump.ffi.libbpf.bpf_test_run_opts;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.filter.OfflineFilter;
import io.ptcpdump.filter.PacketGenerator;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import io.ptcpdump.sys.CurrentProcess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The capture programs themselves, with a filter in them, hand over just the packets that the filter takes. That translated filters
 * mean what libpcap means is shown by {@code FilterPropertyTest}; here, that they do so where they are used.
 */
class InjectedFilterTest {
    private static final int PACKETS = 400;
    /** BPF_PROG_TEST_RUN takes no packet that ends before its IPv4 or IPv6 header does. */
    private static final int MIN_PACKET = 54;

    private static final List<String> EXPRESSIONS = List.of(
            "tcp", "udp port 53", "ip6", "arp", "vlan", "vlan 100", "vlan and ip", "not ip", "host 10.0.0.1", "net 192.168.0.0/16",
            "portrange 1000-1010", "icmp or icmp6", "ip[8] > 32", "tcp[tcpflags] & (tcp-syn|tcp-ack) != 0", "greater 100",
            "less 80", "ether host 02:00:00:00:00:01", "ether broadcast", "multicast", "inbound", "outbound", "ifindex 1",
            "inbound and (tcp or udp)", "len = 60", "ip proto 47", "mpls", "pppoes", "ip6 proto 17", "ether proto 0x88cc",
            "not (tcp or udp)");

    @BeforeEach
    void needsRoot() {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "loading eBPF programs needs root");
    }

    @Test
    void shouldHandOverArrivingEthernetPacketsThatTheFilterTakes() {
        check(LinkLayer.ETHERNET.ingress(), LinkType.ETHERNET, Direction.IN, new PacketGenerator(7)::ethernet);
    }

    @Test
    void shouldHandOverLeavingEthernetPacketsThatTheFilterTakes() {
        check(LinkLayer.ETHERNET.egress(), LinkType.ETHERNET, Direction.OUT, new PacketGenerator(8)::ethernet);
    }

    private static void check(String program, int linkType, Direction direction, Supplier<byte[]> generator) {
        int taken = 0;
        for (String expression : EXPRESSIONS) {
            LiveFilter filter = LiveFilter.compile(expression, name -> 0);
            CaptureSettings settings =
                    new CaptureSettings(filter, 262_144, 0, 1 << 20, false, false, false, false, false, false, false, 0);
            try (LoadedBpf bpf = KernelPrograms.load(settings, new HookPlan(HookChoices.BEST, new RunningKernel()));
                    PacketRing ring = new PacketRing(RingBuffer.open(bpf.map("packets"), PacketRing.LONGEST));
                    Arena arena = Arena.ofConfined()) {
                KernelPrograms.beginPackets(bpf);
                OfflineFilter expected = new OfflineFilter(expression);
                for (int i = 0; i < PACKETS; i++) {
                    byte[] bytes = generator.get();
                    if (bytes.length < MIN_PACKET) {
                        continue;
                    }
                    run(arena, bpf.program(program).fd(), bytes);
                    boolean handedOver = ring.next();
                    assertEquals(
                            expected.matches(packet(bytes, linkType, direction)),
                            handedOver,
                            () -> expression + ": " + HexFormat.of().formatHex(bytes));
                    if (handedOver) {
                        taken++;
                        assertEquals(bytes.length, ring.wireLength());
                        assertEquals(direction, ring.direction());
                        ring.release(ring.position());
                    }
                }
            }
        }
        assertTrue(taken > PACKETS, "packets taken: " + taken);
    }

    private static void run(Arena arena, int fd, byte[] bytes) {
        MemorySegment options = bpf_test_run_opts.allocate(arena);
        bpf_test_run_opts.sz(options, bpf_test_run_opts.sizeof());
        bpf_test_run_opts.data_in(options, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes));
        bpf_test_run_opts.data_size_in(options, bytes.length);
        assertEquals(0, Libbpf.bpf_prog_test_run_opts(fd, options), "BPF_PROG_TEST_RUN");
    }

    private static Packet packet(byte[] bytes, int linkType, Direction direction) {
        Packet packet = new Packet();
        packet.bytes = bytes;
        packet.capturedLength = bytes.length;
        packet.wireLength = bytes.length;
        packet.direction = direction;
        packet.captureInterface = new CaptureInterface("lo", 1, 0, linkType, 262_144, false); // as the test run says
        return packet;
    }
}
