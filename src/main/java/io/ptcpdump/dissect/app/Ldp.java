package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Label Distribution Protocol, RFC 5036, over UDP (discovery) and TCP (sessions): units of messages of elements.
 *
 * <pre>
 *  0         2             4          8             10
 * +---------+-------------+----------+-------------+----------
 * | version | unit length | router   | label space | messages: type, length, identifier, elements
 * +---------+-------------+----------+-------------+----------
 * </pre>
 */
public final class Ldp implements Printer {
    private static final int HEADER_LENGTH = 10;
    private static final int VERSION = 1;
    /** What precedes the part of a unit, and of a message, that its length counts. */
    private static final int UNCOUNTED = 4;
    private static final int MESSAGE_HEADER = 8;
    private static final int UNKNOWN_BIT = 0x8000;

    private static final int NOTIFICATION = 0x0001;
    private static final int HELLO = 0x0100;
    private static final int INITIALIZATION = 0x0200;
    private static final int KEEPALIVE = 0x0201;
    private static final int ADDRESS = 0x0300;
    private static final int ADDRESS_WITHDRAW = 0x0301;
    private static final int LABEL_MAPPING = 0x0400;
    private static final int LABEL_WITHDRAW = 0x0402;
    private static final ValueNames MESSAGES = ValueNames.of(
            NOTIFICATION, "Notification",
            HELLO, "Hello",
            INITIALIZATION, "Initialization",
            KEEPALIVE, "Keepalive",
            ADDRESS, "Address",
            ADDRESS_WITHDRAW, "Address Withdraw",
            LABEL_MAPPING, "Label Mapping",
            0x0401, "Label Request",
            LABEL_WITHDRAW, "Label Withdraw",
            0x0403, "Label Release",
            0x0404, "Label Abort Request");

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("ldp");
        int at = in.position();
        int left = in.claimed();
        while (left > HEADER_LENGTH + MESSAGE_HEADER) {
            int n = printUnit(d, in, at);
            if (n == 0) {
                return;
            }
            if (left < n) {
                d.out().add(" [remaining length ").add(left).add(" < ").add(n).add(']');
                d.printInvalid();
                return;
            }
            left -= n;
            at += n;
        }
    }

    /** Prints the unit at a position and returns its length; 0 where nothing is to be printed behind it. */
    private static int printUnit(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        in.needAt(at, HEADER_LENGTH);
        out.add(d.verbose(1) ? "\n\tLDP" : "LDP");
        int version = in.u16At(at);
        if (version != VERSION) {
            out.add(" version ").add(version).add(" packet not supported");
            return 0;
        }
        int length = in.u16At(at + 2);
        if (length < HEADER_LENGTH - UNCOUNTED) {
            out.add(", pdu-length: ").add(length).add(" (too short, < ").add(HEADER_LENGTH - UNCOUNTED).add(')');
            return 0;
        }
        out.add(", Label-Space-ID: ");
        d.printIpv4(in, at + 4);
        out.add(':').add(in.u16At(at + 8)).add(", pdu-length: ").add(length);
        if (!d.verbose(1)) {
            return 0;
        }
        int left = length - (HEADER_LENGTH - UNCOUNTED);
        int p = at + HEADER_LENGTH;
        while (left > 0) {
            int n = printMessage(d, in, p);
            if (n == 0) {
                return 0;
            }
            p += n;
            left = left - n & 0xffff; // tcpdump counts in 16 bits: a message too long makes it go on to the captured end
        }
        return length + UNCOUNTED;
    }

    /** Prints the message at a position and returns its length; 0 where it is too short. */
    private static int printMessage(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        in.needAt(at, MESSAGE_HEADER);
        int length = in.u16At(at + 2);
        int type = in.u16At(at) & ~UNKNOWN_BIT;
        out.add("\n\t  ").add(MESSAGES.get(type, "Unknown")).add(" Message (0x").hex(type, 4).add("), length: ").add(length);
        if (length < MESSAGE_HEADER - UNCOUNTED) {
            out.add(" (too short, < ").add(MESSAGE_HEADER - UNCOUNTED).add(')');
            return 0;
        }
        out.add(", Message ID: 0x").hex(in.u32At(at + 4), 8);
        out.add(", Flags: [").add((in.u16At(at) & UNKNOWN_BIT) != 0 ? "continue processing" : "ignore").add(" if unknown]");
        in.needAt(at, length);
        int p = at + MESSAGE_HEADER;
        int left = length - (MESSAGE_HEADER - UNCOUNTED);
        switch (type) {
            case NOTIFICATION, HELLO, INITIALIZATION, KEEPALIVE, ADDRESS, LABEL_MAPPING, ADDRESS_WITHDRAW, LABEL_WITHDRAW -> {
                while (left >= LdpElement.HEADER_LENGTH) {
                    int n = LdpElement.print(d, in, p, left);
                    if (n == 0) {
                        break;
                    }
                    left -= n;
                    p += n;
                }
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.capturedAt(out, "\n\t  ", in, p, left);
                }
            }
        }
        if (d.verbose(2)) {
            HexDump.capturedAt(out, "\n\t  ", in, at + MESSAGE_HEADER, length);
        }
        return length + UNCOUNTED;
    }
}
