package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** BGP updates, RFC 4271 section 4.3: IPv4 routes withdrawn, attributes of paths, and the IPv4 routes that have these. */
final class BgpUpdate {
    private static final int PATH_IDENTIFIER = 4;

    private BgpUpdate() {}

    static void print(Dissection d, PacketReader in, int at, int length) {
        if (!printContents(d, in, at + Bgp.HEADER_LENGTH, at + length)) {
            d.printTruncated();
        }
    }

    /** False where the message ends too early. */
    private static boolean printContents(Dissection d, PacketReader in, int at, int end) {
        Line out = d.out();
        if (end - at < 2) {
            return false;
        }
        int withdrawn = in.u16At(at);
        at += 2;
        if (end - at < withdrawn) {
            return false;
        }
        int left = 0;
        if (withdrawn > 1) {
            out.add("\n\t  Withdrawn routes:");
            int stop = at + withdrawn;
            at = printWithdrawn(d, in, at, stop);
            if (at < 0) {
                return false;
            }
            left = stop - at;
        } else {
            at += withdrawn;
            left = withdrawn;
        }
        if (end - at < 2) {
            return false;
        }
        int attributes = in.u16At(at);
        at += 2;
        if (left == 0 && attributes == 0 && at == end) {
            out.add("\n\t  End-of-Rib Marker (empty NLRI)");
            return true;
        }
        if (end - at < attributes) {
            return false;
        }
        return (attributes == 0 || BgpAttributes.print(d, in, at, attributes, end)) && printRoutes(d, in, at + attributes, end);
    }

    /** Prints the routes up to {@code stop} and returns the position behind them; behind the last one that could be read. */
    private static int printWithdrawn(Dissection d, PacketReader in, int at, int stop) {
        Line out = d.out();
        boolean addPath = hasPathIdentifiers(in, at, stop - at, Prefix.IPV4_BITS);
        while (at < stop) {
            long path = 0;
            if (addPath) {
                path = in.u32At(at);
                at += PATH_IDENTIFIER;
            }
            int n = Prefix.print(out, "\n\t    ", in, at, stop - at, Prefix.IPV4_BITS);
            if (n == Prefix.ILLEGAL) {
                out.add("\n\t    (illegal prefix length)");
                return at;
            }
            if (n == Prefix.SHORT) {
                return -1;
            }
            printPath(out, addPath, path);
            at += n;
        }
        return at;
    }

    private static boolean printRoutes(Dissection d, PacketReader in, int at, int end) {
        Line out = d.out();
        if (at == end) {
            return true;
        }
        boolean addPath = hasPathIdentifiers(in, at, end - at, Prefix.IPV4_BITS);
        out.add("\n\t  Updated routes:");
        while (at < end) {
            long path = 0;
            if (addPath) {
                path = in.u32At(at);
                at += PATH_IDENTIFIER;
            }
            int n = Prefix.print(out, "\n\t    ", in, at, end - at, Prefix.IPV4_BITS);
            if (n == Prefix.ILLEGAL) {
                out.add("\n\t    (illegal prefix length)");
                return true;
            }
            if (n == Prefix.SHORT) {
                return false;
            }
            printPath(out, addPath, path);
            at += n;
        }
        return true;
    }

    static void printPath(Line out, boolean addPath, long path) {
        if (addPath) {
            out.add("   Path Id: ").add(path);
        }
    }

    /**
     * Whether routes seem to have path identifiers (RFC 7911). Only the capabilities at the start of the session say so; without
     * these, they do where the bytes make sense as routes with identifiers, and none as routes without.
     */
    static boolean hasPathIdentifiers(PacketReader in, int at, int length, int maxBits) {
        if (length < 1 + PATH_IDENTIFIER) {
            return false;
        }
        int offset = 0;
        while (offset < length) {
            offset += PATH_IDENTIFIER;
            if (!in.hasAt(at + offset, 1)) {
                break;
            }
            int bits = in.u8At(at + offset);
            if (bits > maxBits) {
                return false;
            }
            offset += 1 + Prefix.bytes(bits);
        }
        if (offset > length) {
            return false;
        }
        for (offset = 0; offset < length && in.hasAt(at + offset, 1); ) {
            int bits = in.u8At(at + offset);
            if (bits < 1 || bits > maxBits) {
                return true;
            }
            offset += 1 + Prefix.bytes(bits);
        }
        return offset > length;
    }
}
