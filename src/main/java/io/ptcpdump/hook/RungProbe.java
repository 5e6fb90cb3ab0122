package io.ptcpdump.hook;

import io.ptcpdump.bpf.KernelProbe;
import io.ptcpdump.bpf.ProbeResult;

/** Asks the kernel for each rung, whether it is used or not. Takes longer than a capture takes to start. */
public final class RungProbe {
    private final KernelFacts facts = new RunningKernel();

    /** Whether the kernel has a rung, as far as that can be told without attaching it; unknown counts as had. */
    public ProbeResult probe(Rung rung) {
        return switch (rung) {
            case PACKET_TCX -> KernelProbe.tcxLink();
            case NAT_CONNTRACK -> Conntrack.probe();
            default -> probeHooks(rung);
        };
    }

    private ProbeResult probeHooks(Rung rung) {
        for (Hook hook : rung.hooks()) {
            if (!hook.isOptional() && facts.probe(hook) instanceof ProbeResult.Unsupported missing) {
                return missing;
            }
        }
        return facts.probe(rung);
    }
}
