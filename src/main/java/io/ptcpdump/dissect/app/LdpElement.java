package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.AddressFamily;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Pseudowire;
import io.ptcpdump.dissect.ValueNames;

/** The elements of LDP messages, RFC 5036 section 3.3; pseudowires, RFC 4447; sessions that survive faults, RFC 3479. */
final class LdpElement {
    static final int HEADER_LENGTH = 4;

    private static final int UNKNOWN_BIT = 0x8000;
    private static final int FORWARD_BIT = 0x4000;

    private static final int FEC = 0x0100;
    private static final int ADDRESS_LIST = 0x0101;
    private static final int GENERIC_LABEL = 0x0200;
    private static final int STATUS = 0x0300;
    private static final int COMMON_HELLO = 0x0400;
    private static final int IPV4_TRANSPORT = 0x0401;
    private static final int CONFIGURATION_SEQUENCE = 0x0402;
    private static final int IPV6_TRANSPORT = 0x0403;
    private static final int COMMON_SESSION = 0x0500;
    private static final int FAULT_TOLERANT_SESSION = 0x0503;
    private static final int MTU = 0x0601;
    private static final ValueNames TYPES = ValueNames.of(
            FEC, "FEC",
            ADDRESS_LIST, "Address List",
            0x0103, "Hop Count",
            0x0104, "Path Vector",
            GENERIC_LABEL, "Generic Label",
            0x0201, "ATM Label",
            0x0202, "Frame-Relay Label",
            STATUS, "Status",
            0x0301, "Extended Status",
            0x0302, "Returned PDU",
            0x0303, "Returned Message",
            COMMON_HELLO, "Common Hello Parameters",
            IPV4_TRANSPORT, "IPv4 Transport Address",
            CONFIGURATION_SEQUENCE, "Configuration Sequence Number",
            IPV6_TRANSPORT, "IPv6 Transport Address",
            COMMON_SESSION, "Common Session Parameters",
            0x0501, "ATM Session Parameters",
            0x0502, "Frame-Relay Session Parameters",
            FAULT_TOLERANT_SESSION, "Fault-Tolerant Session Parameters",
            0x0600, "Label Request Message ID",
            MTU, "MTU");

    private static final int PREFIX = 0x02;
    private static final int PSEUDOWIRE = 0x80;
    private static final ValueNames CLASSES =
            ValueNames.of(0x01, "Wildcard", PREFIX, "Prefix", 0x03, "Host address", PSEUDOWIRE, "Martini VC");

    private static final int INTERFACE_MTU = 0x01;
    private static final int INTERFACE_DESCRIPTION = 0x03;
    private static final int INTERFACE_VERIFICATION = 0x0c;
    private static final ValueNames INTERFACE_PARAMETERS =
            ValueNames.of(INTERFACE_MTU, "MTU", INTERFACE_DESCRIPTION, "Description", INTERFACE_VERIFICATION, "VCCV");
    private static final ValueNames CONTROL_CHANNELS = ValueNames.of(
            0x01, "PWE3 control word", 0x02, "MPLS Router Alert Label", 0x04, "MPLS inner label TTL = 1");
    private static final ValueNames VERIFICATIONS = ValueNames.of(0x01, "ICMP Ping", 0x02, "LSP Ping", 0x04, "BFD");

    private LdpElement() {}

    /** Prints the element at a position and returns its length; 0 where it does not fit in the message. */
    static int print(Dissection d, PacketReader in, int at, int room) {
        Line out = d.out();
        in.needAt(at, HEADER_LENGTH);
        int bits = in.u16At(at);
        int type = bits & 0x3fff;
        int length = in.u16At(at + 2);
        if (length + HEADER_LENGTH > room) {
            out.add("\n\t\t TLV contents go past end of message");
            return 0;
        }
        out.add("\n\t    ").add(TYPES.get(type, "Unknown")).add(" TLV (0x").hex(type, 4).add("), length: ").add(length);
        out.add(", Flags: [").add((bits & UNKNOWN_BIT) != 0 ? "continue processing" : "ignore");
        out.add(" and ").add((bits & FORWARD_BIT) != 0 ? "do" : "don't").add(" forward if unknown]");
        printValue(d, in, type, at + HEADER_LENGTH, length);
        return length + HEADER_LENGTH;
    }

