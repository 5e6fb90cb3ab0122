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
    /** Position of the destination in the header itself, which is what is printed. */
    public int destinationAt;
    /** Position of the last address of a source route, which pseudo-headers hold; {@link #destinationAt} where there is none. */
    public int finalDestinationAt;
    /** Whether there was a routing header (IPv6): only the first one tells the final destination. */
    public boolean routed;
    /** Whether more fragments follow (IPv4), or there is a fragment header (IPv6); upper printers see first fragments only. */
    public boolean fragment;
    /** Time to live or hop limit, 0 to 255. */
    public int hopLimit;

    void copyFrom(NetworkHeader other) {
        version = other.version;
        at = other.at;
        sourceAt = other.sourceAt;
        destinationAt = other.destinationAt;
        finalDestinationAt = other.finalDestinationAt;
        routed = other.routed;
        fragment = other.fragment;
        hopLimit = other.hopLimit;
    }

    /** Length of one of its addresses in bytes. */
    public int addressLength() {
        return version == 4 ? 4 : 16;
    }

    /** The address at an absolute position, or of an IPv6 address its first half: to compare addresses, with {@link #addressRest}. */
    public long addressStart(PacketReader in, int position) {
        return version == 6 ? in.u64At(position) : in.u32At(position);
    }

    /** The second half of an IPv6 address, 0 of an IPv4 one. */
    public long addressRest(PacketReader in, int position) {
        return version == 6 ? in.u64At(position + 8) : 0;
    }

    /**
     * The sum, carries not yet taken in, of the pseudo-header of a payload: RFC 9293 section 3.1 for IPv4, RFC 8200 section 8.1
     * for IPv6.
     *
     * @param length of the payload in bytes, unsigned
     */
    public long pseudoHeaderSum(PacketReader in, int protocol, long length) {
        long sum = protocol + (length >>> 16) + (length & 0xffff);
        sum = in.sum(sum, sourceAt, addressLength());
        return in.sum(sum, finalDestinationAt, addressLength());
    }
}
