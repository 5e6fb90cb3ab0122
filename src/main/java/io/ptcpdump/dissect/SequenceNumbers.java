package io.ptcpdump.dissect;

/**
 * Prints the sequence numbers of TCP segments, relative to the first ones of their connection where these are known. So what is
 * printed of a segment depends on those before it, in their order.
 */
public interface SequenceNumbers {
    /** What a number is to its segment. */
    enum Kind {
        SEQUENCE,
        ACKNOWLEDGEMENT,
        /** An edge of a block that is acknowledged selectively, RFC 2018. */
        SELECTIVE
    }

    /** The numbers that follow are printed as they are. */
    void plain();

    /**
     * The numbers that follow are of this segment, which acknowledges something.
     *
     * @param ipv6       whether the addresses are of IPv6; an IPv4 address is the lower 32 bits of its first word
     * @param starts     whether it is a SYN
     */
    void segment(
            boolean ipv6,
            long source0,
            long source1,
            long destination0,
            long destination1,
            int sourcePort,
            int destinationPort,
            int sequence,
            int acknowledgement,
            boolean starts);

    /** Prints a number of the segment. */
    void print(int number, Kind kind, Line out);
}
