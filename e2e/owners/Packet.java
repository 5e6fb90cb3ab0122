/**
 * One packet of the capture, seen from the end that its owner is at: the source of what leaves, the target of what arrives. An ICMP
 * error is seen as the packet that it quotes, which travelled the other way.
 *
 * @param time nanoseconds since 1970
 * @param out whether it leaves
 * @param protocol tcp, udp, icmp, icmp6, ip-N or ether-0xNNNN
 * @param isData whether it carries what a process wrote, and not only the kernel's part of a connection
 * @param starts whether it is the SYN that starts a connection
 * @param finishes whether it is a FIN
 * @param resets whether it is a RST
 * @param next of a TCP segment the sequence number that follows it, relative to the connection's first
 * @param acknowledged of a TCP segment the sequence number that it acknowledges, relative, too
 * @param owner whom the capture names
 */
record Packet(
        long time,
        boolean out,
        String protocol,
        Endpoint local,
        Endpoint remote,
        boolean isData,
        boolean starts,
        boolean finishes,
        boolean resets,
        long next,
        long acknowledged,
        Owner owner) {

    /** The end of the connection that the packet is seen from. */
    String end() {
        return protocol + ' ' + local + ' ' + remote;
    }

    @Override
    public String toString() {
        return time / 1_000_000_000 + String.format(".%09d ", time % 1_000_000_000) + (out ? "out " : "in ") + protocol + ' '
                + local + (out ? " > " : " < ") + remote + (isData ? " data" : "") + (starts ? " syn" : "") + (resets ? " reset" : "");
    }
}
