package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.DnsName;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Neighbour discovery in ICMPv6: RFC 4861 section 4; options also RFC 4191, RFC 6275 section 7, RFC 8106. Offsets are from the
 * ICMPv6 header, those of an option from its type.
 */
final class NeighborDiscovery {
    private static final int TARGET = 8;
    private static final int ROUTER_ADVERTISEMENT_LENGTH = 16;
    private static final int NEIGHBOR_LENGTH = 24;
    private static final int REDIRECT_DESTINATION = 24;
    private static final int REDIRECT_LENGTH = 40;

    private static final int SOURCE_LINK_ADDRESS = 1;
    private static final int TARGET_LINK_ADDRESS = 2;
    private static final int PREFIX = 3;
    private static final int REDIRECTED_HEADER = 4;
    private static final int MTU = 5;
    private static final int ADVERTISEMENT_INTERVAL = 7;
    private static final int HOME_AGENT = 8;
    private static final int ROUTE = 24;
    private static final int DNS_SERVERS = 25;
    private static final int DNS_SEARCH_LIST = 31;

    private static final ValueNames ROUTER_FLAGS =
            ValueNames.of(0x80, "managed", 0x40, "other stateful", 0x20, "home agent", 0x02, "ipv6 only");
    private static final ValueNames NEIGHBOR_FLAGS =
            ValueNames.of(0x80000000, "router", 0x40000000, "solicited", 0x20000000, "override");
    private static final ValueNames PREFIX_FLAGS = ValueNames.of(0x80, "onlink", 0x40, "auto", 0x20, "router");

    private NeighborDiscovery() {}

    static void printRouterAdvertisement(Dissection d, PacketReader in, int length) {
        if (!d.verbose(1)) {
            return;
        }
        Line out = d.out();
        in.need(ROUTER_ADVERTISEMENT_LENGTH);
        int flags = in.peekU8(5);
        out.add("\n\thop limit ").add(in.peekU8(4)).add(", Flags [");
        ROUTER_FLAGS.printBits(out, flags, ", ", "none");
        out.add("], pref ").add(preference(flags)).add(", router lifetime ").add(in.peekU16(6));
        out.add("s, reachable time ").add(in.peekU32(8)).add("ms, retrans timer ").add(in.peekU32(12)).add("ms");
        printOptions(d, in, ROUTER_ADVERTISEMENT_LENGTH, length);
    }

    static void printSolicitation(Dissection d, PacketReader in, int length) {
        in.need(NEIGHBOR_LENGTH);
        d.out().add(", who has ");
        d.printIpv6(in, in.position() + TARGET);
        printOptions(d, in, NEIGHBOR_LENGTH, length);
    }

    static void printAdvertisement(Dissection d, PacketReader in, int length) {
        in.need(NEIGHBOR_LENGTH);
        d.out().add(", tgt is ");
        d.printIpv6(in, in.position() + TARGET);
        if (d.verbose(1)) {
            d.out().add(", Flags [");
            NEIGHBOR_FLAGS.printBits(d.out(), in.peekI32(4), ", ", "none");
            d.out().add(']');
        }
        printOptions(d, in, NEIGHBOR_LENGTH, length);
    }

    static void printRedirect(Dissection d, PacketReader in, int length) {
        in.need(REDIRECT_LENGTH);
        d.out().add(", ");
        d.printIpv6(in, in.position() + REDIRECT_DESTINATION);
        d.out().add(" to ");
        d.printIpv6(in, in.position() + TARGET);
        printOptions(d, in, REDIRECT_LENGTH, length);
    }

    /**
     * Prints the options from an offset on, with {@code -v}.
     *
     * @param length of the ICMPv6 message in bytes
     */
    static void printOptions(Dissection d, PacketReader in, int from, int length) {
        if (!d.verbose(1)) {
            return;
        }
        int start = in.position();
        int end = start + in.captured();
        int at = start + from;
        while (at < end) {
            in.seek(at);
            if (!in.has(2)) {
                d.printTruncated();
                return;
            }
            if (at >= start + length) {
                return;
            }
            int type = in.peekU8(0);
            int units = in.peekU8(1);
            if (units == 0 || !in.has(units * 8)) {
                d.printTruncated();
                return;
            }
            d.out().add("\n\t  ").add(optionName(type)).add(" option (").add(type).add("), length ");
            d.out().add(units * 8).add(" (").add(units).add("): ");
            if (!printOption(d, in, type, units, start + from)) {
                return;
            }
            if (d.verbose(2)) {
                printBytes(d, in, at + 2, "\n\t    ", units * 8 - 2);
            }
            at += units * 8;
        }
    }

