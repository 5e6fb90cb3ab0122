package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * OSPF: version 2 (RFC 2328 appendix A.3) over IPv4, version 3 ({@link Ospf3}) over IPv6; with link-local signalling (RFC 5613).
 *
 * <pre>
 *  0               1               2                               4
 * +---------------+---------------+-------------------------------+
 * | version       | type          | length                        |
 * +---------------+---------------+-------------------------------+
 * | router                                                        |
 * | area                                                          |
 * +-------------------------------+-------------------------------+
 * | checksum                      | kind of authentication        |
 * +-------------------------------+-------------------------------+
 * | authentication, 8 bytes ...
 * </pre>
 */
public final class Ospf implements Printer {
    static final int HELLO = 1;
    static final int DESCRIPTION = 2;
    static final int REQUEST = 3;
    static final int UPDATE = 4;
    static final int ACKNOWLEDGMENT = 5;
    static final String[] TYPES = {null, "Hello", "Database Description", "LS-Request", "LS-Update", "LS-Ack"};

    private static final int LENGTH = 2;
    private static final int ROUTER = 4;
    private static final int AREA = 8;
    private static final int AUTHENTICATION_KIND = 14;
    private static final int AUTHENTICATION = 16;
    private static final int AUTHENTICATION_LENGTH = 8;
    private static final int HEADER = 24;

    private static final int SIMPLE = 1;
    private static final int MD5 = 2;
    /** The digest that follows a packet, and that its length does not count. */
    private static final int DIGEST = 16;
    private static final String[] AUTHENTICATIONS = {"none", "simple", "MD5"};

    private static final int LLS_OPTION = 0x10;
    private static final int LLS_EXTENDED_OPTIONS = 1;
    private static final int LLS_DIGEST = 2;
    private static final ValueNames LLS_TYPES =
            ValueNames.of(LLS_EXTENDED_OPTIONS, "Extended Options", LLS_DIGEST, "MD5 Authentication");
    private static final ValueNames LLS_OPTIONS = ValueNames.of(1, "LSDB resync", 2, "Restart");

    static final ValueNames OPTIONS = ValueNames.of(
            0x01, "MultiTopology", 0x02, "External", 0x04, "Multicast", 0x08, "NSSA", LLS_OPTION, "LLS", 0x20, "Demand Circuit",
            0x40, "Opaque", 0x80, "Up/Down");
    private static final ValueNames DESCRIPTION_FLAGS =
            ValueNames.of(0x04, "Init", 0x02, "More", 0x01, "Master", 0x08, "OOBResync");

    @Override
    public void print(Dissection d, PacketReader in) {
        if (d.ip().version == 6) {
            Ospf3.print(d, in);
        } else {
            printVersion2(d, in);
        }
    }

    private static void printVersion2(Dissection d, PacketReader in) {
        Line out = d.out().enter("ospf2");
        int length = in.claimed();
        if (in.peekU16(AUTHENTICATION_KIND) == MD5) {
            length -= DIGEST;
            in.clip(in.captured() - DIGEST);
            in.claimOnly(length);
        }
        int type = in.peekU8(1);
        int version = in.peekU8(0);
        boolean known = type >= HELLO && type <= ACKNOWLEDGMENT;
        out.add("OSPFv").add(version).add(", ").addName(known ? TYPES[type] : null, "unknown LS-type ", type, "");
        out.add(", length ").add(length);
        if (!known || !d.verbose(1)) {
            return;
        }
        int packetLength = in.peekU16(LENGTH);
        if (length != packetLength) {
            out.add(" [len ").add(packetLength).add(']');
        }
        if (!printHeader(d, in)) {
            return;
        }
        if (version != 2) {
            out.add(" ospf [version ").add(version).add(']');
            return;
        }
        int start = in.position();
        printBody(d, in, type, start + Math.min(length, packetLength));
        if (length > packetLength) {
            in.seek(start);
            printSignalling(d, in, type, packetLength, length);
        }
    }

    /** Prints the fields of the header, for {@code -v}; false where the kind of authentication is unknown. */
    private static boolean printHeader(Dissection d, PacketReader in) {
        Line out = d.out();
        int start = in.position();
        in.need(ROUTER + 4);
        out.add("\n\tRouter-ID ");
        d.printIpv4(in, start + ROUTER);
        if (in.peekI32(AREA) != 0) {
            out.add(", Area ");
            d.printIpv4(in, start + AREA);
        } else {
            out.add(", Backbone Area");
        }
        in.need(AUTHENTICATION + AUTHENTICATION_LENGTH);
        int kind = in.peekU16(AUTHENTICATION_KIND);
        boolean known = kind < AUTHENTICATIONS.length;
        out.add(", Authentication Type: ").add(known ? AUTHENTICATIONS[kind] : "unknown").add(" (").add(kind).add(')');
        if (kind == SIMPLE) {
            out.add("\n\tSimple text password: ");
            for (int i = 0; i < AUTHENTICATION_LENGTH && in.peekU8(AUTHENTICATION + i) != 0; i++) {
                out.printable(in.peekU8(AUTHENTICATION + i));
            }
        } else if (kind == MD5) {
            out.add("\n\tKey-ID: ").add(in.peekU8(AUTHENTICATION + 2)).add(", Auth-Length: ").add(in.peekU8(AUTHENTICATION + 3));
            out.add(", Crypto Sequence Number: 0x").hex(in.peekU32(AUTHENTICATION + 4), 8);
        }
        return known;
    }

