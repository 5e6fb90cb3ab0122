package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Internet Control Message Protocol for IPv6: RFC 4443; neighbour discovery, multicast listeners and others have classes of
 * their own.
 *
 * <pre>
 *  0      1      2          4           8
 * +------+------+----------+-----------+----------
 * | type | code | checksum | by type   | by type
 * +------+------+----------+-----------+----------
 * </pre>
 */
public final class Icmp6 implements Printer {
    static final int HEADER = 8;

    private static final int UNREACHABLE = 1;
    private static final int PACKET_TOO_BIG = 2;
    private static final int TIME_EXCEEDED = 3;
    private static final int PARAMETER_PROBLEM = 4;
    private static final int ECHO_REQUEST = 128;
    private static final int ECHO_REPLY = 129;
    private static final int LISTENER_QUERY = 130;
    private static final int LISTENER_REPORT = 131;
    private static final int LISTENER_DONE = 132;
    private static final int ROUTER_SOLICITATION = 133;
    private static final int ROUTER_ADVERTISEMENT = 134;
    private static final int NEIGHBOR_SOLICITATION = 135;
    private static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int REDIRECT = 137;
    private static final int ROUTER_RENUMBERING = 138;
    private static final int NODE_INFORMATION_QUERY = 139;
    private static final int NODE_INFORMATION_REPLY = 140;
    private static final int INVERSE_SOLICITATION = 141;
    private static final int INVERSE_ADVERTISEMENT = 142;
    private static final int LISTENER_REPORT_V2 = 143;
    private static final int HOME_AGENT_REQUEST = 144;
    private static final int HOME_AGENT_REPLY = 145;
    private static final int MOBILE_PREFIX_SOLICITATION = 146;
    private static final int MOBILE_PREFIX_ADVERTISEMENT = 147;
    private static final int RPL = 155;

    private static final int CODE_PORT_UNREACHABLE = 4;
    private static final int CHECKSUM = 2;
    private static final int QUOTED_SOURCE = HEADER + Ipv6.SOURCE;
    private static final int QUOTED_DESTINATION = HEADER + Ipv6.DESTINATION;

    @Override
    public void print(Dissection d, PacketReader in) {
        if (d.ip().version != 6) {
            IpPayload.printRequires(d, IpProtocol.ICMPV6, "IPv6");
            return;
        }
        Line out = d.out();
        out.enter("icmp6");
        int length = in.claimed();
        if (length == 0) {
            out.add("ICMP6, length 0");
            d.printInvalid();
            return;
        }
        if (d.verbose(1) && !d.ip().fragment && in.has(length)) {
            printChecksum(d, in, length);
        }
        int type = in.peekU8(0);
        out.add("ICMP6, ").addName(typeName(type), "unknown icmp6 type (", type, ")");
        if (d.verbose(1) && hasEarlyLength(type)) {
            out.add(", length ").add(length);
        }
        if (printMessage(d, in, type, in.peekU8(1), length) && !d.verbose(1)) {
            out.add(", length ").add(length);
        }
    }

    /** Returns whether the length is still to be printed. */
    private static boolean printMessage(Dissection d, PacketReader in, int type, int code, int length) {
        Line out = d.out();
        switch (type) {
            case UNREACHABLE -> {
                return printUnreachable(d, in, code, length);
            }
            case PACKET_TOO_BIG -> {
                long mtu = in.peekU32(4);
                out.add(", mtu ").add(mtu);
            }
            case TIME_EXCEEDED -> printTimeExceeded(d, in, code);
            case PARAMETER_PROBLEM -> {
                return printParameterProblem(d, in, code);
            }
            case ECHO_REQUEST, ECHO_REPLY -> {
                in.need(HEADER);
                out.add(", id ").add(in.peekU16(4)).add(", seq ").add(in.peekU16(6));
            }
            case LISTENER_QUERY -> MulticastListener.printQuery(d, in, length);
            case LISTENER_REPORT, LISTENER_DONE -> MulticastListener.print(d, in);
            case LISTENER_REPORT_V2 -> MulticastListener.printReport(d, in, length);
            case ROUTER_SOLICITATION -> NeighborDiscovery.printOptions(d, in, HEADER, length);
            case ROUTER_ADVERTISEMENT -> NeighborDiscovery.printRouterAdvertisement(d, in, length);
            case NEIGHBOR_SOLICITATION -> NeighborDiscovery.printSolicitation(d, in, length);
            case NEIGHBOR_ADVERTISEMENT -> NeighborDiscovery.printAdvertisement(d, in, length);
            case REDIRECT -> NeighborDiscovery.printRedirect(d, in, length);
            case ROUTER_RENUMBERING -> RouterRenumbering.print(d, in);
            case NODE_INFORMATION_QUERY -> NodeInformation.printQuery(d, in);
            case NODE_INFORMATION_REPLY -> NodeInformation.printReply(d, in, length);
            case INVERSE_SOLICITATION, INVERSE_ADVERTISEMENT -> { }
            case HOME_AGENT_REQUEST, MOBILE_PREFIX_SOLICITATION -> printIdentifier(out, in);
            case HOME_AGENT_REPLY -> printHomeAgents(d, in, length);
            case MOBILE_PREFIX_ADVERTISEMENT -> printMobilePrefix(d, in, length);
            case RPL -> Rpl.print(d, in, code, length);
            default -> {
                out.add(", length ").add(length);
                printUnknown(d, in, length);
                return false;
            }
        }
        return true;
    }

