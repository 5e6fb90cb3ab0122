package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.AddressFamily;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;
import io.ptcpdump.dissect.net.RsvpObject.Outcome;

/** RSVP objects about routes: RFC 3209 sections 4.3 and 4.4, RFC 4090 section 4.2, RFC 3476 section 3.1. */
final class RsvpRoute {
    private static final int ROUTE = 1;
    private static final int LOOSE = 0x80;
    private static final int HOP_IPV4 = 1;
    private static final int HOP_LABEL = 3;
    private static final ValueNames HOPS = ValueNames.of(
            0, "Reserved",
            HOP_IPV4, "IPv4 prefix",
            2, "IPv6 prefix",
            HOP_LABEL, "Label",
            32, "Autonomous system number",
            64, "MPLS label switched path termination");
    private static final ValueNames HOP_FLAGS = ValueNames.of(
            0x01, "Local protection available",
            0x02, "Local protection in use",
            0x04, "Bandwidth protection",
            0x08, "Node protection");

    private static final int DETOUR = 7;
    private static final int SOURCE = 1;
    private static final int DESTINATION = 2;
    private static final int DIVERSITY = 3;
    private static final int EGRESS_LABEL = 4;
    private static final int SERVICE_LEVEL = 5;
    private static final String[] INTERFACE_PARTS = {
        "Unknown", "Source TNA address", "Destination TNA address", "Diversity", "Egress label", "Service level"
    };

    private RsvpRoute() {}

    static Outcome print(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type != ROUTE) {
            return Outcome.DUMP;
        }
        Line out = d.out();
        while (length >= 4) {
            int hop = in.u8At(at) & ~LOOSE;
            int hopLength = in.u8At(at + 1);
            out.add(indent).add("  Subobject Type: ").addName(HOPS.get(hop), "Unknown ", hop, "").add(", length ").add(hopLength);
            if (length < hopLength) {
                out.add(indent).add("  ERROR: ERO subobject length > object length");
                return Outcome.PRINTED;
            }
            if (hopLength == 0) {
                out.add(indent).add("  ERROR: zero length ERO subtype");
                return Outcome.PRINTED;
            }
            if ((hop == HOP_IPV4 || hop == HOP_LABEL) && !printHop(d, in, hop, at, hopLength)) {
                return Outcome.INVALID;
            }
            at += hopLength;
            length -= hopLength;
        }
        return Outcome.PRINTED;
    }

    private static boolean printHop(Dissection d, PacketReader in, int hop, int at, int length) {
        Line out = d.out();
        if (length != 8) {
            out.add(" ERROR: length != 8");
            return false;
        }
        if (hop == HOP_LABEL) {
            int flags = in.u8At(at + 2);
            int type = in.u8At(at + 3);
            out.add((flags & 1) != 0 ? ", Flags: [Global] (" : ", Flags: [none] (").hexAlternate(flags);
            out.add("), Class-Type: ").add(RsvpType.name(RsvpObject.RECORD_ROUTE, type)).add(" (").add(type);
            out.add("), ").add(in.u32At(at + 4));
            return true;
        }
        int bits = in.u8At(at + 6);
        if (bits != 32) {
            out.add(" ERROR: Prefix length ").add(bits).add(" != 32");
            return false;
        }
        out.add((in.u8At(at) & LOOSE) != 0 ? ", Loose, " : ", Strict, ");
        d.printIpv4(in, at + 2);
        HOP_FLAGS.printBits(out.add('/').add(bits).add(", Flags: ["), in.u8At(at + 7), ", ", "none");
        out.add(']');
        return true;
    }

    static Outcome printDetour(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type != DETOUR) {
            return Outcome.DUMP;
        }
        for (int i = 0; i + 8 <= length; i += 8) {
            d.out().add(indent).add("  PLR-ID: ");
            d.printIpv4(in, at + i);
            d.out().add(", Avoid-Node-ID: ");
            d.printIpv4(in, at + i + 4);
        }
        return Outcome.PRINTED;
    }

    /** The generalized user-network interface of optical networks. */
    static Outcome printInterface(Dissection d, PacketReader in, String indent, int type, int at, int length) {
        if (type != ROUTE) {
            return Outcome.DUMP;
        }
        if (length < 4) {
            return Outcome.TOO_SHORT;
        }
        Line out = d.out();
        Outcome outcome = Outcome.PRINTED;
        while (length > 0) {
            if (length < 4) {
                return Outcome.INVALID;
            }
            int partLength = in.u16At(at);
            int part = in.u8At(at + 2);
            int family = in.u8At(at + 3);
            out.add(indent).add("  Subobject Type: ").add(INTERFACE_PARTS[part < INTERFACE_PARTS.length ? part : 0]);
            out.add(" (").add(part).add("), AF: ").add(AddressFamily.name(family, "Unknown")).add(" (").add(family);
            out.add("), length: ").add(partLength);
            if (partLength < 4 || partLength > length) {
                return Outcome.INVALID;
            }
            Outcome one = printPart(d, in, indent, part, family, at + 4, partLength - 4);
            if (one == Outcome.PART_TOO_SHORT) {
                return one;
            }
            outcome = one == Outcome.DUMP ? one : outcome;
            at += partLength;
            length -= partLength;
        }
        return outcome;
    }

    private static Outcome printPart(
            Dissection d, PacketReader in, String indent, int part, int family, int at, int length) {
        Line out = d.out();
        switch (part) {
            case SOURCE, DESTINATION -> {
                boolean ipv6 = family == AddressFamily.IPV6;
                if (family == AddressFamily.NSAP) {
                    return Outcome.DUMP;
                }
                if (!ipv6 && family != AddressFamily.IPV4) {
                    return Outcome.PRINTED;
                }
                if (length < (ipv6 ? 16 : 4)) {
                    return Outcome.PART_TOO_SHORT;
                }
                out.add(indent).add(ipv6 ? "    UNI IPv6 TNA address: " : "    UNI IPv4 TNA address: ");
                if (ipv6) {
                    d.printIpv6(in, at);
                } else {
                    d.printIpv4(in, at);
                }
            }
            case DIVERSITY -> {
                return length > 0 ? Outcome.DUMP : Outcome.PRINTED;
            }
            case EGRESS_LABEL -> {
                if (length < 12) {
                    return Outcome.PART_TOO_SHORT;
                }
                out.add(indent).add("    U-bit: ").add(in.u8At(at) >> 7).add(", Label type: ").add(in.u8At(at + 3));
                out.add(", Logical port id: ").add(in.u32At(at + 4)).add(", Label: ").add(in.u32At(at + 8));
            }
            case SERVICE_LEVEL -> {
                if (length < 4) {
                    return Outcome.PART_TOO_SHORT;
                }
                out.add(indent).add("    Service level: ").add(in.u8At(at));
            }
            default -> {
                return Outcome.DUMP;
            }
        }
        return Outcome.PRINTED;
    }
}
