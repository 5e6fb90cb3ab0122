package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * BGP path attributes, RFC 4271 section 4.3: flags, type, a length of one or two bytes, value. Those of reachability are in
 * {@link BgpReachability}, lists of communities in {@link BgpCommunities}, tunnels and metrics in {@link BgpTunnels}.
 */
final class BgpAttributes {
    /** Instead of a length: the value ends too early for the message to make sense. */
    static final int CUT = -1;

    private static final int EXTENDED_LENGTH = 0x10;
    private static final String[] FLAGS = {"O", "T", "P", "E"};
    /** How deep sets of attributes may nest before the rest is left unprinted. */
    private static final int MAX_NESTED_SETS = 10;

    private static final int ORIGIN = 1;
    private static final int AS_PATH = 2;
    private static final int NEXT_HOP = 3;
    private static final int MULTI_EXIT_DISCRIMINATOR = 4;
    private static final int LOCAL_PREFERENCE = 5;
    private static final int ATOMIC_AGGREGATE = 6;
    private static final int AGGREGATOR = 7;
    private static final int COMMUNITY = 8;
    private static final int ORIGINATOR = 9;
    private static final int CLUSTER_LIST = 10;
    private static final int REACHABLE = 14;
    private static final int UNREACHABLE = 15;
    private static final int EXTENDED_COMMUNITY = 16;
    private static final int AS4_PATH = 17;
    private static final int AGGREGATOR4 = 18;
    private static final int PMSI_TUNNEL = 22;
    private static final int IGP_METRIC = 26;
    private static final int LARGE_COMMUNITY = 32;
    private static final int ATTRIBUTE_SET = 128;
    private static final ValueNames NAMES = ValueNames.of(
            ORIGIN, "Origin",
            AS_PATH, "AS Path",
            AS4_PATH, "AS4 Path",
            NEXT_HOP, "Next Hop",
            MULTI_EXIT_DISCRIMINATOR, "Multi Exit Discriminator",
            LOCAL_PREFERENCE, "Local Preference",
            ATOMIC_AGGREGATE, "Atomic Aggregate",
            AGGREGATOR, "Aggregator",
            AGGREGATOR4, "Aggregator4",
            COMMUNITY, "Community",
            ORIGINATOR, "Originator ID",
            CLUSTER_LIST, "Cluster List",
            11, "DPA",
            12, "Advertisers",
            13, "RCID Path / Cluster ID",
            REACHABLE, "Multi-Protocol Reach NLRI",
            UNREACHABLE, "Multi-Protocol Unreach NLRI",
            EXTENDED_COMMUNITY, "Extended Community",
            PMSI_TUNNEL, "PMSI Tunnel",
            23, "Tunnel Encapsulation",
            24, "Traffic Engineering",
            25, "IPv6 Extended Community",
            IGP_METRIC, "Accumulated IGP Metric",
            27, "PE Distinguisher Label",
            28, "Entropy Label",
            LARGE_COMMUNITY, "Large Community",
            ATTRIBUTE_SET, "Attribute Set",
            255, "Reserved for development");
    private static final String[] ORIGINS = {"IGP", "EGP", "Incomplete"};

    /** Around the numbers of a path segment, by its type: none, set, sequence, confederation sequence, confederation set. */
    private static final String[] SEGMENT_STARTS = {"?", "{ ", "", "( ", "({ "};
    private static final String[] SEGMENT_ENDS = {"?", "}", "", ")", "})"};

    private BgpAttributes() {}

    /**
     * Prints {@code length} bytes of attributes at a position.
     *
     * @param end position behind the message
     * @return false where the message ends too early
     */
    static boolean print(Dissection d, PacketReader in, int at, int length, int end) {
        Line out = d.out();
        int stop = at + length;
        while (at < stop) {
            if (end - at < 2) {
                return false;
            }
            if (stop - at < 2) {
                out.add("\n\t  [path attrs too short]");
                return true;
            }
            int flags = in.u8At(at);
            int type = in.u8At(at + 1);
            int lengthSize = lengthSize(flags);
            at += 2;
            if (end - at < lengthSize) {
                return false;
            }
            if (stop - at < lengthSize) {
                out.add("\n\t  [path attrs too short]");
                return true;
            }
            int valueLength = lengthSize == 2 ? in.u16At(at) : in.u8At(at);
            at += lengthSize;
            printHeading(out, "\n\t  ", flags, type, valueLength);
            out.add(flags == 0 ? "" : ": ");
            if (stop - at < valueLength) {
                out.add(" [path attrs too short]");
                return true;
            }
            if (!printValue(d, in, type, at, valueLength, 0)) {
                return false;
            }
            at += valueLength;
        }
        return true;
    }

