package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The options of a DHCP message, RFC 2132: a type, a length and data; pads and the end have a type only. Printed with
 * {@code -v}, one a line.
 */
final class DhcpOptions {
    private static final String INDENT = "\n\t    ";
    private static final String[] MESSAGES = {
        null, "Discover", "Offer", "Request", "Decline", "ACK", "NACK", "Release", "Inform", null, "LeaseQuery",
        "LeaseUnassigned", "LeaseUnknown", "LeaseActive"
    };

    private final DhcpOwnFormats ownFormats = new DhcpOwnFormats();

    /** Prints the options from the reader's position to the end of the packet. */
    void print(Dissection d, PacketReader in) {
        while (in.has(1)) {
            int type = in.u8();
            boolean bare = type == DhcpOptionType.PAD || type == DhcpOptionType.END;
            if (bare && !d.verbose(3)) {
                if (type == DhcpOptionType.END) {
                    return;
                }
                continue;
            }
            int length = bare ? 0 : in.u8();
            d.out().add(INDENT).add(DhcpOptionType.name(type)).add(" (").add(type).add("), length ").add(length);
            d.out().add(length > 0 ? ": " : "");
            if (type == DhcpOptionType.PAD) {
                printRepeats(d.out(), in);
            }
            if (d.printIfCut(in, length)) {
                return;
            }
            int end = in.position() + length;
            printData(d, in, type, length);
            if (in.position() < end) {
                d.out().add("\n\t  trailing data length ").add(end - in.position());
                in.seek(end);
            }
        }
    }

    /** Passes the pads that follow one, and says how many there are in all. */
    private static void printRepeats(Line out, PacketReader in) {
        int count = 1;
        while (in.has(1) && in.peekU8(0) == DhcpOptionType.PAD) {
            in.skip(1);
            count++;
        }
        if (count > 1) {
            out.add(", occurs ").add(count);
        }
    }

    private void printData(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        if (type == DhcpOptionType.MESSAGE_TYPE && length == 1) {
            int message = in.u8();
            out.addName(ValueNames.at(MESSAGES, message), "Unknown (", message, ")");
            return;
        }
        if (type == DhcpOptionType.PARAMETER_REQUEST) {
            printRequestedOptions(out, in, length);
            return;
        }
        switch (DhcpOptionType.format(type, length)) {
            case BYTES -> printBytes(out, in, length);
            case TEXT -> printText(out, in, length);
            case BOOLEAN -> printBoolean(d, in, length);
            case ADDRESS_PAIRS -> printAddressPairs(d, in, length);
            case OWN -> ownFormats.print(d, in, type, length);
            case ADDRESSES -> {
                for (int i = 0; i < length / 4; i++) {
                    out.add(i > 0 ? "," : "");
                    printAddress(d, in);
                }
            }
            case UNSIGNED_32 -> {
                for (int i = 0; i < length / 4; i++) {
                    out.add(i > 0 ? "," : "").add(in.u32());
                }
            }
            case SIGNED_32 -> {
                for (int i = 0; i < length / 4; i++) {
                    out.add(i > 0 ? "," : "").add(in.i32());
                }
            }
            case UNSIGNED_16 -> {
                for (int i = 0; i < length / 2; i++) {
                    out.add(i > 0 ? "," : "").add(in.u16());
                }
            }
        }
    }

    private static void printRequestedOptions(Line out, PacketReader in, int length) {
        for (int i = 0; i < length; i++) {
            int type = in.u8();
            out.add(i % 4 == 0 ? "\n\t      " : ", ").add(DhcpOptionType.name(type)).add(" (").add(type).add(')');
        }
    }

    private static void printBytes(Line out, PacketReader in, int length) {
        for (int i = 0; i < length; i++) {
            out.add(i > 0 ? "." : "").add(in.u8());
        }
    }

    private static void printBoolean(Dissection d, PacketReader in, int length) {
        if (length != 1) {
            d.out().add("[length != 1 byte]");
            d.printInvalid();
            in.skip(length);
            return;
        }
        int value = in.u8();
        if (value > 1) {
            d.out().add(value).add('?');
        } else {
            d.out().add(value == 1 ? 'Y' : 'N');
        }
    }

    private static void printAddressPairs(Dissection d, PacketReader in, int length) {
        if (length < 8 || length % 8 != 0) {
            d.out().add(length == 0 ? " " : "").add("[length != N x 8 bytes]");
            in.skip(length);
            return;
        }
        for (int i = 0; i < length; i += 8) {
            d.out().add(i > 0 ? ",(" : "(");
            printAddress(d, in);
            d.out().add(':');
            printAddress(d, in);
            d.out().add(')');
        }
    }

    /** Prints {@code length} bytes in quotes. */
    static void printText(Line out, PacketReader in, int length) {
        out.add('"');
        printCharacters(out, in, length);
        out.add('"');
    }

    static void printCharacters(Line out, PacketReader in, int length) {
        for (int i = 0; i < length; i++) {
            out.printable(in.u8());
        }
    }

    static void printAddress(Dissection d, PacketReader in) {
        d.printIpv4(in, in.position());
        in.skip(4);
    }
}
