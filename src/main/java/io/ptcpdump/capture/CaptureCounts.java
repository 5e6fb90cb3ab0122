package io.ptcpdump.capture;

/**
 * What became of the packets that passed the filters. Once a capture has ended, {@code captured + dropped == received}.
 *
 * @param captured packets that the sink took
 * @param received packets that passed the filter, and the process filter if there is one
 * @param dropped  packets of those that found no room in the ring
 */
public record CaptureCounts(long captured, long received, long dropped) {}
