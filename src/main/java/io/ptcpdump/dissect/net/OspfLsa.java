package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Link-state advertisements of OSPF version 2, RFC 2328 appendix A.4, and opaque ones, RFC 5250.
 *
 * <pre>
 *  0                               2               3               4
 * +-------------------------------+---------------+---------------+
 * | age                           | options       | type          |
 * +-------------------------------+---------------+---------------+
 * | link-state number, or opaque type (1) and number (3)          |
 * | advertising router                                            |
 * | sequence number                                               |
 * +-------------------------------+-------------------------------+
 * | checksum                      | length with this header       |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
final class OspfLsa {
    static final int HEADER = 20;
    /** Length of an entry of a link-state request. */
    static final int REQUEST = 12;

    private static final int ROUTER = 1;
    private static final int NETWORK = 2;
    private static final int SUMMARY = 3;
    private static final int BORDER_SUMMARY = 4;
    private static final int EXTERNAL = 5;
    private static final int GROUP = 6;
    private static final int NSSA = 7;
    private static final int OPAQUE_LINK = 9;
    private static final int OPAQUE_DOMAIN = 11;
    private static final ValueNames TYPES = ValueNames.of(
            ROUTER, "Router", NETWORK, "Network", SUMMARY, "Summary", BORDER_SUMMARY, "ASBR Summary", EXTERNAL, "External",
            GROUP, "Multicast Group", NSSA, "NSSA", OPAQUE_LINK, "Link Local Opaque", 10, "Area Local Opaque",
            OPAQUE_DOMAIN, "Domain Wide Opaque");

    private static final int TRAFFIC_ENGINEERING = 1;
    private static final int GRACE = 3;
    private static final int ROUTER_INFORMATION = 4;
    private static final ValueNames OPAQUE_TYPES = ValueNames.of(
            TRAFFIC_ENGINEERING, "Traffic Engineering", GRACE, "Graceful restart", ROUTER_INFORMATION, "Router Information");

    private static final ValueNames ROUTER_FLAGS = ValueNames.of(
            0x01, "ABR", 0x02, "ASBR", 0x04, "Virtual", 0x08, "Wildcard", 0x10, "Nt", 0x80, "Host");
    private static final String[] TOPOLOGIES = {"default", "multicast", "management"};
    private static final int INFINITE = 0xffffff;

    private OspfLsa() {}

    /** Prints the header at the position, which stays; returns the advertisement's length, or -1 where that cannot be. */
    static int printHeader(Dissection d, PacketReader in) {
        Line out = d.out();
        int length = in.peekU16(18);
        if (length < HEADER) {
            out.add("\n\t    Bogus length ").add(length).add(" < header (20)");
            return -1;
        }
        out.add("\n\t  Advertising Router ");
        d.printIpv4(in, in.position() + 8);
        out.add(", seq 0x").hex(in.peekU32(12), 8).add(", age ").add(in.peekU16(0));
        out.add("s, length ").add(length - HEADER);
        int type = in.peekU8(3);
        out.add("\n\t    ").add(TYPES.get(type, "unknown")).add(" LSA (").add(type);
        if (isOpaque(type)) {
            int opaque = in.peekU8(4);
            out.add("), Opaque-Type ").add(OPAQUE_TYPES.get(opaque, "unknown")).add(" LSA (").add(opaque);
            out.add("), Opaque-ID ").add(in.peekU24(5));
        } else {
            out.add("), LSA-ID: ");
            d.printIpv4(in, in.position() + 4);
        }
        out.add("\n\t    Options: [");
        Ospf.OPTIONS.printBits(out, in.peekU8(2), ", ", "none");
        out.add(']');
        return length;
    }

    private static boolean isOpaque(int type) {
        return type >= OPAQUE_LINK && type <= OPAQUE_DOMAIN;
    }

    /** An entry of a link-state request, at the position, which stays. */
    static void printRequest(Dissection d, PacketReader in) {
        Line out = d.out();
        in.need(REQUEST);
        long type = in.peekU32(0);
        out.add("\n\t  Advertising Router: ");
        d.printIpv4(in, in.position() + 8);
        out.add(", ").add(TYPES.get((int) type, "unknown")).add(" LSA (").add(type).add(')');
        if (type <= OPAQUE_DOMAIN && isOpaque((int) type)) {
            int opaque = in.peekU8(4);
            out.add(", Opaque-Type: ").add(OPAQUE_TYPES.get(opaque, "unknown")).add(" LSA (").add(opaque);
            out.add("), Opaque-ID: ").add(in.peekU24(5));
        } else {
            out.add(", LSA-ID: ");
            d.printIpv4(in, in.position() + 4);
        }
    }

    /** Prints the advertisement at the position and moves behind it; where its length cannot be, nothing can follow. */
    static void print(Dissection d, PacketReader in) {
        int start = in.position();
        int length = printHeader(d, in);
        if (length < 0) {
            in.need(length); // ends the packet's text as bytes that are missing do
        }
        int type = in.peekU8(3);
        int opaque = in.peekU8(4);
        int end = start + length;
        in.seek(start + HEADER);
        boolean complete = printBody(d, in, type, opaque, end);
        if (complete && d.verbose(2)) {
            in.seek(start + HEADER);
            HexDump.captured(d.out(), "\n\t    ", in, length - HEADER);
        }
        in.seek(end);
    }