    private static int lengthSize(int flags) {
        return (flags & EXTENDED_LENGTH) == 0 ? 1 : 2;
    }

    private static void printHeading(Line out, String indent, int flags, int type, int length) {
        out.add(indent).add(NAMES.get(type, "Unknown Attribute")).add(" (").add(type).add("), length: ").add(length);
        if (flags == 0) {
            return;
        }
        out.add(", Flags [");
        for (int i = 0; i < FLAGS.length; i++) {
            out.add((flags & 0x80 >> i) != 0 ? FLAGS[i] : "");
        }
        if ((flags & 15) != 0) {
            out.add('+').hex(flags & 15);
        }
        out.add(']');
    }

    private static boolean printValue(Dissection d, PacketReader in, int type, int at, int length, int level) {
        int left = printByType(d, in, type, at, length, level);
        if (left == CUT) {
            return false;
        }
        if (d.verbose(2) && left > 0) {
            if (!in.hasAt(at, left)) {
                return false;
            }
            HexDump.capturedAt(d.out(), "\n\t    ", in, at, left);
        }
        return true;
    }

    /** Prints a value and returns how much of it is dumped with {@code -vv}, or {@link #CUT}. */
    private static int printByType(Dissection d, PacketReader in, int type, int at, int length, int level) {
        Line out = d.out();
        boolean whole = true;
        switch (type) {
            case ORIGIN -> {
                if (hasLength(out, length == 1)) {
                    int origin = in.u8At(at);
                    out.add(ValueNames.at(ORIGINS, origin, "Unknown Origin Typecode"));
                }
            }
            case AS_PATH, AS4_PATH -> whole = printPath(d, in, type, at, length);
            case NEXT_HOP, ORIGINATOR -> {
                if (hasLength(out, length == 4)) {
                    d.printIpv4(in, at);
                }
            }
            case MULTI_EXIT_DISCRIMINATOR, LOCAL_PREFERENCE -> {
                if (hasLength(out, length == 4)) {
                    out.add(in.u32At(at));
                }
            }
            case ATOMIC_AGGREGATE -> hasLength(out, length == 0);
            case AGGREGATOR -> {
                if (hasLength(out, length == 6 || length == 8)) {
                    printAggregator(d, in, at, length - 4);
                }
            }
            case AGGREGATOR4 -> {
                if (hasLength(out, length == 8)) {
                    printAggregator(d, in, at, 4);
                }
            }
            case COMMUNITY -> {
                if (hasLength(out, length % 4 == 0)) {
                    BgpCommunities.print(out, in, at, length);
                }
            }
            case CLUSTER_LIST -> {
                if (hasLength(out, length % 4 == 0)) {
                    printClusters(d, in, at, length);
                }
            }
            case REACHABLE -> whole = BgpReachability.printReachable(d, in, at, length);
            case UNREACHABLE -> whole = BgpReachability.printUnreachable(d, in, at, length);
            case EXTENDED_COMMUNITY -> {
                if (hasLength(out, length % 8 == 0)) {
                    whole = BgpCommunities.printExtended(d, in, at, length);
                }
            }
            case PMSI_TUNNEL -> whole = BgpTunnels.printProviderTunnel(d, in, at, length);
            case IGP_METRIC -> whole = BgpTunnels.printAccumulatedMetric(d, in, at, length);
            case ATTRIBUTE_SET -> {
                return printSet(d, in, at, length, level);
            }
            case LARGE_COMMUNITY -> {
                if (hasLength(out, length != 0 && length % 12 == 0)) {
                    BgpCommunities.printLarge(out, in, at, length);
                    return 0;
                }
            }
            default -> whole = printUnknown(d, in, type, at, length);
        }
        return whole ? length : CUT;
    }

