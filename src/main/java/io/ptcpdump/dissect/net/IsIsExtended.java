package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.AddressPrefix;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Reachability in IS-IS with wide metrics (RFC 5305, RFC 5308), of several topologies (RFC 5120), with elements inside of
 * elements, among them those of segment routing (RFC 8667); and router capabilities (RFC 7981).
 */
final class IsIsExtended {
    private static final ValueNames TOPOLOGIES = ValueNames.of(
            0, "IPv4 unicast", 1, "In-Band Management", 2, "IPv6 unicast", 3, "Multicast",
            4095, "Development, Experimental or Proprietary");
    private static final ValueNames TOPOLOGY_FLAGS = ValueNames.of(0x4000, "ATT bit set", 0x8000, "Overload bit set");

    private static final int TAG_32 = 1;
    private static final int TAG_64 = 2;
    private static final int PREFIX_SID = 3;
    private static final int COLOR = 117;
    private static final ValueNames PREFIX_PARTS = ValueNames.of(
            TAG_32, "32-Bit Administrative tag", TAG_64, "64-Bit Administrative tag", PREFIX_SID, "Prefix SID",
            COLOR, "Management Prefix Color");
    private static final int SID_VALUE = 0x08;
    private static final ValueNames SID_FLAGS = ValueNames.of(
            0x80, "Readvertisement", 0x40, "Node", 0x20, "No-PHP", 0x10, "Explicit NULL", SID_VALUE, "Value", 0x04, "Local");
    private static final ValueNames CAPABILITY_FLAGS = ValueNames.of(0x80, "ipv4", 0x40, "ipv6");
    private static final String INDENT = "\n\t        ";
    private static final int ADDRESS_WIDTH = 15;

    private IsIsExtended() {}

    /** Prints the topology that an element is about and moves behind it; false where it does not fit. */
    static boolean printTopology(Dissection d, PacketReader in, int size) {
        if (size < 2) {
            return false;
        }
        Line out = d.out();
        int value = in.u16();
        int topology = value & 0xfff;
        out.add("\n\t      ").add(TOPOLOGIES.get(topology, "Reserved for IETF Consensus")).add(" Topology (0x").hex(topology, 3);
        TOPOLOGY_FLAGS.printBits(out.add("), Flags: ["), value & 0xf000, ", ", "none");
        out.add(']');
        return true;
    }

    static IsIsElement.End printNeighbors(Dissection d, PacketReader in, int type, int end) {
        while (in.position() < end) {
            int left = end - in.position();
            int start = in.position();
            int used = IsIsNeighbor.print(d, in, type, left);
            if (used == 0) {
                return IsIsElement.End.CUT;
            }
            if (!fits(d, left, used)) {
                break;
            }
            in.seek(start + used);
        }
        return IsIsElement.End.NORMAL;
    }

    private static boolean fits(Dissection d, int left, int used) {
        if (left < used) {
            d.out().add(" [remaining tlv length ").add(left).add(" < ").add(used).add(']');
            d.printInvalid();
            return false;
        }
        return true;
    }

    static IsIsElement.End printPrefixes(Dissection d, PacketReader in, int end, boolean ipv6) {
        while (in.position() < end) {
            int left = end - in.position();
            int start = in.position();
            int used = printPrefix(d, in, ipv6);
            if (used == 0) {
                return IsIsElement.End.CUT;
            }
            if (!fits(d, left, used)) {
                break;
            }
            in.seek(start + used);
        }
        return IsIsElement.End.NORMAL;
    }

    /** Metric, status, length in bits and bytes of a prefix, parts; returns how many bytes that were, 0 where it cannot be. */
    private static int printPrefix(Dissection d, PacketReader in, boolean ipv6) {
        Line out = d.out();
        int start = in.position();
        long metric = in.u32();
        int status = in.u8();
        int bits = ipv6 ? in.u8() : status & 0x3f;
        if (bits > (ipv6 ? 128 : 32)) {
            out.add(ipv6 ? "\n\t      IPv6" : "\n\t      IPv4").add(" prefix: bad bit length ").add(bits);
            return 0;
        }
        int bytes = (bits + 7) / 8;
        in.need(bytes);
        printPrefixAddress(d, in, ipv6, bytes);
        boolean parts = (status & (ipv6 ? 0x20 : 0x40)) != 0;
        in.skip(bytes);
        out.add('/').add(bits).add(", Distribution: ").add((status & 0x80) != 0 ? "down" : "up").add(", Metric: ").add(metric);
        if (ipv6) {
            out.add((status & 0x40) != 0 ? ", External" : ", Internal");
        }
        out.add(parts ? ", sub-TLVs present" : "");
        int used = in.position() - start;
        if (!parts) {
            return used;
        }
        int size = in.u8();
        out.add(" (").add(size).add(')');
        return printPrefixParts(d, in, size) ? used + 1 + size : 0;
    }

