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

    /** The numbers that follow are of this segment, which acknowledges something. */
    void segment(TcpSegment segment);

    /** Prints a number of the segment. */
    void print(int number, Kind kind, Line out);
}
