package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.FloatText;
import io.ptcpdump.dissect.Gmpls;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** The objects of LMP messages, RFC 4204 section 13; those of service discovery are in {@link LmpService}. */
final class LmpObject {
    private static final int CONTROL_CHANNEL = 1;
    private static final int NODE = 2;
    private static final int LINK = 3;
    private static final int INTERFACE = 4;
    private static final int MESSAGE = 5;
    private static final int CONFIGURATION = 6;
    private static final int HELLO = 7;
    private static final int VERIFY_BEGIN = 8;
    private static final int VERIFY_BEGIN_ACK = 9;
    private static final int VERIFY = 10;
    private static final int TE_LINK = 11;
    private static final int DATA_LINK = 12;
    private static final int CHANNEL_STATUS = 13;
    private static final int CHANNEL_STATUS_REQUEST = 14;
    private static final int ERROR = 20;
    private static final int SERVICE = 51;
    private static final ValueNames CLASSES = ValueNames.of(
            CONTROL_CHANNEL, "Control Channel ID",
            NODE, "Node ID",
            LINK, "Link ID",
            INTERFACE, "Interface ID",
            MESSAGE, "Message ID",
            CONFIGURATION, "Configuration",
            HELLO, "Hello",
            VERIFY_BEGIN, "Verify Begin",
            VERIFY_BEGIN_ACK, "Verify Begin ACK",
            VERIFY, "Verify ID",
            TE_LINK, "TE Link",
            DATA_LINK, "Data Link",
            CHANNEL_STATUS, "Channel Status",
            CHANNEL_STATUS_REQUEST, "Channel Status Request",
            ERROR, "Error Code",
            SERVICE, "Service Config");
    private static final String[] ENDS = {null, "Local", "Remote"};
    private static final String[] IDENTIFIERS = {
        null, "IPv4 Local", "IPv4 Remote", "IPv6 Local", "IPv6 Remote", "Unnumbered Local", "Unnumbered Remote"
    };
    private static final String[] ADDRESSES = {null, "IPv4", "IPv6", "Unnumbered"};
    private static final String[] NUMBERS = {null, "1", "2", "3", "4"};

    /** Types of the objects that come for each kind of address. */
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int UNNUMBERED = 3;

    private static final ValueNames TE_LINK_FLAGS =
            ValueNames.of(0x01, "Fault Management Supported", 0x02, "Link Verification Supported");
    private static final ValueNames DATA_LINK_FLAGS =
            ValueNames.of(0x01, "Data Link Port", 0x02, "Allocated for user traffic", 0x04, "Failed link");
    private static final ValueNames VERIFY_FLAGS = ValueNames.of(0x01, "Verify all links", 0x02, "Data link type");
    private static final ValueNames VERIFY_ERRORS = ValueNames.of(
            0x01, "Link Verification Procedure Not supported",
            0x02, "Unwilling to verify",
            0x04, "Unsupported verification transport mechanism",
            0x08, "Link-Id configuration error",
            0x10, "Unknown object c-type");
    private static final ValueNames SUMMARY_ERRORS = ValueNames.of(
            0x01, "Unacceptable non-negotiable LINK-SUMMARY parameters",
            0x02, "Renegotiate LINK-SUMMARY parameters",
            0x04, "Invalid TE-LINK Object",
            0x08, "Invalid DATA-LINK Object",
            0x10, "Unknown TE-LINK Object c-type",
            0x20, "Unknown DATA-LINK Object c-type");
    private static final String[] STATUSES = {"Unknown", "Signal Okay", "Signal Degraded", "Signal Fail"};
    /** tcpdump compares the mechanism with 8000 in decimal, not with the bit 0x8000 of RFC 4204 section 13.8. */
    private static final int PAYLOAD_TESTS = 8000;

    private static final int SWITCHING_TYPE = 1;
    private static final int WAVELENGTH = 2;

    private LmpObject() {}

    static String className(int objectClass) {
        return CLASSES.get(objectClass, "Unknown");
    }

    static String typeName(int objectClass, int type) {
        String[] names = switch (objectClass) {
            case CONTROL_CHANNEL, NODE -> ENDS;
            case LINK, INTERFACE -> IDENTIFIERS;
            case TE_LINK, DATA_LINK, CHANNEL_STATUS, CHANNEL_STATUS_REQUEST -> ADDRESSES;
            default -> NUMBERS;
        };
        int known = switch (objectClass) {
            case MESSAGE, ERROR -> 2;
            case CONFIGURATION, HELLO, VERIFY_BEGIN, VERIFY_BEGIN_ACK, VERIFY -> 1;
            default -> CLASSES.get(objectClass) == null ? 0 : names.length - 1;
        };
        return type > 0 && type <= known ? names[type] : "Unknown";
    }

