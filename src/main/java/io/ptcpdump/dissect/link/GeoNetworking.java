package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * GeoNetworking between vehicles, ETSI TS 102 636-4-1 section 8, and the ports of the Basic Transport Protocol (TS 102 636-5-1)
 * in it.
 *
 * <pre>
 *  0         4      8          12      16         24      32       40      48           56      64
 * +---------+------+----------+-------+----------+-------+--------+-------+------------+-------+-----------------------
 * | version | next | header   | sub-  | reserved | flags | payload length | (traffic   | hop   | position of the sender:
 * |         |header| type     | type  |          |       |                |   class)   | limit | 28 bytes
 * +---------+------+----------+-------+----------+-------+--------+-------+------------+-------+-----------------------
 * </pre>
 */
public final class GeoNetworking implements Printer {
    private static final int COMMON_HEADER = 36;
    private static final int ADDRESS = 8;
    private static final int ADDRESS_LENGTH = 8;
    private static final int LATITUDE = 20;
    private static final int LONGITUDE = 24;

    private static final int ANY = 0;
    private static final int BEACON = 1;
    private static final int TOPOLOGICALLY_SCOPED = 5;
    private static final int MULTI_HOP_HEADER = 32;
    private static final String[] NEXT_HEADERS = {"Any", "BTP-A", "BTP-B", "IPv6"};
    private static final int BTP_A = 1;
    private static final int BTP_B = 2;

    private static final ValueNames MESSAGES = ValueNames.of(
            0, "CAM", 1, "DENM", 101, "TPEGM", 102, "TSPDM", 103, "VPM", 104, "SRM", 105, "SLAM", 106, "ecoCAM", 107, "ITM",
            150, "SA");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("geonet").add("GeoNet ");
        if (d.linkSource() != Dissection.NO_ADDRESS) {
            out.add("src:");
            d.printMac(d.linkSource());
        }
        out.add("; ");
        if (in.claimed() < COMMON_HEADER) {
            out.add(" (common header length ").add(in.claimed()).add(" < ").add(COMMON_HEADER).add(')');
            d.printInvalid();
            return;
        }
        int first = in.peekU8(0);
        int kind = in.peekU8(1);
        printCommonHeader(out, in, first, kind >>> 4, kind & 15);
        in.skip(COMMON_HEADER);
        int extension = extensionLength(kind >>> 4, kind & 15);
        if (extension >= 0 && !printTransport(d, in, extension, first & 15)) {
            d.printInvalid();
            return;
        }
        if (d.verbose(1)) {
            HexDump.hexAndAscii(out, "\n\t", in, in.claimed());
        }
    }

    private static void printCommonHeader(Line out, PacketReader in, int first, int type, int subtype) {
        int payloadLength = in.peekU16(4);
        int hopLimit = in.peekU8(7);
        int next = first & 15;
        out.add("v:").add(first >>> 4).add(" NH:").add(next).add('-').add(ValueNames.at(NEXT_HEADERS, next, "Unknown"));
        out.add(" HT:").add(type).add('-').add(subtype).add('-').add(typeName(type, subtype));
        out.add(" HopLim:").add(hopLimit).add(" Payload:").add(payloadLength).add(' ');
        in.need(ADDRESS + ADDRESS_LENGTH);
        out.add("GN_ADDR:");
        for (int i = 0; i < ADDRESS_LENGTH; i++) {
            out.add(i == 0 ? "" : ":").hex(in.peekU8(ADDRESS + i), 2);
        }
        out.add(' ');
        long latitude = in.peekU32(LATITUDE);
        out.add("lat:").add(latitude).add(' ');
        long longitude = in.peekU32(LONGITUDE);
        out.add("lon:").add(longitude);
    }

    private static String typeName(int type, int subtype) {
        return switch (type << 4 | subtype) {
            case 0x30 -> "GeoAnycastCircle";
            case 0x31 -> "GeoAnycastRect";
            case 0x32 -> "GeoAnycastElipse";
            case 0x40 -> "GeoBroadcastCircle";
            case 0x41 -> "GeoBroadcastRect";
            case 0x42 -> "GeoBroadcastElipse";
            case 0x50 -> "TopoScopeBcast-SH";
            case 0x51 -> "TopoScopeBcast-MH";
            case 0x60 -> "LocService-Request";
            case 0x61 -> "LocService-Reply";
            default -> switch (type) {
                case ANY -> "Any";
                case BEACON -> "Beacon";
                case 2 -> "GeoUnicast";
                default -> "Unknown";
            };
        };
    }

    /** Length of the header after the common one; -1 where it is not known. */
    private static int extensionLength(int type, int subtype) {
        if (type == ANY || type == BEACON || type == TOPOLOGICALLY_SCOPED && subtype == 0) {
            return 0;
        }
        return type == TOPOLOGICALLY_SCOPED && subtype == 1 ? MULTI_HOP_HEADER : -1;
    }

    /** Returns whether the packet is as long as its headers say. */
    private static boolean printTransport(Dissection d, PacketReader in, int extension, int next) {
        Line out = d.out();
        if (in.claimed() < extension) {
            out.add(" (header size ").add(extension).add(" > ").add(in.claimed()).add(')');
            return false;
        }
        in.skip(extension);
        if (next != BTP_A && next != BTP_B) {
            return true;
        }
        if (in.claimed() < 4) {
            out.add(" (BTP length ").add(in.claimed()).add(" < 4)");
            return false;
        }
        int destination = in.u16();
        out.add("; BTP Dst:").add(destination);
        int source = in.u16();
        out.add(" Src:").add(source);
        if (in.claimed() >= 2) {
            int version = in.peekU8(0);
            out.add("; ItsPduHeader v:").add(version);
            int message = in.peekU8(1);
            out.add(" t:").add(message).add('-').addName(MESSAGES.get(message), "unknown (", message, ")");
        }
        return true;
    }
}
