package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The control protocols of PPP, RFC 1661 section 5, RFC 1570 and RFC 2153: a code, an identifier, a length of 16 bits that
 * counts this header, and what the code says. All but the first line is printed with {@code -v}.
 */
final class PppControl {
    private static final int HEADER = 4;
    /** The protocol number before the header, which is dumped with it. */
    private static final int PROTOCOL_LENGTH = 2;
    private static final String[] CODES = {
        "Vendor-Extension", "Conf-Request", "Conf-Ack", "Conf-Nack", "Conf-Reject", "Term-Request", "Term-Ack", "Code-Reject",
        "Prot-Reject", "Echo-Request", "Echo-Reply", "Disc-Req", "Ident", "Time-Rem", "Reset-Req", "Reset-Ack"
    };
    private static final int VENDOR_EXTENSION = 0;
    private static final int CONFIGURE_REQUEST = 1;
    private static final int CONFIGURE_REJECT = 4;
    private static final int TERMINATE_REQUEST = 5;
    private static final int CODE_REJECT = 7;
    private static final int PROTOCOL_REJECT = 8;
    private static final int ECHO_REQUEST = 9;
    private static final int DISCARD_REQUEST = 11;
    private static final int IDENTIFICATION = 12;
    private static final int TIME_REMAINING = 13;

    private PppControl() {}

    static void print(Dissection d, PacketReader in, int protocol) {
        Line out = d.out();
        String name = PppProtocol.name(protocol);
        out.add(name).add(", ");
        int claimed = in.claimed();
        if (claimed < HEADER || !in.has(2)) {
            out.add("[|").add(name).add(']');
            return;
        }
        int start = in.position();
        int code = in.u8();
        int identifier = in.u8();
        out.add(ValueNames.at(CODES, code, "Unknown Opcode")).add(" (0x").hex(code, 2).add("), id ").add(identifier);
        out.add(", length ").add(claimed + PROTOCOL_LENGTH);
        if (!d.verbose(1)) {
            return;
        }
        int length = in.u16();
        out.add("\n\tencoded length ").add(length);
        if (length < HEADER) {
            out.add(" (< 4))");
            return;
        }
        if (length > claimed) {
            out.add(" (> packet length ").add(claimed).add("))");
            return;
        }
        out.add(" (=Option(s) length ").add(length - HEADER).add(')');
        if (length == HEADER) {
            return;
        }
        if (d.verbose(2)) {
            in.seek(start - PROTOCOL_LENGTH);
            HexDump.captured(out, "\n\t", in, PROTOCOL_LENGTH + HEADER);
            in.seek(start + HEADER);
        }
        if (!printBody(d, in, protocol, code, length)) {
            out.add("[|").add(name).add(']');
        }
    }

    /** False where what is printed was not captured in whole. */
    private static boolean printBody(Dissection d, PacketReader in, int protocol, int code, int length) {
        Line out = d.out();
        if (code >= CONFIGURE_REQUEST && code <= CONFIGURE_REJECT) {
            printOptions(d, in, protocol, length);
            return true;
        }
        if (code >= TERMINATE_REQUEST && code <= CODE_REJECT) {
            return true; // what they carry is not printed
        }
        switch (code) {
            case VENDOR_EXTENSION -> {
                if (length >= 11) {
                    printMagicNumber(out, in);
                    int vendor = in.u24();
                    String name = Oui.name(vendor);
                    out.add(" Vendor: ").add(name == null ? "Unknown" : name).add(" (").add(vendor).add(')');
                }
            }
            case PROTOCOL_REJECT -> printRejected(out, in, length);
            case IDENTIFICATION -> {
                if (length >= 8) {
                    printMagicNumber(out, in);
                    return length == 8 || printMessage(out, in, length - HEADER);
                }
            }
            case TIME_REMAINING -> {
                if (length >= 12) {
                    printMagicNumber(out, in);
                    long seconds = in.u32();
                    out.add(", Seconds-Remaining ").add(seconds).add('s');
                }
            }
            default -> {
                if (code >= ECHO_REQUEST && code <= DISCARD_REQUEST) {
                    return length < 8 || printEcho(out, in, length);
                }
                if (!d.verbose(2)) {
                    in.seek(in.position() - HEADER - PROTOCOL_LENGTH);
                    HexDump.captured(out, "\n\t  ", in, length + PROTOCOL_LENGTH);
                }
            }
        }
        return true;
    }

    private static void printMagicNumber(Line out, PacketReader in) {
        long number = in.u32();
        out.add("\n\t  Magic-Num 0x").hex(number, 8);
    }

    private static void printOptions(Dissection d, PacketReader in, int protocol, int length) {
        int left = length - HEADER;
        do {
            int size = PppOptions.print(d, in, protocol, length);
            if (size == 0) {
                return;
            }
            if (left < size) {
                d.out().add(" [remaining options length ").add(left).add(" < ").add(size).add(']');
                d.printInvalid();
                return;
            }
            left -= size;
        } while (left != 0);
    }

    private static void printRejected(Line out, PacketReader in, int length) {
        if (length < 6) {
            return;
        }
        int protocol = in.u16();
        String name = PppProtocol.name(protocol);
        out.add("\n\t  Rejected ").add(name == null ? "unknown" : name).add(" Protocol (0x").hex(protocol, 4).add(')');
        if (length > 6) {
            out.add("\n\t  Rejected Packet");
            HexDump.captured(out, "\n\t    ", in, length - 2);
        }
    }

    private static boolean printEcho(Line out, PacketReader in, int length) {
        printMagicNumber(out, in);
        if (length > 8) {
            out.add("\n\t  -----trailing data-----");
            if (!in.has(length - 8)) {
                return false;
            }
            HexDump.captured(out, "\n\t  ", in, length - 8);
        }
        return true;
    }

    private static boolean printMessage(Line out, PacketReader in, int length) {
        out.add("\n\t  Message\n\t    ");
        int shown = Math.min(length, in.captured());
        for (int i = 0; i < shown; i++) {
            out.printable(in.u8());
        }
        return shown == length;
    }
}
