package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** The routing protocol for low-power and lossy networks, RFC 6550 section 6: its messages begin in byte 4 of ICMPv6. */
final class Rpl {
    /** Offset of the message in the ICMPv6 message. */
    private static final int START = 4;
    private static final int SECURE = 0x80;

    private static final int SOLICITATION = 0;
    private static final int INFORMATION = 1;
    private static final int DESTINATION_ADVERTISEMENT = 2;
    private static final int DESTINATION_ACKNOWLEDGEMENT = 3;

    private static final int INFORMATION_LENGTH = 24;
    private static final int FIXED = 4;
    private static final int GRAPH_ID_LENGTH = 16;
    private static final int PAD_1 = 0;

    private Rpl() {}

    /** @param length of the ICMPv6 message in bytes */
    static void print(Dissection d, PacketReader in, int code, int length) {
        Line out = d.out();
        if ((code & SECURE) != 0) {
            out.add(", (SEC) [worktodo]");
            return;
        }
        out.add(", (CLR)");
        switch (code) {
            case SOLICITATION -> out.add("DODAG Information Solicitation");
            case INFORMATION -> out.add("DODAG Information Object");
            case DESTINATION_ADVERTISEMENT -> out.add("Destination Advertisement Object");
            case DESTINATION_ACKNOWLEDGEMENT -> out.add("Destination Advertisement Object Ack");
            default -> out.add("RPL message, unknown code ").add(code);
        }
        if (!d.verbose(1)) {
            return;
        }
        in.seek(in.position() + START);
        switch (code) {
            case INFORMATION -> printInformation(d, in, length - START);
            case DESTINATION_ADVERTISEMENT -> printAdvertisement(d, in, length - START);
            case DESTINATION_ACKNOWLEDGEMENT -> printAcknowledgement(d, in, length - START);
            default -> { }
        }
    }

    private static void printInformation(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length >= 0 && length < INFORMATION_LENGTH) {
            IpPayload.printBadLength(d, "length", length, INFORMATION_LENGTH);
            return;
        }
        in.need(INFORMATION_LENGTH);
        out.add(" [dagid:");
        d.printIpv6(in, in.position() + 8);
        out.add(",seq:").add(in.peekU8(5)).add(",instance:").add(in.peekU8(0)).add(",rank:").add(in.peekU16(2)).add(',');
        int mode = in.peekU8(4);
        if ((mode & 0x80) != 0) {
            out.add("grounded,");
        }
        out.add("mop:").addName(modeName(mode >>> 3 & 7), "mop", mode >>> 3 & 7, "").add(",prf:").add(mode & 7).add(']');
        if (d.verbose(2)) {
            printOptions(d, in, INFORMATION_LENGTH, length);
        }
    }

    private static void printAdvertisement(Dissection d, PacketReader in, int length) {
        if (!in.has(FIXED + GRAPH_ID_LENGTH)) {
            d.printTruncated();
            return;
        }
        int flags = in.peekU8(1);
        boolean graphId = (flags & 0x40) != 0;
        int header = graphId ? FIXED + GRAPH_ID_LENGTH : FIXED;
        if (length >= 0 && length < header) {
            d.out().add(" [|length too short]");
            return;
        }
        Line out = d.out();
        printGraphId(d, in, graphId);
        out.add(",seq:").add(in.peekU8(3)).add(",instance:").add(in.peekU8(0));
        out.add((flags & 0x80) != 0 ? ",acK" : "").add(graphId ? ",Dagid" : "").add(",flags:").hex(flags, 2).add(']');
        if (d.verbose(2)) {
            printOptions(d, in, header, length);
        }
    }

    private static void printAcknowledgement(Dissection d, PacketReader in, int length) {
        if (!in.has(FIXED)) {
            d.printTruncated();
            return;
        }
        boolean graphId = (in.peekU8(1) & 0x80) != 0;
        int header = graphId ? FIXED + GRAPH_ID_LENGTH : FIXED;
        if (!in.has(header)) {
            d.printTruncated();
            return;
        }
        if (length >= 0 && length < header) {
            d.out().add(" [|dao-length too short]");
            return;
        }
        printGraphId(d, in, graphId);
        d.out().add(",seq:").add(in.peekU8(2)).add(",instance:").add(in.peekU8(0)).add(",status:").add(in.peekU8(3)).add(']');
        if (d.verbose(2)) {
            printOptions(d, in, header, length);
        }
    }

    private static void printGraphId(Dissection d, PacketReader in, boolean present) {
        d.out().add(" [dagid:");
        if (present) {
            d.printIpv6(in, in.position() + FIXED);
        } else {
            d.out().add("<elided>");
        }
    }

    private static void printOptions(Dissection d, PacketReader in, int from, int end) {
        Line out = d.out();
        int start = in.position();
        int at = from;
        while (at < end) {
            int type = in.peekU8(at);
            if (type == PAD_1) {
                out.add(" opt:pad1");
                at++;
                continue;
            }
            if (end - at < 2) {
                d.printTruncated();
                return;
            }
            int length = in.peekU8(at + 1) + 2;
            out.add(" opt:").addName(optionName(type), "subopt:", type, "").add(" len:").add(length).add(' ');
            if (!in.has(at, length) || end - at < length) {
                d.printTruncated();
                return;
            }
            if (d.verbose(3)) {
                in.seek(start + at + 2);
                HexDump.hex(out, " ", in, length - 2);
                in.seek(start);
            }
            at += length;
        }
    }

    private static String modeName(int mode) {
        return switch (mode) {
            case 0 -> "nonstoring";
            case 1 -> "storing";
            case 2 -> "nonstoring-multicast";
            case 3 -> "storing-multicast";
            default -> null;
        };
    }

    private static String optionName(int type) {
        return switch (type) {
            case 1 -> "padN";
            case 2 -> "metrics";
            case 3 -> "routinginfo";
            case 4 -> "config";
            case 5 -> "rpltarget";
            case 6 -> "transitinfo";
            case 8 -> "destprefix";
            case 9 -> "rpltargetdesc";
            default -> null;
        };
    }
}