    private static void printChecksum(Dissection d, PacketReader in, int length) {
        long sum = d.ip().pseudoHeaderSum(in, IpProtocol.ICMPV6, length);
        int remainder = ~Checksum.fold(in.sum(sum, in.position(), length)) & 0xffff;
        int found = in.peekU16(CHECKSUM);
        if (remainder == 0) {
            d.out().add("[icmp6 sum ok] ");
        } else {
            d.out().add("[bad icmp6 cksum 0x").hex(found, 4).add(" -> 0x");
            d.out().hex(Checksum.expected(found, remainder), 4).add("!] ");
        }
    }

    private static boolean printUnreachable(Dissection d, PacketReader in, int code, int length) {
        Line out = d.out();
        out.add(", ").addName(unreachableName(code), "unknown unreach code (", code, ")");
        switch (code) {
            case 0, 1, 3 -> {
                in.need(QUOTED_DESTINATION + 16);
                out.add(' ');
                d.printIpv6(in, in.position() + QUOTED_DESTINATION);
            }
            case 2 -> {
                in.need(QUOTED_DESTINATION + 16);
                out.add(' ');
                d.printIpv6(in, in.position() + QUOTED_DESTINATION);
                out.add(", source address ");
                d.printIpv6(in, in.position() + QUOTED_SOURCE);
            }
            case CODE_PORT_UNREACHABLE -> {
                if (!printPort(d, in)) {
                    d.printTruncated();
                    return false;
                }
            }
            default -> {
                printUnknown(d, in, length);
                return d.verbose(2);
            }
        }
        return true;
    }

    /** The port in a quoted packet of TCP or UDP; returns whether there is one, behind any extension headers. */
    private static boolean printPort(Dissection d, PacketReader in) {
        if (!in.has(HEADER + Ipv6.NEXT_HEADER + 1)) {
            return false;
        }
        int protocol = in.peekU8(HEADER + Ipv6.NEXT_HEADER);
        int at = HEADER;
        int length = Ipv6.HEADER;
        while (at < in.captured()) {
            at += length;
            switch (protocol) {
                case IpProtocol.TCP, IpProtocol.UDP -> {
                    return in.has(at, 4) && printPort(d, in, protocol, in.peekU16(at + 2));
                }
                case IpProtocol.FRAGMENT -> {
                    if (!in.has(at, 4) || (in.peekU16(at + 2) & 0xfff8) != 0) {
                        return false;
                    }
                    length = 8;
                }
                case IpProtocol.HOP_BY_HOP, IpProtocol.DESTINATION_OPTIONS, IpProtocol.ROUTING, IpProtocol.AH -> {
                    if (!in.has(at, 2)) {
                        return false;
                    }
                    int units = in.peekU8(at + 1);
                    length = protocol == IpProtocol.AH ? (units + 2) * 4 : (units + 1) * 8;
                }
                default -> {
                    return false;
                }
            }
            protocol = in.peekU8(at);
        }
        return false;
    }

    private static boolean printPort(Dissection d, PacketReader in, int protocol, int port) {
        in.need(QUOTED_DESTINATION + 16);
        d.out().add(", ");
        d.printIpv6(in, in.position() + QUOTED_DESTINATION);
        boolean tcp = protocol == IpProtocol.TCP;
        String name = tcp ? d.names().tcpPort(port) : d.names().udpPort(port);
        d.out().add(tcp ? " tcp port " : " udp port ").addName(name, "", port, "");
        return true;
    }

    private static void printTimeExceeded(Dissection d, PacketReader in, int code) {
        switch (code) {
            case 0 -> {
                in.need(QUOTED_DESTINATION + 16);
                d.out().add(" for ");
                d.printIpv6(in, in.position() + QUOTED_DESTINATION);
            }
            case 1 -> d.out().add(" (reassembly)");
            default -> d.out().add(", unknown code (").add(code).add(')');
        }
    }

