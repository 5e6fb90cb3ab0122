package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The key exchange of IPsec: ISAKMP and IKE version 1, RFC 2408 and RFC 2409; IKE version 2, RFC 4306.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                     initiator cookie (64)                     |
 * +---------------------------------------------------------------+
 * |                     responder cookie (64)                     |
 * +---------------+-------+-------+---------------+---------------+
 * |  next payload | major | minor |   exchange    |     flags     |
 * +---------------+-------+-------+---------------+---------------+
 * |                           message id                          |
 * +---------------------------------------------------------------+
 * |                             length                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Isakmp implements Printer {
    private static final int HEADER_LENGTH = 28;
    private static final int ENCRYPTED = 0x01;
    private static final int COMMIT = 0x02;
    private static final int INITIATOR = 0x08;
    private static final int VERSION = 0x10;
    private static final int RESPONSE = 0x20;

    private final IkeInitiators initiators = new IkeInitiators();

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("isakmp");
        int length = in.claimed();
        if (!in.has(HEADER_LENGTH)) {
            d.printTruncated();
            return;
        }
        out.add("isakmp");
        int version = in.peekU8(17);
        int start = in.position();
        if (d.verbose(1)) {
            out.add(' ').add(version >> 4).add('.').add(version & 15).add(" msgid ");
            HexDump.bytes(out, in, start + 20, 4);
        }
        if (d.verbose(2)) {
            out.add(" cookie ");
            HexDump.bytes(out, in, start, 8);
            out.add("->");
            HexDump.bytes(out, in, start + 8, 8);
        }
        out.add(':');
        switch (version >> 4) {
            case 1 -> printVersion1(d, in);
            case 2 -> printVersion2(d, in);
            default -> {
                return;
            }
        }
        if (d.verbose(1)) {
            printPayloads(d, in, version >> 4);
            in.seek(start);
            long claimed = in.peekU32(24);
            if (claimed != length) {
                out.add(" (len mismatch: isakmp ").add(claimed).add("/ip ").add(length).add(')');
            }
        }
    }

    private static boolean isFirstPhase(PacketReader in) {
        return in.peekI32(20) == 0;
    }

    private void printVersion1(Dissection d, PacketReader in) {
        Line out = d.out();
        out.add(isFirstPhase(in) ? " phase 1" : " phase 2/others");
        out.add(' ').add(initiators.side(d, in));
        IkeNames.printExchange(out.add(' '), in.peekU8(18));
        int flags = in.peekU8(19);
        if (flags != 0) {
            out.add('[').add((flags & ENCRYPTED) != 0 ? "E" : "").add((flags & COMMIT) != 0 ? "C" : "").add(']');
        }
    }

    private static void printVersion2(Dissection d, PacketReader in) {
        Line out = d.out();
        out.add(isFirstPhase(in) ? " parent_sa" : " child_sa ");
        IkeNames.printExchange(out.add(' '), in.peekU8(18));
        int flags = in.peekU8(19);
        if (flags != 0) {
            out.add('[').add((flags & INITIATOR) != 0 ? "I" : "").add((flags & VERSION) != 0 ? "V" : "");
            out.add((flags & RESPONSE) != 0 ? "R" : "").add(']');
        }
    }

    private static void printPayloads(Dissection d, PacketReader in, int version) {
        Line out = d.out().add(':');
        int payload = in.peekU8(16);
        if ((in.peekU8(19) & ENCRYPTED) != 0) {
            IkeNames.print(out.add(" [encrypted "), IkeNames.PAYLOADS, payload).add(']');
            return;
        }
        int phase = isFirstPhase(in) ? 1 : 2;
        new IkePayloads(d, in, version, phase).printAll(payload, in.position() + HEADER_LENGTH, 0, 0);
    }

    /** IKE and ESP in UDP, RFC 3948: four zero bytes come before IKE; anything else is ESP. */
    public Printer inUdp() {
        return (d, in) -> {
            Line out = d.out().enter("isakmp_rfc3948");
            int length = in.claimed();
            if (length == 1 && in.peekU8(0) == 0xff) {
                out.add("isakmp-nat-keep-alive");
            } else if (length < 4) {
                d.printTruncated();
            } else if (in.peekI32(0) == 0) {
                out.add("NONESP-encap: ");
                in.skip(4);
                print(d, in);
            } else {
                out.add("UDP-encap: ");
                printEsp(d.demux(), d, in);
            }
        };
    }

    private static void printEsp(Demux demux, Dissection d, PacketReader in) {
        Printer esp = demux.ipProtocol(IpProtocol.ESP);
        if (esp != null) {
            esp.print(d, in);
        }
    }
}
