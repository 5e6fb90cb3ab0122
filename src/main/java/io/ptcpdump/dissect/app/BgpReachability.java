package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.AddressFamily;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** The multiprotocol attributes of BGP, RFC 4760: routes of any family, with the next hop of those that can be reached. */
final class BgpReachability {
    private static final int FAMILY_LENGTH = 3;
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;
    private static final int DISTINGUISHER_LENGTH = 8;
    private static final int FIRST_VENDOR_SPECIFIC = 129;
    /** An NSAP that holds an IPv4 address, RFC 986, and one that holds an IPv6 address, RFC 1888. */
    private static final int IPV4_IN_NSAP = 0x47000601;
    private static final int IPV6_IN_NSAP = 0x350000;

    private BgpReachability() {}

    /** False where the attribute ends too early. */
    static boolean printReachable(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        int stop = at + length;
        if (length < FAMILY_LENGTH || !in.hasAt(at, FAMILY_LENGTH)) {
            return false;
        }
        BgpFamily family = printFamily(d, in, at);
        if (family == null) {
            return printUnknownFamily(d, in, at, length);
        }
        at += FAMILY_LENGTH;
        if (stop - at < 1 || !in.hasAt(at, 1)) {
            return false;
        }
        int hopLength = in.u8At(at++);
        if (hopLength > 0) {
            if (stop - at < hopLength) {
                return false;
            }
            out.add("\n\t    nexthop: ");
            if (!printNextHops(d, in, family, at, hopLength)) {
                return false;
            }
            at += hopLength;
        }
        out.add(", nh-length: ").add(hopLength);
        if (stop - at < 1) {
            return false;
        }
        at = printAttachments(out, in, at, stop);
        return at >= 0 && printRoutes(d, in, family, at, stop, length);
    }

    /** False where the attribute ends too early. */
    static boolean printUnreachable(Dissection d, PacketReader in, int at, int length) {
        if (!in.hasAt(at, FAMILY_LENGTH)) {
            return false;
        }
        BgpFamily family = printFamily(d, in, at);
        if (family == null) {
            return printUnknownFamily(d, in, at, length);
        }
        if (length == FAMILY_LENGTH) {
            d.out().add("\n\t      End-of-Rib Marker (empty NLRI)");
        }
        return printRoutes(d, in, family, at + FAMILY_LENGTH, at + length, length);
    }

    private static BgpFamily printFamily(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        int family = in.u16At(at);
        int subsequent = in.u8At(at + 2);
        out.add("\n\t    AFI: ").add(AddressFamily.name(family, "Unknown AFI")).add(" (").add(family).add("), ");
        out.add(subsequent >= FIRST_VENDOR_SPECIFIC ? "vendor specific " : "");
        out.add("SAFI: ").add(BgpFamily.subsequentName(subsequent, "Unknown SAFI")).add(" (").add(subsequent).add(')');
        return BgpFamily.of(family, subsequent);
    }

    private static boolean printUnknownFamily(Dissection d, PacketReader in, int at, int length) {
        if (!in.hasAt(at, length)) {
            return false;
        }
        d.out().add("\n\t    no AFI ").add(in.u16At(at)).add(" / SAFI ").add(in.u8At(at + 2)).add(" decoder");
        if (!d.verbose(2)) {
            HexDump.capturedAt(d.out(), "\n\t    ", in, at, length);
        }
        return true;
    }

    // ---- next hops

    private static boolean printNextHops(Dissection d, PacketReader in, BgpFamily family, int at, int length) {
        Line out = d.out();
        if (family == BgpFamily.NSAP) {
            in.needAt(at, length);
            BgpRoutes.printNsap(out, in, at, length * 8);
            return true;
        }
        if (family == BgpFamily.NSAP_VPN) {
            return printNsapHop(d, in, at, length);
        }
        boolean ipv6 = family == BgpFamily.IPV6 || family == BgpFamily.IPV6_LABELED || family == BgpFamily.IPV6_VPN;
        boolean vpn = family == BgpFamily.IPV4_VPN || family == BgpFamily.IPV6_VPN;
        int size = (ipv6 ? IPV6_LENGTH : IPV4_LENGTH) + (vpn ? DISTINGUISHER_LENGTH : 0);
        for (int i = 0; i < length; i += size) {
            out.add(i > 0 ? ", " : "");
            if (length - i < size) {
                out.add("invalid len");
                return true;
            }
            in.needAt(at + i, size);
            if (vpn) {
                BgpFamily.printDistinguisher(d, in, at + i, "RD: ", ", ");
            }
            if (ipv6) {
                d.printIpv6(in, at + i + size - IPV6_LENGTH);
            } else {
                d.printIpv4(in, at + i + size - IPV4_LENGTH);
            }
        }
        return true;
    }

    private static boolean printNsapHop(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (length <= DISTINGUISHER_LENGTH) {
            out.add("invalid len");
            return true;
        }
        if (!in.hasAt(at, length)) {
            return false;
        }
        BgpFamily.printDistinguisher(d, in, at, "RD: ", ", ");
        int nsap = at + DISTINGUISHER_LENGTH;
        BgpRoutes.printNsap(out, in, nsap, (length - DISTINGUISHER_LENGTH) * 8);
        if (in.i32At(nsap) == IPV4_IN_NSAP) {
            in.needAt(nsap + 4, IPV4_LENGTH);
            out.add(" = ");
            d.printIpv4(in, nsap + 4);
        } else if (in.u24At(nsap) == IPV6_IN_NSAP) {
            in.needAt(nsap + 3, IPV6_LENGTH);
            out.add(" = ");
            d.printIpv6(in, nsap + 3);
        }
        return true;
    }

    /**
     * Prints the subnetwork points of attachment of RFC 2858, which RFC 4760 reserves, and returns the position behind them; -1
     * where they do not fit.
     */
    private static int printAttachments(Line out, PacketReader in, int at, int stop) {
        int count = in.u8At(at++);
        if (count == 0) {
            out.add(", no SNPA");
            return at;
        }
        out.add("\n\t    ").add(count).add(" SNPA");
        for (; count > 0; count--) {
            if (stop - at < 1) {
                return -1;
            }
            int length = in.u8At(at++);
            out.add("\n\t      ").add(length).add(" bytes");
            if (stop - at < length || !in.hasAt(at, length)) {
                return -1;
            }
            at += length;
        }
        return at;
    }

    // ---- routes

    private static boolean printRoutes(Dissection d, PacketReader in, BgpFamily family, int at, int stop, int length) {
        int bits = family == BgpFamily.IPV4 ? Prefix.IPV4_BITS : Prefix.IPV6_BITS;
        boolean addPath = BgpUpdate.hasPathIdentifiers(in, at, stop - at, bits);
        while (at < stop) {
            int n = BgpRoutes.print(d, in, family, at, length, addPath);
            if (n == BgpRoutes.CUT) {
                return false;
            }
            if (n < 0) {
                return true;
            }
            at += n;
        }
        return true;
    }
}
