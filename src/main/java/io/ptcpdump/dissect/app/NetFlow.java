package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Cisco NetFlow 1, 5 and 6: a header, then records of one size. It has no port of its own, so that only the user can tell that
 * it is meant ({@code -T cnfp}).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |            version            |       number of records       |
 * +-------------------------------+-------------------------------+
 * |               milliseconds since the router started           |
 * +---------------------------------------------------------------+
 * |                       seconds since 1970                      |
 * +---------------------------------------------------------------+
 * |                          nanoseconds                          |
 * +---------------------------------------------------------------+
 * |        5, 6: sequence number, then four bytes more            |
 * </pre>
 */
public final class NetFlow implements Printer {
    private static final int HEADER_LENGTH_1 = 16;
    private static final int HEADER_LENGTH = 24;
    private static final int RECORD_LENGTH_1 = 48;
    private static final int RECORD_LENGTH = 52;

    private static final int NEXT_HOP = 8;
    private static final int PACKETS = 16;
    private static final int OCTETS = 20;
    private static final int STARTED = 24;
    private static final int LAST = 28;
    private static final int SOURCE_PORT = 32;
    private static final int DESTINATION_PORT = 34;
    private static final int PROTOCOL = 38;
    private static final int TYPE_OF_SERVICE = 39;
    private static final int FLAGS_1 = 40;
    private static final int FLAGS = 37;
    private static final int SOURCE_AS = 40;
    private static final int DESTINATION_AS = 42;
    private static final int SOURCE_MASK = 44;
    private static final int DESTINATION_MASK = 45;
    private static final int ENCAPSULATION = 46;
    private static final String FLAG_LETTERS = "FSRPAU";

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("cnfp");
        int version = in.peekU16(0);
        if (version != 1 && version != 5 && version != 6) {
            out.add("NetFlow v").hex(version);
            return;
        }
        int headerLength = version == 1 ? HEADER_LENGTH_1 : HEADER_LENGTH;
        if (d.printIfCut(in, headerLength)) {
            return;
        }
        // tcpdump reads 32 bits: the number, and half of the time that follows
        long records = in.peekU32(2);
        printMilliseconds(out.add("NetFlow v").hex(version).add(", "), in.peekU32(4));
        out.add(" uptime, ").add(in.peekU32(8)).add('.').addPadded(in.peekU32(12), 9).add(", ");
        if (version != 1) {
            out.add('#').add(in.peekU32(16)).add(", ");
        }
        out.addRight(records, 2).add(" recs");
        in.skip(headerLength);
        int recordLength = version == 1 ? RECORD_LENGTH_1 : RECORD_LENGTH;
        for (long i = 0; i < records; i++) {
            if (d.printIfCut(in, recordLength)) {
                return;
            }
            printRecord(d, in, version);
            in.skip(recordLength);
        }
    }

    private static void printMilliseconds(Line out, long milliseconds) {
        out.add(milliseconds / 1000).add('.').addPadded(milliseconds % 1000, 3);
    }

    private static void printRecord(Dissection d, PacketReader in, int version) {
        Line out = d.out();
        printMilliseconds(out.add("\n  started "), in.peekU32(STARTED));
        printMilliseconds(out.add(", last "), in.peekU32(LAST));
        out.add("\n    ").ipv4(in.peekI32(0));
        if (version != 1) {
            out.add('/').add(in.peekU8(SOURCE_MASK)).add(':').add(in.peekU16(SOURCE_AS));
        }
        out.add(':').add(in.peekU16(SOURCE_PORT)).add(" > ").ipv4(in.peekI32(4));
        if (version != 1) {
            out.add('/').add(in.peekU8(DESTINATION_MASK)).add(':').add(in.peekU16(DESTINATION_AS));
        }
        out.add(':').add(in.peekU16(DESTINATION_PORT)).add(" >> ").ipv4(in.peekI32(NEXT_HOP)).add("\n    ");
        int protocol = in.peekU8(PROTOCOL);
        out.addName(d.names().ipProtocol(protocol), "", protocol, "").add(' ');
        if (protocol == IpProtocol.TCP) {
            printFlags(out, in.peekU8(version == 1 ? FLAGS_1 : FLAGS));
        }
        out.add("tos ").add(in.peekU8(TYPE_OF_SERVICE)).add(", ").add(in.peekU32(PACKETS));
        out.add(" (").add(in.peekU32(OCTETS)).add(" octets) ");
        if (version == 6) {
            out.add('(').add(in.peekU8(ENCAPSULATION)).add("<>").add(in.peekU8(ENCAPSULATION + 1)).add(" encaps)");
        }
    }

    private static void printFlags(Line out, int flags) {
        for (int i = 0; i < FLAG_LETTERS.length(); i++) {
            if ((flags >> i & 1) != 0) {
                out.add(FLAG_LETTERS.charAt(i));
            }
        }
        out.add(flags == 0 ? "" : " ");
    }
}
