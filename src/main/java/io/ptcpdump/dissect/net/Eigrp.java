package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.AddressPrefix;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Cisco's Enhanced Interior Gateway Routing Protocol, RFC 7868 section 6; elements of a type and a length, 16 bits each, and a
 * value follow, and the length counts all of an element.
 *
 * <pre>
 *  0               1               2                               4
 * +---------------+---------------+-------------------------------+
 * | version       | operation     | checksum                      |
 * +---------------+---------------+-------------------------------+
 * | flags                                                         |
 * | sequence number                                               |
 * | acknowledged sequence number                                  |
 * +-------------------------------+-------------------------------+
 * | virtual router                | autonomous system             |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class Eigrp implements Printer {
    private static final int HEADER = 20;
    private static final int VERSION = 2;
    private static final String[] OPERATIONS = {null, "Update", null, "Query", "Reply", "Hello", "IPX SAP", "Probe"};
    private static final ValueNames FLAGS =
            ValueNames.of(0x01, "Init", 0x02, "Conditionally Received", 0x04, "Restart", 0x08, "End-of-Table");

    private static final int ELEMENT_HEADER = 4;
    private static final int PARAMETERS = 0x0001;
    private static final int SOFTWARE = 0x0004;
    private static final int IP_INTERNAL = 0x0102;
    private static final int IP_EXTERNAL = 0x0103;
    private static final int APPLETALK_INTERNAL = 0x0202;
    private static final int APPLETALK_EXTERNAL = 0x0203;
    private static final int APPLETALK_CABLE = 0x0204;
    private static final ValueNames ELEMENTS = ValueNames.of(
            PARAMETERS, "General Parameters", 0x0002, "Authentication", 0x0003, "Sequence", SOFTWARE, "Software Version",
            0x0005, "Next Multicast Sequence", IP_INTERNAL, "IP Internal routes", IP_EXTERNAL, "IP External routes",
            APPLETALK_INTERNAL, "AppleTalk Internal routes", APPLETALK_EXTERNAL, "AppleTalk External routes",
            APPLETALK_CABLE, "AppleTalk Cable setup", 0x0302, "IPX Internal routes", 0x0303, "IPX External routes");
    private static final String[] ORIGINS = {
        null, "IGRP", "EIGRP", "Static", "RIP", "Hello", "OSPF", "IS-IS", "EGP", "BGP", "IDRP", "Connected"
    };
    private static final int ADDRESS_WIDTH = 15;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("eigrp");
        int length = in.claimed();
        if (!in.has(HEADER)) {
            d.printTruncated();
            return;
        }
        int version = in.peekU8(0);
        if (version != VERSION) {
            out.add("EIGRP version ").add(version).add(" packet not supported");
            return;
        }
        int operation = in.peekU8(1);
        String name = ValueNames.at(OPERATIONS, operation);
        if (!d.verbose(1) || length < HEADER) {
            out.add("EIGRP ").addName(name, "unknown (", operation, ")").add(", length: ").add(length);
            if (d.verbose(1)) {
                out.add(" (too short, < 20)");
            }
            return;
        }
        out.add("\n\tEIGRP v").add(version).add(", opcode: ").addName(name, "unknown, type: ", operation, "");
        out.add(" (").add(operation).add("), chksum: 0x").hex(in.peekU16(2), 4).add(", Flags: [");
        FLAGS.printBits(out, in.peekI32(4), ", ", "none");
        out.add("]\n\tseq: 0x").hex(in.peekU32(8), 8).add(", ack: 0x").hex(in.peekU32(12), 8);
        out.add(", VRID: ").add(in.peekU16(16)).add(", AS: ").add(in.peekU16(18)).add(", length: ").add(length - HEADER);
        in.skip(HEADER);
        printElements(d, in, length - HEADER);
    }

    private static void printElements(Dissection d, PacketReader in, int left) {
        Line out = d.out();
        while (left > 0) {
            if (d.printIfCut(in, ELEMENT_HEADER)) {
                return;
            }
            int start = in.position();
            int type = in.u16();
            int length = in.u16();
            if (length < ELEMENT_HEADER || length > left) {
                HexDump.captured(out, "\n\t    ", in, left);
                return;
            }
            out.add("\n\t  ").add(ELEMENTS.get(type, "Unknown")).add(" TLV (0x").hex(type, 4).add("), length: ").add(length);
            if (d.printIfCut(in, length - ELEMENT_HEADER)) {
                return;
            }
            printValue(d, in, type, length - ELEMENT_HEADER);
            if (d.verbose(2)) {
                HexDump.captured(out, "\n\t    ", in, length - ELEMENT_HEADER);
            }
            left -= length;
            in.seek(start + length);
        }
    }

    /** Prints the value at the position, which stays. */
    private static void printValue(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        int least = switch (type) {
            case PARAMETERS, APPLETALK_CABLE -> 8;
            case SOFTWARE -> 4;
            case IP_INTERNAL -> 22;
            case IP_EXTERNAL -> 42;
            case APPLETALK_INTERNAL -> 24;
            case APPLETALK_EXTERNAL -> 40;
            default -> 0;
        };
        if (length < least) {
            out.add(" (too short, < ").add(least + ELEMENT_HEADER).add(')');
            return;
        }
        switch (type) {
            case PARAMETERS -> {
                out.add("\n\t    holdtime: ").add(in.peekU16(6)).add('s');
                for (int i = 0; i < 5; i++) {
                    out.add(", k").add(i + 1).add(' ').add(in.peekU8(i));
                }
            }
            case SOFTWARE -> {
                out.add("\n\t    IOS version: ").add(in.peekU8(0)).add('.').add(in.peekU8(1));
                out.add(", EIGRP version ").add(in.peekU8(2)).add('.').add(in.peekU8(3));
            }
            case IP_INTERNAL -> {
                if (printPrefix(d, in, 20)) {
                    printMetrics(out, in, 4);
                }
            }
            case IP_EXTERNAL -> {
                if (printPrefix(d, in, 40)) {
                    out.add("\n\t      origin-router ");
                    d.printIpv4(in, in.position() + 4);
                    printOrigin(out, in, in.peekU8(22), in.peekU8(23), in.peekU32(16));
                    printMetrics(out, in, 24);
                }
            }
            case APPLETALK_CABLE -> {
                out.add("\n\t    Cable-range: ").add(in.peekU16(0)).add('-').add(in.peekU16(2));
                out.add(", Router-ID ").add(in.peekU32(4));
            }
            case APPLETALK_INTERNAL -> {
                printCable(out, in, 20);
                printMetrics(out, in, 4);
            }
            case APPLETALK_EXTERNAL -> {
                printCable(out, in, 36);
                out.add("\n\t      origin-router ").add(in.peekU32(4));
                printOrigin(out, in, in.peekU8(16), in.peekU8(17), in.peekU16(18));
                printMetrics(out, in, 20);
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.captured(out, "\n\t    ", in, length);
                }
            }
        }
    }

    /** @param at of the length of the prefix, in bits, which its bytes follow; the next hop is at 0 */
    private static boolean printPrefix(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        int bits = in.peekU8(at);
        if (bits > 32) {
            out.add("\n\t    illegal prefix length ").add(bits);
            return false;
        }
        int bytes = (bits + 7) / 8;
        in.need(at + 1 + bytes);
        out.add("\n\t    IPv4 prefix: ");
        int start = out.length();
        AddressPrefix.printIpv4(d, in, at + 1, bytes);
        int width = out.length() - start;
        out.truncate(start);
        out.spaces(ADDRESS_WIDTH - width);
        AddressPrefix.printIpv4(d, in, at + 1, bytes);
        out.add('/').add(bits).add(", nexthop: ");
        if (in.peekI32(0) == 0) {
            out.add("self");
        } else {
            d.printIpv4(in, in.position());
        }
        return true;
    }

    private static void printCable(Line out, PacketReader in, int at) {
        out.add("\n\t     Cable-Range: ").add(in.peekU16(at)).add('-').add(in.peekU16(at + 2)).add(", nexthop: ");
        if (in.peekI32(0) == 0) {
            out.add("self");
        } else {
            out.add(in.peekU16(0)).add('.').add(in.peekU16(2));
        }
    }

    /** Autonomous system (at 8), protocol, flags, tag (at 12) and metric of where an external route comes from. */
    private static void printOrigin(Line out, PacketReader in, int protocol, int flags, long metric) {
        String name = ValueNames.at(ORIGINS, protocol);
        out.add(", origin-as ").add(in.peekU32(8)).add(", origin-proto ").add(name == null ? "unknown" : name);
        out.add(", flags [0x").hex(flags, 2).add("], tag 0x").hex(in.peekU32(12), 8).add(", metric ").add(metric);
    }

    /** Delay (4), bandwidth (4), MTU (3), hops (1), reliability (1), load (1). */
    private static void printMetrics(Line out, PacketReader in, int at) {
        out.add("\n\t      delay ").add(in.peekU32(at) / 100).add(" ms, bandwidth ").add(in.peekU32(at + 4));
        out.add(" Kbps, mtu ").add(in.peekU24(at + 8)).add(", hop ").add(in.peekU8(at + 11));
        out.add(", reliability ").add(in.peekU8(at + 12)).add(", load ").add(in.peekU8(at + 13));
    }
}