    private static void printPrefixAddress(Dissection d, PacketReader in, boolean ipv6, int bytes) {
        Line out = d.out();
        if (ipv6) {
            out.add("\n\t      IPv6 prefix: ");
            AddressPrefix.printIpv6(d, in, 0, bytes);
            return;
        }
        out.add("\n\t      IPv4 prefix: ");
        int start = out.length();
        AddressPrefix.printIpv4(d, in, 0, bytes);
        int width = out.length() - start;
        out.truncate(start);
        out.spaces(ADDRESS_WIDTH - width);
        AddressPrefix.printIpv4(d, in, 0, bytes);
    }

    /** The size that is left may go below zero, and then is huge, as in tcpdump: the captured bytes end it. */
    private static boolean printPrefixParts(Dissection d, PacketReader in, int size) {
        for (long left = size; left > 0; ) {
            int type = in.u8();
            int length = in.u8();
            int next = in.position() + length;
            if (!printPrefixPart(d, in, type, length)) {
                return false;
            }
            in.seek(next);
            left = left - length - 2 & 0xffffffffL;
        }
        return true;
    }

    private static boolean printPrefixPart(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        out.add(INDENT).add(PREFIX_PARTS.get(type, "unknown")).add(" subTLV #").add(type).add(", length: ").add(length);
        if (d.printIfCut(in, length)) {
            return false;
        }
        switch (type) {
            case TAG_32, COLOR -> {
                for (int at = 0; at + 4 <= length; at += 4) {
                    long tag = in.peekU32(at);
                    out.add(", 0x").hex(tag, 8).add(" (=").add(tag).add(')');
                }
            }
            case TAG_64 -> {
                for (int at = 0; at + 8 <= length; at += 8) {
                    out.add(", 0x").hex(in.peekU64(at), 16);
                }
            }
            case PREFIX_SID -> {
                return printPrefixSid(d, in, length);
            }
            default -> HexDump.captured(out, "\n\t\t    ", in, length);
        }
        return true;
    }

    private static boolean printPrefixSid(Dissection d, PacketReader in, int length) {
        int flags = in.u8();
        int algorithm = in.u8();
        boolean label = (flags & SID_VALUE) != 0;
        if (length < (label ? 5 : 6)) {
            d.printTruncated();
            return false;
        }
        Line out = d.out();
        SID_FLAGS.printBits(out.add(", Flags ["), flags, ", ", "None");
        out.add("], Algo ").add(algorithm == 0 ? "SPF" : algorithm == 1 ? "strict-SPF" : "Unknown").add(" (").add(algorithm);
        out.add(label ? "), label " : "), index ").add(label ? in.peekU24(0) : in.peekU32(0));
        return true;
    }

    /** Elements of router capabilities; lengths are kept in 8 bits, as tcpdump keeps them. */
    static void printRouterCapabilities(Line out, PacketReader in, int size) {
        while (size >= 2) {
            int type = in.u8();
            int length = in.u8();
            size -= 2;
            out.add("\n\t\t").add(type == 2 ? "SR-Capabilities" : "unknown").add(" subTLV #").add(type);
            out.add(", length: ").add(length);
            if (length > size || !in.has(length)) {
                return;
            }
            int next = in.position() + length;
            if (type == 2) {
                printSegmentRouting(out, in, length);
            } else {
                HexDump.captured(out, "\n\t\t", in, length);
            }
            in.seek(next);
            size -= length;
        }
    }

    private static void printSegmentRouting(Line out, PacketReader in, int length) {
        int flags = in.u8();
        int range = in.u24();
        CAPABILITY_FLAGS.printBits(out.add(", Flags ["), flags, ", ", "None");
        out.add("], Range ").add(range);
        int left = length - 4 & 0xff;
        while (left >= 5) {
            int type = in.u8();
            int size = in.u8();
            left -= 2;
            if (size > left) {
                return;
            }
            if (type != 1) {
                HexDump.captured(out, "\n\t\t  ", in, size);
            } else if (size == 3 || size == 4) {
                long value = size == 3 ? in.peekU24(0) : in.peekU32(0);
                out.add(", SID value ").add(value);
            } else {
                out.add(", Unknown SID length").add(size);
            }
            in.seek(in.position() + size);
            left -= size;
        }
    }
}