    /** Returns false where the body holds something that ends it early. */
    private static boolean printBody(Dissection d, PacketReader in, int type, int opaque, int end) {
        switch (type) {
            case ROUTER -> {
                return printLinks(d, in);
            }
            case NETWORK -> printNetwork(d, in, end);
            case SUMMARY -> {
                printMask(d, in);
                printMetrics(d.out(), in, end);
            }
            case BORDER_SUMMARY -> {
                in.need(8);
                in.skip(4);
                printMetrics(d.out(), in, end);
            }
            case EXTERNAL, NSSA -> {
                printMask(d, in);
                printExternal(d, in, end);
            }
            case GROUP -> printGroup(d, in, end);
            default -> {
                return !isOpaque(type) || printOpaque(d, in, opaque, end - in.position());
            }
        }
        return true;
    }

    /** Prints a mask, behind which there must be a metric, and moves behind it. */
    private static void printMask(Dissection d, PacketReader in) {
        in.need(4);
        d.out().add("\n\t    Mask ");
        d.printIpv4(in, in.position());
        in.need(8);
        in.skip(4);
    }

    private static boolean printLinks(Dissection d, PacketReader in) {
        Line out = d.out();
        int flags = in.peekU8(0);
        out.add("\n\t    Router LSA Options: [");
        ROUTER_FLAGS.printBits(out, flags, ", ", "none");
        out.add(']');
        int count = in.peekU16(2);
        in.need(16);
        in.skip(4);
        for (; count > 0; count--) {
            in.need(12);
            int type = in.peekU8(8);
            switch (type) {
                case 1 -> printLink(d, in, "Neighbor Router-ID: ", ", Interface Address: ");
                case 2 -> printLink(d, in, "Neighbor Network-ID: ", ", Interface Address: ");
                case 3 -> printLink(d, in, "Stub Network: ", ", Mask: ");
                case 4 -> printLink(d, in, "Virtual Link: Neighbor Router-ID: ", ", Interface Address: ");
                default -> {
                    out.add("\n\t      Unknown Router Link Type (").add(type).add(')');
                    return false;
                }
            }
            printLinkMetrics(out, in);
        }
        return true;
    }

    private static void printLink(Dissection d, PacketReader in, String link, String data) {
        d.out().add("\n\t      ").add(link);
        d.printIpv4(in, in.position());
        d.out().add(data);
        d.printIpv4(in, in.position() + 4);
    }

    /** The metrics of a link: of the default topology, then of as many others as there are; moves behind them. */
    private static void printLinkMetrics(Line out, PacketReader in) {
        int others = in.peekU8(9);
        in.skip(8);
        for (int i = 0; i <= others; i++) {
            in.need(4);
            printTopology(out, i == 0 ? 0 : in.peekU8(0)).add(", metric ").add(in.peekU16(2));
            in.skip(4);
        }
    }

    private static Line printTopology(Line out, int topology) {
        out.add("\n\t\ttopology ").add(ValueNames.at(TOPOLOGIES, topology, "Unknown"));
        return out.add(" (").add(topology).add(')');
    }

    private static void printNetwork(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        in.need(4);
        out.add("\n\t    Mask ");
        d.printIpv4(in, in.position());
        out.add("\n\t    Connected Routers:");
        in.skip(4);
        for (; in.position() < end; in.skip(4)) {
            in.need(4);
            out.add("\n\t      ");
            d.printIpv4(in, in.position());
        }
    }

    private static void printMetrics(Line out, PacketReader in, int end) {
        while (in.position() < end) {
            int value = in.i32();
            printTopology(out, value >>> 24 & 0x7f).add(" metric ").add(value & INFINITE);
        }
    }

    private static void printExternal(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        while (in.position() < end) {
            int value = in.i32();
            printTopology(out, value >>> 24 & 0x7f).add(", type ").add(value < 0 ? 2 : 1).add(", metric");
            int metric = value & INFINITE;
            if (metric == INFINITE) {
                out.add(" infinite");
            } else {
                out.add(' ').add(metric);
            }
            if (in.i32() != 0) {
                out.add(", forward ");
                d.printIpv4(in, in.position() - 4);
            }
            if (in.i32() != 0) {
                out.add(", tag ");
                d.printIpv4(in, in.position() - 4);
            }
        }
    }

    /** Multicast extensions, RFC 1584 appendix A.3. */
    private static void printGroup(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        while (in.position() < end) {
            long type = in.u32();
            if (type == 1 || type == 2) {
                in.need(4);
                out.add(type == 1 ? "\n\t    Router Router-ID " : "\n\t    Network Designated Router ");
                d.printIpv4(in, in.position());
            } else {
                out.add("\n\t    unknown VertexType (").add(type).add(')');
            }
            in.seek(in.position() + 4);
        }
    }

    private static boolean printOpaque(Dissection d, PacketReader in, int opaque, int length) {
        return switch (opaque) {
            case ROUTER_INFORMATION -> OspfOpaque.printRouterInformation(d, in, length);
            case GRACE -> OspfOpaque.printGrace(d, in, length);
            case TRAFFIC_ENGINEERING -> OspfOpaque.printTrafficEngineering(d, in, length);
            default -> d.verbose(2) || HexDump.captured(d.out(), "\n\t    ", in, length);
        };
    }
}
