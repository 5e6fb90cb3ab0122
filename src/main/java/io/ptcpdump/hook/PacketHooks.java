package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.BpfProgram;
import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.TcDirection;
import io.ptcpdump.bpf.TcHook;
import io.ptcpdump.bpf.TcxPosition;
import io.ptcpdump.sys.Errno;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The packet programs on interfaces: through TCX where the kernel has it (Linux 6.6), else as filters of a clsact qdisc. Closing
 * takes them off.
 */
public final class PacketHooks implements AutoCloseable {
    /** Before the filters of others, whose verdicts would keep packets from being seen. */
    private static final int HIGHEST_PRIORITY = 1;

    private final LoadedBpf bpf;
    private final List<TcDirection> directions = new ArrayList<>(2);
    private final Map<Integer, List<AutoCloseable>> attached = new HashMap<>();
    private boolean tcx;

    /**
     * @param tcx whether to try TCX
     * @param in  whether packets that arrive are wanted
     * @param out whether packets that leave are wanted
     */
    PacketHooks(LoadedBpf bpf, boolean tcx, boolean in, boolean out) {
        this.bpf = bpf;
        this.tcx = tcx;
        if (in) {
            directions.add(TcDirection.INGRESS);
        }
        if (out) {
            directions.add(TcDirection.EGRESS);
        }
    }

    /** Whether the programs hang in TCX, not in clsact. */
    public boolean usesTcx() {
        return tcx;
    }

    /**
     * Hooks an interface; one that is hooked already stays as it is.
     *
     * @return false if the interface has gone
     * @throws BpfException if the kernel refuses
     */
    public boolean attach(int interfaceIndex, LinkLayer layer) {
        if (attached.containsKey(interfaceIndex)) {
            return true;
        }
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

    private List<AutoCloseable> attachWhereItGoes(int interfaceIndex, LinkLayer layer) {
        if (tcx) {
            try {
                return attachTcx(interfaceIndex, layer);
            } catch (BpfException e) {
                if (e.errno() != Errno.EINVAL) {
                    throw e;
                }
                tcx = false;
            }
        }
        return attachClsact(interfaceIndex, layer);
    }

    /** Forgets an interface that has gone; the kernel has taken its programs off. */
    public void detach(int interfaceIndex) {
        List<AutoCloseable> links = attached.remove(interfaceIndex);
        if (links != null) {
            close(links);
        }
    }

    private List<AutoCloseable> attachTcx(int interfaceIndex, LinkLayer layer) {
        List<AutoCloseable> links = new ArrayList<>(2);
        try {
            for (TcDirection direction : directions) {
                // First, so that no other program's verdict keeps a packet from being seen.
                links.add(Link.attachTcx(program(layer, direction), interfaceIndex, direction, TcxPosition.FIRST));
            }
            return links;
        } catch (BpfException e) {
            close(links);
            throw e;
        }
    }

    private List<AutoCloseable> attachClsact(int interfaceIndex, LinkLayer layer) {
        TcHook hook = TcHook.open(interfaceIndex);
        try {
            for (TcDirection direction : directions) {
                hook.attach(program(layer, direction), direction, HIGHEST_PRIORITY);
            }
            return List.of(hook);
        } catch (BpfException e) {
            hook.close();
            throw e;
        }
    }

    private BpfProgram program(LinkLayer layer, TcDirection direction) {
        return bpf.program(direction == TcDirection.INGRESS ? layer.ingress() : layer.egress());
    }

    @Override
    public void close() {
        attached.values().forEach(PacketHooks::close);
        attached.clear();
    }

    private static void close(List<AutoCloseable> links) {
        for (AutoCloseable link : links) {
            try {
                link.close();
            } catch (Exception ignored) {
                // The interface has gone, and the program with it.
            }
        }
    }
}
