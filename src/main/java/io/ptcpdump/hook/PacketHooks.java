package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.BpfProgram;
import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.TcDirection;
import io.ptcpdump.bpf.TcHook;
import io.ptcpdump.bpf.TcxPosition;
import io.ptcpdump.sys.Background;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.SystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The packet programs on interfaces: through TCX where the kernel has it (Linux 6.6), else as filters of a clsact qdisc. Closing
 * takes them off.
 */
public final class PacketHooks implements AutoCloseable {
    /** Before the filters of others, whose verdicts would keep packets from being seen. */
    private static final int HIGHEST_PRIORITY = 1;
    /** Where others have filters of other kinds at all the priorities up to this one, the kernel's refusal stands. */
    private static final int LOWEST_PRIORITY = 16;

    private static final String NO_TCX = "the kernel has no TCX";

    private final LoadedBpf bpf;
    private final Background<LoadedBpf> rawPrograms;
    private boolean wantsRawPrograms;
    private final PacketCounters counters;
    private final List<TcDirection> directions = new ArrayList<>(2);
    private final List<HookRefusal> refusals = new ArrayList<>();
    private final Map<Integer, List<Attachment>> attached = new HashMap<>();
    /** The first one is used; it goes where the kernel does not have it. */
    private final List<Rung> rungs;

    /**
     * @param rawLoader loads the programs of {@link LinkLayer#RAW} if they are needed and were not loaded at the start
     * @param rungs the ways to try, in this order: of those of {@link Need#PACKETS}, not empty
     * @param in  whether packets that arrive are wanted
     * @param out whether packets that leave are wanted
     */
    PacketHooks(LoadedBpf bpf, Supplier<LoadedBpf> rawLoader, List<Rung> rungs, boolean in, boolean out) {
        this.bpf = bpf;
        rawPrograms = new Background<>("late-load", rawLoader);
        counters = new PacketCounters(bpf);
        this.rungs = new ArrayList<>(rungs);
        if (in) {
            directions.add(TcDirection.INGRESS);
        }
        if (out) {
            directions.add(TcDirection.EGRESS);
        }
    }

    /** How the programs are attached; what is meant to be used, until the first interface has been hooked. */
    public HookUse use() {
        return new HookUse(Need.PACKETS, rungs.getFirst(), refusals);
    }

    /**
     * Hooks an interface; one that is hooked already stays as it is.
     *
     * @return false if the interface has gone
     * @throws BpfException  if the kernel refuses
     * @throws HookException if it has not what was asked for
     */
    public boolean attach(int interfaceIndex, LinkLayer layer) {
        if (attached.containsKey(interfaceIndex)) {
            return true;
        }
        counters.begin(interfaceIndex);
        try {
            attached.put(interfaceIndex, attachWhereItGoes(interfaceIndex, layer));
            return true;
        } catch (BpfException e) {
            if (e.errno() == Errno.ENODEV) {
                return false;
            }
            throw e;
        }
    }

    private List<Attachment> attachWhereItGoes(int interfaceIndex, LinkLayer layer) {
        if (rungs.getFirst() == Rung.PACKET_TCX) {
            try {
                return attachTcx(interfaceIndex, layer);
            } catch (BpfException e) {
                if (e.errno() != Errno.EINVAL) {
                    throw e;
                }
                if (rungs.size() == 1) {
                    throw new HookException(Rung.PACKET_TCX + " cannot be had: " + NO_TCX);
                }
                rungs.removeFirst();
                refusals.add(new HookRefusal(Rung.PACKET_TCX, layer.ingress(), false, NO_TCX));
            }
        }
        return attachClsact(interfaceIndex, layer);
    }

    /** Forgets an interface that has gone; the kernel has taken its programs off. */
    public void detach(int interfaceIndex) {
        List<Attachment> attachments = attached.remove(interfaceIndex);
        if (attachments != null) {
            close(attachments);
        }
    }

    private List<Attachment> attachTcx(int interfaceIndex, LinkLayer layer) {
        List<Attachment> links = new ArrayList<>(2);
        try {
            for (TcDirection direction : directions) {
                // First, so that no other program's verdict keeps a packet from being seen.
                links.add(Link.attachTcx(program(layer, direction), interfaceIndex, direction, TcxPosition.FIRST)::close);
            }
            return links;
        } catch (BpfException e) {
            close(links);
            throw e;
        }
    }

    private List<Attachment> attachClsact(int interfaceIndex, LinkLayer layer) {
        TcHook hook = TcHook.open(interfaceIndex);
        try {
            StaleFilters.remove(interfaceIndex);
            for (TcDirection direction : directions) {
                attachFirst(hook, program(layer, direction), direction);
            }
            return List.of(hook::close);
        } catch (BpfException | SystemException e) {
            try {
                hook.close();
            } catch (BpfException f) {
                e.addSuppressed(f);
            }
            throw e;
        }
    }

    /** A priority belongs to one kind of filter and one protocol: where another's has it, ours comes next. */
    private static void attachFirst(TcHook hook, BpfProgram program, TcDirection direction) {
        for (int priority = HIGHEST_PRIORITY; ; priority++) {
            try {
                hook.attach(program, direction, priority);
                return;
            } catch (BpfException e) {
                if (e.errno() != Errno.EINVAL || priority == LOWEST_PRIORITY) {
                    throw e;
                }
            }
        }
    }

    private BpfProgram program(LinkLayer layer, TcDirection direction) {
        String name = direction == TcDirection.INGRESS ? layer.ingress() : layer.egress();
        if (layer != LinkLayer.RAW || bpf.isLoaded(name)) {
            return bpf.program(name);
        }
        wantsRawPrograms = true;
        return rawPrograms.get().program(name);
    }

    /** Makes ready, in a thread of its own, for interfaces that may come: of a layer that no interface had at the start. */
    public void expectAnyLayer() {
        if (!bpf.isLoaded(LinkLayer.RAW.ingress())) {
            wantsRawPrograms = true;
            rawPrograms.begin();
        }
    }

    /**
     * Takes all programs off, even if one cannot be.
     *
     * @throws BpfException if a filter could not be removed that is still there
     */
    @Override
    public void close() {
        List<Attachment> all = new ArrayList<>();
        attached.values().forEach(all::addAll);
        attached.clear();
        try {
            close(all);
        } finally {
            closeRawPrograms();
        }
    }

    private void closeRawPrograms() {
        if (!wantsRawPrograms) {
            return;
        }
        try {
            rawPrograms.get().close();
        } catch (BpfException notLoaded) {
            // Nothing to close. Who needed them was told.
        }
    }

    private static void close(List<Attachment> attachments) {
        BpfException failure = null;
        for (Attachment each : attachments) {
            try {
                each.close();
            } catch (BpfException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What keeps programs on an interface. */
    private interface Attachment {
        void close();
    }
}
