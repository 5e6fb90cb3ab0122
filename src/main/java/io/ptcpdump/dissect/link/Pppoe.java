package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * PPP over Ethernet, RFC 2516 section 4.
 *
 * <pre>
 *  0               1      2         4        6
 * +---------------+------+---------+--------+--------------------------
 * | version, type | code | session | length | tags, or a PPP packet ...
 * | (4 bits each) |      |         |        |
 * +---------------+------+---------+--------+--------------------------
 * </pre>
 *
 * A tag is a type and a length of 16 bits each, and a value.
 */
public final class Pppoe implements Printer {
    private static final int HEADER = 6;
    private static final int SESSION_DATA = 0;
    private static final int INITIATION = 0x09;
    /** RFC 2516 section 5.1: there must be room for the tag of a relay. */
    private static final int GREATEST_INITIATION = 1484 - HEADER;
    private static final int END_OF_LIST = 0;
    /** How much of a tag's text is printed. */
    private static final int TEXT = 79;

    @Override
    public void print(Dissection d, PacketReader in) {
        printFrame(d, in);
    }

    /** Prints from the header on; returns its length and that of a PPP header after it. */
    static int printFrame(Dissection d, PacketReader in) {
        Line out = d.out().enter("pppoe");
        int claimed = in.claimed();
        if (claimed < HEADER) {
            out.add(" (length ").add(claimed).add(" < 6)");
            d.printInvalid();
            return 0;
        }
        in.need(HEADER);
        int version = in.peekU8(0) >>> 4;
        int type = in.peekU8(0) & 15;
        int code = in.peekU8(1);
        int session = in.peekU16(2);
        int length = in.peekU16(4);
        in.skip(HEADER);
        if (version != 1) {
            out.add(" [ver ").add(version).add(']');
        }
        if (type != 1) {
            out.add(" [type ").add(type).add(']');
        }
        out.add("PPPoE ");
        printName(out, codeName(code), "PAD-", code);
        if (code == INITIATION && length > GREATEST_INITIATION) {
            out.add(" [len ").add(length).add("!]");
        }
        if (length > claimed - HEADER) {
            out.add(" [len ").add(length).add(" > ").add(claimed - HEADER).add("!]");
            length = claimed - HEADER;
        }
        if (session != 0) {
            out.add(" [ses 0x").hex(session).add(']');
        }
        if (code != SESSION_DATA) {
            printTags(out, in, in.position() + length);
            return HEADER;
        }
        out.add(' ');
        in.claimOnly(length);
        return HEADER + Ppp.printFrame(d, in);
    }

    private static void printName(Line out, String name, String before, int value) {
        if (name != null) {
            out.add(name);
        } else {
            out.add(before).hex(value);
        }
    }

    private static void printTags(Line out, PacketReader in, int end) {
        int type = -1;
        while (type != END_OF_LIST && in.position() < end) {
            type = in.u16();
            int length = in.u16();
            in.need(length);
            out.add(" [");
            printName(out, tagName(type), "TAG-0x", type);
            if (length > 0) {
                printTag(out, in, length);
            }
            out.add(']');
            in.skip(length);
        }
    }

    /** As text where most of its beginning is that. */
    private static void printTag(Line out, PacketReader in, int length) {
        int shown = Math.min(length, TEXT);
        int printable = 0;
        for (int i = 0; i < shown; i++) {
            printable += isPrintable(in.peekU8(i)) ? 1 : 0;
        }
        if (printable > shown - printable) {
            out.add(" \"");
            for (int i = 0; i < shown; i++) {
                int c = in.peekU8(i);
                out.add(isPrintable(c) ? (char) c : '.');
            }
            out.add('"');
            return;
        }
        out.add(" 0x");
        for (int i = 0; i < length; i++) {
            int value = in.peekU8(i);
            upperDigit(out, value >>> 4);
            upperDigit(out, value & 15);
        }
    }

    private static void upperDigit(Line out, int digit) {
        out.add((char) (digit < 10 ? '0' + digit : 'A' + digit - 10));
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c < 0x7f;
    }

    private static String codeName(int code) {
        return switch (code) {
            case SESSION_DATA -> "";
            case INITIATION -> "PADI";
            case 0x07 -> "PADO";
            case 0x19 -> "PADR";
            case 0x65 -> "PADS";
            case 0xa7 -> "PADT";
            default -> null;
        };
    }

    private static String tagName(int type) {
        return switch (type) {
            case END_OF_LIST -> "EOL";
            case 0x0101 -> "Service-Name";
            case 0x0102 -> "AC-Name";
            case 0x0103 -> "Host-Uniq";
            case 0x0104 -> "AC-Cookie";
            case 0x0105 -> "Vendor-Specific";
            case 0x0110 -> "Relay-Session-ID";
            case 0x0120 -> "PPP-Max-Payload";
            case 0x0201 -> "Service-Name-Error";
            case 0x0202 -> "AC-System-Error";
            case 0x0203 -> "Generic-Error";
            default -> null;
        };
    }
}
