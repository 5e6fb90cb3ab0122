package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.AddressPrefix;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Link-state advertisements of OSPF version 3, RFC 5340 appendix A.4.
 *
 * <pre>
 *  0                               2                               4
 * +-------------------------------+-------------------------------+
 * | age                           | type, with its scope          |
 * +-------------------------------+-------------------------------+
 * | link-state number                                             |
 * | advertising router                                            |
 * | sequence number                                               |
 * +-------------------------------+-------------------------------+
 * | checksum                      | length with this header       |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
final class Ospf3Lsa {
    static final int HEADER = 20;

    private static final int TYPE_MASK = 0x1fff;
    private static final int SCOPE_MASK = 0x6000;
    private static final int TRANSITIVE = 0x8000;
    private static final int AREA_SCOPE = 0x2000;
    private static final int DOMAIN_SCOPE = 0x4000;

    private static final int ROUTER = 1 | AREA_SCOPE;
    private static final int NETWORK = 2 | AREA_SCOPE;
    private static final int INTER_AREA_PREFIX = 3 | AREA_SCOPE;
    private static final int EXTERNAL = 5 | DOMAIN_SCOPE;
    private static final int LINK = 8;
    private static final int INTRA_AREA_PREFIX = 9 | AREA_SCOPE;
    private static final int TRAFFIC_ENGINEERING = 10;
    private static final int GRACE = 11;
    private static final String[] TYPES = {
        null, "Router", "Network", "Inter-Area Prefix", "Inter-Area Router", "External", "Deprecated", "NSSA", "Link",
        "Intra-Area Prefix", "Intra-Area TE", "Grace", "Router Information", "Inter-AS-TE", "Layer 1 VPN"
    };
    private static final String[] SCOPES = {"Link Local", "Area Local", "Domain Wide"};

    private static final ValueNames ROUTER_FLAGS = ValueNames.of(
            0x01, "ABR", 0x02, "External", 0x04, "Virtual-Link Endpoint", 0x08, "Deprecated", 0x10, "NSSA Translator");
    private static final int FORWARDING = 0x02000000;
    private static final int TAG = 0x01000000;
    private static final ValueNames EXTERNAL_FLAGS =
            ValueNames.of(0x80000000, "External Type 2", FORWARDING, "Forwarding", TAG, "Tag");
    private static final int METRIC_MASK = 0xffffff;
    private static final ValueNames PREFIX_OPTIONS = ValueNames.of(
            0x01, "No Unicast", 0x02, "Local address", 0x04, "Deprecated", 0x08, "Propagate", 0x10, "Down", 0x20, "N-bit");
    private static final int PREFIX_HEADER = 4;
    private static final int LINK_SIZE = 16;
    private static final int IPV6 = 16;

    private Ospf3Lsa() {}

    /** Prints the header at the position, which stays; false where it does not fit. */
    static boolean printHeader(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        if (in.position() + HEADER > end) {
            return false;
        }
        int length = in.peekU16(18);
        if (length < HEADER) {
            out.add("\n\t\t  Bogus length ").add(length).add(" < header (20)");
            return false;
        }
        out.add("\n\t  Advertising Router ");
        d.printIpv4(in, in.position() + 8);
        out.add(", seq 0x").hex(in.peekU32(12), 8).add(", age ").add(in.peekU16(0));
        out.add("s, length ").add(length - HEADER);
        printType(d, in, in.peekU16(2), in.position() + 4);
        return true;
    }

    /** @param idAt absolute position of the link-state number */
    static void printType(Dissection d, PacketReader in, int type, int idAt) {
        Line out = d.out();
        int number = type & TYPE_MASK;
        out.add("\n\t    ").add(ValueNames.at(TYPES, number, "Unknown")).add(" LSA (").add(number).add("), ");
        out.add(ValueNames.at(SCOPES, (type & SCOPE_MASK) >>> 13, "Unknown")).add(" Scope");
        out.add((type & TRANSITIVE) != 0 ? ", transitive" : "").add(", LSA-ID ");
        d.printIpv4(in, idAt);
    }

    /** Prints the advertisement at the position and moves behind it; false where something does not fit. */
    static boolean print(Dissection d, PacketReader in, int end) {
        if (!printHeader(d, in, end)) {
            return false;
        }
        int start = in.position();
        int length = in.peekU16(18);
        if (start + length > end) {
            return false;
        }
        int type = in.peekU16(2);
        in.seek(start + HEADER);
        if (!printBody(d, in, type, start + length)) {
            return false;
        }
        in.seek(start + length);
        return true;
    }

    private static boolean printBody(Dissection d, PacketReader in, int type, int end) {
        int length = end - in.position();
        return switch (type) {
            case ROUTER -> printRouter(d, in, end);
            case NETWORK -> printNetwork(d, in, end);
            case INTER_AREA_PREFIX -> printInterAreaPrefixes(d, in, end);
            case EXTERNAL -> printExternal(d, in, end);
            case LINK -> printLink(d, in, end);
            case INTRA_AREA_PREFIX -> printIntraAreaPrefixes(d, in, end);
            case GRACE -> OspfOpaque.printGrace(d, in, length);
            case TRAFFIC_ENGINEERING -> OspfOpaque.printTrafficEngineering(d, in, length);
            default -> HexDump.captured(d.out(), "\n\t      ", in, length);
        };
    }

    private static boolean fits(PacketReader in, int end, int n) {
        return end - in.position() >= n;
    }

    private static void printOptions(Line out, int options) {
        out.add("\n\t      Options [");
        Ospf3.OPTIONS.printBits(out, options, ", ", "none");
        out.add(']');
    }

