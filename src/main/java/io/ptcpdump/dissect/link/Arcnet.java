package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * ARCNET frames as BSD captures them, RFC 1051 (three bytes) and RFC 1201 (all of these); a flag of 255 is that of an exception
 * frame, where type, flag and sequence come once more.
 *
 * <pre>
 *  0        1             2      3      4          6
 * +--------+-------------+------+------+----------+------
 * | source | destination | type | flag | sequence | data
 * +--------+-------------+------+------+----------+------
 * </pre>
 *
 * Linux puts packets together from their fragments and adds two bytes of offset before the type.
 */
public final class Arcnet implements LinkPrinter {
    private static final int OLD_HEADER = 3;
    private static final int HEADER = 6;
    private static final int EXCEPTION_HEADER = 10;
    private static final int EXCEPTION = 0xff;
    private static final int LINUX_OLD_HEADER = 5;
    private static final int LINUX_HEADER = 8;

    private static final int DIAGNOSE = 0x80;
    private static final int IPV6 = 0xc4;
    private static final int IP = 0xd4;
    private static final int ARP = 0xd5;
    private static final int REVERSE_ARP = 0xd6;
    private static final int APPLETALK = 0xdd;
    private static final int OLD_IP = 0xf0;
    private static final int OLD_ARP = 0xf1;
    private static final int IPX = 0xfa;
    private static final ValueNames TYPES = ValueNames.of(
            OLD_IP, "oldip", OLD_ARP, "oldarp", IP, "ip", ARP, "arp", REVERSE_ARP, "rarp", APPLETALK, "atalk", 0xf7, "banyan",
            IPX, "ipx", IPV6, "ipv6", DIAGNOSE, "diag");

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("arcnet");
        in.need(OLD_HEADER);
        int type = in.peekU8(2);
        if (isOld(type)) {
            return printUnfragmented(d, in, type, OLD_HEADER);
        }
        if (!in.has(HEADER)) {
            return printCut(d, in, " phds");
        }
        int headerLength = HEADER;
        int flag = in.peekU8(3);
        if (flag == EXCEPTION) {
            headerLength = EXCEPTION_HEADER;
            if (!in.has(EXCEPTION_HEADER)) {
                return printCut(d, in, " phds extended");
            }
            flag = in.peekU8(7);
        }
        if (d.options().linkHeader()) {
            printHeader(d, in, flag, in.peekU16(headerLength - 2));
        }
        in.skip(headerLength);
        boolean later = flag != 0 && (flag & 1) == 0;
        if (!later) {
            printPayload(d, in, type);
        }
        return headerLength;
    }

    /** Linux's captures (LINKTYPE_ARCNET_LINUX). */
    public static int printLinux(Dissection d, PacketReader in) {
        d.out().enter("arcnet_linux");
        in.need(LINUX_OLD_HEADER);
        int type = in.peekU8(4);
        int headerLength = isOld(type) ? LINUX_OLD_HEADER : LINUX_HEADER;
        in.need(headerLength);
        return printUnfragmented(d, in, type, headerLength);
    }

    private static boolean isOld(int type) {
        return type == OLD_IP || type == OLD_ARP || type == DIAGNOSE;
    }

    private static int printUnfragmented(Dissection d, PacketReader in, int type, int headerLength) {
        if (d.options().linkHeader()) {
            printHeader(d, in);
        }
        in.skip(headerLength);
        printPayload(d, in, type);
        return headerLength;
    }

    private static int printCut(Dissection d, PacketReader in, String where) {
        printHeader(d, in);
        d.out().add(where);
        in.need(EXCEPTION_HEADER);
        return 0;
    }

    /** What both headers begin with; tcpdump takes the third byte of Linux's, too, for the type. */
    private static void printHeader(Dissection d, PacketReader in) {
        Line out = d.out();
        printAddresses(out, in);
        if (!d.options().quiet()) {
            printType(out, in);
        }
        out.add(in.claimed()).add(": ");
    }

    private static void printHeader(Dissection d, PacketReader in, int flag, int sequence) {
        if (d.options().quiet()) {
            printHeader(d, in);
            return;
        }
        Line out = d.out();
        printAddresses(out, in);
        printType(out, in);
        out.add("seqid ").hex(sequence, 4).add(' ');
        if ((flag & 1) != 0) {
            out.add("(first of ").add((flag + 3) / 2).add(" fragments) ");
        } else if (flag != 0) {
            out.add("(fragment ").add(flag / 2 + 1).add(") ");
        }
        out.add(in.claimed()).add(": ");
    }

    private static void printAddresses(Line out, PacketReader in) {
        out.enter("arcnet").hex(in.peekU8(0), 2).add(' ').hex(in.peekU8(1), 2).add(' ');
    }

    private static void printType(Line out, PacketReader in) {
        int type = in.peekU8(2);
        out.addNameHex(TYPES.get(type), "", type, 2, "").add(' ');
    }

    private static void printPayload(Dissection d, PacketReader in, int type) {
        int etherType = switch (type) {
            case OLD_IP, IP -> EtherType.IPV4;
            case IPV6 -> EtherType.IPV6;
            case OLD_ARP, ARP, REVERSE_ARP -> EtherType.ARP;
            case APPLETALK -> EtherType.APPLETALK;
            case IPX -> EtherType.IPX;
            default -> 0;
        };
        if (etherType == EtherType.IPX) {
            d.demux().etherType(EtherType.IPX).print(d, in);
        } else if (etherType == 0 || !Frames.printEtherType(d, in, etherType)) {
            HexDump.hexAndAscii(d.out(), "\n\t", in, in.captured());
        }
    }
}
