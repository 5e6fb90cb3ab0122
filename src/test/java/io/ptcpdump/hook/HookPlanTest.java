package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.bpf.ProbeResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HookPlanTest {
    private static final KernelFacts ALL = hook -> new ProbeResult.Supported();
    private static final KernelFacts UNKNOWN = hook -> new ProbeResult.Unknown("no tracefs");

    /** A kernel that has everything but some kinds of hooks and some programs. */
    private static KernelFacts without(Set<Hook.Kind> kinds, Set<String> programs) {
        return hook -> kinds.contains(hook.kind()) || programs.contains(hook.program())
                ? new ProbeResult.Unsupported("not here")
                : new ProbeResult.Supported();
    }

    private static HookChoices choices(String... words) {
        return HookChoices.parse(List.of(words));
    }

    private static Rung best(HookPlan plan, Need need) {
        return plan.candidates(need).isEmpty() ? null : plan.candidates(need).getFirst();
    }

    @Test
    void shouldTakeTheFirstRungOfEachNeedWhereTheKernelHasAllOrDoesNotSay() {
        for (KernelFacts facts : List.of(ALL, UNKNOWN)) {
            HookPlan plan = new HookPlan(HookChoices.BEST, facts);
            for (Need need : Need.values()) {
                assertEquals(need.rungs().getFirst(), best(plan, need));
                assertEquals(List.of(), plan.refusals(need));
            }
        }
    }

    @Test
    void shouldTakeTheNextRungThatTheKernelHas() {
        HookPlan noFunctions = new HookPlan(HookChoices.BEST, without(Set.of(Hook.Kind.FUNCTION), Set.of()));
        assertEquals(Rung.SEND_PROBE, best(noFunctions, Need.SENDS));
        assertEquals(Rung.ACCEPT_PROBE, best(noFunctions, Need.ACCEPT));
        HookPlan neither =
                new HookPlan(HookChoices.BEST, without(Set.of(Hook.Kind.FUNCTION, Hook.Kind.PROBE), Set.of("enter_call")));
        assertEquals(Rung.SEND_TRACEPOINT, best(neither, Need.SENDS));
        assertEquals(Rung.ACCEPT_SYSTEM_CALL, best(neither, Need.ACCEPT));
        HookPlan nothing = new HookPlan(HookChoices.BEST, hook -> new ProbeResult.Unsupported("not here"));
        assertEquals(null, best(nothing, Need.SENDS));
        assertEquals(Rung.PROCESS_PROC, best(nothing, Need.PROCESSES));
        assertEquals(Rung.PACKET_TCX, best(nothing, Need.PACKETS));
    }

    @Test
    void shouldDoWithoutAnOptionalProgram() {
        HookPlan plan = new HookPlan(choices("sends=syscall"), without(Set.of(), Set.of("sock_send_length", "sock_recv_length")));
        assertEquals(List.of(Rung.SEND_SYSTEM_CALL), plan.candidates(Need.SENDS));
        assertTrue(plan.programs().contains("enter_call"));
        assertFalse(plan.programs().contains("sock_send_length"));
        assertEquals(2, plan.refusals(Need.SENDS).size());
        assertTrue(plan.refusals(Need.SENDS).stream().allMatch(HookRefusal::isOptional));
    }

    @Test
    void shouldLoadTheNextRungTooWhereAttachingMayFail() {
        Set<String> programs = new HookPlan(HookChoices.BEST, ALL).programs();
        assertTrue(programs.containsAll(Set.of("fentry_sendmsg", "fentry_accept")));
        assertEquals(!System.getProperty("os.arch").equals("amd64"), programs.contains("kprobe_sendmsg"));
        Set<String> probes = new HookPlan(HookChoices.BEST, without(Set.of(Hook.Kind.FUNCTION), Set.of())).programs();
        assertTrue(probes.containsAll(Set.of("kprobe_sendmsg", "enter_call", "kprobe_accept", "exit_call")));
        assertTrue(programs.contains("sched_process_exec"));
        assertFalse(programs.contains("raw_process_exec"));
        Set<String> forced = new HookPlan(choices("sends=fentry", "accept=none"), ALL).programs();
        assertTrue(forced.contains("fentry_sendmsg"));
        assertFalse(forced.contains("kprobe_sendmsg"));
        assertFalse(forced.contains("fentry_accept"));
    }

    @Test
    void shouldDropOnlyTheRungsOfAProgramThatTheKernelDidNotLoad() {
        HookPlan plan = new HookPlan(HookChoices.BEST, without(Set.of(Hook.Kind.FUNCTION, Hook.Kind.PROBE), Set.of()));
        assertTrue(plan.refuseProgram("sock_send_length", "refused"));
        assertEquals(List.of(Rung.SEND_SYSTEM_CALL), plan.candidates(Need.SENDS));
        assertFalse(plan.programs().contains("sock_send_length"));
        assertTrue(plan.refuseProgram("sched_process_exec", "refused"));
        assertEquals(Rung.PROCESS_RAW, best(plan, Need.PROCESSES));
        assertFalse(plan.programs().contains("sched_process_fork"));
        assertTrue(plan.programs().contains("raw_process_fork"));
        assertFalse(plan.refuseProgram("ptcpdump_in_l2", "refused"), "a capture cannot do without");
        assertFalse(plan.refuseProgram("", "refused"));
    }

    /** A kernel that has all programs, but not what some rungs need besides. */
    private static KernelFacts withoutRingBuffers() {
        return new KernelFacts() {
            @Override
            public ProbeResult probe(Hook hook) {
                return new ProbeResult.Supported();
            }

            @Override
            public ProbeResult probe(Rung rung) {
                return rung == Rung.EVENT_RING ? new ProbeResult.Unsupported("no ring buffers") : new ProbeResult.Supported();
            }
        };
    }

    @Test
    void shouldTakeSamplesWhereTheKernelHasNoRingBuffers() {
        assertFalse(new HookPlan(HookChoices.BEST, ALL).samples());
        assertTrue(new HookPlan(choices("events=perf"), ALL).samples());
        HookPlan plan = new HookPlan(HookChoices.BEST, withoutRingBuffers());
        assertTrue(plan.samples());
        assertEquals(List.of(new HookRefusal(Rung.EVENT_RING, "", false, "no ring buffers")), plan.refusals(Need.EVENTS));
        HookException e = assertThrows(HookException.class, () -> new HookPlan(choices("events=ringbuf"), withoutRingBuffers()));
        assertEquals("events=ringbuf cannot be had: no ring buffers", e.getMessage());
    }

    @Test
    void shouldFailWhereAForcedRungCannotBeHad() {
        HookException e = assertThrows(
                HookException.class, () -> new HookPlan(choices("sends=kprobe"), without(Set.of(Hook.Kind.PROBE), Set.of())));
        assertEquals("sends=kprobe cannot be had: kprobe_sendmsg: not here", e.getMessage());
        HookPlan plan = new HookPlan(choices("processes=raw_tp"), ALL);
        e = assertThrows(HookException.class, () -> plan.refuseProgram("raw_process_exit", "refused"));
        assertEquals("processes=raw_tp cannot be had: raw_process_exit: refused", e.getMessage());
    }
}