    /** Prints the value of an object; false where it is to be dumped instead, or as well. */
    static boolean print(Dissection d, PacketReader in, int objectClass, int type, int at, int length) {
        if (objectClass == SERVICE) {
            return LmpService.print(d, in, type, at, length);
        }
        if (typeName(objectClass, type).equals("Unknown")) {
            return false;
        }
        switch (objectClass) {
            case CONTROL_CHANNEL, NODE, LINK, INTERFACE, MESSAGE, CONFIGURATION, HELLO, VERIFY_BEGIN_ACK, VERIFY ->
                printFixed(d, in, objectClass, type, at, length);
            case VERIFY_BEGIN -> printVerification(d, in, at, length);
            case TE_LINK -> printTeLink(d, in, type, at, length);
            case DATA_LINK -> {
                return printDataLink(d, in, type, at, length);
            }
            case CHANNEL_STATUS -> printStatuses(d, in, type, at, length);
            case CHANNEL_STATUS_REQUEST -> {
                int size = addressLength(type);
                for (int i = 0; i + size <= length; i += size) {
                    printIdentifier(d, "\n\t    Interface ID: ", in, type, at + i);
                }
            }
            case ERROR -> {
                if (hasLength(d.out(), length, 4)) {
                    ValueNames errors = type == 1 ? VERIFY_ERRORS : SUMMARY_ERRORS;
                    errors.printBits(d.out().add("\n\t    Error Code: "), in.i32At(at), ", ", "none");
                }
            }
            default -> throw new AssertionError(objectClass); // all that have a name are above
        }
        return true;
    }

    static boolean hasLength(Line out, int length, int right) {
        if (length != right) {
            out.add(" (not correct for object)");
        }
        return length == right;
    }

    private static int addressLength(int type) {
        return type == IPV6 ? 16 : 4;
    }

    /** An address, or a number where there is none, and its first 32 bits in hexadecimal. */
    static void printIdentifier(Dissection d, String heading, PacketReader in, int type, int at) {
        Line out = d.out().add(heading);
        switch (type) {
            case IPV4 -> d.printIpv4(in, at);
            case IPV6 -> d.printIpv6(in, at);
            default -> out.add(in.u32At(at));
        }
        out.add(" (0x").hex(in.u32At(at), 8).add(')');
    }

    private static void printFixed(Dissection d, PacketReader in, int objectClass, int type, int at, int length) {
        boolean identifier = objectClass == LINK || objectClass == INTERFACE;
        int kind = (type + 1) / 2; // of an identifier: local and remote ones alternate
        if (!hasLength(d.out(), length, objectClass == HELLO ? 8 : identifier ? addressLength(kind) : 4)) {
            return;
        }
        Line out = d.out();
        switch (objectClass) {
            case CONTROL_CHANNEL -> printIdentifier(d, "\n\t    Control Channel ID: ", in, UNNUMBERED, at);
            case NODE -> printIdentifier(d, "\n\t    Node ID: ", in, IPV4, at);
            case MESSAGE ->
                printIdentifier(d, type == 1 ? "\n\t    Message ID: " : "\n\t    Message ID Ack: ", in, UNNUMBERED, at);
            case CONFIGURATION -> {
                out.add("\n\t    Hello Interval: ").add(in.u16At(at));
                out.add("\n\t    Hello Dead Interval: ").add(in.u16At(at + 2));
            }
            case HELLO -> out.add("\n\t    Tx Seq: ").add(in.u32At(at)).add(", Rx Seq: ").add(in.u32At(at + 4));
            case VERIFY_BEGIN_ACK -> {
                out.add("\n\t    Verify Dead Interval: ").add(in.u16At(at));
                out.add("\n\t    Verify Transport Response: ").add(in.u16At(at + 2));
            }
            case VERIFY -> out.add("\n\t    Verify ID: ").add(in.u32At(at));
            default -> {
                String heading = switch (kind) {
                    case IPV4 -> "\n\t    IPv4 Link ID: ";
                    case IPV6 -> "\n\t    IPv6 Link ID: ";
                    default -> "\n\t    Link ID: ";
                };
                printIdentifier(d, heading, in, kind, at);
            }
        }
    }