    private static void printValue(Dissection d, PacketReader in, int type, int at, int length) {
        Line out = d.out();
        switch (type) {
            case COMMON_HELLO -> {
                if (fits(d, length, 4)) {
                    in.needAt(at, 4);
                    int flags = in.u16At(at + 2);
                    out.add("\n\t      Hold Time: ").add(in.u16At(at)).add("s, Flags: [");
                    out.add((flags & 0x8000) != 0 ? "Targeted" : "Link").add(" Hello");
                    out.add((flags & 0x4000) != 0 ? ", Request for targeted Hellos]" : "]");
                }
            }
            case IPV4_TRANSPORT -> {
                if (fits(d, length, 4)) {
                    in.needAt(at, 4);
                    out.add("\n\t      IPv4 Transport Address: ");
                    d.printIpv4(in, at);
                }
            }
            case IPV6_TRANSPORT -> {
                if (fits(d, length, 16)) {
                    in.needAt(at, 16);
                    out.add("\n\t      IPv6 Transport Address: ");
                    d.printIpv6(in, at);
                }
            }
            case CONFIGURATION_SEQUENCE -> {
                if (fits(d, length, 4)) {
                    long sequence = in.u32At(at);
                    out.add("\n\t      Sequence Number: ").add(sequence);
                }
            }
            case ADDRESS_LIST -> printAddresses(d, in, at, length);
            case COMMON_SESSION -> printSession(d, in, at, length);
            case FEC -> printClass(d, in, at, length);
            case GENERIC_LABEL -> {
                if (fits(d, length, 4)) {
                    long label = in.u32At(at);
                    out.add("\n\t      Label: ").add(label & 0xfffff);
                }
            }
            case STATUS -> printStatus(d, in, at, length);
            case FAULT_TOLERANT_SESSION -> printFaultTolerance(d, in, at, length);
            case MTU -> {
                if (fits(d, length, 2)) {
                    int mtu = in.u16At(at);
                    out.add("\n\t      MTU: ").add(mtu);
                }
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.capturedAt(out, "\n\t      ", in, at, length);
                }
            }
        }
    }

    private static boolean fits(Dissection d, int length, int least) {
        if (length >= least) {
            return true;
        }
        d.out().add(" [tlv length ").add(length).add(" < ").add(least).add(']');
        d.printInvalid();
        return false;
    }

    private static void printAddresses(Dissection d, PacketReader in, int at, int length) {
        if (!fits(d, length, 2)) {
            return;
        }
        Line out = d.out();
        int family = in.u16At(at);
        out.add("\n\t      Address Family: ").addName(AddressFamily.name(family), "Unknown (", family, ")").add(", addresses");
        int size = family == AddressFamily.IPV4 ? 4 : 16;
        if (family != AddressFamily.IPV4 && family != AddressFamily.IPV6) {
            return;
        }
        for (int i = 2; i + size <= length; i += size) {
            in.needAt(at + i, size);
            out.add(' ');
            if (size == 4) {
                d.printIpv4(in, at + i);
            } else {
                d.printIpv6(in, at + i);
            }
        }
    }

    private static void printSession(Dissection d, PacketReader in, int at, int length) {
        if (!fits(d, length, 14)) {
            return;
        }
        Line out = d.out();
        in.needAt(at, 6);
        int flags = in.u16At(at + 4);
        out.add("\n\t      Version: ").add(in.u16At(at)).add(", Keepalive: ").add(in.u16At(at + 2));
        out.add("s, Flags: [Downstream ").add((flags & 0x8000) != 0 ? "On Demand" : "Unsolicited");
        out.add(", Loop Detection ").add((flags & 0x4000) != 0 ? "Enabled]" : "Disabled]");
        in.needAt(at, 14);
        out.add("\n\t      Path Vector Limit ").add(in.u8At(at + 5)).add(", Max-PDU length: ").add(in.u16At(at + 6));
        out.add(", Receiver Label-Space-ID ");
        d.printIpv4(in, at + 8);
        out.add(':').add(in.u16At(at + 12));
    }

    private static void printStatus(Dissection d, PacketReader in, int at, int length) {
        if (!fits(d, length, 8)) {
            return;
        }
        Line out = d.out();
        long status = in.u32At(at);
        long code = status & 0x3fffffff;
        out.add(code < 0x10 ? "\n\t      Status: 0x0" : "\n\t      Status: 0x").hex(code);
        out.add(", Flags: [").add((status & 0x80000000L) != 0 ? "Fatal error" : "Advisory Notification");
        out.add(" and ").add((status & 0x40000000L) != 0 ? "do" : "don't").add(" forward]");
        long message = in.u32At(at + 4);
        if (message != 0) {
            out.add(", causing Message ID: 0x").hex(message, 8);
        }
    }

    private static void printFaultTolerance(Dissection d, PacketReader in, int at, int length) {
        if (!fits(d, length, 12)) {
            return;
        }
        Line out = d.out();
        int flags = in.u16At(at);
        out.add((flags & 0x8000) != 0 ? "\n\t      Flags: [Reconnect, " : "\n\t      Flags: [No Reconnect, ");
        out.add((flags & 0x8) != 0 ? "Save State, " : "Don't Save State, ");
        out.add((flags & 0x4) != 0 ? "All-Label Protection, " : "No All-Label Protection, ");
        out.add((flags & 0x2) != 0 ? "Sequence Numbered Label Checkpoint, " : "All Labels Checkpoint, ");
        out.add((flags & 0x1) != 0 ? "Re-Learn State]" : "Don't Re-Learn State]");
        long timeout = in.u32At(at + 4);
        if (timeout != 0) {
            out.add(", Reconnect Timeout: ").add(timeout).add("ms");
        }
        long recovery = in.u32At(at + 8);
        if (recovery != 0) {
            out.add(", Recovery Time: ").add(recovery).add("ms");
        }
    }

    // ---- forwarding equivalence classes

    private static void printClass(Dissection d, PacketReader in, int at, int length) {
        if (!fits(d, length, 1)) {
            return;
        }
        Line out = d.out();
        int type = in.u8At(at);
        out.add("\n\t      ").add(CLASSES.get(type, "Unknown")).add(" FEC (0x").hex(type, 2).add(')');
        switch (type) {
            case PREFIX -> printPrefix(d, in, at + 1, length - 1);
            case PSEUDOWIRE -> printPseudowire(d, in, at + 1, length - 1);
            default -> { }
        }
    }

    private static void printPrefix(Dissection d, PacketReader in, int at, int length) {
        if (!fits(d, length, 2)) {
            return;
        }
        Line out = d.out();
        int family = in.u16At(at);
        boolean ipv4 = family == AddressFamily.IPV4;
        if (!ipv4 && family != AddressFamily.IPV6) {
            out.add(": Address family ").add(family).add(" prefix");
            return;
        }
        String heading = ipv4 ? ": IPv4 prefix " : ": IPv6 prefix ";
        int n = Prefix.print(out, heading, in, at + 2, length - 2, ipv4 ? Prefix.IPV4_BITS : Prefix.IPV6_BITS);
        if (n == Prefix.SHORT) {
            in.needAt(in.end(), 1); // ends the text, though what is missing is in the element and not in the capture
        }
        if (n == Prefix.ILLEGAL) {
            out.add(heading).add("(invalid length)");
        }
    }

    /** RFC 4447 section 5.2. */
    private static void printPseudowire(Dissection d, PacketReader in, int at, int length) {
        if (!fits(d, length, 7)) {
            return;
        }
        Line out = d.out();
        int infoLength = in.u8At(at + 2);
        if (infoLength != 0 && !fits(d, length, 11)) {
            return;
        }
        in.needAt(at, infoLength == 0 ? 7 : 11);
        int type = in.u16At(at);
        out.add(": ").add(Pseudowire.TYPES.get(type & 0x7fff, "Unknown")).add((type & 0x8000) != 0 ? ", " : ", no ");
        out.add("control word, group-ID ").add(in.u32At(at + 3));
        if (infoLength != 0) {
            out.add(", VC-ID ").add(in.u32At(at + 7));
        }
        out.add(", VC-info-length: ").add(infoLength);
        if (infoLength == 0) {
            return;
        }
        if (infoLength < 4) {
            out.add(" (invalid, < 4");
            return;
        }
        if (fits(d, length - 11, infoLength - 4)) {
            printInterface(out, in, at + 11, infoLength - 4);
        }
    }

    private static void printInterface(Line out, PacketReader in, int at, int left) {
        while (left > 2) {
            in.needAt(at, 2);
            int type = in.u8At(at);
            int length = in.u8At(at + 1);
            if (length < 2 || left < length) {
                return;
            }
            out.add("\n\t\tInterface Parameter: ").add(INTERFACE_PARAMETERS.get(type, "Unknown"));
            out.add(" (0x").hex(type, 2).add("), len ").add(length);
            switch (type) {
                case INTERFACE_MTU -> {
                    int mtu = in.u16At(at + 2);
                    out.add(": ").add(mtu);
                }
                case INTERFACE_DESCRIPTION -> {
                    out.add(": ");
                    for (int i = 2; i < length; i++) {
                        out.printable(in.u8At(at + i));
                    }
                }
                case INTERFACE_VERIFICATION -> {
                    int channels = in.u8At(at + 2);
                    out.add("\n\t\t  Control Channels (0x").hex(channels, 2).add(") = [");
                    CONTROL_CHANNELS.printBits(out, channels, ", ", "none");
                    int verifications = in.u8At(at + 3);
                    out.add("]\n\t\t  CV Types (0x").hex(verifications, 2).add(") = [");
                    VERIFICATIONS.printBits(out, verifications, ", ", "none");
                    out.add(']');
                }
                default -> HexDump.capturedAt(out, "\n\t\t  ", in, at + 2, length - 2);
            }
            left -= length;
            at += length;
        }
    }
}