    private static boolean hasLength(Line out, boolean right) {
        if (!right) {
            out.add("invalid len");
        }
        return right;
    }

    private static boolean printUnknown(Dissection d, PacketReader in, int type, int at, int length) {
        if (!in.hasAt(at, length)) {
            return false;
        }
        d.out().add("\n\t    no Attribute ").add(type).add(" decoder");
        if (!d.verbose(2)) {
            HexDump.capturedAt(d.out(), "\n\t    ", in, at, length);
        }
        return true;
    }

    // ---- paths

    private static boolean printPath(Dissection d, PacketReader in, int type, int at, int length) {
        Line out = d.out();
        if (!hasLength(out, length % 2 == 0)) {
            return true;
        }
        if (length == 0) {
            out.add("empty");
            return true;
        }
        int size = type == AS4_PATH || !hasShortNumbers(in, at, length) ? 4 : 2;
        for (int p = at; p < at + length; ) {
            int segment = in.u8At(p);
            out.add(ValueNames.at(SEGMENT_STARTS, segment, "?"));
            int stop = p + 2 + in.u8At(p + 1) * size;
            for (p += 2; p < stop; p += size) {
                if (!in.hasAt(p, size)) {
                    return false;
                }
                BgpFamily.printAs(d, size == 2 ? in.u16At(p) : in.u32At(p));
                out.add(' ');
            }
            out.add(ValueNames.at(SEGMENT_ENDS, segment, "?"));
        }
        return true;
    }

    /**
     * Whether the numbers of a path seem to take two bytes: its segments end where the path does if they do. The type is the same
     * for numbers of four bytes, RFC 6793 section 4.1, and only the start of the session says which they are.
     */
    private static boolean hasShortNumbers(PacketReader in, int at, int length) {
        int p = at;
        while (p < at + length) {
            int segment = in.u8At(p);
            if (segment < 1 || segment >= SEGMENT_STARTS.length) {
                return false;
            }
            p += 2 + in.u8At(p + 1) * 2;
        }
        return p == at + length;
    }

    private static void printAggregator(Dissection d, PacketReader in, int at, int size) {
        in.needAt(at, size + 4);
        d.out().add(" AS #");
        BgpFamily.printAs(d, size == 2 ? in.u16At(at) : in.u32At(at));
        d.out().add(", origin ");
        d.printIpv4(in, at + size);
    }

    private static void printClusters(Dissection d, PacketReader in, int at, int length) {
        for (int i = 0; i < length; i += 4) {
            d.printIpv4(in, at + i);
            d.out().add(length - i > 4 ? ", " : "");
        }
    }

    // ---- sets

    /** The attributes that a customer's route had, RFC 6368 section 5. Returns as {@link #printByType} does. */
    private static int printSet(Dissection d, PacketReader in, int at, int length, int level) {
        Line out = d.out();
        if (length < 4 || !in.hasAt(at, 4)) {
            return CUT;
        }
        out.add("\n\t    Origin AS: ");
        BgpFamily.printAs(d, in.u32At(at));
        int stop = at + length;
        for (int p = at + 4; p < stop; ) {
            if (!in.hasAt(p, 2)) {
                return CUT;
            }
            if (stop - p < 2) {
                out.add(" [path attr too short]");
                return stop - p;
            }
            int flags = in.u8At(p);
            int type = in.u8At(p + 1);
            int lengthSize = lengthSize(flags);
            p += 2;
            if (!in.hasAt(p, lengthSize)) {
                return CUT;
            }
            if (stop - p < lengthSize) {
                out.add(" [path attr too short]");
                return stop - p;
            }
            int valueLength = lengthSize == 2 ? in.u16At(p) : in.u8At(p);
            p += lengthSize;
            printHeading(out, "\n\t      ", flags, type, valueLength);
            out.add(": ");
            if (stop - p < valueLength) {
                out.add(" [path attr too short]");
                return stop - p;
            }
            if (level == MAX_NESTED_SETS) {
                out.add("(too many nested levels, not recursing)");
            } else if (!printValue(d, in, type, p, valueLength, level + 1)) {
                return CUT;
            }
            p += valueLength;
        }
        return 0;
    }
}
