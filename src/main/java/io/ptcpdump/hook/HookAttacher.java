package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfProgram;
import io.ptcpdump.bpf.Link;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.sys.DetachedMount;
import java.util.Optional;

/** Attaches single hooks. Closing it leaves them attached. */
final class HookAttacher implements AutoCloseable {
    private final LoadedBpf bpf;
    /** Mounted when it is first needed. */
    private DetachedMount cgroup;

    HookAttacher(LoadedBpf bpf) {
        this.bpf = bpf;
    }

    /**
     * Attaches a hook, or runs it if it is one that is run once.
     *
     * @return what is to be detached, if it is attached
     * @throws io.ptcpdump.bpf.BpfException    if the kernel refuses
     * @throws io.ptcpdump.sys.SystemException likewise
     */
    Optional<Link> attach(Hook hook) {
        BpfProgram program = bpf.program(hook.program());
        return switch (hook.kind()) {
            case BTF_TRACEPOINT, RAW_TRACEPOINT, FUNCTION, PROBE -> Optional.of(Link.attach(program));
            case CGROUP -> Optional.of(Link.attachCgroup(program, rootCgroup().fd()));
            case ITERATOR -> {
                SocketScan.run(program);
                yield Optional.empty();
            }
        };
    }

    /**
     * The top of the one cgroup v2 hierarchy that there is, wherever it is mounted, and if it is not. Every process is below it, also
     * those that v1 controllers are used for.
     */
    private DetachedMount rootCgroup() {
        if (cgroup == null) {
            cgroup = DetachedMount.ofCgroups();
        }
        return cgroup;
    }

    @Override
    public void close() {
        if (cgroup != null) {
            cgroup.close();
        }
    }
}
