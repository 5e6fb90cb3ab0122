package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;

/**
 * Remote Authentication Dial In User Service, RFC 2865 and RFC 2866; dynamic authorization, RFC 5176.
 *
 * <pre>
 *  0      1            2        4               20
 * +------+------------+--------+---------------+---------------
 * | code | identifier | length | authenticator | attributes ...
 * +------+------------+--------+---------------+---------------
 * </pre>
 *
 * An attribute is a type and a length in a byte each, which counts both, and a value.
 */
public final class Radius implements Printer {
    private static final int HEADER = 20;
    private static final int AUTHENTICATOR_LENGTH = 16;
    private static final int ATTRIBUTE_HEADER = 2;

    private final RadiusValues values = new RadiusValues();

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("radius");
        if (!in.has(HEADER)) {
            d.printTruncated();
            return;
        }
        int claimed = in.claimed();
        int code = in.u8();
        int identifier = in.u8();
        int length = in.u16();
        if (length < HEADER) {
            d.printTruncated();
            return;
        }
        length = Math.min(length, claimed);
        if (!d.verbose(1)) {
            out.add("RADIUS, ").add(codeName(code)).add(" (").add(code).add("), id: 0x").hex(identifier, 2);
            out.add(" length: ").add(length);
            return;
        }
        out.add("RADIUS, length: ").add(length).add("\n\t").add(codeName(code)).add(" (").add(code).add("), id: 0x");
        out.hex(identifier, 2).add(", Authenticator: ");
        PacketText.printHex(out, in, AUTHENTICATOR_LENGTH);
        printAttributes(d, in, length - HEADER);
    }

    private void printAttributes(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        for (int left = length; left > 0; ) {
            if (left < ATTRIBUTE_HEADER || !in.has(ATTRIBUTE_HEADER)) {
                d.printTruncated();
                return;
            }
            int type = in.u8();
            int size = in.u8();
            out.add("\n\t  ").add(RadiusAttributeType.name(type)).add(" Attribute (").add(type).add("), length: ").add(size);
            if (size < ATTRIBUTE_HEADER) {
                out.add(" (bogus, must be >= 2)");
                return;
            }
            if (size > left) {
                out.add(" (bogus, goes past end of packet)");
                return;
            }
            out.add(", Value: ");
            int at = in.position();
            int valueLength = size - ATTRIBUTE_HEADER;
            if (valueLength > 0) {
                values.print(d, in, type, valueLength);
                in.seek(at);
            }
            if (d.verbose(2)) {
                HexDump.captured(out, "\n\t    ", in, valueLength);
            }
            in.seek(at + valueLength);
            left -= size;
        }
    }

    private static String codeName(int code) {
        return switch (code) {
            case 1 -> "Access-Request";
            case 2 -> "Access-Accept";
            case 3 -> "Access-Reject";
            case 4 -> "Accounting-Request";
            case 5 -> "Accounting-Response";
            case 11 -> "Access-Challenge";
            case 12 -> "Status-Server";
            case 13 -> "Status-Client";
            case 40 -> "Disconnect-Request";
            case 41 -> "Disconnect-ACK";
            case 42 -> "Disconnect-NAK";
            case 43 -> "CoA-Request";
            case 44 -> "CoA-ACK";
            case 45 -> "CoA-NAK";
            case 255 -> "Reserved";
            default -> "Unknown Command";
        };
    }
}
