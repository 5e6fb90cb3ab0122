package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.bpf.KernelProbe;
import io.ptcpdump.bpf.ProbeResult;
import io.ptcpdump.bpf.TcDirection;
import io.ptcpdump.bpf.TcHook;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.TcFilterEntry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("root")
class PacketHooksTest {
    private static final List<Rung> BEST = Need.PACKETS.rungs();
    private static final List<Rung> CLSACT = List.of(Rung.PACKET_CLSACT);

    private VethPair veth;
    private int near;
    private LoadedPrograms programs;
    private PacketCounters counters;

    @BeforeEach
    void load() throws IOException, InterruptedException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to load programs and make interfaces");
        veth = new VethPair();
        near = VethPair.index(veth.near);
        programs = loadPrograms();
        counters = programs.packetCounters();
    }

    @AfterEach
    void unload() throws IOException {
        if (programs != null) {
            programs.close();
        }
        if (veth != null) {
            veth.close();
        }
    }

    private static CaptureSettings settings() {
        LiveFilter filter = LiveFilter.compile("udp port " + VethPair.PORT, name -> 0);
        return new CaptureSettings(filter, 65_535, 0, 1 << 16, false, false, false, false, false, false, false, 0);
    }

    private static LoadedPrograms loadPrograms() {
        LoadedPrograms programs = LoadedPrograms.load(settings(), HookChoices.BEST);
        programs.beginPackets();
        return programs;
    }

    private long countSent(int packets) throws IOException {
        long before = counters.received(near);
        veth.send(packets);
        return counters.received(near) - before;
    }

    private String qdiscs() throws IOException, InterruptedException {
        return VethPair.run("tc", "qdisc", "show", "dev", veth.near);
    }

    private List<TcFilterEntry> filters(TcDirection direction) {
        return TcHook.filters(near, direction);
    }

    /** Leaves filters whose programs nobody holds, as a process does that is killed. */
    private void abandonFilters() {
        try (LoadedPrograms abandoned = loadPrograms()) {
            abandoned.packetHooks(CLSACT, true, true).attach(near, LinkLayer.ETHERNET);
        }
    }

    @Test
    void shouldSeePacketsThroughTcxAndDetach() throws IOException, InterruptedException {
        assumeTrue(KernelProbe.tcxLink() instanceof ProbeResult.Supported, "kernel has no TCX");
        try (PacketHooks hooks = programs.packetHooks(BEST, true, true)) {
            assertTrue(hooks.attach(near, LinkLayer.ETHERNET));
            assertTrue(hooks.attach(near, LinkLayer.ETHERNET));
            assertEquals(Rung.PACKET_TCX, hooks.use().rung());
            assertEquals(20, countSent(20));
            assertFalse(qdiscs().contains("clsact"));
        }
        assertEquals(0, countSent(20));
    }

    @Test
    void shouldSeePacketsThroughClsactAndLeaveNothingBehind() throws IOException, InterruptedException {
        try (PacketHooks hooks = programs.packetHooks(CLSACT, true, true)) {
            assertTrue(hooks.attach(near, LinkLayer.ETHERNET));
            assertEquals(Rung.PACKET_CLSACT, hooks.use().rung());
            assertEquals(20, countSent(20));
            assertEquals("ptcpdump_in_l2:[" + filters(TcDirection.INGRESS).getFirst().programId() + "]",
                    filters(TcDirection.INGRESS).getFirst().name());
            assertEquals("ptcpdump_out_l2:[" + filters(TcDirection.EGRESS).getFirst().programId() + "]",
                    filters(TcDirection.EGRESS).getFirst().name());
        }
        assertEquals(0, countSent(20));
        assertFalse(qdiscs().contains("clsact"));
    }

    @Test
    void shouldGoOnCountingWhereAnInterfaceIsHookedAgain() throws IOException {
        try (PacketHooks hooks = programs.packetHooks(BEST, true, true)) {
            hooks.attach(near, LinkLayer.ETHERNET);
            assertEquals(20, countSent(20));
            hooks.detach(near);
            hooks.attach(near, LinkLayer.ETHERNET);
            assertEquals(20, counters.received(near));
            assertEquals(20, countSent(20));
        }
    }

    @Test
    void shouldTakeNoPacketBeforeTheBeginning() throws IOException {
        try (LoadedPrograms notBegun = LoadedPrograms.load(settings(), HookChoices.BEST);
                PacketHooks hooks = notBegun.packetHooks(BEST, true, true)) {
            PacketCounters counters = notBegun.packetCounters();
            hooks.attach(near, LinkLayer.ETHERNET);
            veth.send(20);
            assertEquals(0, counters.received(near));
            notBegun.beginPackets();
            veth.send(20);
            assertEquals(20, counters.received(near));
        }
    }

    @Test
    void shouldLoadTheProgramsOfALayerThatNoInterfaceHadBefore() {
        for (boolean expected : new boolean[] {false, true}) {
            try (PacketHooks hooks = programs.packetHooks(CLSACT, true, true)) {
                if (expected) {
                    hooks.expectAnyLayer();
                }
                hooks.attach(near, LinkLayer.RAW);
                assertTrue(filters(TcDirection.INGRESS).getFirst().name().startsWith("ptcpdump_in_l3:"));
                assertTrue(filters(TcDirection.EGRESS).getFirst().name().startsWith("ptcpdump_out_l3:"));
            }
        }
    }

    @Test
    void shouldHookOnlyTheSideThatIsWanted() throws IOException {
        try (PacketHooks hooks = programs.packetHooks(CLSACT, true, false)) {
            hooks.attach(near, LinkLayer.ETHERNET);
            assertEquals(1, filters(TcDirection.INGRESS).size());
            assertEquals(0, filters(TcDirection.EGRESS).size());
            assertEquals(0, countSent(20));
        }
    }

    @Test
    void shouldLeaveWhatOthersPutThere() throws IOException, InterruptedException {
        VethPair.run("tc", "qdisc", "add", "dev", veth.near, "clsact");
        VethPair.run("tc", "filter", "add", "dev", veth.near, "egress", "pref", "5", "bpf", "bytecode", "1,6 0 0 0");
        List<TcFilterEntry> others = filters(TcDirection.EGRESS);
        try (PacketHooks hooks = programs.packetHooks(CLSACT, true, true)) {
            hooks.attach(near, LinkLayer.ETHERNET);
            assertEquals(20, countSent(20));
            assertEquals(2, filters(TcDirection.EGRESS).size());
        }
        assertEquals(others, filters(TcDirection.EGRESS));
        assertEquals(List.of(), filters(TcDirection.INGRESS));
        assertTrue(qdiscs().contains("clsact"));
    }

    @Test
    void shouldComeNextWhereTheFirstPriorityIsAnothers() throws IOException, InterruptedException {
        VethPair.run("tc", "qdisc", "add", "dev", veth.near, "clsact");
        VethPair.run("tc", "filter", "add", "dev", veth.near, "egress", "protocol", "ip", "pref", "1", "bpf", "bytecode", "1,6 0 0 0");
        List<TcFilterEntry> others = filters(TcDirection.EGRESS);
        try (PacketHooks hooks = programs.packetHooks(CLSACT, false, true)) {
            hooks.attach(near, LinkLayer.ETHERNET);
            assertEquals(20, countSent(20));
            assertEquals(2, filters(TcDirection.EGRESS).getLast().priority());
        }
        assertEquals(others, filters(TcDirection.EGRESS));
    }

    @Test
    void shouldRemoveWhatAKilledRunLeft() throws IOException, InterruptedException {
        abandonFilters();
        int stale = filters(TcDirection.EGRESS).getFirst().programId();
        assertEquals(1, filters(TcDirection.INGRESS).size());
        try (PacketHooks hooks = programs.packetHooks(CLSACT, false, true)) {
            hooks.attach(near, LinkLayer.ETHERNET);
            assertEquals(1, filters(TcDirection.EGRESS).size());
            assertNotEquals(stale, filters(TcDirection.EGRESS).getFirst().programId());
            assertEquals(List.of(), filters(TcDirection.INGRESS));
            assertEquals(20, countSent(20));
        }
        assertEquals(List.of(), filters(TcDirection.EGRESS));
        assertTrue(qdiscs().contains("clsact"), "nobody knows who made it");
    }

    @Test
    void shouldLeaveTheFiltersOfARunThatGoesOn() throws IOException {
        try (LoadedPrograms others = loadPrograms();
                PacketHooks theirs = others.packetHooks(CLSACT, true, true)) {
            theirs.attach(near, LinkLayer.ETHERNET);
            try (PacketHooks hooks = programs.packetHooks(CLSACT, true, true)) {
                hooks.attach(near, LinkLayer.ETHERNET);
                assertEquals(2, filters(TcDirection.INGRESS).size());
                assertEquals(20, countSent(20));
                assertEquals(20, others.packetCounters().received(near));
            }
            assertEquals(1, filters(TcDirection.INGRESS).size());
            assertEquals(1, filters(TcDirection.EGRESS).size());
        }
    }

    @Test
    void shouldNotMindAnInterfaceThatHasGone() throws IOException, InterruptedException {
        try (PacketHooks tcx = programs.packetHooks(BEST, true, true);
                PacketHooks clsact = programs.packetHooks(CLSACT, true, true)) {
            tcx.attach(near, LinkLayer.ETHERNET);
            clsact.attach(near, LinkLayer.ETHERNET);
            veth.remove();
            tcx.detach(near);
            clsact.detach(near);
            assertFalse(tcx.attach(near, LinkLayer.ETHERNET));
            assertFalse(clsact.attach(near, LinkLayer.ETHERNET));
        }
    }
}
