package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.BpfProgram;
import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.TcDirection;
import io.ptcpdump.bpf.TcFilter;
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
    private final LoadedBpf bpf;
    private final boolean in;
    private final boolean out;
    private final Map<Integer, List<AutoCloseable>> attached = new HashMap<>();
    private boolean tcx;

    /**
     * @param tcx whether to try TCX
     * @param in  whether packets that arrive are wanted
     * @param out whether packets that leave are wanted
     */
    public PacketHooks(LoadedBpf bpf, boolean tcx, boolean in, boolean out) {
        this.bpf = bpf;
        this.tcx = tcx;
        this.in = in;
        this.out = out;
    }

    /** Whether the programs hang in TCX, not in clsact. */
    public boolean usesTcx() {
        return tcx;
    }

    /**
     * Hooks an interface; one that is hooked already stays as it is.
     *
     * @throws BpfException if the kernel refuses, with ENODEV if the interface has gone
     */
    public void attach(int interfaceIndex, LinkLayer layer) {
        if (attached.containsKey(interfaceIndex)) {
            return;
        }
        List<AutoCloseable> links = new ArrayList<>(2);
        try {
            if (in) {
                links.add(attach(bpf.program(layer.ingress()), interfaceIndex, TcDirection.INGRESS));
            }
            if (out) {
                links.add(attach(bpf.program(layer.egress()), interfaceIndex, TcDirection.EGRESS));
            }
        } catch (BpfException e) {
            close(links);
            throw e;
        }
        attached.put(interfaceIndex, links);
    }

    /** Forgets an interface that has gone; the kernel has taken its programs off. */
    public void detach(int interfaceIndex) {
        List<AutoCloseable> links = attached.remove(interfaceIndex);
        if (links != null) {
            close(links);
        }
    }

    private AutoCloseable attach(BpfProgram program, int interfaceIndex, TcDirection direction) {
        if (tcx) {
            try {
                // First, so that no other program's verdict keeps a packet from being seen.
                return Link.attachTcx(program, interfaceIndex, direction, TcxPosition.FIRST);
            } catch (BpfException e) {
                if (e.errno() != Errno.EINVAL) {
                    throw e;
                }
                tcx = false;
            }
        }
        return TcFilter.attach(program, interfaceIndex, direction);
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