    private static void printVerification(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (!hasLength(out, length, 20)) {
            return;
        }
        VERIFY_FLAGS.printBits(out.add("\n\t    Flags: "), in.u16At(at), ", ", "none");
        out.add("\n\t    Verify Interval: ").add(in.u16At(at + 2)).add("\n\t    Data links: ").add(in.u32At(at + 4));
        out.add("\n\t    Encoding type: ").add(Gmpls.encoding(in.u8At(at + 8)));
        int mechanism = in.u16At(at + 10);
        out.add("\n\t    Verify Transport Mechanism: ").add(mechanism).add(" (0x").hex(mechanism);
        out.add((mechanism & PAYLOAD_TESTS) != 0 ? ") (Payload test messages capable)" : ")");
        printBandwidth(out, "\n\t    Transmission Rate: ", in.i32At(at + 12));
        out.add("\n\t    Wavelength: ").add(in.u32At(at + 16));
    }

    private static void printBandwidth(Line out, String heading, int bits) {
        FloatText.addMegabits(out.add(heading), Float.intBitsToFloat(bits));
        out.add(" Mbps");
    }

    private static void printTeLink(Dissection d, PacketReader in, int type, int at, int length) {
        int size = addressLength(type);
        if (hasLength(d.out(), length, 4 + 2 * size)) {
            TE_LINK_FLAGS.printBits(d.out().add("\n\t    Flags: ["), in.u8At(at), ", ", "none");
            printIdentifier(d, "]\n\t    Local Link-ID: ", in, type, at + 4);
            printIdentifier(d, "\n\t    Remote Link-ID: ", in, type, at + 4 + size);
        }
    }

    /** False where there is an unknown subobject. */
    private static boolean printDataLink(Dissection d, PacketReader in, int type, int at, int length) {
        int size = addressLength(type);
        int fixed = 4 + 2 * size;
        if (length < fixed) {
            d.out().add(" (not correct for object)");
            return true;
        }
        DATA_LINK_FLAGS.printBits(d.out().add("\n\t    Flags: ["), in.u8At(at), ", ", "none");
        printIdentifier(d, "]\n\t    Local Interface ID: ", in, type, at + 4);
        printIdentifier(d, "\n\t    Remote Interface ID: ", in, type, at + 4 + size);
        return printSubobjects(d.out(), in, at + fixed, length - fixed);
    }

    private static boolean printSubobjects(Line out, PacketReader in, int at, int left) {
        while (left > 0) {
            in.needAt(at, 2);
            int type = in.u8At(at);
            int length = in.u8At(at + 1);
            String name = type == SWITCHING_TYPE ? "Interface Switching Type" : type == WAVELENGTH ? "Wavelength" : null;
            out.add("\n\t    Subobject, Type: ").add(name == null ? "Unknown" : name).add(" (").add(type);
            out.add("), Length: ").add(length);
            String fault = length < 4 ? " (too short)"
                    : length % 4 != 0 ? " (not a multiple of 4)"
                    : left < length ? " (goes past the end of the object)" : null;
            if (fault != null) {
                out.add(fault);
                return true;
            }
            if (type == SWITCHING_TYPE) {
                int switching = in.u8At(at + 2);
                int encoding = in.u8At(at + 3);
                out.add("\n\t      Switching Type: ").add(Gmpls.SWITCHING_TYPES.get(switching, "Unknown"));
                out.add(" (").add(switching).add(")\n\t      Encoding Type: ").add(Gmpls.encoding(encoding));
                out.add(" (").add(encoding).add(')');
                printBandwidth(out, "\n\t      Min Reservable Bandwidth: ", in.i32At(at + 4));
                printBandwidth(out, "\n\t      Max Reservable Bandwidth: ", in.i32At(at + 8));
            } else if (type == WAVELENGTH) {
                long wavelength = in.u32At(at + 4);
                out.add("\n\t      Wavelength: ").add(wavelength);
            } else {
                return false;
            }
            at += length;
            left -= length;
        }
        return true;
    }

    private static void printStatuses(Dissection d, PacketReader in, int type, int at, int length) {
        Line out = d.out();
        int size = addressLength(type);
        for (int i = 0; i + size + 4 <= length; i += size + 4) {
            printIdentifier(d, "\n\t    Interface ID: ", in, type, at + i);
            long bits = in.u32At(at + i + size);
            out.add((bits >> 31) != 0 ? "\n\t\t    Active: Allocated (1)" : "\n\t\t    Active: Non-allocated (0)");
            out.add((bits >> 30 & 1) != 0 ? "\n\t\t    Direction: Transmit (1)" : "\n\t\t    Direction: Receive (0)");
            int status = (int) bits & 0x3ffffff;
            out.add("\n\t\t    Channel Status: ").add(STATUSES[status < STATUSES.length ? status : 0]);
            out.add(" (").add(status).add(')');
        }
    }
}