    private static void printBody(Dissection d, PacketReader in, int type, int end) {
        in.seek(in.position() + HEADER);
        switch (type) {
            case HELLO -> printHello(d, in, end);
            case DESCRIPTION -> printDescription(d, in, end);
            case REQUEST -> {
                for (; in.position() < end; in.skip(OspfLsa.REQUEST)) {
                    OspfLsa.printRequest(d, in);
                }
            }
            case UPDATE -> printUpdate(d, in);
            default -> {
                for (; in.position() < end; in.skip(OspfLsa.HEADER)) {
                    OspfLsa.printHeader(d, in);
                }
            }
        }
    }

    /** The designated router of a hello and its backup, which stand at the same place in both versions. */
    static void printDesignated(Dissection d, PacketReader in) {
        if (in.peekI32(12) != 0) {
            d.out().add("\n\t  Designated Router ");
            d.printIpv4(in, in.position() + 12);
        }
        if (in.peekI32(16) != 0) {
            d.out().add(", Backup Designated Router ");
            d.printIpv4(in, in.position() + 16);
        }
    }

    /** Mask, hello interval, options, priority, dead interval, designated router and its backup, neighbours. */
    private static void printHello(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        int options = in.peekU8(6);
        out.add("\n\tOptions [");
        OPTIONS.printBits(out, options, ", ", "none");
        out.add(']');
        in.need(12);
        out.add("\n\t  Hello Timer ").add(in.peekU16(4)).add("s, Dead Timer ").add(in.peekU32(8)).add("s, Mask ");
        d.printIpv4(in, in.position());
        out.add(", Priority ").add(in.peekU8(7));
        printDesignated(d, in);
        in.skip(20);
        if (in.position() < end) {
            out.add("\n\t  Neighbor List:");
        }
        for (; in.position() < end; in.skip(4)) {
            in.need(4);
            out.add("\n\t    ");
            d.printIpv4(in, in.position());
        }
    }

    /** MTU of the interface, options, flags, sequence number, headers of link-state advertisements. */
    private static void printDescription(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        int options = in.peekU8(2);
        out.add("\n\tOptions [");
        OPTIONS.printBits(out, options, ", ", "none");
        out.add(']');
        int flags = in.peekU8(3);
        out.add(", DD Flags [");
        DESCRIPTION_FLAGS.printBits(out, flags, ", ", "none");
        out.add(']');
        int mtu = in.peekU16(0);
        if (mtu != 0) {
            out.add(", MTU: ").add(mtu);
        }
        long sequence = in.peekU32(4);
        out.add(", Sequence: 0x").hex(sequence, 8);
        in.skip(8);
        while (in.position() < end && OspfLsa.printHeader(d, in) >= 0) {
            in.skip(OspfLsa.HEADER);
        }
    }

    private static void printUpdate(Dissection d, PacketReader in) {
        Line out = d.out();
        long count = in.u32();
        out.add(", ").add(count).add(count == 1 ? " LSA" : " LSAs");
        for (long i = 1; i <= count; i++) {
            out.add("\n\t  LSA #").add(i);
            OspfLsa.print(d, in);
        }
    }

    /** A block of link-local signalling behind the packet, RFC 5613 section 2.2, where the packet's options announce it. */
    private static void printSignalling(Dissection d, PacketReader in, int type, int packetLength, int length) {
        boolean announced = switch (type) {
            case HELLO -> (in.peekU8(HEADER + 6) & LLS_OPTION) != 0;
            case DESCRIPTION -> (in.peekU8(HEADER + 2) & LLS_OPTION) != 0;
            default -> false;
        };
        if (!announced) {
            return;
        }
        Line out = d.out();
        int end = in.position() + length;
        int at = packetLength;
        if (in.peekU16(AUTHENTICATION_KIND) == MD5) {
            at += in.peekU8(AUTHENTICATION + 3);
        }
        if (at >= length) {
            out.add("\n\t[LLS truncated]");
            return;
        }
        in.seek(in.position() + at);
        int checksum = in.u16();
        out.add("\n\t  LLS: checksum: 0x").hex(checksum, 4);
        int blockLength = in.u16();
        out.add(", length: ").add(blockLength);
        while (in.position() < end) {
            printSignallingElement(out, in);
        }
    }

    private static void printSignallingElement(Line out, PacketReader in) {
        int type = in.u16();
        out.add("\n\t    ").add(LLS_TYPES.get(type, "Unknown TLV")).add(" (").add(type).add(')');
        int length = in.u16();
        out.add(", length: ").add(length);
        if (type == LLS_EXTENDED_OPTIONS) {
            length = printExpected(out, length, 4);
            long options = in.peekU32(0);
            out.add("\n\t      Options: 0x").hex(options, 8).add(" [");
            LLS_OPTIONS.printBits(out, (int) options, ", ", "?");
            out.add(']');
        } else if (type == LLS_DIGEST) {
            length = printExpected(out, length, 20);
            long sequence = in.peekU32(0);
            out.add("\n\t      Sequence number: 0x").hex(sequence, 8);
        }
        in.seek(in.position() + length);
    }

    private static int printExpected(Line out, int length, int expected) {
        if (length != expected) {
            out.add(" [should be ").add(expected).add(']');
        }
        return expected;
    }
}
