package io.ptcpdump.hook;

import io.ptcpdump.bpf.KernelProbe;
import io.ptcpdump.bpf.KernelTypes;
import io.ptcpdump.bpf.ProbeResult;

/** Whether the kernel programs can read a packet's entry in connection tracking, and so the addresses before translation. */
public final class Conntrack {
    /** Of struct sk_buff alone, where the entry is. */
    private static final String MEMBER = "_nfct";

    private Conntrack() {}

    /** Asks the kernel's types, which takes tens of milliseconds; the programs themselves are told when they are loaded. */
    public static ProbeResult probe() {
        if (KernelProbe.kernelTypes() instanceof ProbeResult.Unsupported missing) {
            return missing;
        }
        try (KernelTypes types = KernelTypes.read()) {
            return types.hasName(MEMBER)
                    ? new ProbeResult.Supported()
                    : new ProbeResult.Unsupported("the kernel was built without connection tracking");
        }
    }

    /** @throws HookException if they cannot */
    static void require() {
        if (probe() instanceof ProbeResult.Unsupported(String reason)) {
            throw new HookException(Rung.NAT_CONNTRACK + " cannot be had: " + reason);
        }
    }
}
