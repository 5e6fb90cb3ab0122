package io.ptcpdump.hook;

import io.ptcpdump.bpf.ProbeResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rungs may still serve each need. It begins with what the kernel says it has, and loses what turns out to be refused when it is
 * loaded or attached.
 */
final class HookPlan {
    private final HookChoices choices;
    private final Map<Need, List<Rung>> candidates = new EnumMap<>(Need.class);
    /** Optional programs that the kernel does not have. */
    private final Set<String> dropped = new HashSet<>();
    private final List<HookRefusal> refusals = new ArrayList<>();

    /** @throws HookException if a rung that was asked for cannot be had */
    HookPlan(HookChoices choices, KernelFacts facts) {
        this.choices = choices;
        for (Need need : Need.values()) {
            candidates.put(need, new ArrayList<>(choices.candidates(need)));
            for (Rung rung : choices.candidates(need)) {
                ask(rung, facts);
            }
        }
    }

    private void ask(Rung rung, KernelFacts facts) {
        if (facts.probe(rung) instanceof ProbeResult.Unsupported(String reason)) {
            refuse(rung, "", reason);
            return;
        }
        for (Hook hook : rung.hooks()) {
            if (facts.probe(hook) instanceof ProbeResult.Unsupported(String reason) && !refuse(rung, hook, reason)) {
                return;
            }
        }
    }

    /** The rungs that are left for a need, the best first. */
    List<Rung> candidates(Need need) {
        return List.copyOf(candidates.get(need));
    }

    /** The hooks of the best rung that is left for a need; none where no rung is. */
    List<Hook> bestHooks(Need need) {
        List<Rung> rungs = candidates.get(need);
        return rungs.isEmpty() ? List.of() : hooks(rungs.getFirst());
    }

    /** The hooks of a rung that are left. */
    List<Hook> hooks(Rung rung) {
        List<Hook> hooks = new ArrayList<>();
        for (Hook hook : rung.hooks()) {
            if (!dropped.contains(hook.program())) {
                hooks.add(hook);
            }
        }
        return hooks;
    }

    /** The programs to load: for each need those of the best rung, and of the next one where it may not be possible to attach that. */
    Set<String> programs() {
        Set<String> programs = new LinkedHashSet<>();
        for (List<Rung> rungs : candidates.values()) {
            for (Rung rung : rungs) {
                hooks(rung).forEach(hook -> programs.add(hook.program()));
                if (!rung.mayFailToAttach()) {
                    break;
                }
            }
        }
        return programs;
    }

    /**
     * Takes out a hook, and its rung unless it stands without.
     *
     * @return whether the rung stands
     * @throws HookException if the rung was asked for and does not stand
     */
    boolean refuse(Rung rung, Hook hook, String reason) {
        if (hook.isOptional()) {
            refusals.add(new HookRefusal(rung, hook.program(), true, reason));
            dropped.add(hook.program());
            return true;
        }
        refuse(rung, hook.program(), reason);
        return false;
    }

    private void refuse(Rung rung, String program, String reason) {
        HookRefusal refusal = new HookRefusal(rung, program, false, reason);
        refusals.add(refusal);
        if (choices.isForced(rung)) {
            throw new HookException(rung + " cannot be had: " + refusal.what());
        }
        candidates.get(rung.need()).remove(rung);
    }

    /** Whether existing sockets are looked for in /proc. */
    boolean scansProc() {
        List<Rung> rungs = candidates.get(Need.EXISTING);
        return !rungs.isEmpty() && rungs.getFirst() == Rung.EXISTING_PROC;
    }

    /** Whether every send is known before anything is sent. */
    boolean notesSends() {
        List<Rung> rungs = candidates.get(Need.SENDS);
        return !rungs.isEmpty() && rungs.getFirst() != Rung.SEND_TRACEPOINT;
    }

    /** Whether records come by {@link Rung#EVENT_SAMPLES}. */
    boolean samples() {
        return candidates.get(Need.EVENTS).getFirst() == Rung.EVENT_SAMPLES;
    }

    /**
     * Takes a program that the kernel did not load out of all rungs.
     *
     * @return whether any had it; else a capture cannot do without it
     * @throws HookException as for {@link #refuse}
     */
    boolean refuseProgram(String program, String reason) {
        boolean known = false;
        for (Need need : Need.values()) {
            for (Rung rung : candidates(need)) {
                for (Hook hook : rung.hooks()) { // with those that are dropped already: another rung may not stand without
                    if (hook.program().equals(program)) {
                        refuse(rung, hook, reason);
                        known = true;
                    }
                }
            }
        }
        return known;
    }

    /** What was refused of a need's rungs so far. */
    List<HookRefusal> refusals(Need need) {
        List<HookRefusal> ofNeed = new ArrayList<>();
        for (HookRefusal refusal : refusals) {
            if (refusal.rung().need() == need) {
                ofNeed.add(refusal);
            }
        }
        return ofNeed;
    }
}
