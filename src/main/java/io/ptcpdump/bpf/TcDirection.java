package io.ptcpdump.bpf;

import io.ptcpdump.ffi.libbpf.Libbpf;

/** Which packets of an interface a traffic control program sees. */
public enum TcDirection {
    /** Those that arrive. */
    INGRESS("ingress"),
    /** Those that leave. */
    EGRESS("egress");

    /** enum bpf_attach_type of include/uapi/linux/bpf.h; newer than the headers of the bindings. */
    private static final int BPF_TCX_INGRESS = 46;
    private static final int BPF_TCX_EGRESS = 47;

    private final String word;

    TcDirection(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    int attachType() {
        return this == INGRESS ? BPF_TCX_INGRESS : BPF_TCX_EGRESS;
    }

    /** libbpf's enum bpf_tc_attach_point. */
    int attachPoint() {
        return this == INGRESS ? Libbpf.BPF_TC_INGRESS() : Libbpf.BPF_TC_EGRESS();
    }
}
