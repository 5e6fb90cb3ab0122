package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.BpfIterator;
import io.ptcpdump.bpf.KernelProbe;
import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.sys.Fd;
import io.ptcpdump.sys.SystemException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/** The use of sockets: what makes a task their owner. */
final class SocketHooks {
    /** Attached to the root of the cgroup v2 hierarchy, where every process is, also those that v1 controllers are used for. */
    private static final List<String> CGROUP = List.of(
            "socket_create", "socket_release", "bind4", "bind6", "connect4", "connect6", "sendmsg4", "sendmsg6", "recvmsg4",
            "recvmsg6");
    private static final List<String> TRACEPOINTS =
            List.of("exit_accept", "exit_accept4", "sock_send_length", "sock_recv_length");

    private SocketHooks() {}

    /** Attaches all hooks that there are, then looks for the sockets that were there before. */
    static Hooks attach(LoadedBpf bpf) {
        Hooks hooks = new Hooks();
        attachToRootCgroup(bpf, hooks);
        for (String program : TRACEPOINTS) {
            hooks.attachTracepoint(bpf, program);
        }
        scan(bpf, hooks);
        return hooks;
    }

    private static void attachToRootCgroup(LoadedBpf bpf, Hooks hooks) {
        Path mount = cgroupMount();
        if (mount == null) {
            CGROUP.forEach(program -> hooks.miss(program, "cgroup v2 is not mounted"));
            return;
        }
        try (Fd root = Fd.open(mount.toString(), Fd.READ_ONLY)) {
            for (String program : CGROUP) {
                hooks.attach(program, () -> Link.attachCgroup(bpf.program(program), root.number()));
            }
        } catch (SystemException e) {
            CGROUP.forEach(program -> hooks.miss(program, e.getMessage()));
        }
    }

    private static Path cgroupMount() {
        try {
            return KernelProbe.cgroup2Mount().orElse(null);
        } catch (IOException e) {
            return null;
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
