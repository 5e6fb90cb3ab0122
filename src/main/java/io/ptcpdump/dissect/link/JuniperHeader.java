package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * What precedes a packet in captures of Juniper Networks' routers. The card says how long the cookie is, which tells what only
 * the card knows of the packet; its first byte may say otherwise.
 *
 * <pre>
 *  0                  3       4                              4 or 6 + n
 * +------------------+-------+------------+-----------------+---------+---------
 * | "MGC"            | flags | n, 2 bytes | extensions      | cookie  | packet
 * |                  |       | (where flagged)              |         |
 * +------------------+-------+------------+-----------------+---------+---------
 * </pre>
 */
final class JuniperHeader {
    private static final int MAGIC = 0x4d4743;
    private static final int FIXED = 4;
    private static final int INCOMING = 0x01;
    private static final int WITHOUT_LINK_HEADER = 0x02;
    private static final int EXTENDED = 0x80;
    private static final ValueNames FLAGS = ValueNames.of(
            EXTENDED, "Ext", 0x40, "Filter", 0x04, "IIF", WITHOUT_LINK_HEADER, "no-L2", INCOMING, "In");
    /** Bytes between the header and an IP packet that lost its link-layer header. */
    private static final int LOST_LINK_HEADER = 4;

    /** First bytes of the cookies of a link services and of an adaptive services card. */
    private static final int LINK_SERVICES = 0x54;
    private static final int ADAPTIVE_SERVICES = 0x47;
    static final int MAX_COOKIE = 8;
    private static final int MFR_WHOLE_PACKET = 0xc0;
    private static final int LAYER_3_PROTOCOL = 0x70;
    private static final int CELL_RELAY = 0x70;

    private final JuniperPic pic;
    private int flags;
    private int length;
    private int cookieType;
    private int cookieLength;
    private long cookie;
    private int bundle;
    private int protocol;

    JuniperHeader(JuniperPic pic) {
        this.pic = pic;
    }

    /** Whether the router received the packet. */
    boolean incoming() {
        return (flags & INCOMING) != 0;
    }

    /** Length of all that precedes the packet. */
    int length() {
        return length;
    }

    int cookieLength() {
        return cookieLength;
    }

    /** A byte of the cookie, 0 behind its end. */
    int cookie(int i) {
        return (int) (cookie >>> 8 * (MAX_COOKIE - 1 - i)) & 0xff;
    }

    /** The first 16 bits of the cookie. */
    int cookie16() {
        return (int) (cookie >>> 48) & 0xffff;
    }

    /** The first 32 bits of the cookie. */
    int cookie32() {
        return (int) (cookie >>> 32);
    }

    /** The number of the bundle of links that the packet's link is in. */
    int bundle() {
        return bundle;
    }

    /** What the packet is, by the cookie or by the 16 bits behind it. */
    int protocol() {
        return protocol;
    }

    /** Prints the header and moves behind it; returns false where that is all there is to print. */
    boolean print(Dissection d, PacketReader in) {
        Line out = d.out().enter(pic.protocol);
        length = 0;
        cookieType = 0;
        cookieLength = 0;
        cookie = 0;
        bundle = 0;
        protocol = 0;
        flags = in.peekU8(3);
        if (in.peekU24(0) != MAGIC) {
            out.add("no magic-number found!");
            return false;
        }
        if (d.options().linkHeader()) {
            out.add(incoming() ? " In " : "Out ");
        }
        if (d.verbose(2)) {
            out.add("\n\tJuniper PCAP Flags [");
            FLAGS.printBits(out, flags, ", ", "none");
            out.add(']');
        }
        in.skip(FIXED);
        int extensions = (flags & EXTENDED) == 0 ? 0 : printExtensions(d, in);
        if (extensions < 0) {
            d.printInvalid();
            return false;
        }
        if ((flags & WITHOUT_LINK_HEADER) != 0) {
            length = FIXED + extensions + LOST_LINK_HEADER;
            printWithoutLinkHeader(d, in);
            return false;
        }
        length = FIXED + extensions;
        if (pic.label != null && !printCookie(d, in)) {
            d.printInvalid();
            return false;
        }
        length += readCookie(d, in);
        if (d.options().linkHeader()) {
            out.add("hlen ").add(length).add(", proto 0x").hex(protocol, 4).add(", ");
        }
        return true;
    }

