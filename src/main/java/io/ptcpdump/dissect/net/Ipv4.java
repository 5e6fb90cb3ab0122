package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.NetworkHeader;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Internet Protocol version 4, RFC 791 section 3.1.
 *
 * <pre>
 *  0               1               2                               4
 * +---------------+---------------+-------------------------------+
 * | version, words| traffic class | total length                  |
 * +---------------+---------------+-----+-------------------------+
 * | identification                |flags| fragment offset         |
 * +---------------+---------------+-----+-------------------------+
 * | time to live  | protocol      | header checksum               |
 * +---------------+---------------+-------------------------------+
 * | source address                                                |
 * +---------------------------------------------------------------+
 * | destination address                                           |
 * +---------------------------------------------------------------+
 * | options ...
 * </pre>
 */
public final class Ipv4 implements Printer {
    static final int HEADER = 20;
    static final int TOTAL_LENGTH = 2;
    static final int PROTOCOL = 9;
    static final int SOURCE = 12;
    static final int DESTINATION = 16;

    private static final int TRAFFIC_CLASS = 1;
    private static final int IDENTIFICATION = 4;
    private static final int FRAGMENT = 6;
    private static final int TIME_TO_LIVE = 8;
    private static final int CHECKSUM = 10;

    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int OFFSET_MASK = 0x1fff;

    private static final ValueNames FLAG_NAMES = ValueNames.of(MORE_FRAGMENTS, "+", 0x4000, "DF", 0x8000, "rsvd");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("ip");
        if (!d.options().linkHeader()) {
            out.add("IP ");
        }
        int length = in.claimed();
        if (length < HEADER) {
            IpPayload.printBadLength(d, "length", length, HEADER);
            return;
        }
        int first = in.peekU8(0);
        if (first >>> 4 != 4) {
            IpPayload.printBadVersion(d, first >>> 4, 4);
            return;
        }
        int headerLength = (first & 15) * 4;
        if (headerLength < HEADER) {
            IpPayload.printBadLength(d, "header length", headerLength, HEADER);
            return;
        }
        int totalLength = in.peekU16(TOTAL_LENGTH);
        if (totalLength > length) {
            out.add("[total length ").add(totalLength).add(" > length ").add(length).add(']');
            d.printInvalid();
            out.add(' ');
        }
        boolean segmentedLater = totalLength == 0; // a host leaves the length to a card that cuts the packet in segments
        if (segmentedLater) {
            totalLength = length;
        }
        if (totalLength < headerLength) {
            out.add("[total length ").add(totalLength).add(" < header length ").add(headerLength).add(']');
            d.printInvalid();
            return;
        }
        if (!in.has(HEADER)) {
            d.printTruncated();
            return;
        }
        long ends = in.ends();
        in.clip(Math.min(length, totalLength));
        in.claimOnly(totalLength);
        if (!d.verbose(1) || printHeader(d, in, headerLength, segmentedLater)) {
            printPayload(d, in, headerLength);
        }
        in.restore(ends);
    }

    /** The header's fields, for {@code -v}; returns whether the options were there in full. */
    private static boolean printHeader(Dissection d, PacketReader in, int headerLength, boolean segmentedLater) {
        Line out = d.out();
        int trafficClass = in.peekU8(TRAFFIC_CLASS);
        out.add("(tos 0x").hex(trafficClass);
        switch (trafficClass & 3) {
            case 1 -> out.add(",ECT(1)");
            case 2 -> out.add(",ECT(0)");
            case 3 -> out.add(",CE");
            default -> { }
        }
        int timeToLive = in.peekU8(TIME_TO_LIVE);
        if (timeToLive >= 1) {
            out.add(", ttl ").add(timeToLive);
        }
        int fragment = in.peekU16(FRAGMENT);
        out.add(", id ").add(in.peekU16(IDENTIFICATION)).add(", offset ").add((fragment & OFFSET_MASK) * 8).add(", flags [");
        FLAG_NAMES.printBits(out, fragment & ~OFFSET_MASK, ", ", "none");
        int protocol = in.peekU8(PROTOCOL);
        out.add("], proto ").add(IpProtocol.name(protocol)).add(" (").add(protocol).add("), length ");
        if (segmentedLater) {
            out.add(in.claimed()).add(" [was 0, presumed TSO]");
        } else {
            out.add(in.peekU16(TOTAL_LENGTH));
        }
        boolean complete = true;
        if (headerLength > HEADER) {
            out.add(", options (");
            complete = Ipv4Options.print(d, in, HEADER, headerLength);
            out.add(complete ? ")" : " [truncated-option])");
        }
        if (!d.options().noChecksums() && in.has(headerLength)) {
            printChecksum(out, in, headerLength);
        }
        out.add(d.options().oneLine() ? ") " : ")\n    ");
        if (!complete) {
            printAddresses(d, in);
            d.out().add(": ");
            d.printTruncated();
        }
        return complete;
    }

    private static void printChecksum(Line out, PacketReader in, int headerLength) {
        int remainder = Checksum.verify(in, in.position(), headerLength);
        if (remainder != 0) {
            int found = in.peekU16(CHECKSUM);
            out.add(", bad cksum ").hex(found).add(" (->").hex(Checksum.expected(found, remainder)).add(")!");
        }
    }

    private static void printPayload(Dissection d, PacketReader in, int headerLength) {
        Line out = d.out();
        int fragment = in.peekU16(FRAGMENT);
        int protocol = in.peekU8(PROTOCOL);
        if ((fragment & OFFSET_MASK) != 0) {
            printAddresses(d, in);
            out.add(": ").addName(d.names().ipProtocol(protocol), "ip-proto-", protocol, "");
            return;
        }
        if (!IpPayload.printsAddresses(d, protocol)) {
            printAddresses(d, in);
            out.add(": ");
        }
        if (!in.has(headerLength)) {
            out.add(" [remaining caplen(").add(in.captured()).add(") < header length(").add(headerLength).add(")]");
            in.need(headerLength);
        }
        note(d.ip(), in, headerLength, (fragment & MORE_FRAGMENTS) != 0);
        in.skip(headerLength);
        IpPayload.print(d, in, protocol, in.claimed());
    }

    private static void note(NetworkHeader ip, PacketReader in, int headerLength, boolean moreFragments) {
        int at = in.position();
        ip.version = 4;
        ip.at = at;
        ip.sourceAt = at + SOURCE;
        ip.destinationAt = at + DESTINATION;
        ip.finalDestinationAt = at + Ipv4Options.finalDestination(in, HEADER, headerLength);
        ip.fragment = moreFragments;
        ip.hopLimit = in.peekU8(TIME_TO_LIVE);
    }

    private static void printAddresses(Dissection d, PacketReader in) {
        int at = in.position();
        d.printIpv4(in, at + SOURCE);
        d.out().add(" > ");
        d.printIpv4(in, at + DESTINATION);
    }
}
