package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Optimized Link State Routing protocol, RFC 3626, with the link qualities, name service and smart gateways of
 * olsr.org. The addresses are those of the version of IP around it.
 *
 * <pre>
 *  0               1               2                               4
 * +---------------+---------------+-------------------------------+
 * | packet length                 | packet sequence number        |
 * +---------------+---------------+-------------------------------+
 * | message type  | validity time | message size                  |
 * +---------------+---------------+-------------------------------+
 * | originator address (4 or 16 bytes)                            |
 * +---------------+---------------+-------------------------------+
 * | time to live  | hop count     | message sequence number       |
 * +---------------+---------------+-------------------------------+
 * | contents, then more messages ...
 * </pre>
 */
public final class Olsr implements Printer {
    private static final int PACKET_HEADER = 4;
    /** A message's header without the originator's address. */
    private static final int MESSAGE_HEADER = 8;
    private static final int ORIGINATOR = 4;

    private static final int HELLO = 1;
    private static final int TOPOLOGY_CONTROL = 2;
    private static final int INTERFACES = 3;
    private static final int NETWORKS = 4;
    private static final int NAME_SERVICE = 130;
    private static final int QUALITY_HELLO = 201;
    private static final int QUALITY_TOPOLOGY_CONTROL = 202;

    private static final int LINK_HEADER = 4;
    private static final String[] LINKS = {"Unspecified", "Asymmetric", "Symmetric", "Lost"};
    private static final String[] NEIGHBORS = {"Not-Neighbor", "Symmetric", "Symmetric-MPR"};

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("olsr").add("OLSR");
        boolean ipv6 = d.ip().version == 6;
        out.add(ipv6 ? "v6" : "v4");
        if (in.claimed() < PACKET_HEADER || !in.has(PACKET_HEADER)) {
            d.printTruncated();
            return;
        }
        int length = Math.min(in.claimed(), in.peekU16(0));
        out.add(", seq 0x").hex(in.peekU16(2), 4).add(", length ").add(length);
        if (d.verbose(1) && !printMessages(d, in, length, ipv6 ? 16 : 4)) {
            d.printTruncated();
        }
    }

    /** Prints the messages of a packet; false where one lacks bytes. */
    private static boolean printMessages(Dissection d, PacketReader in, int length, int addressLength) {
        int header = MESSAGE_HEADER + addressLength;
        int end = in.position() + length;
        int at = in.position() + PACKET_HEADER;
        while (at < end) {
            in.seek(at);
            if (!in.has(header)) {
                return false;
            }
            int type = in.peekU8(0);
            int size = in.peekU16(2);
            if (type == 0 || size == 0) {
                return true;
            }
            boolean valid = size >= header && size <= length;
            printHeader(d, in, type, size, addressLength);
            if (!valid) {
                d.printInvalid();
                return true;
            }
            in.skip(header);
            if (!printContents(d, in, type, at + size, addressLength)) {
                return false;
            }
            at += size;
        }
        return true;
    }

    private static void printHeader(Dissection d, PacketReader in, int type, int size, int addressLength) {
        Line out = d.out();
        String name = messageName(type);
        out.add("\n\t").add(name == null ? "Unknown" : name).add(" Message (0x").hex(type, 2).add("), originator ");
        d.printHost(in, in.position() + ORIGINATOR);
        int behind = ORIGINATOR + addressLength;
        out.add(", ttl ").add(in.peekU8(behind)).add(", hop ").add(in.peekU8(behind + 1));
        printTime(out.add("\n\t  vtime "), in.peekU8(1));
        out.add(", msg-seq 0x").hex(in.peekU16(behind + 2), 4).add(", length ").add(size);
    }

    /** Prints a message's contents, up to the absolute position {@code end}; false where bytes are missing. */
    private static boolean printContents(Dissection d, PacketReader in, int type, int end, int addressLength) {
        return switch (type) {
            case HELLO, QUALITY_HELLO -> printHello(d, in, type, end, addressLength);
            case TOPOLOGY_CONTROL, QUALITY_TOPOLOGY_CONTROL -> printTopologyControl(d, in, type, end, addressLength);
            case INTERFACES -> printInterfaces(d, in, end, addressLength);
            case NETWORKS -> OlsrNetworks.print(d, in, end, addressLength);
            case NAME_SERVICE -> printNames(d, in, end, addressLength);
            default -> {
                HexDump.captured(d.out(), "\n\t    ", in, end - in.position());
                yield true;
            }
        };
    }

    private static boolean printHello(Dissection d, PacketReader in, int type, int end, int addressLength) {
        if (end - in.position() < 4 || !in.has(4)) {
            return false;
        }
        Line out = d.out();
        printTime(out.add("\n\t  hello-time "), in.peekU8(2));
        out.add(", MPR willingness ").add(in.peekU8(3));
        in.skip(4);
        while (end - in.position() >= LINK_HEADER) {
            if (!in.has(LINK_HEADER)) {
                return false;
            }
            int code = in.peekU8(0);
            int length = in.peekU16(2);
            out.add("\n\t    link-type ").add(LINKS[code & 3]).add(", neighbor-type ");
            out.add(code >> 2 < NEIGHBORS.length ? NEIGHBORS[code >> 2] : "Unknown").add(", len ").add(length);
            if (length > end - in.position() || length < LINK_HEADER) {
                d.printInvalid();
                return true;
            }
            int next = in.position() + length;
            if (!in.has(length)) {
                return false;
            }
            in.skip(LINK_HEADER);
            if (!printNeighbors(d, in, type == QUALITY_HELLO, next, addressLength)) {
                return false;
            }
            in.seek(next);
        }
        return true;
    }

    private static boolean printTopologyControl(Dissection d, PacketReader in, int type, int end, int addressLength) {
        if (end - in.position() < 4 || !in.has(4)) {
            return false;
        }
        d.out().add("\n\t    advertised neighbor seq 0x").hex(in.peekU16(0), 4);
        in.skip(4);
        return printNeighbors(d, in, type == QUALITY_TOPOLOGY_CONTROL, end, addressLength);
    }

    private static boolean printNeighbors(Dissection d, PacketReader in, boolean qualities, int end, int addressLength) {
        if (qualities) {
            return printQualities(d, in, end, addressLength);
        }
        Line out = d.out();
        out.add("\n\t      neighbor\n\t\t");
        // tcpdump takes them for IPv4 addresses in IPv6, too
        while (end - in.position() >= 4) {
            in.need(4);
            d.printIpv4(in, in.position());
            out.add(' ');
            in.skip(4);
        }
        return true;
    }

    /** Neighbours with the quality of the link, as they see it and as seen by the sender, in 255ths. */
    private static boolean printQualities(Dissection d, PacketReader in, int end, int addressLength) {
        Line out = d.out();
        int size = addressLength + 4;
        while (end - in.position() >= size) {
            if (!in.has(size)) {
                return false;
            }
            out.add("\n\t      neighbor ");
            d.printHost(in, in.position());
            printPercent(out.add(", link-quality "), in.peekU8(addressLength));
            printPercent(out.add(", neighbor-link-quality "), in.peekU8(addressLength + 1));
            in.skip(size);
        }
        return true;
    }

    private static boolean printInterfaces(Dissection d, PacketReader in, int end, int addressLength) {
        while (end - in.position() >= addressLength) {
            if (!in.has(addressLength)) {
                return false;
            }
            d.out().add("\n\t  interface address ");
            d.printHost(in, in.position());
            in.skip(addressLength);
        }
        return true;
    }

    private static boolean printNames(Dissection d, PacketReader in, int end, int addressLength) {
        Line out = d.out();
        int left = end - in.position();
        if (left < 4) {
            return false;
        }
        in.need(4);
        int version = in.u16();
        int entries = in.u16();
        out.add("\n\t  Version ").add(version).add(", Entries ").add(entries);
        if (entries == 0 || entries * (4 + addressLength) > left) {
            d.printInvalid();
            return true;
        }
        for (int i = 0; i < entries && end - in.position() >= 4; i++) {
            in.need(4);
            int type = in.u16();
            int length = in.u16();
            out.add("\n\t    #").add(i).add(": type ").add(type == 0 ? "00" : "0x").hex(type, 4).add(", length ").add(length);
            left = end - in.position();
            if (length == 0 || addressLength + length > left) {
                d.printInvalid();
                return true;
            }
            int size = addressLength + (length + 3 & ~3);
            if (size > left || !in.has(size)) {
                return false;
            }
            out.add(", address ");
            d.printHost(in, in.position());
            out.add(", name \"");
            for (int k = 0; k < length; k++) {
                out.printable(in.peekU8(addressLength + k));
            }
            out.add('"');
            in.skip(size);
        }
        return true;
    }

    /** A time with a mantissa and an exponent of 4 bits each, RFC 3626 section 18.3, in seconds to three decimals. */
    private static void printTime(Line out, int code) {
        long scaled = 1000L * (16 + (code >> 4)) << (code & 15);
        long thousandths = scaled >> 8;
        int rest = (int) scaled & 0xff;
        if (rest > 0x80 || rest == 0x80 && (thousandths & 1) != 0) {
            thousandths++;
        }
        out.add(thousandths / 1000).add('.').addPadded(thousandths % 1000, 3).add('s');
    }

    private static void printPercent(Line out, int value) {
        int hundredths = (value * 20_000 + 255) / 510;
        out.add(hundredths / 100).add('.').addPadded(hundredths % 100, 2).add('%');
    }

    private static String messageName(int type) {
        return switch (type) {
            case HELLO -> "Hello";
            case TOPOLOGY_CONTROL -> "TC";
            case INTERFACES -> "MID";
            case NETWORKS -> "HNA";
            case 128 -> "Powerinfo";
            case NAME_SERVICE -> "Nameservice";
            case QUALITY_HELLO -> "Hello-LQ";
            case QUALITY_TOPOLOGY_CONTROL -> "TC-LQ";
            default -> null;
        };
    }
}
