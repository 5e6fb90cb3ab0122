package io.ptcpdump.bpf;

/** Where a program comes among those that TCX runs on one side of an interface. */
public enum TcxPosition {
    /** Before all that are there now: it sees packets that they drop or redirect. */
    FIRST(1 << 3),
    /** After all that are there now: it sees what they leave. */
    LAST(1 << 4);

    /** BPF_F_BEFORE or BPF_F_AFTER of include/uapi/linux/bpf.h; without a program to relate to they mean the ends. */
    private final int flag;

    TcxPosition(int flag) {
        this.flag = flag;
    }

    int flag() {
        return flag;
    }
}