    private static boolean printParameterProblem(Dissection d, PacketReader in, int code) {
        if (!in.has(QUOTED_DESTINATION + 16)) {
            d.printTruncated();
            return false;
        }
        String problem = switch (code) {
            case 0 -> ", erroneous - octet ";
            case 1 -> ", next header - octet ";
            case 2 -> ", option - octet ";
            case 3 -> ", incomplete header chain - octet ";
            default -> null;
        };
        if (problem == null) {
            d.out().add(", code-#").add(code);
        } else {
            d.out().add(problem).add(in.peekU32(4));
        }
        return true;
    }

    private static void printIdentifier(Line out, PacketReader in) {
        int identifier = in.peekU16(4);
        out.add(", id 0x").hex(identifier, 4);
    }

    /** RFC 6275 section 6.6. */
    private static void printHomeAgents(Dissection d, PacketReader in, int length) {
        if (!d.verbose(1)) {
            return;
        }
        printIdentifier(d.out(), in);
        int end = Math.min(length, in.captured());
        for (int at = HEADER; at < end; at += 16) {
            in.need(at + 16);
            d.out().add(", ");
            d.printIpv6(in, in.position() + at);
        }
    }

    /** RFC 6275 section 6.8. */
    private static void printMobilePrefix(Dissection d, PacketReader in, int length) {
        if (!d.verbose(1)) {
            return;
        }
        printIdentifier(d.out(), in);
        int flags = in.peekU16(6);
        if ((flags & 0xc000) != 0) {
            d.out().add(' ').add((flags & 0x8000) != 0 ? "M" : "").add((flags & 0x4000) != 0 ? "O" : "");
        }
        NeighborDiscovery.printOptions(d, in, HEADER, length);
    }

    /** With more than one {@code -v} the whole packet is expected to be dumped anyway. */
    private static void printUnknown(Dissection d, PacketReader in, int length) {
        if (!d.verbose(2)) {
            HexDump.hex(d.out(), "\n\t", in, Math.min(length, in.captured()));
        }
    }

    /** Whether the length comes before the details of {@code -v}. */
    private static boolean hasEarlyLength(int type) {
        return switch (type) {
            case ROUTER_SOLICITATION, ROUTER_ADVERTISEMENT, NEIGHBOR_SOLICITATION, NEIGHBOR_ADVERTISEMENT, REDIRECT,
                    HOME_AGENT_REPLY, MOBILE_PREFIX_ADVERTISEMENT -> true;
            default -> false;
        };
    }

    private static String typeName(int type) {
        return switch (type) {
            case UNREACHABLE -> "destination unreachable";
            case PACKET_TOO_BIG -> "packet too big";
            case TIME_EXCEEDED -> "time exceeded in-transit";
            case PARAMETER_PROBLEM -> "parameter problem";
            case ECHO_REQUEST -> "echo request";
            case ECHO_REPLY -> "echo reply";
            case LISTENER_QUERY -> "multicast listener query";
            case LISTENER_REPORT -> "multicast listener report";
            case LISTENER_DONE -> "multicast listener done";
            case ROUTER_SOLICITATION -> "router solicitation";
            case ROUTER_ADVERTISEMENT -> "router advertisement";
            case NEIGHBOR_SOLICITATION -> "neighbor solicitation";
            case NEIGHBOR_ADVERTISEMENT -> "neighbor advertisement";
            case REDIRECT -> "redirect";
            case ROUTER_RENUMBERING -> "router renumbering";
            case INVERSE_SOLICITATION -> "inverse neighbor solicitation";
            case INVERSE_ADVERTISEMENT -> "inverse neighbor advertisement";
            case LISTENER_REPORT_V2 -> "multicast listener report v2";
            case HOME_AGENT_REQUEST -> "ha discovery request";
            case HOME_AGENT_REPLY -> "ha discovery reply";
            case MOBILE_PREFIX_SOLICITATION -> "mobile router solicitation";
            case MOBILE_PREFIX_ADVERTISEMENT -> "mobile router advertisement";
            case NODE_INFORMATION_QUERY -> "node information query";
            case NODE_INFORMATION_REPLY -> "node information reply";
            case 201 -> "mtrace message";
            case 200 -> "mtrace response";
            case RPL -> "RPL";
            default -> null;
        };
    }

    private static String unreachableName(int code) {
        return switch (code) {
            case 0 -> "unreachable route";
            case 1 -> " unreachable prohibited";
            case 2 -> "beyond scope";
            case 3 -> "unreachable address";
            case CODE_PORT_UNREACHABLE -> "unreachable port";
            default -> null;
        };
    }
}
