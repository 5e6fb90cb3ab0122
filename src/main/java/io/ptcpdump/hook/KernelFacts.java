package io.ptcpdump.hook;

import io.ptcpdump.bpf.ProbeResult;

/** What is known of the kernel before anything is loaded. */
interface KernelFacts {
    /** Whether the kernel can have a hook. One that it may yet refuse is supported or unknown. */
    ProbeResult probe(Hook hook);

    /** Whether it has what a rung needs besides its hooks. */
    default ProbeResult probe(Rung rung) {
        return new ProbeResult.Supported();
    }
}
