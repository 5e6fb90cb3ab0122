package io.ptcpdump.bpf;

import io.ptcpdump.ffi.libbpf.Libbpf;
import io.ptcpdump.ffi.libbpf.bpf_tc_hook;
import io.ptcpdump.ffi.libbpf.bpf_tc_opts;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.TcFilterEntry;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * BPF filters of ours in the clsact qdisc of one interface, for kernels without TCX. The qdisc is made if the interface has
 * none. {@link #close} takes our filters away, and the qdisc if it was made here and nobody else has put a filter there; what
 * others made is never touched. The kernel does not do this for a process that is killed: see {@link #remove}.
 */
public final class TcHook implements AutoCloseable {
    private record Attached(TcDirection direction, int priority, int handle) {}

    private final int interfaceIndex;
    /** Whether the qdisc is ours to remove. */
    private boolean madeQdisc;
    private final List<Attached> filters = new ArrayList<>();

    private TcHook(int interfaceIndex, boolean madeQdisc) {
        this.interfaceIndex = interfaceIndex;
        this.madeQdisc = madeQdisc;
    }

    /**
     * Sees to it that the interface has a clsact qdisc.
     *
     * @throws BpfException if the kernel refuses
     */
    public static TcHook open(int interfaceIndex) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment hook = hook(arena, interfaceIndex, Libbpf.BPF_TC_INGRESS() | Libbpf.BPF_TC_EGRESS());
            int result = (int) LibbpfCalls.TC_HOOK_CREATE.call(hook.address());
            if (result != -Errno.EEXIST) {
                BpfException.check(result, "add clsact to interface " + interfaceIndex);
            }
            return new TcHook(interfaceIndex, result == 0);
        }
    }

    /**
     * Adds a program as a filter in direct-action mode. The program answers TC_ACT_UNSPEC (-1) to leave the packet to the
     * filters after it.
     *
     * @param priority its place in the order, 1 the first; 0 lets the kernel put it before those that others left to it
     * @throws BpfException if the kernel refuses
     */
    public void attach(BpfProgram program, TcDirection direction, int priority) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment options = options(arena, priority, 0);
            bpf_tc_opts.prog_fd(options, program.fd());
            MemorySegment hook = hook(arena, interfaceIndex, direction.attachPoint());
            BpfException.check(LibbpfCalls.TC_ATTACH.call(hook.address(), options.address()),
                    "attach " + program.name() + " to tc " + direction.word() + " of interface " + interfaceIndex);
            filters.add(new Attached(direction, bpf_tc_opts.priority(options), bpf_tc_opts.handle(options)));
        }
    }

    /** The filters that an interface has now, anybody's. */
    public static List<TcFilterEntry> filters(int interfaceIndex, TcDirection direction) {
        boolean ingress = direction == TcDirection.INGRESS;
        return TcFilterEntry.list(interfaceIndex, ingress ? TcFilterEntry.CLSACT_INGRESS : TcFilterEntry.CLSACT_EGRESS);
    }

    /**
     * Removes a filter that an earlier process left behind.
     *
     * @throws BpfException if the kernel refuses; if it is gone already, that is no failure
     */
    public static void remove(int interfaceIndex, TcDirection direction, TcFilterEntry filter) {
        detach(interfaceIndex, new Attached(direction, filter.priority(), filter.handle()));
    }

    private static void detach(int interfaceIndex, Attached filter) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment options = options(arena, filter.priority(), filter.handle());
            MemorySegment hook = hook(arena, interfaceIndex, filter.direction().attachPoint());
            int result = (int) LibbpfCalls.TC_DETACH.call(hook.address(), options.address());
            if (!isGone(result)) {
                BpfException.check(result, "detach from tc " + filter.direction().word() + " of interface " + interfaceIndex);
            }
        }
    }

    /** Whether the filter, its qdisc (EINVAL) or its interface is no longer there. */
    private static boolean isGone(int result) {
        return result == -Errno.ENOENT || result == -Errno.ENODEV || result == -Errno.EINVAL;
    }

    private static MemorySegment hook(Arena arena, int interfaceIndex, int attachPoint) {
        MemorySegment hook = bpf_tc_hook.allocate(arena);
        bpf_tc_hook.sz(hook, hook.byteSize());
        bpf_tc_hook.ifindex(hook, interfaceIndex);
        bpf_tc_hook.attach_point(hook, attachPoint);
        return hook;
    }

    private static MemorySegment options(Arena arena, int priority, int handle) {
        MemorySegment options = bpf_tc_opts.allocate(arena);
        bpf_tc_opts.sz(options, options.byteSize());
        bpf_tc_opts.priority(options, priority);
        bpf_tc_opts.handle(options, handle);
        return options;
    }

    /**
     * Takes our filters away, even if one cannot be, and then the qdisc if it is ours alone.
     *
     * @throws BpfException if something could not be removed that is still there
     */
    @Override
    public void close() {
        BpfException failure = null;
        for (Attached filter : filters.reversed()) {
            try {
                detach(interfaceIndex, filter);
            } catch (BpfException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        filters.clear();
        if (failure != null) {
            throw failure;
        }
        if (madeQdisc) {
            removeUnusedQdisc();
            madeQdisc = false;
        }
    }

    private void removeUnusedQdisc() {
        for (TcDirection direction : TcDirection.values()) {
            if (!filters(interfaceIndex, direction).isEmpty()) {
                return;
            }
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment hook = hook(arena, interfaceIndex, Libbpf.BPF_TC_INGRESS() | Libbpf.BPF_TC_EGRESS());
            int result = (int) LibbpfCalls.TC_HOOK_DESTROY.call(hook.address());
            if (!isGone(result)) {
                BpfException.check(result, "remove clsact from interface " + interfaceIndex);
            }
        }
    }
}