    /**
     * Prints the option at the reader's position.
     *
     * @param units   its length in units of 8 bytes
     * @param options absolute position of the first option
     * @return false where no more options are to be printed
     */
    private static boolean printOption(Dissection d, PacketReader in, int type, int units, int options) {
        Line out = d.out();
        switch (type) {
            case SOURCE_LINK_ADDRESS, TARGET_LINK_ADDRESS -> {
                for (int i = 2; i < units * 8; i++) {
                    out.add(i == 2 ? "" : ":").hex(in.peekU8(i), 2);
                }
            }
            case PREFIX -> printPrefix(d, in, units);
            // tcpdump dumps the bytes from the first option on
            case REDIRECTED_HEADER -> printBytes(d, in, options, "\n\t    ", units * 8);
            case MTU -> out.add(' ').add(in.peekU32(4)).add(units == 1 ? "" : "bad option length");
            case DNS_SERVERS -> printDnsServers(d, in, units);
            case DNS_SEARCH_LIST -> {
                out.add(" lifetime ").add(in.peekU32(4)).add("s, domain(s):");
                if (!printNames(out, in, in.position() + 8, in.position() + units * 8, options)) {
                    d.printTruncated();
                    return false;
                }
            }
            case ADVERTISEMENT_INTERVAL -> out.add(' ').add(in.peekU32(4)).add("ms");
            case HOME_AGENT -> out.add(" preference ").add(in.peekU16(4)).add(", lifetime ").add(in.peekU16(6));
            case ROUTE -> {
                if (units > 3) {
                    d.printTruncated();
                    return false;
                }
                printRoute(out, in, units);
            }
            default -> {
                if (!d.verbose(2)) {
                    printBytes(d, in, in.position() + 2, "\n\t  ", units * 8 - 2);
                    return false;
                }
            }
        }
        return true;
    }

    private static void printPrefix(Dissection d, PacketReader in, int units) {
        Line out = d.out();
        in.need(32);
        d.printIpv6(in, in.position() + 16);
        out.add('/').add(in.peekU8(2)).add(units == 4 ? "" : "badlen").add(", Flags [");
        PREFIX_FLAGS.printBits(out, in.peekU8(3), ", ", "none");
        out.add("], valid time ");
        printLifetime(out, in.peekU32(4));
        out.add(", pref. time ");
        printLifetime(out, in.peekU32(8));
    }

    /**
     * The domain names of a search list between two positions, up to the zeros that pad them; false where one is unsound. They are
     * never compressed (RFC 8106 section 5.2), but tcpdump follows pointers, from the first option on.
     */
    private static boolean printNames(Line out, PacketReader in, int from, int end, int options) {
        int at = from;
        while (at >= 0 && at < end && in.u8At(at) != 0) {
            at = DnsName.print(out.add(' '), in, at, options);
        }
        return at >= 0;
    }

    private static void printDnsServers(Dissection d, PacketReader in, int units) {
        d.out().add(" lifetime ").add(in.peekU32(4)).add("s,");
        for (int i = 0; i < (units - 1) / 2; i++) {
            d.out().add(" addr: ");
            d.printIpv6(in, in.position() + 8 + i * 16);
        }
    }

    /** The prefix is as long as the option lets it be: 0, 8 or 16 bytes. */
    private static void printRoute(Line out, PacketReader in, int units) {
        long high = units > 1 ? in.peekU64(8) : 0;
        long low = units > 2 ? in.peekU64(16) : 0;
        out.add(' ').ipv6(high, low).add('/').add(in.peekU8(2)).add(", pref=").add(preference(in.peekU8(3)));
        out.add(", lifetime=");
        printLifetime(out, in.peekU32(4));
    }

    private static void printBytes(Dissection d, PacketReader in, int position, String indent, int n) {
        in.seek(position);
        HexDump.hex(d.out(), indent, in, Math.min(n, in.captured()));
    }

    private static void printLifetime(Line out, long seconds) {
        if (seconds == 0xffffffffL) {
            out.add("infinity");
        } else {
            out.add(seconds).add('s');
        }
    }

    /** Router preference, RFC 4191 section 2.1. */
    private static String preference(int flags) {
        return switch (flags >>> 3 & 3) {
            case 0 -> "medium";
            case 1 -> "high";
            case 2 -> "rsv";
            default -> "low";
        };
    }

    private static String optionName(int type) {
        return switch (type) {
            case SOURCE_LINK_ADDRESS -> "source link-address";
            case TARGET_LINK_ADDRESS -> "destination link-address";
            case PREFIX -> "prefix info";
            case REDIRECTED_HEADER -> "redirected header";
            case MTU -> "mtu";
            case DNS_SERVERS -> "rdnss";
            case DNS_SEARCH_LIST -> "dnssl";
            case ADVERTISEMENT_INTERVAL -> "advertisement interval";
            case HOME_AGENT -> "homeagent information";
            case ROUTE -> "route info";
            default -> "unknown";
        };
    }
}
