package io.ptcpdump.dissect;

/**
 * The innermost IP header around what is being printed: what the pseudo-header checksums and the printed address pair of a
 * transport protocol need. Positions are absolute ({@link PacketReader#u8At}).
 */
public final class NetworkHeader {
    /** 4 or 6; 0 outside of IP. */
    public int version;
    /** Position of the header's first byte. */
    public int at;
    public int sourceAt;
    /** Position of the final destination: the last address of a route, where there is one. */
    public int destinationAt;
    /** Whether this packet is a fragment of a larger one. */
    public boolean fragment;
    /** Time to live or hop limit, 0 to 255. */
    public int hopLimit;

    void copyFrom(NetworkHeader other) {
        version = other.version;
        at = other.at;
        sourceAt = other.sourceAt;
        destinationAt = other.destinationAt;
        fragment = other.fragment;
        hopLimit = other.hopLimit;
    }

    /** Length of one of its addresses in bytes. */
    public int addressLength() {
        return version == 4 ? 4 : 16;
    }
}
