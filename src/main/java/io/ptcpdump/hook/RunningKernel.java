package io.ptcpdump.hook;

import io.ptcpdump.bpf.KernelProbe;
import io.ptcpdump.bpf.KernelTypes;
import io.ptcpdump.bpf.ProbeResult;

/** The kernel that runs here, asked only what takes next to no time. */
final class RunningKernel implements KernelFacts {
    private static final ProbeResult UNASKED = new ProbeResult.Unknown("not asked");

    private ProbeResult functions;

    @Override
    public ProbeResult probe(Hook hook) {
        return switch (hook.kind()) {
            case BTF_TRACEPOINT, RAW_TRACEPOINT -> KernelProbe.tracepoint(hook.target());
            case FUNCTION -> function(hook);
            case PROBE -> KernelProbe.kprobes();
            case CGROUP, ITERATOR -> UNASKED;
        };
    }

    @Override
    public ProbeResult probe(Rung rung) {
        return rung == Rung.EVENT_RING ? KernelProbe.ringBuffer() : KernelFacts.super.probe(rung);
    }

    private ProbeResult function(Hook hook) {
        if (functions == null) {
            functions = KernelProbe.functionHooks();
        }
        // The functions of others are in all kernels that are known; looking them up takes longer than to load their programs.
        if (functions instanceof ProbeResult.Supported && hook.isOptional()) {
            try (KernelTypes types = KernelTypes.read()) {
                return types.hasFunction(hook.target())
                        ? functions
                        : new ProbeResult.Unsupported("the kernel has no function " + hook.target());
            }
        }
        return functions;
    }
}