    /** Prints the extensions and moves behind them; returns their length, negative where that cannot be. */
    private static int printExtensions(Dissection d, PacketReader in) {
        int extensionsLength = in.u16();
        if (d.verbose(2)) {
            d.out().add(", PCAP Extension(s) total length ").add(extensionsLength);
        }
        in.need(extensionsLength);
        int end = in.position() + extensionsLength;
        if (!JuniperExtensions.print(d, in, extensionsLength)) {
            return -1;
        }
        in.seek(end);
        if (d.verbose(2)) {
            d.out().add("\n\t-----original packet-----\n\t");
        }
        return extensionsLength + 2;
    }

    private static void printWithoutLinkHeader(Dissection d, PacketReader in) {
        Line out = d.out().add(d.options().linkHeader() ? "no-L2-hdr, " : "");
        in.skip(LOST_LINK_HEADER);
        if (!Frames.printIpByVersion(d, in)) {
            out.add("no IP-hdr found!");
        }
    }

    /** Prints the cookie, keeps it and moves behind it; returns false where it is longer than any. */
    private boolean printCookie(Dissection d, PacketReader in) {
        Line out = d.out();
        boolean linkHeader = d.options().linkHeader();
        int first = in.peekU8(0);
        cookieLength = pic.cookieLength;
        if (first == LINK_SERVICES) {
            cookieType = LINK_SERVICES;
            cookieLength += 2;
        } else if (first == ADAPTIVE_SERVICES) {
            cookieType = ADAPTIVE_SERVICES;
            cookieLength = MAX_COOKIE;
        } else if (pic == JuniperPic.MFR && (first & MFR_WHOLE_PACKET) == MFR_WHOLE_PACKET) {
            cookieLength = 0; // a link of a bundle
        }
        length += cookieLength;
        if (linkHeader) {
            out.add(pic.label).add("-PIC, cookie-len ").add(cookieLength);
        }
        if (cookieLength > MAX_COOKIE) {
            return false;
        }
        in.need(cookieLength);
        if (linkHeader && cookieLength > 0) {
            out.add(", cookie 0x");
        }
        for (int i = 0; i < cookieLength; i++) {
            int next = in.u8();
            cookie |= (long) next << 8 * (MAX_COOKIE - 1 - i);
            if (linkHeader) {
                out.hex(next, 2);
            }
        }
        if (linkHeader) {
            out.add(": ");
        }
        protocol = in.peekU16(0);
        return true;
    }

    /** Takes from the cookie what the card has put there; returns how many bytes behind it belong to the header too. */
    private int readCookie(Dissection d, PacketReader in) {
        int more = switch (pic) {
            case MLPPP -> {
                readBundle();
                yield 0;
            }
            case MLFR -> {
                readBundle();
                yield cookieType == ADAPTIVE_SERVICES ? 0 : 2;
            }
            case MFR -> {
                readBundle();
                yield cookieType == LINK_SERVICES ? 2 : 0;
            }
            case ATM2 -> printControlWord(d, in);
            default -> 0;
        };
        in.skip(more);
        return more;
    }

    private void readBundle() {
        bundle = cookie(cookieType == LINK_SERVICES ? 1 : 0);
        if (cookieType == ADAPTIVE_SERVICES) {
            bundle = (cookie(6) << 8 | cookie(7)) >>> 3;
            bundle &= 0xfff;
            protocol = cookie(5) & LAYER_3_PROTOCOL;
        }
    }

    /** Prints the control word that relayed cells may have; returns its length where it looks like one. */
    private int printControlWord(Dissection d, PacketReader in) {
        in.need(4);
        if ((cookie(7) & CELL_RELAY) == 0) {
            return 0;
        }
        int word = in.peekI32(0);
        if (d.options().linkHeader()) {
            d.out().add("control-word 0x").hex(word, 8).add(' ');
        }
        boolean known = word == 0 || word == 0x08000000 || word == 0x08380000;
        if (known) {
            // tcpdump counts it to the packet all the same.
            in.claimOnly(in.claimed() + 4);
        }
        return known ? 4 : 0;
    }
}
