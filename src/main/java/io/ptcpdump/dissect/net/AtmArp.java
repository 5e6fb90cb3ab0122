package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Address resolution on ATM, RFC 2225 section 8.7, where a hardware address is a number and a subaddress.
 *
 * <pre>
 *  0               2               4        5           6           8         9        10          11        12
 * +---------------+---------------+--------+-----------+-----------+---------+--------+-----------+---------+-----------
 * | hardware type | protocol type | number | subaddress| operation | protocol| number | subaddress| protocol| addresses:
 * |               |               | sender's lengths   |           |         | target's lengths             | sender's 3,
 * |               |               |                    |           |         |                              | target's 3
 * +---------------+---------------+--------+-----------+-----------+---------+--------+-----------+---------+-----------
 * </pre>
 */
final class AtmArp {
    private static final int HEADER = 12;
    /** The other bits of a length tell the kind of the number. */
    private static final int LENGTH_MASK = 0x3f;

    private AtmArp() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out();
        int length = in.claimed();
        in.need(HEADER);
        int protocol = in.peekU16(2);
        int senderLength = in.peekU8(8);
        int targetLength = in.peekU8(11);
        in.need(targetProtocolAt(in) + targetLength);
        if (!d.options().linkHeader()) {
            out.add("ARP, ");
        }
        boolean verbose = d.verbose(1);
        boolean known = Arp.isIpv4(protocol) && senderLength == 4 && targetLength == 4;
        if (!known || verbose) {
            out.add("ATM, ").addNameHex(EtherType.name(protocol), "Unknown Protocol (0x", protocol, 4, ")");
            out.add(" (len ").add(senderLength).add('/').add(targetLength).add(')');
        }
        if (known || verbose) {
            int operation = in.peekU16(6);
            out.add(verbose ? ", " : "").addName(Arp.operationName(operation), "Unknown (", operation, ")").add(' ');
            if (!printOperation(d, in, operation)) {
                HexDump.hexAndAscii(out, "\n\t", in, Math.min(in.captured(), length));
                return;
            }
        }
        out.add(", length ").add(length);
    }

    private static boolean printOperation(Dissection d, PacketReader in, int operation) {
        Line out = d.out();
        switch (operation) {
            case Arp.REQUEST -> {
                out.add("who-has ");
                printProtocolAddress(d, in, targetProtocolAt(in), in.peekU8(11), "<wrong tplen>");
                if ((in.peekU8(9) & LENGTH_MASK) != 0) {
                    out.add(" (");
                    printTarget(out, in);
                    out.add(')');
                }
                out.add(" tell ");
                printSenderProtocol(d, in);
            }
            case Arp.REPLY -> {
                printSenderProtocol(d, in);
                out.add(" is-at ");
                printSender(out, in);
            }
            case Arp.INVERSE_REQUEST -> {
                out.add("who-is ");
                printTarget(out, in);
                out.add(" tell ");
                printSender(out, in);
            }
            case Arp.INVERSE_REPLY -> {
                printSender(out, in);
                out.add("at ");
                printSenderProtocol(d, in);
            }
            case Arp.NEGATIVE_REPLY -> {
                out.add("for ");
                printSenderProtocol(d, in);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printSenderProtocol(Dissection d, PacketReader in) {
        printProtocolAddress(d, in, senderProtocolAt(in), in.peekU8(8), "<wrong splen>");
    }

    private static void printProtocolAddress(Dissection d, PacketReader in, int at, int length, String wrongLength) {
        if (!Arp.isIpv4(in.peekU16(2))) {
            d.out().add("<wrong proto type>");
        } else if (length != 4) {
            d.out().add(wrongLength);
        } else {
            d.printIpv4(in, in.position() + at);
        }
    }

    private static void printSender(Line out, PacketReader in) {
        printNumber(out, in, HEADER, in.peekU8(4) & LENGTH_MASK, in.peekU8(5) & LENGTH_MASK);
    }

    private static void printTarget(Line out, PacketReader in) {
        int at = senderProtocolAt(in) + in.peekU8(8);
        printNumber(out, in, at, in.peekU8(9) & LENGTH_MASK, in.peekU8(10) & LENGTH_MASK);
    }

    private static void printNumber(Line out, PacketReader in, int at, int length, int subaddressLength) {
        if (length == 0) {
            out.add("<No address>");
            return;
        }
        Arp.printBytes(out, in, at, length);
        if (subaddressLength != 0) {
            Arp.printBytes(out.add(','), in, at + length, subaddressLength);
        }
    }

    private static int senderProtocolAt(PacketReader in) {
        return HEADER + (in.peekU8(4) & LENGTH_MASK) + (in.peekU8(5) & LENGTH_MASK);
    }

    private static int targetProtocolAt(PacketReader in) {
        return senderProtocolAt(in) + in.peekU8(8) + (in.peekU8(9) & LENGTH_MASK) + (in.peekU8(10) & LENGTH_MASK);
    }
}
