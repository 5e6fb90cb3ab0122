package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Reachability in IS-IS with narrow metrics (ISO/IEC 10589 section 9.8, RFC 1195 section 5.3): four metrics of one byte each, the
 * default one, delay, expense and error; then what is reached.
 */
final class IsIsReach {
    private static final int METRICS = 4;
    private static final String[] METRIC_NAMES = {"Default", "Delay", "Expense", "Error"};
    private static final int UNSUPPORTED = 0x80;
    private static final int DOWN = 0x80;
    private static final int EXTERNAL = 0x40;
    private static final int IP = 12;
    private static final int ADDRESS_WIDTH = 15;

    private IsIsReach() {}

    static IsIsElement.End printSystems(Dissection d, PacketReader in, int size) {
        Line out = d.out();
        if (size < 1) {
            return IsIsElement.End.NORMAL;
        }
        int virtual = in.u8();
        String name = virtual == 0 ? "IsNotVirtual" : virtual == 1 ? "IsVirtual" : null;
        out.add("\n\t      ").addNameHex(name, "bogus virtual flag 0x", virtual, 2, "");
        return printNeighbors(out, in, size - 1, "\n\t      IS Neighbor: ", IsIs.NODE_ID);
    }

    static IsIsElement.End printEndSystems(Dissection d, PacketReader in, int size) {
        return printNeighbors(d.out(), in, size, "\n\t      ES Neighbor: ", IsIs.SYSTEM_ID);
    }

    private static IsIsElement.End printNeighbors(Line out, PacketReader in, int size, String before, int idLength) {
        int entry = METRICS + idLength;
        for (; size >= entry; size -= entry) {
            if (!in.has(entry)) {
                return IsIsElement.End.CUT;
            }
            IsIs.printId(out.add(before), in, METRICS, idLength);
            printMetrics(out, in);
            in.skip(entry);
        }
        return IsIsElement.End.NORMAL;
    }

    private static void printMetrics(Line out, PacketReader in) {
        printMetric(out, ", ", 0, in.peekU8(0));
        for (int i = 1; i < METRICS; i++) {
            if ((in.peekU8(i) & UNSUPPORTED) == 0) {
                printMetric(out, "\n\t\t  ", i, in.peekU8(i));
            }
        }
    }

    private static void printMetric(Line out, String before, int kind, int metric) {
        out.add(before).add(METRIC_NAMES[kind]).add(" Metric: ").add(metric & 0x3f);
        out.add((metric & EXTERNAL) != 0 ? ", External" : ", Internal");
    }

    /** Metrics, address, mask. */
    static IsIsElement.End printIp(Dissection d, PacketReader in, int size) {
        Line out = d.out();
        for (; size > 0; size -= IP) {
            if (size < IP) {
                out.add("short IPv4 Reachability (").add(size).add(" vs 12)");
                return IsIsElement.End.SILENT;
            }
            if (!in.has(IP)) {
                return IsIsElement.End.SILENT;
            }
            printIpPrefix(d, in);
            int metric = in.peekU8(0);
            out.add(", Distribution: ").add((metric & DOWN) != 0 ? "down" : "up").add(", Metric: ").add(metric & 0x3f);
            out.add((metric & EXTERNAL) != 0 ? ", External" : ", Internal");
            for (int i = 1; i < METRICS; i++) {
                if ((in.peekU8(i) & UNSUPPORTED) == 0) {
                    printMetric(out, "\n\t        ", i, in.peekU8(i));
                }
            }
            in.skip(IP);
        }
        return IsIsElement.End.NORMAL;
    }

    private static void printIpPrefix(Dissection d, PacketReader in) {
        Line out = d.out();
        int mask = in.peekI32(8);
        int bits = Integer.numberOfLeadingZeros(~mask);
        out.add("\n\t      IPv4 prefix: ");
        if (bits < 32 && mask << bits != 0) {
            d.printIpv4(in, in.position() + 4);
            out.add(" mask ");
            d.printIpv4(in, in.position() + 8);
            return;
        }
        int start = out.length();
        d.printIpv4(in, in.position() + 4);
        int width = out.length() - start;
        out.truncate(start);
        out.spaces(ADDRESS_WIDTH - width);
        d.printIpv4(in, in.position() + 4);
        out.add('/').add(bits);
    }

    /** Metrics, then prefixes of addresses, whose length is counted in half bytes. */
    static IsIsElement.End printPrefixNeighbors(Dissection d, PacketReader in, int size) {
        Line out = d.out();
        if (size < METRICS) {
            return IsIsElement.End.NORMAL;
        }
        if (!in.has(METRICS)) {
            return IsIsElement.End.CUT;
        }
        printMetrics(out.add("\n\t      Metric Block"), in);
        int end = in.position() + size;
        in.skip(METRICS);
        while (in.position() < end) {
            int halves = in.u8();
            if (halves < 2) {
                out.add("\n\t\tAddress: prefix length ").add(halves).add(" < 2");
                break;
            }
            int n = halves / 2;
            if (end - in.position() < n) {
                break;
            }
            in.need(n);
            Osi.printAddress(out.add("\n\t\tAddress: "), in, in.position(), n);
            out.add('/').add(halves * 4);
            in.skip(n);
        }
        return IsIsElement.End.NORMAL;
    }
}
