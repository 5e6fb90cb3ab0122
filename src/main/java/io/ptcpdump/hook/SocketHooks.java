package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.BpfIterator;
import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.sys.DetachedMount;
import io.ptcpdump.sys.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** The use of sockets: what makes a task their owner. */
final class SocketHooks {
    /** Attached to the root of the cgroup v2 hierarchy, where every process is, also those that v1 controllers are used for. */
    private static final List<String> CGROUP = List.of(
            "socket_create", "socket_release", "bind4", "bind6", "connect4", "connect6", "sendmsg4", "sendmsg6", "recvmsg4",
            "recvmsg6", "socket_egress", "socket_ingress");
    private static final List<String> BTF_TRACEPOINTS = List.of("sock_send_length", "sock_recv_length");

    private SocketHooks() {}

    /** Attaches all hooks that there are, then looks for the sockets that were there before. */
    static Hooks attach(LoadedBpf bpf) {
        Hooks hooks = new Hooks();
        attachToRootCgroup(bpf, hooks);
        for (String program : BTF_TRACEPOINTS) {
            hooks.attachBtfTracepoint(bpf, program);
        }
        attachToSystemCall(bpf, hooks, "exit_accept", "syscalls/sys_exit_accept");
        attachToSystemCall(bpf, hooks, "exit_accept4", "syscalls/sys_exit_accept4");
        scan(bpf, hooks);
        return hooks;
    }

    private static void attachToSystemCall(LoadedBpf bpf, Hooks hooks, String program, String tracepoint) {
        hooks.attach(program, () -> Link.attachTracepoint(bpf.program(program), tracepoint));
    }

    private static void attachToRootCgroup(LoadedBpf bpf, Hooks hooks) {
        // The top of the one hierarchy that there is, wherever it is mounted, and if it is not.
        try (DetachedMount cgroup = DetachedMount.of("cgroup2")) {
            for (String program : CGROUP) {
                hooks.attach(program, () -> Link.attachCgroup(bpf.program(program), cgroup.fd()));
            }
        } catch (SystemException e) {
            CGROUP.forEach(program -> hooks.miss(program, e.getMessage()));
        }
    }

    /** Runs the iterator over all open files once; it writes nothing, but fills the owners map. */
    private static void scan(LoadedBpf bpf, Hooks hooks) {
        try (BpfIterator files = BpfIterator.open(bpf.program("scan_sockets"));
                Arena arena = Arena.ofConfined()) {
            MemorySegment nothing = arena.allocate(8);
            while (files.read(nothing) > 0) {
                continue;
            }
        } catch (BpfException e) {
            hooks.miss("scan_sockets", e.getMessage());
        }
    }
}
