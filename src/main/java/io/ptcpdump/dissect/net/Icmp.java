package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Internet Control Message Protocol: RFC 792, RFC 950, RFC 1191, RFC 1256, RFC 4884.
 *
 * <pre>
 *  0      1      2          4           8
 * +------+------+----------+-----------+-------------------------------
 * | type | code | checksum | by type   | by type; in errors, the packet
 * |      |      |          |           | in question from its IP header on
 * +------+------+----------+-----------+-------------------------------
 * </pre>
 *
 * A message whose text needs a byte that was not captured is not begun: only the truncation mark is printed.
 */
public final class Icmp implements Printer {
    static final int HEADER = 8;

    private static final int ECHO_REPLY = 0;
    private static final int UNREACHABLE = 3;
    private static final int SOURCE_QUENCH = 4;
    private static final int REDIRECT = 5;
    private static final int ECHO = 8;
    private static final int ROUTER_ADVERTISEMENT = 9;
    private static final int TIME_EXCEEDED = 11;
    private static final int PARAMETER_PROBLEM = 12;
    private static final int TIMESTAMP = 13;
    private static final int TIMESTAMP_REPLY = 14;
    private static final int MASK_REPLY = 18;

    private static final int CODE_PROTOCOL_UNREACHABLE = 2;
    private static final int CODE_PORT_UNREACHABLE = 3;
    private static final int CODE_FRAGMENTATION_NEEDED = 4;

    private static final int CHECKSUM = 2;
    private static final int IDENTIFIER = 4;
    private static final int SEQUENCE = 6;
    private static final int QUOTED_PROTOCOL = HEADER + Ipv4.PROTOCOL;
    private static final int QUOTED_DESTINATION = HEADER + Ipv4.DESTINATION;

    /** tcpdump's text of a router advertisement is at most this long. */
    private static final int ADVERTISEMENT_LIMIT = 163;

    @Override
    public void print(Dissection d, PacketReader in) {
        if (d.ip().version != 4) {
            IpPayload.printRequires(d, IpProtocol.ICMP, "IPv4");
            return;
        }
        Line out = d.out();
        out.enter("icmp");
        int length = in.claimed();
        int type = in.peekU8(0);
        int code = in.peekU8(1);
        if (!printMessage(d, in, type, code)) {
            d.printTruncated();
            return;
        }
        out.add(", length ").add(length);
        if (!d.verbose(1)) {
            return;
        }
        if (!d.ip().fragment && in.has(length)) {
            printChecksum(out, in, length);
        }
        int start = in.position();
        if (isError(type)) {
            printQuoted(d, in);
        }
        out.enter("icmp");
        if (type == UNREACHABLE || type == TIME_EXCEEDED || type == PARAMETER_PROBLEM) {
            in.seek(start);
            IcmpExtensions.print(d, in, length);
        }
    }

    /** Returns false where the message is cut. */
    private static boolean printMessage(Dissection d, PacketReader in, int type, int code) {
        Line out = d.out();
        switch (type) {
            case ECHO, ECHO_REPLY -> {
                in.need(HEADER);
                out.add(type == ECHO ? "ICMP echo request, id " : "ICMP echo reply, id ").add(in.peekU16(IDENTIFIER));
                out.add(", seq ").add(in.peekU16(SEQUENCE));
            }
            case UNREACHABLE -> {
                return printUnreachable(d, in, code);
            }
            case REDIRECT -> printRedirect(d, in, code);
            case ROUTER_ADVERTISEMENT -> {
                return printRouterAdvertisement(d, in);
            }
            case TIME_EXCEEDED -> {
                if (!in.has(QUOTED_DESTINATION + 4)) {
                    return false;
                }
                switch (code) {
                    case 0 -> out.add("ICMP time exceeded in-transit");
                    case 1 -> out.add("ICMP ip reassembly time exceeded");
                    default -> out.add("ICMP time exceeded-#").add(code);
                }
            }
            case PARAMETER_PROBLEM -> {
                int octet = code == 0 ? in.peekU8(4) : code;
                out.add(code == 0 ? "ICMP parameter problem - octet " : "ICMP parameter problem - code ").add(octet);
            }
            case MASK_REPLY -> {
                long mask = in.peekU32(HEADER);
                out.add("ICMP address mask is 0x").hex(mask, 8);
            }
            case TIMESTAMP -> {
                in.need(HEADER);
                out.add("ICMP time stamp query");
                printIdentifierAndSequence(out, in);
            }
            case TIMESTAMP_REPLY -> {
                return printTimestampReply(out, in);
            }
            default -> out.add("ICMP ").addName(typeName(type), "type-#", type, "");
        }
        return true;
    }

    private static void printIdentifierAndSequence(Line out, PacketReader in) {
        out.add(" id ").add(in.peekU16(IDENTIFIER)).add(" seq ").add(in.peekU16(SEQUENCE));
    }

    private static boolean printUnreachable(Dissection d, PacketReader in, int code) {
        Line out = d.out();
        if (code == CODE_PORT_UNREACHABLE) {
            return printPortUnreachable(d, in);
        }
        in.need(QUOTED_DESTINATION + 4);
        out.add("ICMP ");
        switch (code) {
            case 0, 6, 9, 11 -> out.add("net ");
            case 1, 7, 10, 12, 13, 14, 15 -> out.add("host ");
            default -> { }
        }
        d.printIpv4(in, in.position() + QUOTED_DESTINATION);
        if (code == CODE_PROTOCOL_UNREACHABLE) {
            out.add(" protocol ").add(in.peekU8(QUOTED_PROTOCOL));
        }
        out.add(" unreachable");
        switch (code) {
            case 0, 1, CODE_PROTOCOL_UNREACHABLE -> { }
            case CODE_FRAGMENTATION_NEEDED -> {
                int mtu = in.peekU16(6);
                out.add(" - need to frag");
                if (mtu != 0) {
                    out.add(" (mtu ").add(mtu).add(')');
                }
            }
            case 5 -> out.add(" - source route failed");
            case 6, 7 -> out.add(" - unknown");
            case 8 -> out.add(" - source host isolated");
            case 9, 10 -> out.add(" - admin prohibited");
            case 11, 12 -> out.add(" - tos prohibited");
            case 13 -> out.add(" - admin prohibited filter");
            case 14 -> out.add(" - host precedence violation");
            case 15 -> out.add(" - precedence cutoff");
            default -> out.add(" - #").add(code);
        }
        return true;
    }

