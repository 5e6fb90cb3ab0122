package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/**
 * Cisco's Unidirectional Link Detection protocol, RFC 5171: 3 bits of version, 5 bits of code, a byte of flags, a checksum of
 * 16 bits, then elements of a type and a length, 16 bits each, and a value; the length counts all three.
 */
final class Udld {
    private static final int HEADER = 4;
    private static final int ELEMENT_HEADER = 4;
    private static final int DEVICE = 1;
    private static final int PORT = 2;
    private static final int ECHO = 3;
    private static final int MESSAGE_INTERVAL = 4;
    private static final int TIMEOUT_INTERVAL = 5;
    private static final int DEVICE_NAME = 6;
    private static final int SEQUENCE = 7;
    private static final String[] NAMES = {
        "Unknown", "Device-ID TLV", "Port-ID TLV", "Echo TLV", "Message Interval TLV", "Timeout Interval TLV",
        "Device Name TLV", "Sequence Number TLV"
    };
    private static final String[] CODES = {"Reserved", "Probe message", "Echo message", "Flush message"};
    private static final ValueNames FLAGS = ValueNames.of(
            0x01, "RT", 0x02, "RSY", 0x04, "MBZ-2", 0x08, "MBZ-3", 0x10, "MBZ-4", 0x20, "MBZ-5", 0x40, "MBZ-6", 0x80, "MBZ-7");

    private Udld() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("udld");
        int length = in.claimed();
        if (length < HEADER) {
            printInvalid(d, in);
            return;
        }
        int first = in.u8();
        int flags = in.u8();
        int code = first & 31;
        out.add("UDLDv").add(first >>> 5).add(", Code ").add(ValueNames.at(CODES, code, "Reserved"));
        FLAGS.printBits(out.add(" (").hex(code).add("), Flags ["), flags, ", ", "none");
        out.add("] (0x").hex(flags, 2).add("), length ").add(length);
        if (!d.verbose(1)) {
            in.need(in.claimed());
            return;
        }
        int checksum = in.u16();
        out.add("\n\tChecksum 0x").hex(checksum, 4).add(" (unverified)");
        while (in.claimed() > 0) {
            if (!printElement(out, in)) {
                printInvalid(d, in);
                return;
            }
        }
    }

    private static void printInvalid(Dissection d, PacketReader in) {
        d.printInvalid();
        in.need(Math.max(0, in.claimed()));
    }

    /** Prints an element and moves behind it; false where it does not fit. */
    private static boolean printElement(Line out, PacketReader in) {
        if (in.claimed() < ELEMENT_HEADER) {
            return false;
        }
        int type = in.u16();
        int length = in.u16();
        out.add("\n\t").add(ValueNames.at(NAMES, type, "Unknown")).add(" (0x").hex(type, 4).add(") TLV, length ");
        out.add(length);
        length -= ELEMENT_HEADER;
        if (length <= 0 || in.claimed() < length) {
            return false;
        }
        int end = in.position() + length;
        switch (type) {
            case DEVICE, PORT, DEVICE_NAME -> PacketText.printPadded(out.add(", "), in, length);
            case ECHO -> PacketText.print(out.add(", "), in, length);
            case MESSAGE_INTERVAL, TIMEOUT_INTERVAL -> {
                if (length != 1) {
                    return false;
                }
                int seconds = in.u8();
                out.add(", ").add(seconds).add('s');
            }
            case SEQUENCE -> {
                if (length != 4) {
                    return false;
                }
                long sequence = in.u32();
                out.add(", ").add(sequence);
            }
            default -> in.need(length);
        }
        in.seek(end);
        return true;
    }
}
