package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * OSPF version 3, RFC 5340 appendix A.3; with link-local signalling (RFC 5613) and the authentication trailer (RFC 7166).
 *
 * <pre>
 *  0               1               2                               4
 * +---------------+---------------+-------------------------------+
 * | version       | type          | length                        |
 * +---------------+---------------+-------------------------------+
 * | router                                                        |
 * | area                                                          |
 * +-------------------------------+---------------+---------------+
 * | checksum                      | instance      | 0             |
 * +-------------------------------+---------------+---------------+
 * </pre>
 */
final class Ospf3 {
    private static final int HEADER = 16;
    private static final int ROUTER = 4;
    private static final int AREA = 8;
    private static final int INSTANCE = 14;

    private static final int LLS_OPTION = 0x200;
    static final ValueNames OPTIONS = ValueNames.of(
            0x01, "V6", 0x02, "External", 0x04, "Deprecated", 0x08, "NSSA", 0x10, "Router", 0x20, "Demand Circuit",
            0x100, "AFs Support", LLS_OPTION, "LLS", 0x400, "Authentication Trailer");
    private static final ValueNames DESCRIPTION_FLAGS =
            ValueNames.of(0x04, "Init", 0x02, "More", 0x01, "Master", 0x10, "IPv6 MTU");

    private static final int LLS_HEADER = 4;
    private static final int TRAILER_HEADER = 16;
    private static final int HMAC = 1;

