package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;
import io.ptcpdump.dissect.net.RsvpObject.Outcome;

/** RSVP objects that say whose reservation it is: RFC 2205 appendix A, RFC 3209 section 4.6, RFC 4875 section 19. */
final class RsvpSession {
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int FLOW_LABEL = 3;
    private static final int TUNNEL_IPV4 = 7;
    private static final int TUNNEL_IPV6 = 8;
    private static final int UNI_IPV4 = 11;
    /** Point to multipoint: sessions have types of their own. */
    private static final int MULTIPOINT_IPV4 = 12;
    private static final int MULTIPOINT_IPV6 = 13;
    private static final int SESSION_MULTIPOINT_IPV4 = 13;
    private static final int SESSION_MULTIPOINT_IPV6 = 14;
    private static final ValueNames ATTRIBUTE_FLAGS = ValueNames.of(
            0x01, "Local Protection",
            0x02, "Label Recording",
            0x04, "SE Style",
            0x08, "Bandwidth protection",
            0x10, "Node protection");

    private RsvpSession() {}

    static Outcome printSession(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        Line out = d.out();
        int least = switch (type) {
            case IPV4 -> 8;
            case IPV6 -> 20;
            case TUNNEL_IPV6 -> 36;
            case SESSION_MULTIPOINT_IPV6 -> 26;
            case SESSION_MULTIPOINT_IPV4, TUNNEL_IPV4, UNI_IPV4 -> 12;
            default -> -1;
        };
        if (least < 0) {
            return Outcome.DUMP;
        }
        if (length < least) {
            return Outcome.TOO_SHORT;
        }
        out.add(indent);
        switch (type) {
            case IPV4 -> {
                d.printIpv4(in, printHeading(out, "  IPv4 DestAddress: ", at));
                printPort(out, in, indent, at + 4);
            }
            case IPV6 -> {
                d.printIpv6(in, printHeading(out, "  IPv6 DestAddress: ", at));
                printPort(out, in, indent, at + 16);
            }
            case TUNNEL_IPV6 -> {
                d.printIpv6(in, printHeading(out, "  IPv6 Tunnel EndPoint: ", at));
                d.printIpv6(in, printTunnel(out, in, at + 18));
            }
            case SESSION_MULTIPOINT_IPV6 -> {
                in.needAt(at, 24);
                out.add("  IPv6 P2MP LSP ID: 0x").hex(in.u32At(at), 8);
                d.printIpv6(in, printTunnel(out, in, at + 6));
            }
            default -> {
                boolean multipoint = type == SESSION_MULTIPOINT_IPV4;
                d.printIpv4(in, printHeading(out, multipoint ? "  IPv4 P2MP LSP ID: " : "  IPv4 Tunnel EndPoint: ", at));
                d.printIpv4(in, printTunnel(out, in, at + 6));
            }
        }
        return Outcome.PRINTED;
    }

    private static int printHeading(Line out, String heading, int at) {
        out.add(heading);
        return at;
    }

    private static int printTunnel(Line out, PacketReader in, int at) {
        out.add(", Tunnel ID: 0x").hex(in.u16At(at), 4).add(", Extended Tunnel ID: ");
        return at + 2;
    }

    private static void printPort(Line out, PacketReader in, String indent, int at) {
        out.add(", Protocol ID: 0x").hex(in.u8At(at), 2).add(indent).add("  Flags: [0x").hex(in.u8At(at + 1), 2);
        out.add("], DestPort ").add(in.u16At(at + 2));
    }

    static Outcome printSender(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        return switch (type) {
            case TUNNEL_IPV4 -> printTunnelSender(d, in, indent, "  IPv4 Tunnel Sender Address: ", at, length);
            case IPV4, IPV6 -> printSource(d, in, indent, type, at, length);
            default -> printMultipoint(d, in, indent, type, at, length);
        };
    }

    static Outcome printFilter(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        Line out = d.out();
        switch (type) {
            case TUNNEL_IPV4 -> {
                return printTunnelSender(d, in, indent, "  Source Address: ", at, length);
            }
            case IPV4, IPV6 -> {
                return printSource(d, in, indent, type, at, length);
            }
            case FLOW_LABEL, TUNNEL_IPV6 -> {
                if (length < 20) {
                    return Outcome.TOO_SHORT;
                }
                out.add(indent).add("  Source Address: ");
                if (type == FLOW_LABEL) {
                    d.printIpv6(in, at);
                    out.add(", Flow Label: ").add(in.u24At(at + 17));
                } else {
                    d.printIpv4(in, at); // of the IPv6 address tcpdump prints the first four bytes
                    out.add(", LSP-ID: 0x").hex(in.u16At(at + 18), 4);
                }
                return Outcome.PRINTED;
            }
            default -> {
                return printMultipoint(d, in, indent, type, at, length);
            }
        }
    }

    private static Outcome printTunnelSender(
            Dissection d, PacketReader in, String indent, String heading, int at, int length) {
        if (length < 8) {
            return Outcome.TOO_SHORT;
        }
        d.out().add(indent).add(heading);
        d.printIpv4(in, at);
        d.out().add(", LSP-ID: 0x").hex(in.u16At(at + 6), 4);
        return Outcome.PRINTED;
    }

    private static Outcome printSource(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (length < (type == IPV4 ? 8 : 20)) {
            return Outcome.TOO_SHORT;
        }
        d.out().add(indent).add("  Source Address: ");
        if (type == IPV4) {
            d.printIpv4(in, at);
        } else {
            d.printIpv6(in, at);
        }
        d.out().add(", Source Port: ").add(in.u16At(at + (type == IPV4 ? 6 : 18)));
        return Outcome.PRINTED;
    }

    private static Outcome printMultipoint(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type != MULTIPOINT_IPV4 && type != MULTIPOINT_IPV6) {
            return Outcome.DUMP;
        }
        boolean ipv4 = type == MULTIPOINT_IPV4;
        if (length < (ipv4 ? 16 : 40)) {
            return Outcome.TOO_SHORT;
        }
        Line out = d.out();
        out.add(indent).add(ipv4 ? "  IPv4 Tunnel Sender Address: " : "  IPv6 Tunnel Sender Address: ");
        if (ipv4) {
            d.printIpv4(in, at);
        } else {
            d.printIpv6(in, at);
        }
        out.add(", LSP ID: 0x").hex(in.u16At(at + (ipv4 ? 6 : 18)), 4).add(indent).add("  Sub-Group Originator ID: ");
        if (ipv4) {
            d.printIpv4(in, at + 8);
        } else {
            d.printIpv6(in, at + 20);
        }
        out.add(", Sub-Group ID: 0x").hex(in.u16At(at + (ipv4 ? 12 : 38)), 4);
        return Outcome.PRINTED;
    }

    static Outcome printAttribute(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type != TUNNEL_IPV4) {
            return Outcome.DUMP;
        }
        if (length < 4 || length < 4 + in.u8At(at + 3)) {
            return Outcome.TOO_SHORT;
        }
        Line out = d.out();
        out.add(indent).add("  Session Name: ");
        int nameLength = in.u8At(at + 3);
        for (int i = 0; i < nameLength; i++) {
            out.printable(in.u8At(at + 4 + i));
        }
        int flags = in.u8At(at + 2);
        out.add(indent).add("  Setup Priority: ").add(in.u8At(at)).add(", Holding Priority: ").add(in.u8At(at + 1));
        ATTRIBUTE_FLAGS.printBits(out.add(", Flags: ["), flags, ", ", "none");
        out.add("] (").hexAlternate(flags).add(')');
        return Outcome.PRINTED;
    }
}
