package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Point-to-Point Protocol, RFC 1661: an address and a control byte that may be left out (RFC 1662), a protocol number of
 * two bytes, or one where it is odd, and what that number stands for.
 */
public final class Ppp implements Printer {
    private static final int ADDRESS_AND_CONTROL = 0xff03;
    /** What pppd puts there in its own files, to tell the direction. */
    private static final int RECEIVED = 0x0003;
    private static final int SENT = 0x0103;

    /** RFC 1662 section 4.2: the flag sequence, and the byte after which another has its sixth bit inverted. */
    private static final int FLAG = 0x7e;
    private static final int ESCAPE = 0x7d;
    private static final int ESCAPED_BIT = 0x20;

    private static final ValueNames FRAGMENT_FLAGS = ValueNames.of(0x80, "begin", 0x40, "end");
    private static final int SEQUENCE = 0xfff;

    @Override
    public void print(Dissection d, PacketReader in) {
        printFrame(d, in);
    }

    /** Prints from the address or the protocol number on; returns the length of the header. */
    static int printFrame(Dissection d, PacketReader in) {
        Line out = d.out().enter("ppp");
        int start = in.position();
        int length = in.claimed();
        if (length < 2) {
            d.printTruncated();
            return 0;
        }
        int header = in.peekU16(0);
        if (header == ADDRESS_AND_CONTROL || header == RECEIVED || header == SENT) {
            if (header != ADDRESS_AND_CONTROL && d.options().linkHeader()) {
                out.add(header == RECEIVED ? "In  " : "Out ");
            }
            in.skip(2);
        }
        if (in.claimed() < 2) {
            d.printTruncated();
            return 0;
        }
        int protocol = in.peekU8(0) % 2 != 0 ? in.u8() : in.u16();
        int headerLength = in.position() - start;
        if (d.options().linkHeader()) {
            String name = PppProtocol.name(protocol);
            out.add(name == null ? "unknown" : name).add(" (0x").hex(protocol, 4).add("), length ").add(length);
            if (name == null) {
                return headerLength;
            }
            out.add(": ");
        }
        printPayload(d, in, protocol);
        return headerLength;
    }

    /** Prints what a protocol number stands for. */
    static void printPayload(Dissection d, PacketReader in, int protocol) {
        if (protocol >>> 8 == FLAG) {
            in.seek(in.position() - 1);
            printEscaped(d, in);
            return;
        }
        switch (protocol) {
            case PppProtocol.LCP, PppProtocol.IPCP, PppProtocol.OSICP, PppProtocol.MPLSCP, PppProtocol.IPV6CP,
                    PppProtocol.CCP, PppProtocol.BACP -> PppControl.print(d, in, protocol);
            case PppProtocol.MULTILINK -> printMultilink(d, in);
            case PppProtocol.CHAP -> PppAuthentication.printChap(d.out(), in);
            case PppProtocol.PAP -> PppAuthentication.printPap(d.out(), in);
            case PppProtocol.BAP -> {
                // Nothing is printed of it.
            }
            case PppProtocol.COMPRESSED -> d.out().add("compressed PPP data");
            default -> printNetwork(d, in, protocol);
        }
    }

    private static void printNetwork(Dissection d, PacketReader in, int protocol) {
        int type = switch (protocol) {
            case PppProtocol.IPV4, PppProtocol.VJ_UNCOMPRESSED, EtherType.IPV4 -> EtherType.IPV4;
            case PppProtocol.IPV6, EtherType.IPV6 -> EtherType.IPV6;
            case PppProtocol.IPX, EtherType.IPX -> EtherType.IPX;
            case PppProtocol.OSI -> EtherType.OSI;
            case PppProtocol.MPLS, PppProtocol.MPLS_MULTICAST -> EtherType.MPLS;
            default -> 0;
        };
        Printer payload = type == 0 ? null : d.demux().etherType(type);
        if (payload != null) {
            d.nested(payload, in);
            return;
        }
        String name = PppProtocol.name(protocol);
        d.out().addNameHex(name, "unknown PPP protocol (0x", protocol, 4, ")").add(' ');
        HexDump.captured(d.out(), "\n\t", in, in.claimed());
    }

    /** A fragment of multilink PPP, RFC 1990 section 3, with the short sequence number. */
    private static void printMultilink(Dissection d, PacketReader in) {
        Line out = d.out();
        if (!d.options().linkHeader()) {
            out.add("MLPPP, ");
        }
        if (in.claimed() < 2 || !in.has(2)) {
            out.add("[|mlppp]");
            return;
        }
        out.add("seq 0x").hex(in.peekU16(0) & SEQUENCE, 3).add(", Flags [");
        FRAGMENT_FLAGS.printBits(out, in.peekU8(0) & 0xc0, ", ", "none");
        out.add("], length ").add(in.claimed());
    }

    /** HDLC-like framing with its escapes still in it, RFC 1662 section 4.2; what it holds has to be guessed. */
    private static void printEscaped(Dissection d, PacketReader in) {
        // The byte that the reader went back is not counted by the claim that the protocol's bytes have left.
        if (in.captured() == 0 || in.claimed() == 1) {
            return;
        }
        byte[] frame = new byte[in.captured()];
        int length = 0;
        while (in.has(1)) {
            int c = in.u8();
            if (c == ESCAPE) {
                if (!in.has(1)) {
                    break;
                }
                c = in.u8() ^ ESCAPED_BIT;
            }
            frame[length++] = (byte) c;
        }
        PacketReader plain = new PacketReader().wrap(frame, 0, length, length);
        if (!printGuessed(d, plain, length)) {
            d.printTruncated();
        }
    }

    private static boolean printGuessed(Dissection d, PacketReader in, int length) {
        if (length < 1) {
            return false;
        }
        int first = in.peekU8(0);
        if (first == PppProtocol.IPV4 || first == PppProtocol.IPV6) {
            in.skip(1);
            printNetwork(d, in, first);
            return true;
        }
        if (length < 2) {
            return false;
        }
        int protocol = in.u16();
        if (protocol == ADDRESS_AND_CONTROL) {
            if (length < 4) {
                return false;
            }
            protocol = in.u16();
        }
        if (protocol >>> 8 == FLAG) {
            d.out().add("(protocol 0x").hex(protocol, 4).add(" invalid)");
        } else {
            printPayload(d, in, protocol);
        }
        return true;
    }
}
