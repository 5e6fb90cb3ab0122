package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Distance Vector Multicast Routing Protocol inside of IGMP: RFC 1075, draft-ietf-idmr-dvmrp-v3.
 *
 * <pre>
 *  0               1               2                               4
 * +---------------+---------------+-------------------------------+
 * | IGMP type     | code          | checksum                      |
 * +---------------+---------------+---------------+---------------+
 * | capabilities                  | minor version | major version |
 * +---------------+---------------+---------------+---------------+
 * | what the code says ...
 * </pre>
 */
final class Dvmrp {
    static final int HEADER = 8;

    private static final int PROBE = 1;
    private static final int REPORT = 2;
    private static final int NEIGHBORS = 4;
    private static final int NEIGHBORS_2 = 6;
    private static final int PRUNE = 7;
    private static final int GRAFT = 8;
    private static final int GRAFT_ACKNOWLEDGEMENT = 9;
    private static final String[] CODES = {
        null, "Probe", "Report", "Ask-neighbors(old)", "Neighbors(old)", "Ask-neighbors2", "Neighbors2", "Prune", "Graft",
        "Graft-ACK"
    };

    private static final int MINOR_VERSION = 6;
    private static final int MAJOR_VERSION = 7;
    private static final int TUNNEL = 0x01;
    private static final int SOURCE_ROUTE = 0x02;
    private static final int DOWN = 0x10;
    private static final int DISABLED = 0x20;
    private static final int QUERIER = 0x40;
    /** In a metric: no route follows under the same mask. */
    private static final int LAST = 0x80;

    private Dvmrp() {}

    /** Prints the message whose IGMP header, of {@link #HEADER} bytes, is claimed; the reader stays where it is. */
    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("dvmrp");
        int start = in.position();
        int code = in.peekU8(1);
        out.add(' ').addName(ValueNames.at(CODES, code), "[type ", code, "]");
        in.seek(start + HEADER);
        boolean valid = switch (code) {
            case PROBE -> !d.verbose(1) || printProbe(d, in);
            case REPORT -> !d.verbose(2) || printReport(out, in);
            case NEIGHBORS -> printNeighbors(d, in);
            case NEIGHBORS_2 -> {
                int major = in.u8At(start + MAJOR_VERSION);
                int minor = in.u8At(start + MINOR_VERSION);
                out.add(" (v ").add(major).add('.').add(minor).add("):");
                yield printNeighbors2(d, in);
            }
            case PRUNE, GRAFT, GRAFT_ACKNOWLEDGEMENT -> {
                printSource(d, in, code);
                yield true;
            }
            default -> true;
        };
        if (!valid) {
            d.printInvalid();
        }
        in.seek(start);
    }

    private static void printSource(Dissection d, PacketReader in, int code) {
        Line out = d.out();
        in.need(8);
        out.add(" src ");
        d.printIpv4(in, in.position());
        out.add(" grp ");
        d.printIpv4(in, in.position() + 4);
        if (code == PRUNE) {
            out.add(" timer ");
            out.duration(in.peekU32(8));
        }
    }

    private static boolean printProbe(Dissection d, PacketReader in) {
        Line out = d.out();
        int length = in.claimed();
        if (length < 4) {
            out.add(" [full length ").add(length).add(" < 4]");
            return false;
        }
        out.add(d.verbose(2) ? "\n\t" : " ");
        long generation = in.u32();
        out.add("genid ").add(generation);
        while (d.verbose(2) && in.claimed() > 0) {
            if (in.claimed() < 4) {
                out.add("[remaining length ").add(in.claimed()).add(" < 4]");
                return false;
            }
            in.need(4);
            out.add("\n\tneighbor ");
            d.printIpv4(in, in.position());
            in.skip(4);
        }
        return true;
    }

    /** Routes in groups of the same mask. That lacks its first byte, which is 255; networks lack their last bytes, which are 0. */
    private static boolean printReport(Line out, PacketReader in) {
        while (in.claimed() > 0) {
            if (isShort(out, in, 3)) {
                return false;
            }
            int mask = in.u24();
            int width = 1;
            for (int shift = 16; shift >= 0; shift -= 8) {
                if ((mask >> shift & 0xff) != 0) {
                    width = 4 - shift / 8;
                }
            }
            out.add("\n\tMask ").ipv4(0xff000000 | mask);
            int metric;
            do {
                if (in.claimed() < width + 1) {
                    out.add("\n\t  [Truncated Report]");
                    return false;
                }
                int network = (int) in.unsigned(width) << (4 - width) * 8;
                metric = in.u8();
                out.add("\n\t  ").ipv4(network).add(" metric ").add(metric & ~LAST);
            } while ((metric & LAST) == 0);
        }
        return true;
    }

    private static boolean printNeighbors(Dissection d, PacketReader in) {
        Line out = d.out();
        while (in.claimed() > 0) {
            if (isShort(out, in, 7)) {
                return false;
            }
            int local = in.position();
            in.need(7);
            int metric = in.peekU8(4);
            int threshold = in.peekU8(5);
            int count = in.peekU8(6);
            in.skip(7);
            for (int i = 0; i < count; i++) {
                if (isShort(out, in, 4)) {
                    return false;
                }
                out.add(" [");
                d.printIpv4(in, local);
                out.add(" ->");
                in.need(4);
                out.add(' ');
                d.printIpv4(in, in.position());
                out.add(", (").add(metric).add('/').add(threshold).add(")]");
                in.skip(4);
            }
        }
        return true;
    }

    private static boolean printNeighbors2(Dissection d, PacketReader in) {
        Line out = d.out();
        while (in.claimed() > 0) {
            if (isShort(out, in, 8)) {
                return false;
            }
            int local = in.position();
            in.skip(8);
            int count = in.u8At(local + 7);
            for (int i = 0; i < count; i++) {
                if (in.claimed() == 0) {
                    out.add(" [ncount ").add(count - i - 1).add(']');
                    return false;
                }
                if (isShort(out, in, 4)) {
                    return false;
                }
                printNeighbor2(d, in, local);
                in.skip(4);
            }
        }
        return true;
    }

    private static void printNeighbor2(Dissection d, PacketReader in, int local) {
        Line out = d.out();
        out.add(" [");
        d.printIpv4(in, local);
        out.add(" -> ");
        in.need(4);
        d.printIpv4(in, in.position());
        out.add(" (").add(in.u8At(local + 4)).add('/').add(in.u8At(local + 5));
        int flags = in.u8At(local + 6);
        out.add((flags & TUNNEL) != 0 ? "/tunnel" : "");
        out.add((flags & SOURCE_ROUTE) != 0 ? "/srcrt" : "");
        out.add((flags & QUERIER) != 0 ? "/querier" : "");
        out.add((flags & DISABLED) != 0 ? "/disabled" : "");
        out.add((flags & DOWN) != 0 ? "/down" : "");
        out.add(")]");
    }

    private static boolean isShort(Line out, PacketReader in, int needed) {
        int length = in.claimed();
        if (length >= needed) {
            return false;
        }
        out.add(" [length ").add(length).add(" < ").add(needed).add(']');
        return true;
    }
}
