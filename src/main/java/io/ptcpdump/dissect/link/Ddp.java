package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * AppleTalk's Datagram Delivery Protocol (Inside AppleTalk, chapter 4) with the long header, and what both headers carry.
 *
 * <pre>
 *  0        2          4             6         8             9        10            11       12
 * +--------+----------+-------------+---------+-------------+--------+-------------+--------+------+-------
 * | length | checksum | destination | source  | destination | source | destination | source | type | data
 * |        |          | networks              | nodes                | sockets              |      |
 * +--------+----------+-------------+---------+-------------+--------+-------------+--------+------+-------
 * </pre>
 */
public final class Ddp implements Printer {
    static final int HEADER = 13;

    private static final int NBP = 2;
    private static final int ATP = 3;
    private static final int EIGRP = 88;
    private static final ValueNames TYPES = ValueNames.of(
            1, "rtmp", 5, "rtmpReq", 4, "echo", 22, "IP", 23, "ARP", 0x4b, "KLAP");

    private static final int ATP_HEADER = 8;
    private static final int ATP_REQUEST = 0x40;
    private static final int ATP_RESPONSE = 0x80;
    private static final int ATP_RELEASE = 0xc0;
    private static final int ATP_EXACTLY_ONCE = 0x20;
    private static final int ATP_END = 0x10;
    private static final int ATP_STATUS = 0x08;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("atalk").add(d.options().linkHeader() ? "" : "AT ");
        if (isCut(out, in, HEADER, "ddp")) {
            return;
        }
        printLong(d, in, ": ");
    }

    /** Says so where fewer than {@code n} bytes are claimed or captured. */
    static boolean isCut(Line out, PacketReader in, int n, String what) {
        if (in.claimed() < n) {
            out.add(" [|").add(what).add(' ').add(in.claimed()).add(']');
            return true;
        }
        if (!in.has(n)) {
            out.add(" [|").add(what).add(']');
            return true;
        }
        return false;
    }

    /** Prints from a long header on, which was captured. */
    static void printLong(Dissection d, PacketReader in, String separator) {
        Line out = d.out();
        int network = in.peekU16(6);
        int node = in.peekU8(9);
        int socket = in.peekU8(11);
        printSocket(d, network, node, socket);
        out.add(" > ");
        printSocket(d, in.peekU16(4), in.peekU8(8), in.peekU8(10));
        out.add(separator);
        int type = in.peekU8(12);
        in.skip(HEADER);
        printPayload(d, in, type, network, node, socket);
    }

    /** An address and a socket, which has a name where numbers are not asked for. */
    static void printSocket(Dissection d, int network, int node, int socket) {
        Line out = d.out();
        addAddress(out, network, node).add('.');
        String name = d.options().numeric() > 0 ? null : switch (socket) {
            case 1 -> "rtmp";
            case 2 -> "nis";
            case 4 -> "echo";
            case 6 -> "zip";
            default -> null;
        };
        out.addName(name, "", socket, "");
    }

    /** A network and a node in it; node 255 is all of them. */
    static Line addAddress(Line out, int network, int node) {
        out.add(network);
        return node == 255 ? out : out.add('.').add(node);
    }

    /** Prints what follows a header of either length. */
    static void printPayload(Dissection d, PacketReader in, int type, int network, int node, int socket) {
        Line out = d.out();
        switch (type) {
            case NBP -> NameBinding.print(d, in, network, node, socket);
            case ATP -> printTransaction(d, in);
            case EIGRP -> {
                Printer eigrp = d.demux().ipProtocol(EIGRP);
                if (eigrp != null) {
                    eigrp.print(d, in);
                }
            }
            default -> out.add(" at-").addName(TYPES.get(type), "#", type, "").add(' ').add(in.claimed());
        }
    }

    /** The AppleTalk Transaction Protocol (Inside AppleTalk, chapter 9). */
    private static void printTransaction(Dissection d, PacketReader in) {
        Line out = d.out();
        if (d.printIfCut(in, ATP_HEADER)) {
            return;
        }
        if (in.claimed() < ATP_HEADER) {
            out.add(" [|atp ").add(in.claimed()).add(']');
            return;
        }
        int control = in.u8();
        int bitmap = in.u8();
        int transaction = in.u16();
        long user = in.u32();
        int length = in.claimed();
        switch (control & 0xc0) {
            case ATP_REQUEST -> {
                out.add((control & ATP_EXACTLY_ONCE) != 0 ? " atp-req  " : " atp-req* ").add(transaction);
                printBitmap(out, bitmap);
                printLength(out, length);
                printFlags(out, control & (ATP_END | ATP_STATUS), " [", "]");
            }
            case ATP_RESPONSE -> {
                out.add((control & ATP_END) != 0 ? " atp-resp*" : " atp-resp ").add(transaction).add(':').add(bitmap);
                out.add(" (").add(length).add(')');
                printFlags(out, control & (ATP_EXACTLY_ONCE | ATP_STATUS), " [", "]");
            }
            case ATP_RELEASE -> {
                out.add(" atp-rel  ").add(transaction);
                printBitmap(out, bitmap);
                printLength(out, length);
                printFlags(out, control & (ATP_EXACTLY_ONCE | ATP_END | ATP_STATUS), "[", "]");
            }
            default -> out.add(" atp-0x").hex(control).add("  ").add(transaction).add(" (").add(length).add(')');
        }
        if (user != 0) {
            out.add(" 0x").hex(user);
        }
    }

    private static void printLength(Line out, int length) {
        if (length != 0) {
            out.add(" [len=").add(length).add(']');
        }
    }

    private static void printFlags(Line out, int flags, String before, String after) {
        if (flags != 0) {
            String separator = before;
            separator = printFlag(out, flags & ATP_EXACTLY_ONCE, separator, "XO");
            separator = printFlag(out, flags & ATP_END, separator, "EOM");
            printFlag(out, flags & ATP_STATUS, separator, "STS");
            out.add(after);
        }
    }

    private static String printFlag(Line out, int flag, String separator, String name) {
        if (flag == 0) {
            return separator;
        }
        out.add(separator).add(name);
        return ",";
    }

    /** Packets that are asked for: a range from 0 on where it is one, or their numbers. */
    private static void printBitmap(Line out, int bitmap) {
        if ((bitmap + 1 & bitmap) == 0) {
            int count = Integer.bitCount(bitmap);
            out.add(count > 1 ? "<0-" : "<0").add(count > 1 ? Integer.toString(count - 1) : "").add('>');
            return;
        }
        char separator = '<';
        for (int i = 0; i < 8; i++) {
            if ((bitmap >> i & 1) != 0) {
                out.add(separator).add(i);
                separator = ',';
            }
        }
        out.add('>');
    }
}