    private static boolean printRouter(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        if (!fits(in, end, 4)) {
            return false;
        }
        int flags = in.peekI32(0);
        printOptions(out, flags);
        out.add(", RLA-Flags [");
        ROUTER_FLAGS.printBits(out, flags >>> 24, ", ", "none");
        out.add(']');
        for (in.skip(4); in.position() < end; in.skip(LINK_SIZE)) {
            if (!fits(in, end, LINK_SIZE) || !in.has(LINK_SIZE)) {
                return false;
            }
            int type = in.peekU8(0);
            switch (type) {
                case 1 -> out.add("\n\t      Neighbor Router-ID ");
                case 2 -> out.add("\n\t      Neighbor Network-ID ");
                case 4 -> out.add("\n\t      Virtual Link: Neighbor Router-ID ");
                default -> {
                    out.add("\n\t      Unknown Router Links Type 0x").hex(type, 2);
                    return true;
                }
            }
            d.printIpv4(in, in.position() + 12);
            out.add("\n\t      Neighbor Interface-ID ");
            d.printIpv4(in, in.position() + 8);
            out.add(", Interface ");
            d.printIpv4(in, in.position() + 4);
            out.add(", metric ").add(in.peekU16(2));
        }
        return true;
    }

    private static boolean printNetwork(Dissection d, PacketReader in, int end) {
        if (!fits(in, end, 4)) {
            return false;
        }
        printOptions(d.out(), in.i32());
        d.out().add("\n\t      Connected Routers:");
        for (; in.position() < end; in.skip(4)) {
            if (!fits(in, end, 4)) {
                return false;
            }
            in.need(4);
            d.out().add("\n\t\t");
            d.printIpv4(in, in.position());
        }
        return true;
    }

    private static boolean printInterAreaPrefixes(Dissection d, PacketReader in, int end) {
        if (!fits(in, end, 4)) {
            return false;
        }
        int metric = in.i32() & METRIC_MASK;
        d.out().add(", metric ").add(metric);
        while (in.position() < end) {
            if (!printPrefix(d, in, end)) {
                return false;
            }
        }
        return true;
    }

    /** Prints a prefix and moves behind it; false where it does not fit. */
    private static boolean printPrefix(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        if (!fits(in, end, PREFIX_HEADER) || !in.has(PREFIX_HEADER)) {
            return false;
        }
        int bits = in.peekU8(0);
        int size = (bits + 31) / 32 * 4;
        if (size > IPV6) {
            out.add(" bogus prefixlen /").add(bits);
            return false;
        }
        if (!fits(in, end, PREFIX_HEADER + size)) {
            return false;
        }
        in.need(PREFIX_HEADER + size);
        out.add("\n\t\t");
        AddressPrefix.printIpv6(d, in, PREFIX_HEADER, size);
        out.add('/').add(bits);
        int options = in.peekU8(1);
        if (options != 0) {
            out.add(", Options [");
            PREFIX_OPTIONS.printBits(out, options, ", ", "none");
            out.add(']');
        }
        out.add(", metric ").add(in.peekU16(2));
        in.skip(PREFIX_HEADER + size);
        return true;
    }

    private static boolean printPrefixes(Dissection d, PacketReader in, int end, long count) {
        for (; count > 0; count--) {
            if (!printPrefix(d, in, end)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printExternal(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        if (!fits(in, end, 4)) {
            return false;
        }
        int flags = in.i32();
        out.add("\n\t     Flags [");
        EXTERNAL_FLAGS.printBits(out, flags, ", ", "none");
        out.add("] metric ").add(flags & METRIC_MASK);
        int prefixAt = in.position();
        if (!printPrefix(d, in, end)) {
            return false;
        }
        if ((flags & FORWARDING) != 0) {
            if (!fits(in, end, IPV6)) {
                return false;
            }
            in.need(IPV6);
            out.add(" forward ");
            d.printIpv6(in, in.position());
            in.skip(IPV6);
        }
        if ((flags & TAG) != 0 && !printField(d, in, end, " tag ")) {
            return false;
        }
        // only the first byte of the referenced type is looked at
        return in.u8At(prefixAt + 2) == 0 || printField(d, in, end, " RefLSID: ");
    }

    private static boolean printField(Dissection d, PacketReader in, int end, String name) {
        if (!fits(in, end, 4)) {
            return false;
        }
        in.need(4);
        d.out().add(name);
        d.printIpv4(in, in.position());
        in.skip(4);
        return true;
    }

    private static boolean printLink(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        if (!fits(in, end, 4) || !in.has(4)) {
            return false;
        }
        printOptions(out, in.peekI32(0));
        if (!fits(in, end, 4 + IPV6 + 4)) {
            return false;
        }
        long prefixes = in.peekU32(4 + IPV6);
        out.add("\n\t      Priority ").add(in.peekU8(0)).add(", Link-local address ");
        d.printIpv6(in, in.position() + 4);
        out.add(", Prefixes ").add(prefixes).add(':');
        in.skip(4 + IPV6 + 4);
        return printPrefixes(d, in, end, prefixes);
    }

    /** Number of prefixes (2), type (2), number (4) and router (4) of the advertisement that they belong to; prefixes. */
    private static boolean printIntraAreaPrefixes(Dissection d, PacketReader in, int end) {
        if (!fits(in, end, 4) || !in.has(12)) {
            return false;
        }
        printType(d, in, in.peekU16(2), in.position() + 4);
        if (!fits(in, end, 6)) {
            return false;
        }
        int prefixes = in.peekU16(0);
        d.out().add("\n\t      Prefixes ").add(prefixes).add(':');
        in.skip(12);
        // tcpdump takes 6 of the 12 bytes off what is left for the prefixes
        return printPrefixes(d, in, end + 6, prefixes);
    }
}
