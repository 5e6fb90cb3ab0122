package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.sys.SystemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Attached programs: for each of some needs the best rung that this kernel takes. Closing detaches all. */
public final class Hooks implements AutoCloseable {
    private final HookPlan plan;
    private final Deque<Link> links = new ArrayDeque<>();
    private final List<HookUse> uses = new ArrayList<>();

    private Hooks(HookPlan plan) {
        this.plan = plan;
    }

    /** @throws HookException if a rung that was asked for cannot be had */
    static Hooks attach(LoadedBpf bpf, HookPlan plan, List<Need> needs) {
        Hooks hooks = new Hooks(plan);
        // Its first part gives sockets their cookies, so that from then on all hooks know them by these.
        ProcScan scan = plan.scansProc() && needs.contains(Need.EXISTING) ? ProcScan.begin(bpf) : null;
        try (HookAttacher attacher = new HookAttacher(bpf)) {
            for (Need need : needs) {
                Rung rung = hooks.attachBest(need, attacher);
                if (need == Need.EXISTING && scan != null) {
                    scan.finish();
                }
                hooks.uses.add(new HookUse(need, rung, plan.refusals(need)));
            }
            return hooks;
        } catch (HookException e) {
            hooks.close();
            throw e;
        }
    }

    private Rung attachBest(Need need, HookAttacher attacher) {
        for (Rung rung : plan.candidates(need)) {
            if (attach(rung, attacher)) {
                return rung;
            }
        }
        return null;
    }

    /** Attaches all of a rung that it does not stand without, or nothing. */
    private boolean attach(Rung rung, HookAttacher attacher) {
        int before = links.size();
        for (Hook hook : plan.hooks(rung)) {
            try {
                attacher.attach(hook).ifPresent(links::push);
            } catch (BpfException | SystemException e) {
                if (!plan.refuse(rung, hook, e.getMessage())) {
                    detachTo(before);
                    return false;
                }
            }
        }
        return true;
    }

    /** How each need is served. */
    public List<HookUse> uses() {
        return List.copyOf(uses);
    }

    private void detachTo(int count) {
        while (links.size() > count) {
            links.pop().close();
        }
    }

    @Override
    public void close() {
        detachTo(0);
    }
}
