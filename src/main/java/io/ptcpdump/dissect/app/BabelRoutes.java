package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Routes in Babel, RFC 8966 sections 4.6.9 to 4.6.11, and those that depend on the source, too. An update may leave out the
 * first bytes of its prefix, which are then those of an earlier update in the same part of the packet; so there is one
 * object for each part. All methods return false where the element is invalid.
 */
final class BabelRoutes {
    static final int UPDATE_LENGTH = 10;

    private static final int SEQUENCE_REQUEST_LENGTH = 14;
    private static final int SOURCE_REQUEST_LENGTH = 3;
    private static final int DEFAULT_PREFIX = 0x80;
    private static final int ROUTER_ID = 0x40;
    private static final int UNKNOWN_FLAGS = 0x3f;
    private static final int INFINITY = 0xffff;

    private BabelPrefix lastIpv4 = BabelPrefix.noneOfIpv4();
    private BabelPrefix last = BabelPrefix.none();

    static void printFlags(Line out, int flags) {
        out.add((flags & DEFAULT_PREFIX) != 0 ? "/prefix" : "");
        out.add((flags & ROUTER_ID) != 0 ? "/id" : "");
        out.add((flags & UNKNOWN_FLAGS) != 0 ? "/unknown" : "");
    }

    boolean printUpdate(Dissection d, PacketReader in) {
        Line out = d.out();
        out.add("\n\tUpdate");
        if (in.claimed() < UPDATE_LENGTH) {
            return false;
        }
        int start = in.position();
        int encoding = in.peekU8(0);
        int flags = in.peekU8(1);
        BabelPrefix prefix = readUpdated(in, encoding);
        if (prefix == null) {
            return false;
        }
        printFlags(out, flags);
        out.add(' ');
        printPrefix(d, encoding, prefix, "any");
        printMetric(out, in, start);
        if ((flags & DEFAULT_PREFIX) != 0) {
            if (encoding == BabelPrefix.IPV4) {
                lastIpv4 = prefix;
            } else {
                last = prefix;
            }
        }
        BabelSubElements.print(d, in, Babel.UPDATE);
        return true;
    }

    boolean printSourceUpdate(Dissection d, PacketReader in) {
        Line out = d.out();
        out.add("\n\tSS-Update");
        if (in.claimed() < UPDATE_LENGTH) {
            return false;
        }
        int start = in.position();
        int encoding = in.peekU8(0);
        int sourceBits = in.peekU8(1);
        BabelPrefix prefix = readUpdated(in, encoding);
        BabelPrefix source = prefix == null ? null : BabelPrefix.read(in, encoding, sourceBits);
        if (source == null) {
            return false;
        }
        out.add(' ');
        prefix.print(d);
        out.add(" from ");
        source.print(d);
        printMetric(out, in, start);
        BabelSubElements.print(d, in, Babel.SOURCE_UPDATE);
        return true;
    }

    /** Reads the prefix of an update of either kind and leaves the reader behind it. */
    private BabelPrefix readUpdated(PacketReader in, int encoding) {
        int bits = in.peekU8(2);
        int omitted = in.peekU8(3);
        in.skip(UPDATE_LENGTH);
        return BabelPrefix.read(in, encoding, bits, omitted, encoding == BabelPrefix.IPV4 ? lastIpv4 : last);
    }

    private static void printMetric(Line out, PacketReader in, int start) {
        out.add(" metric ").add(in.u16At(start + 8)).add(" seqno ").add(in.u16At(start + 6)).add(" interval ");
        int interval = in.u16At(start + 4);
        if (interval == INFINITY) {
            out.add("infinity");
        } else {
            Babel.printInterval(out, interval);
        }
    }

    static boolean printRequest(Dissection d, PacketReader in) {
        d.out().add("\n\tRoute Request ");
        if (in.claimed() < 2) {
            return false;
        }
        int encoding = in.u8();
        int bits = in.u8();
        BabelPrefix prefix = BabelPrefix.read(in, encoding, bits);
        if (prefix == null) {
            return false;
        }
        d.out().add("for ");
        printPrefix(d, encoding, prefix, "any");
        return true;
    }

    static boolean printSequenceRequest(Dissection d, PacketReader in) {
        Line out = d.out();
        out.add("\n\tSeqno Request ");
        if (in.claimed() < SEQUENCE_REQUEST_LENGTH) {
            return false;
        }
        int start = in.position();
        int encoding = in.peekU8(0);
        int bits = in.peekU8(1);
        in.skip(SEQUENCE_REQUEST_LENGTH);
        BabelPrefix prefix = BabelPrefix.read(in, encoding, bits);
        if (prefix == null) {
            return false;
        }
        out.add('(').add(in.u8At(start + 4)).add(" hops) for ");
        printPrefix(d, encoding, prefix, "invalid AE 0");
        printSequence(out, in, start);
        return true;
    }

    static boolean printSourceRequest(Dissection d, PacketReader in) {
        Line out = d.out();
        out.add("\n\tSS-Request ");
        if (in.claimed() < SOURCE_REQUEST_LENGTH) {
            return false;
        }
        int encoding = in.u8();
        int bits = in.u8();
        int sourceBits = in.u8();
        BabelPrefix prefix = BabelPrefix.read(in, encoding, bits);
        BabelPrefix source = prefix == null ? null : BabelPrefix.read(in, encoding, sourceBits);
        if (source == null) {
            return false;
        }
        out.add("for ");
        if (encoding == BabelPrefix.WILDCARD) {
            out.add("any");
        } else {
            printPair(d, prefix, source);
        }
        return true;
    }

    static boolean printSourceSequenceRequest(Dissection d, PacketReader in) {
        Line out = d.out();
        out.add("\n\tSS-MH-Request ");
        if (in.claimed() < SEQUENCE_REQUEST_LENGTH) {
            return false;
        }
        int start = in.position();
        int encoding = in.peekU8(0);
        int bits = in.peekU8(1);
        int sourceBits = in.peekU8(5);
        in.skip(SEQUENCE_REQUEST_LENGTH);
        BabelPrefix prefix = BabelPrefix.read(in, encoding, bits);
        BabelPrefix source = prefix == null ? null : BabelPrefix.read(in, encoding, sourceBits);
        if (source == null) {
            return false;
        }
        out.add('(').add(in.u8At(start + 4)).add(" hops) for ");
        printPair(d, prefix, source);
        printSequence(out, in, start);
        return true;
    }

    private static void printSequence(Line out, PacketReader in, int start) {
        out.add(" seqno ").add(in.u16At(start + 2)).add(" id ");
        in.seek(start);
        Babel.printRouterId(out, in, 6);
    }

    private static void printPair(Dissection d, BabelPrefix prefix, BabelPrefix source) {
        d.out().add('(');
        prefix.print(d);
        d.out().add(", ");
        source.print(d);
        d.out().add(')');
    }

    private static void printPrefix(Dissection d, int encoding, BabelPrefix prefix, String wildcard) {
        if (encoding == BabelPrefix.WILDCARD) {
            d.out().add(wildcard);
        } else {
            prefix.print(d);
        }
    }
}