    private static boolean printPortUnreachable(Dissection d, PacketReader in) {
        if (!in.has(QUOTED_PROTOCOL + 1)) {
            return false;
        }
        Line out = d.out();
        int port = in.peekU16(HEADER + (in.peekU8(HEADER) & 15) * 4 + 2);
        in.need(QUOTED_DESTINATION + 4);
        out.add("ICMP ");
        d.printIpv4(in, in.position() + QUOTED_DESTINATION);
        int protocol = in.peekU8(QUOTED_PROTOCOL);
        switch (protocol) {
            case IpProtocol.TCP -> out.add(" tcp port ").addName(d.names().tcpPort(port), "", port, "");
            case IpProtocol.UDP -> out.add(" udp port ").addName(d.names().udpPort(port), "", port, "");
            default -> out.add(" protocol ").add(protocol).add(" port ").add(port);
        }
        out.add(" unreachable");
        return true;
    }

    private static void printRedirect(Dissection d, PacketReader in, int code) {
        Line out = d.out();
        in.need(QUOTED_DESTINATION + 4);
        switch (code) {
            case 0, 1 -> out.add("ICMP redirect ");
            case 2, 3 -> out.add("ICMP redirect-tos ");
            default -> out.add("ICMP redirect-#").add(code).add(' ');
        }
        d.printIpv4(in, in.position() + QUOTED_DESTINATION);
        switch (code) {
            case 0, 2 -> out.add(" to net ");
            case 1, 3 -> out.add(" to host ");
            default -> out.add(" to ");
        }
        d.printIpv4(in, in.position() + 4);
    }

    /** RFC 1256 section 3. */
    private static boolean printRouterAdvertisement(Dissection d, PacketReader in) {
        if (!in.has(HEADER)) {
            return false;
        }
        Line out = d.out();
        int count = in.peekU8(4);
        int size = in.peekU8(5);
        int lifetime = in.peekU16(6);
        if (size == 2 && !in.has(HEADER + 8 * count)) {
            return false;
        }
        int start = out.add("ICMP ").length();
        out.add("router advertisement lifetime ");
        if (lifetime < 60) {
            out.add(lifetime);
        } else if (lifetime < 3600) {
            out.add(lifetime / 60).add(':').addPadded(lifetime % 60, 2);
        } else {
            out.add(lifetime / 3600).add(':').addPadded(lifetime % 3600 / 60, 2).add(':').addPadded(lifetime % 60, 2);
        }
        out.add(' ').add(count).add(':');
        if (size != 2) {
            out.add(" [size ").add(size).add(']');
            return true;
        }
        for (int at = HEADER; at < HEADER + 8 * count; at += 8) {
            out.add(" {");
            d.printIpv4(in, in.position() + at);
            out.add(' ').add(in.peekU32(at + 4)).add('}');
        }
        out.truncate(Math.min(out.length(), start + ADVERTISEMENT_LIMIT));
        return true;
    }

    private static boolean printTimestampReply(Line out, PacketReader in) {
        if (!in.has(20)) {
            return false;
        }
        out.add("ICMP time stamp reply");
        printIdentifierAndSequence(out, in);
        out.add(": org ");
        printTimeOfDay(out, in.peekU32(8));
        out.add(", recv ");
        printTimeOfDay(out, in.peekU32(12));
        out.add(", xmit ");
        printTimeOfDay(out, in.peekU32(16));
        return true;
    }

    /** Milliseconds since midnight UTC. */
    private static void printTimeOfDay(Line out, long time) {
        long seconds = time / 1000;
        out.addPadded(seconds / 3600, 2).add(':').addPadded(seconds / 60 % 60, 2).add(':').addPadded(seconds % 60, 2);
        out.add('.').addPadded(time % 1000, 3);
    }

    private static void printChecksum(Line out, PacketReader in, int length) {
        int remainder = Checksum.verify(in, in.position(), length);
        if (remainder != 0) {
            int found = in.peekU16(CHECKSUM);
            out.add(" (wrong icmp cksum ").hex(found).add(" (->").hex(Checksum.expected(found, remainder)).add(")!)");
        }
    }

    /** The packet in question, cut to its own length: extensions may follow it. */
    private static void printQuoted(Dissection d, PacketReader in) {
        d.out().add("\n\t");
        long ends = in.ends();
        in.seek(in.position() + HEADER);
        in.clip(in.peekU16(Ipv4.TOTAL_LENGTH));
        in.need(Ipv4.TOTAL_LENGTH + 2);
        d.nested(d.demux().etherType(EtherType.IPV4), in);
        in.restore(ends);
    }

    private static boolean isError(int type) {
        return type == UNREACHABLE || type == SOURCE_QUENCH || type == REDIRECT || type == TIME_EXCEEDED
                || type == PARAMETER_PROBLEM;
    }

    private static String typeName(int type) {
        return switch (type) {
            case SOURCE_QUENCH -> "source quench";
            case 10 -> "router solicitation";
            case 15 -> "information request";
            case 16 -> "information reply";
            case 17 -> "address mask request";
            default -> null;
        };
    }
}
