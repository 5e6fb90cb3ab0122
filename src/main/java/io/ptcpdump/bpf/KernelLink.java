package io.ptcpdump.bpf;

import io.ptcpdump.ffi.libbpf.bpf_link_create_opts;
import io.ptcpdump.sys.Fd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A link made by BPF_LINK_CREATE: the descriptor is the attachment. */
final class KernelLink implements Link {
    private final Fd fd;

    private KernelLink(Fd fd) {
        this.fd = fd;
    }

    /**
     * Attaches.
     *
     * @param target     descriptor or interface index, as the attach type wants
     * @param attachType BPF_ attach type value
     */
    static KernelLink create(BpfProgram program, int target, int attachType, int flags, String operation) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment options = bpf_link_create_opts.allocate(arena);
            bpf_link_create_opts.sz(options, options.byteSize());
            bpf_link_create_opts.flags(options, flags);
            long result = LibbpfCalls.LINK_CREATE.call(program.fd(), target, attachType, options.address());
            return new KernelLink(Fd.adopt(BpfException.check(result, operation)));
        }
    }

    int fd() {
        return fd.number();
    }

    @Override
    public void close() {
        fd.close();
    }
}
