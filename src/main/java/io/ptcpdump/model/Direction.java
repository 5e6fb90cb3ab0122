package io.ptcpdump.model;

/** Which way a packet passed its interface, seen from this host. The values are those of pcapng's epb_flags, bits 0-1. */
public enum Direction {
    /** Not recorded: classic pcap files, and pcapng packets without flags. */
    UNKNOWN,
    /** Received by the interface. */
    IN,
    /** Sent through the interface. */
    OUT;

    private static final Direction[] BY_FLAG = values();

    /** The direction in the two lowest bits of an epb_flags word (pcapng draft, section 4.3.1). */
    public static Direction fromFlags(int flags) {
        int bits = flags & 3;
        return bits < BY_FLAG.length ? BY_FLAG[bits] : UNKNOWN;
    }
}
