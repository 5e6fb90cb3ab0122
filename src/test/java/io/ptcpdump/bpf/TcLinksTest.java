package io.ptcpdump.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.NetworkLink;
import io.ptcpdump.sys.NetworkLinks;
import io.ptcpdump.sys.TcFilterEntry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attaches to a veth pair of its own; what is sent into one end arrives at the other. */
@Tag("root")
class TcLinksTest {
    private static final String NAME = "ptt" + ProcessHandle.current().pid() % 100_000;
    private static final String ADDRESS = "198.18.77.1";
    private static final String NEIGHBOUR = "198.18.77.2";
    private static final int NO_INTERFACE = 0x7fff_0000;

    private int near;
    private int far;
    private LoadedBpf bpf;
    private PerCpuCounters counters;

    @BeforeEach
    void makeInterfaces() throws IOException, InterruptedException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to make interfaces");
        run("ip", "link", "add", NAME, "type", "veth", "peer", "name", NAME + "p");
        run("ip", "addr", "add", ADDRESS + "/30", "dev", NAME);
        run("ip", "link", "set", NAME, "up");
        run("ip", "link", "set", NAME + "p", "up");
        run("ip", "neigh", "add", NEIGHBOUR, "lladdr", "02:00:00:00:00:02", "dev", NAME);
        try (NetworkLinks links = NetworkLinks.open()) {
            for (NetworkLink link : links.all()) {
                near = link.name().equals(NAME) ? link.index() : near;
                far = link.name().equals(NAME + "p") ? link.index() : far;
            }
        }
        bpf = BpfLifecycleTest.load();
        counters = new PerCpuCounters(bpf.map("counters"));
    }

    @AfterEach
    void removeInterfaces() throws IOException, InterruptedException {
        if (bpf != null) {
            bpf.close();
            run("ip", "link", "del", NAME);
        }
    }

    private static String run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), String.join(" ", words) + ": " + output);
        return output;
    }

    /** How many packets the program counted while some were sent. */
    private long countSent(int packets) throws IOException {
        long before = counters.sum(0);
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < packets; i++) {
                socket.send(new DatagramPacket(new byte[10], 10, new InetSocketAddress(NEIGHBOUR, 9)));
            }
        }
        return counters.sum(0) - before;
    }

    private void requireTcx() {
        assumeTrue(KernelProbe.tcxLink() instanceof ProbeResult.Supported, "kernel has no TCX");
    }

    @Test
    void shouldSeePacketsThroughTcxUntilTheLinkIsClosed() throws IOException {
        requireTcx();
        BpfProgram program = bpf.program("record_packet");
        try (Link _ = Link.attachTcx(program, near, TcDirection.EGRESS, TcxPosition.LAST);
                Link _ = Link.attachTcx(program, far, TcDirection.INGRESS, TcxPosition.FIRST)) {
            long seen = countSent(20);
            assertTrue(seen >= 40, "20 that leave and 20 that arrive, saw " + seen);
        }
        assertEquals(0, countSent(20));
    }

    @Test
    void shouldSayThatThereIsNoSuchInterface() {
        requireTcx();
        BpfException e = assertThrows(BpfException.class, () -> Link.attachTcx(
                bpf.program("record_packet"), NO_INTERFACE, TcDirection.INGRESS, TcxPosition.FIRST));
        assertEquals(Errno.ENODEV, e.errno());
        assertEquals("attach record_packet to tcx ingress of interface " + NO_INTERFACE + ": No such device", e.getMessage());
    }

    @Test
    void shouldAttachFiltersAndLeaveNothingBehind() throws IOException, InterruptedException {
        TcHook hook = TcHook.open(near);
        hook.attach(bpf.program("record_packet"), TcDirection.EGRESS, 1);
        hook.attach(bpf.program("record_packet"), TcDirection.INGRESS, 0);
        assertTrue(countSent(20) >= 20);
        List<TcFilterEntry> filters = TcHook.filters(near, TcDirection.EGRESS);
        assertEquals(1, filters.size());
        assertEquals(1, filters.getFirst().priority());
        assertEquals("bpf", filters.getFirst().kind());
        assertTrue(filters.getFirst().programId() > 0);
        assertEquals("record_packet:[" + filters.getFirst().programId() + "]", filters.getFirst().name());
        assertEquals(1, TcHook.filters(near, TcDirection.INGRESS).size());
        hook.close();
        hook.close();
        assertEquals(0, countSent(20));
        assertFalse(run("tc", "qdisc", "show", "dev", NAME).contains("clsact"));
    }

    @Test
    void shouldLeaveAQdiscThatOthersMade() throws IOException, InterruptedException {
        run("tc", "qdisc", "add", "dev", NAME, "clsact");
        try (TcHook hook = TcHook.open(near)) {
            hook.attach(bpf.program("record_packet"), TcDirection.EGRESS, 1);
        }
        assertTrue(run("tc", "qdisc", "show", "dev", NAME).contains("clsact"));
    }

    @Test
    void shouldLeaveItsQdiscToOthersWhoUseIt() throws IOException, InterruptedException {
        try (TcHook hook = TcHook.open(near)) {
            hook.attach(bpf.program("record_packet"), TcDirection.EGRESS, 1);
            run("tc", "filter", "add", "dev", NAME, "ingress", "pref", "5", "bpf", "bytecode", "1,6 0 0 0");
        }
        assertEquals(List.of(), TcHook.filters(near, TcDirection.EGRESS));
        List<TcFilterEntry> others = TcHook.filters(near, TcDirection.INGRESS);
        assertEquals(1, others.size());
        assertEquals(new TcFilterEntry(5, others.getFirst().handle(), "bpf", "", 0), others.getFirst());
    }

    @Test
    void shouldRemoveWhatAProcessThatWasKilledLeft() throws IOException, InterruptedException {
        TcHook abandoned = TcHook.open(near);
        abandoned.attach(bpf.program("record_packet"), TcDirection.EGRESS, 1);
        TcFilterEntry left = TcHook.filters(near, TcDirection.EGRESS).getFirst();
        TcHook.remove(near, TcDirection.EGRESS, left);
        assertEquals(List.of(), TcHook.filters(near, TcDirection.EGRESS));
        TcHook.remove(near, TcDirection.EGRESS, left);
        abandoned.close();
    }

    @Test
    void shouldNotMindAnInterfaceThatIsGone() throws IOException, InterruptedException {
        TcHook hook = TcHook.open(near);
        hook.attach(bpf.program("record_packet"), TcDirection.EGRESS, 1);
        run("ip", "link", "del", NAME);
        run("ip", "link", "add", NAME, "type", "veth", "peer", "name", NAME + "p");
        hook.close();
    }
}
