package io.ptcpdump.filter;

/** Offsets in struct __sk_buff, the packet as a TC program sees it (the kernel's include/uapi/linux/bpf.h). */
final class SkBuffField {
    static final int LEN = 0;
    /** 1 where the kernel holds an 802.1Q or 802.1ad tag apart from the packet's bytes, else 0. */
    static final int VLAN_PRESENT = 20;

    static final int VLAN_TCI = 24;
    /** TPID of the tag, big-endian. */
    static final int VLAN_PROTO = 28;

    static final int IFINDEX = 40;

    private SkBuffField() {}
}
