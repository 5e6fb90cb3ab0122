package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.AddressFamily;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The pairs of address family and subsequent address family (RFC 4760) whose routes can be printed, by how those are written.
 */
enum BgpFamily {
    IPV4,
    IPV4_LABELED,
    IPV4_VPN,
    ROUTE_TARGET,
    MULTICAST_VPN,
    MULTICAST_TREE,
    IPV6,
    IPV6_LABELED,
    IPV6_VPN,
    LAYER2,
    NSAP,
    NSAP_VPN;

    private static final int UNICAST = 1;
    private static final int UNICAST_MULTICAST = 3;
    private static final int LABELED_UNICAST = 4;
    private static final int MVPN = 5;
    private static final int VPLS = 65;
    private static final int MDT = 66;
    private static final int VPN_UNICAST = 128;
    private static final int VPN_UNICAST_MULTICAST = 130;
    private static final int ROUTE_TARGET_ROUTES = 132;
    private static final ValueNames SUBSEQUENT = ValueNames.of(
            0, "Reserved",
            UNICAST, "Unicast",
            2, "Multicast",
            UNICAST_MULTICAST, "Unicast+Multicast",
            LABELED_UNICAST, "labeled Unicast",
            MVPN, "Multicast VPN",
            64, "Tunnel",
            VPLS, "VPLS",
            MDT, "MDT",
            70, "EVPN",
            VPN_UNICAST, "labeled VPN Unicast",
            129, "labeled VPN Multicast",
            VPN_UNICAST_MULTICAST, "labeled VPN Unicast+Multicast",
            ROUTE_TARGET_ROUTES, "Route Target Routing Information");

    /** How the routes of a family are written, or null. */
    static BgpFamily of(int family, int subsequent) {
        boolean unlabeled = subsequent >= UNICAST && subsequent <= UNICAST_MULTICAST;
        boolean vpn = subsequent >= VPN_UNICAST && subsequent <= VPN_UNICAST_MULTICAST;
        return switch (family) {
            case AddressFamily.IPV4 -> switch (subsequent) {
                case LABELED_UNICAST -> IPV4_LABELED;
                case MVPN -> MULTICAST_VPN;
                case MDT -> MULTICAST_TREE;
                case ROUTE_TARGET_ROUTES -> ROUTE_TARGET;
                default -> unlabeled ? IPV4 : vpn ? IPV4_VPN : null;
            };
            case AddressFamily.IPV6 -> subsequent == LABELED_UNICAST ? IPV6_LABELED : unlabeled ? IPV6 : vpn ? IPV6_VPN : null;
            case AddressFamily.NSAP -> unlabeled ? NSAP : vpn ? NSAP_VPN : null;
            case AddressFamily.L2VPN -> vpn ? LAYER2 : null;
            case AddressFamily.VPLS -> subsequent == VPLS ? LAYER2 : null;
            default -> null;
        };
    }

    static String subsequentName(int subsequent, String fallback) {
        return SUBSEQUENT.get(subsequent, fallback);
    }

    /** {@code AFI name (number), SAFI name (number)} after {@code heading}. */
    static void print(Line out, String heading, int family, int subsequent) {
        out.add(heading).add("AFI ").add(AddressFamily.name(family, "Unknown")).add(" (").add(family);
        out.add("), SAFI ").add(subsequentName(subsequent, "Unknown")).add(" (").add(subsequent).add(')');
    }

    /** An autonomous system number; with {@code -b} one that takes more than 16 bits in two parts (RFC 5396). */
    static void printAs(Dissection d, long number) {
        if (d.options().asdot() && number > 0xffff) {
            d.out().add(number >> 16).add('.').add(number & 0xffff);
        } else {
            d.out().add(number);
        }
    }

    /** A route distinguisher between {@code before} and {@code after}. */
    static void printDistinguisher(Dissection d, PacketReader in, int at, String before, String after) {
        d.out().add(before);
        printDistinguisher(d, in, at);
        d.out().add(after);
    }

    /** The 8 bytes of a route distinguisher, RFC 4364 section 4.2. */
    static void printDistinguisher(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        int type = in.u16At(at);
        if (type > 2) {
            out.add("unknown RD format");
            return;
        }
        in.needAt(at, 8);
        switch (type) {
            case 0 -> {
                out.add(in.u16At(at + 2)).add(':').add(in.u32At(at + 4));
                out.add(" (= ").ipv4(in.i32At(at + 4)).add(')');
            }
            case 1 -> out.ipv4(in.i32At(at + 2)).add(':').add(in.u16At(at + 6));
            default -> {
                printAs(d, in.u32At(at + 2));
                out.add(':').add(in.u16At(at + 6)).add(" (").ipv4(in.i32At(at + 2)).add(':').add(in.u16At(at + 6)).add(')');
            }
        }
    }
}
