package io.ptcpdump.filter;

/**
 * Facts about a packet that are not among its bytes. A classic program reads one by an absolute load at a negative offset
 * (the kernel's include/uapi/linux/filter.h).
 */
interface Ancillary {
    /** SKF_AD_OFF, where the kernel's ancillary offsets begin. */
    int OFFSET = -0x1000;

    /** Packet type, as sll_pkttype of packet(7): {@link #PACKET_OUTGOING}, or another value for a received packet. */
    int PACKET_TYPE = OFFSET + 4;

    /** Index of the interface. */
    int INTERFACE_INDEX = OFFSET + 8;

    int PACKET_HOST = 0;
    int PACKET_OUTGOING = 4;

    /** What {@link #load} returns for a fact that is not known. */
    long ABSENT = -1;

    /** The fact at a negative offset, 0 to 2^32 - 1, or {@link #ABSENT}. */
    long load(int offset);
}