    private Ospf3() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("ospf3");
        int length = in.claimed();
        int type = in.peekU8(1);
        boolean known = type >= Ospf.HELLO && type <= Ospf.ACKNOWLEDGMENT;
        out.add("OSPFv").add(in.peekU8(0)).add(", ");
        out.addName(known ? Ospf.TYPES[type] : null, "unknown packet type (", type, ")").add(", length ").add(length);
        if (!known || !d.verbose(1)) {
            return;
        }
        int packetLength = in.peekU16(2);
        if (packetLength > length) {
            out.add(" [len ").add(packetLength).add(']');
            return;
        }
        printHeader(d, in);
        int start = in.position();
        if (in.peekU8(0) != 3) {
            return;
        }
        in.seek(start + HEADER);
        boolean complete = printBody(d, in, type, start + packetLength);
        in.seek(start);
        if (!complete || !printTrailer(d, in, type, packetLength, length - packetLength)) {
            d.printTruncated();
        }
    }

    private static void printHeader(Dissection d, PacketReader in) {
        Line out = d.out();
        in.need(ROUTER + 4);
        out.add("\n\tRouter-ID ");
        d.printIpv4(in, in.position() + ROUTER);
        if (in.peekI32(AREA) != 0) {
            out.add(", Area ");
            d.printIpv4(in, in.position() + AREA);
        } else {
            out.add(", Backbone Area");
        }
        int instance = in.peekU8(INSTANCE);
        if (instance != 0) {
            out.add(", Instance ").add(instance);
        }
    }

    /** Returns false where something does not fit. */
    private static boolean printBody(Dissection d, PacketReader in, int type, int end) {
        switch (type) {
            case Ospf.HELLO -> printHello(d, in, end);
            case Ospf.DESCRIPTION -> {
                printDescription(d.out(), in);
                return !d.verbose(2) || printHeaders(d, in, end);
            }
            case Ospf.REQUEST -> {
                return !d.verbose(2) || printRequests(d, in, end);
            }
            case Ospf.UPDATE -> {
                return !d.verbose(2) || printUpdate(d, in, end);
            }
            default -> {
                return !d.verbose(2) || printHeaders(d, in, end);
            }
        }
        return true;
    }

    /** Interface, priority and options, hello interval, dead interval, designated router and its backup, neighbours. */
    private static void printHello(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        printOptions(out, in.peekI32(4));
        in.need(12);
        out.add("\n\t  Hello Timer ").add(in.peekU16(8)).add("s, Dead Timer ").add(in.peekU16(10)).add("s, Interface-ID ");
        d.printIpv4(in, in.position());
        out.add(", Priority ").add(in.peekU8(4));
        Ospf.printDesignated(d, in);
        if (d.verbose(2)) {
            out.add("\n\t  Neighbor List:");
            for (in.skip(20); in.position() < end; in.skip(4)) {
                in.need(4);
                out.add("\n\t    ");
                d.printIpv4(in, in.position());
            }
        }
    }

    private static void printOptions(Line out, int options) {
        out.add("\n\tOptions [");
        OPTIONS.printBits(out, options, ", ", "none");
        out.add(']');
    }

    /** Options, MTU of the interface, flags, sequence number; moves behind them. */
    private static void printDescription(Line out, PacketReader in) {
        printOptions(out, in.peekI32(0));
        int flags = in.peekU8(7);
        out.add(", DD Flags [");
        DESCRIPTION_FLAGS.printBits(out, flags, ", ", "none");
        out.add(']');
        in.need(12);
        out.add(", MTU ").add(in.peekU16(4)).add(", DD-Sequence 0x").hex(in.peekU32(8), 8);
        in.skip(12);
    }

    private static boolean printHeaders(Dissection d, PacketReader in, int end) {
        for (; in.position() < end; in.skip(Ospf3Lsa.HEADER)) {
            if (!Ospf3Lsa.printHeader(d, in, end)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printRequests(Dissection d, PacketReader in, int end) {
        for (; in.position() < end; in.skip(12)) {
            if (!in.has(12)) {
                return false;
            }
            d.out().add("\n\t  Advertising Router ");
            d.printIpv4(in, in.position() + 8);
            Ospf3Lsa.printType(d, in, in.peekU16(2), in.position() + 4);
        }
        return true;
    }

    private static boolean printUpdate(Dissection d, PacketReader in, int end) {
        for (long count = in.u32(); in.position() < end && count > 0; count--) {
            if (!Ospf3Lsa.print(d, in, end)) {
                return false;
            }
        }
        return true;
    }

    /** Prints what follows the packet: signalling, where its options announce it, then authentication. */
    private static boolean printTrailer(Dissection d, PacketReader in, int type, int packetLength, int length) {
        boolean announced = switch (type) {
            case Ospf.HELLO -> (in.peekI32(HEADER + 4) & LLS_OPTION) != 0;
            case Ospf.DESCRIPTION -> (in.peekI32(HEADER) & LLS_OPTION) != 0;
            default -> false;
        };
        int at = in.position() + packetLength;
        in.seek(at);
        int signalling = announced ? printSignalling(d.out(), in, length) : 0;
        if (signalling < 0) {
            return false;
        }
        in.seek(at + signalling);
        return printAuthentication(d, in, length - signalling);
    }

    /** Returns the length of the block; negative where it does not fit. */
    private static int printSignalling(Line out, PacketReader in, int length) {
        if (length == 0) {
            return 0;
        }
        if (length < LLS_HEADER) {
            return -1;
        }
        int checksum = in.u16();
        out.add("\n\tLLS Checksum 0x").hex(checksum, 4);
        int blockLength = in.u16();
        out.add(", Data Length ").add(blockLength);
        boolean fits = blockLength >= LLS_HEADER && blockLength <= length && in.has(blockLength - LLS_HEADER);
        return fits ? blockLength : -1;
    }

    private static boolean printAuthentication(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length == 0) {
            return true;
        }
        if (length < TRAILER_HEADER) {
            return false;
        }
        int type = in.u16();
        out.add("\n\tAuthentication Type ").addNameHex(type == HMAC ? "HMAC" : null, "unknown (0x", type, 4, ")");
        int size = in.u16();
        out.add(", Length ").add(size);
        if (size < TRAILER_HEADER || size > length) {
            return false;
        }
        in.seek(in.position() + 2);
        int association = in.u16();
        out.add(", SAID ").add(association);
        long high = in.u32();
        out.add(", CSN 0x").hex(high, 8);
        long low = in.u32();
        out.add(':').hex(low, 8);
        if (!in.has(size - TRAILER_HEADER)) {
            return false;
        }
        if (d.verbose(2)) {
            HexDump.captured(out, "\n\tAuthentication Data ", in, size - TRAILER_HEADER);
        }
        return true;
    }
}
