package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.NetworkHeader;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Internet Protocol version 6, RFC 8200 section 3.
 *
 * <pre>
 *  0               1               2               3               4
 * +-------+---------------+---------------------------------------+
 * |version| traffic class | flow label                            |
 * +-------+-------+-------+-------+---------------+---------------+
 * | payload length                | next header   | hop limit     |
 * +-------------------------------+---------------+---------------+
 * | source address, 16 bytes; destination address, 16 bytes; extension headers ...
 * </pre>
 */
public final class Ipv6 implements Printer {
    static final int HEADER = 40;
    static final int PAYLOAD_LENGTH = 4;
    static final int NEXT_HEADER = 6;
    static final int SOURCE = 8;
    static final int DESTINATION = 24;

    private static final int HOP_LIMIT = 7;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("ip6");
        if (!d.options().linkHeader()) {
            out.add("IP6 ");
        }
        int length = in.claimed();
        if (length < HEADER) {
            IpPayload.printBadLength(d, "length", length, HEADER);
            return;
        }
        int version = in.peekU8(0) >>> 4;
        if (version != 6) {
            IpPayload.printBadVersion(d, version, 6);
            return;
        }
        int payloadLength = in.peekU16(PAYLOAD_LENGTH);
        // Without a payload length there may be a jumbo payload option, which is met on the way.
        int total = payloadLength != 0 ? payloadLength + HEADER : length + HEADER;
        if (payloadLength != 0) {
            printExcess(d, total, length);
        }
        int nextHeader = in.peekU8(NEXT_HEADER);
        if (d.verbose(1)) {
            printHeader(out, in, nextHeader, payloadLength);
        }
        if (!in.has(HEADER)) {
            d.printTruncated();
            return;
        }
        long ends = in.ends();
        in.clip(Math.min(length, total));
        note(d.ip(), in);
        if (!IpPayload.printsAddresses(d, nextHeader)) {
            d.printIpv6(in, in.position() + SOURCE);
            out.add(" > ");
            d.printIpv6(in, in.position() + DESTINATION);
            out.add(": ");
        }
        printChain(d, in, total, length);
        in.restore(ends);
    }

    /** Prints the extension headers, then the payload. */
    private static void printChain(Dissection d, PacketReader in, int total, int length) {
        int start = in.position();
        int payloadLength = in.peekU16(PAYLOAD_LENGTH);
        int nextHeader = in.peekU8(NEXT_HEADER);
        int left = total - HEADER;
        long jumbo = 0;
        boolean hopByHop = false;
        in.skip(HEADER);
        while (isExtension(nextHeader)) {
            int at = in.position();
            int advance;
            if (nextHeader == IpProtocol.HOP_BY_HOP) {
                if (at != start + HEADER) {
                    printMisplaced(d, hopByHop);
                    return;
                }
                hopByHop = true;
                jumbo = Ipv6Options.printHopByHop(d, in, payloadLength);
                advance = jumbo < 0 ? -1 : Ipv6Options.length(in);
            } else {
                advance = printExtension(d, in, nextHeader, start);
            }
            if (advance < 0) {
                return;
            }
            nextHeader = in.peekU8(0);
            d.out().enter("ip6");
            if (left < advance) {
                d.printTruncated();
                return;
            }
            left -= advance;
            in.seek(at + advance);
        }
        boolean extended = in.position() != start + HEADER;
        if (jumbo != 0) {
            printJumboPayload(d, in, nextHeader, jumbo, start, length);
        } else if (payloadLength != 0) {
            in.claimOnly(left);
            IpPayload.print(d, in, nextHeader, left);
        } else if (extended) {
            d.printTruncated();
        } else {
            in.clip(0);
            IpPayload.print(d, in, nextHeader, 0);
        }
    }

    /**
     * Prints an extension header other than that for all hops.
     *
     * @return its length in bytes, or -1 where nothing more is to be printed
     */
    private static int printExtension(Dissection d, PacketReader in, int nextHeader, int start) {
        return switch (nextHeader) {
            case IpProtocol.DESTINATION_OPTIONS -> Ipv6Options.printDestination(d, in);
            case IpProtocol.FRAGMENT -> FragmentHeader.print(d, in, start);
            case IpProtocol.ROUTING -> {
                if (in.has(1)) {
                    yield RoutingHeader.print(d, in);
                }
                d.printTruncated();
                yield -1;
            }
            default -> {
                MobilityHeader.print(d, in);
                yield -1;
            }
        };
    }

    /** A payload of 64 KiB or more, RFC 2675. */
    private static void printJumboPayload(Dissection d, PacketReader in, int nextHeader, long jumbo, int start, int length) {
        int headers = in.position() - start;
        long total = jumbo + HEADER & 0xffffffffL;
        if (total < headers) {
            d.printTruncated();
            return;
        }
        printExcess(d, total, length);
        long left = total - headers;
        in.claimOnly((int) Math.min(left, Integer.MAX_VALUE));
        IpPayload.print(d, in, nextHeader, left);
    }

    private static boolean isExtension(int nextHeader) {
        return switch (nextHeader) {
            case IpProtocol.HOP_BY_HOP, IpProtocol.ROUTING, IpProtocol.FRAGMENT, IpProtocol.DESTINATION_OPTIONS,
                    IpProtocol.MOBILITY_OLD, IpProtocol.MOBILITY -> true;
            default -> false;
        };
    }

    private static void printMisplaced(Dissection d, boolean again) {
        d.out().add(again ? "[The Hop-by-Hop Options header was already found]"
                : "[The Hop-by-Hop Options header don't follow the IPv6 header]");
        d.printInvalid();
    }

    /** Says where a packet claims to be longer than what holds it. */
    private static void printExcess(Dissection d, long total, int length) {
        if (total > length) {
            d.out().add("[header+payload length ").add(total).add(" > length ").add(length).add(']');
            d.printInvalid();
            d.out().add(' ');
        }
    }

    private static void printHeader(Line out, PacketReader in, int nextHeader, int payloadLength) {
        int flow = in.peekI32(0);
        out.add('(');
        if ((flow & 0x0ff00000) != 0) {
            out.add("class 0x").hex(flow >>> 20 & 0xff, 2).add(", ");
        }
        if ((flow & 0x000fffff) != 0) {
            out.add("flowlabel 0x").hex(flow & 0x000fffff, 5).add(", ");
        }
        int hopLimit = in.peekU8(HOP_LIMIT);
        out.add("hlim ").add(hopLimit).add(", next-header ").add(IpProtocol.name(nextHeader));
        out.add(" (").add(nextHeader).add("), payload length ").add(payloadLength).add(") ");
    }

    private static void note(NetworkHeader ip, PacketReader in) {
        int at = in.position();
        ip.version = 6;
        ip.at = at;
        ip.sourceAt = at + SOURCE;
        ip.destinationAt = at + DESTINATION;
        ip.finalDestinationAt = ip.destinationAt;
        ip.routed = false;
        ip.fragment = false;
        ip.hopLimit = in.peekU8(HOP_LIMIT);
    }
}
