package io.ptcpdump.dissect;

/** What tells whose the numbers of a TCP segment are, and what they count from. A reusable carrier. */
public final class TcpSegment {
    /** Whether the addresses are of IPv6; one of IPv4 is in the lower 32 bits of its first word. */
    public boolean ipv6;
    public long source0;
    public long source1;
    public long destination0;
    public long destination1;
    public int sourcePort;
    public int destinationPort;
    public int sequence;
    public int acknowledgement;
    /** Whether it is a SYN. */
    public boolean starts;
}
