package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Enterprise;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Echo requests and replies through label-switched paths, RFC 4379. Elements are padded to a multiple of four bytes.
 *
 * <pre>
 *  0         2       4      5            6             7                8        12         16     24         32
 * +---------+-------+------+------------+-------------+----------------+--------+----------+------+----------+----------
 * | version | flags | type | reply mode | return code | return subcode | handle | sequence | sent | received | elements
 * +---------+-------+------+------------+-------------+----------------+--------+----------+------+----------+----------
 * </pre>
 */
public final class LspPing implements Printer {
    private static final int HEADER_LENGTH = 32;
    private static final int VERSION = 1;
    static final int ELEMENT_HEADER = 4;
    private static final String[] MESSAGE_TYPES = {null, "MPLS Echo Request", "MPLS Echo Reply"};
    private static final String[] REPLY_MODES = {
        "unknown", "Do not reply", "Reply via an IPv4/IPv6 UDP packet", "Reply via an IPv4/IPv6 UDP packet with Router Alert",
        "Reply via application level control channel"
    };
    private static final String[] RETURN_CODES = {
        "No return code or return code contained in the Error Code TLV", "Malformed echo request received",
        "One or more of the TLVs was not understood", "Replying router is an egress for the FEC at stack depth",
        "Replying router has no mapping for the FEC at stack depth", "Reserved", "Reserved", "Reserved",
        "Label switched at stack-depth", "Label switched but no MPLS forwarding at stack-depth",
        "Mapping for this FEC is not the given label at stack depth", "No label entry at stack-depth",
        "Protocol not associated with interface at FEC stack depth",
        "Premature termination of ping due to label stack shrinking to a single label"
    };

    private static final int TARGET_STACK = 1;
    private static final int DOWNSTREAM_MAPPING = 2;
    private static final int VENDOR = 5;
    private static final int BFD_DISCRIMINATOR = 15;
    private static final ValueNames ELEMENTS = ValueNames.of(
            TARGET_STACK, "Target FEC Stack",
            DOWNSTREAM_MAPPING, "Downstream Mapping",
            3, "Pad",
            9, "Error Code",
            VENDOR, "Vendor Enterprise Code",
            7, "Interface Label Stack",
            10, "Reply TOS Byte",
            BFD_DISCRIMINATOR, "BFD Discriminator",
            0xfc00, "Vendor Private Code");

    private static final int MAPPING_HEADER = 4;
    private static final String[] ADDRESS_TYPES = {"unknown", "IPv4", "Unnumbered IPv4", "IPv6", "IPv6"};
    private static final int IPV4 = 1;
    private static final int IPV4_UNNUMBERED = 2;
    private static final int IPV6 = 3;
    private static final int IPV6_UNNUMBERED = 4;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("lspping");
        int length = in.claimed();
        if (length < HEADER_LENGTH) {
            printTooShort(out);
            return;
        }
        in.need(HEADER_LENGTH);
        int version = in.peekU16(0);
        if (version != VERSION) {
            out.add("LSP-PING version ").add(version).add(" packet not supported");
            return;
        }
        int type = in.peekU8(4);
        String name = ValueNames.at(MESSAGE_TYPES, type);
        if (!d.verbose(1)) {
            out.add("LSP-PINGv").add(version).add(", ").addName(name, "unknown (", type, ")");
            out.add(", seq ").add(in.peekU32(12)).add(", length: ").add(length);
            return;
        }
        out.add("\n\tLSP-PINGv").add(version).add(", msg-type: ").add(name == null ? "unknown" : name).add(" (").add(type);
        out.add("), length: ").add(length);
        printHeader(out, in);
        printElements(d, in, in.position() + HEADER_LENGTH, length - HEADER_LENGTH);
    }

    private static void printTooShort(Line out) {
        out.add("\n\t\t packet is too short");
    }

    private static void printHeader(Line out, PacketReader in) {
        int mode = in.peekU8(5);
        out.add("\n\t  reply-mode: ").add(REPLY_MODES[mode < REPLY_MODES.length ? mode : 0]).add(" (").add(mode).add(')');
        int code = in.peekU8(6);
        int subcode = in.peekU8(7);
        out.add("\n\t  Return Code: ").add(ValueNames.at(RETURN_CODES, code, "unknown"));
        switch (code) {
            case 3, 4, 8, 10, 11, 12 -> out.add(' ').add(subcode); // words that end in "stack depth" go on with it
            default -> { }
        }
        out.add(" (").add(code).add(")\n\t  Return Subcode: (").add(subcode);
        out.add(")\n\t  Sender Handle: 0x").hex(in.peekU32(8), 8).add(", Sequence: ").add(in.peekU32(12));
        Ntp.printTimestamp(out.add("\n\t  TimeStamp Sent: "), in.peekU64(16));
        out.add("\n\t  TimeStamp Received: ");
        if (in.peekU64(24) == 0) {
            out.add("no timestamp");
        } else {
            Ntp.printTimestamp(out, in.peekU64(24));
        }
    }

    private static void printElements(Dissection d, PacketReader in, int at, int left) {
        Line out = d.out();
        while (left > 0) {
            if (left < ELEMENT_HEADER) {
                printTooShort(out);
                return;
            }
            in.needAt(at, ELEMENT_HEADER);
            int type = in.u16At(at);
            int length = in.u16At(at + 2);
            out.add("\n\t  ").add(ELEMENTS.get(type, "Unknown")).add(" TLV (").add(type).add("), length: ").add(length);
            at += ELEMENT_HEADER;
            left -= ELEMENT_HEADER;
            if (left < length) {
                printTooShort(out);
                return;
            }
            if (length > 0) {
                in.needAt(at, length);
                if (!printElement(d, in, type, at, length)) {
                    return;
                }
            }
            int padded = length + 3 & ~3;
            if (left < padded) {
                printTooShort(out);
                return;
            }
            at += padded;
            left -= padded;
        }
    }

    /** Prints the value of an element, of at least one byte; false where no other is to be printed behind it. */
    private static boolean printElement(Dissection d, PacketReader in, int type, int at, int length) {
        Line out = d.out();
        boolean dump = d.verbose(2);
        switch (type) {
            case TARGET_STACK -> {
                int used = LspPingTarget.printStack(d, in, at, length);
                if (used == LspPingTarget.STOP) {
                    return false;
                }
                dump |= used == LspPingTarget.DUMP;
            }
            case DOWNSTREAM_MAPPING -> {
                printMapping(d, in, at, length);
                dump = true;
            }
            case BFD_DISCRIMINATOR -> {
                if (length < 4) {
                    printElementTooShort(out);
                    dump = true;
                } else {
                    out.add("\n\t    BFD Discriminator 0x").hex(in.u32At(at), 8);
                }
            }
            case VENDOR -> {
                if (length < 4) {
                    printElementTooShort(out);
                    dump = true;
                } else {
                    long vendor = in.u32At(at);
                    out.add("\n\t    Vendor: ").add(Enterprise.NAMES.get((int) vendor, "Unknown"));
                    int digits = (67 - Long.numberOfLeadingZeros(vendor)) / 4;
                    out.add(" (0x").hex(vendor, Math.max(4, digits)).add(')');
                }
            }
            default -> dump = true;
        }
        if (dump) {
            HexDump.capturedAt(out, "\n\t    ", in, at, length);
        }
        return true;
    }

    static void printElementTooShort(Line out) {
        out.add("\n\t      TLV is too short");
    }

    /** The interface that the packet would go out on, section 3.3; its multipath information and labels are dumped only. */
    private static void printMapping(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (length < MAPPING_HEADER) {
            printElementTooShort(out);
            return;
        }
        int type = in.u8At(at + 2);
        out.add("\n\t    MTU: ").add(in.u16At(at)).add(", Address-Type: ");
        out.add(ADDRESS_TYPES[type < ADDRESS_TYPES.length ? type : 0]).add(" (").add(type).add(')');
        int size = switch (type) {
            case IPV4, IPV4_UNNUMBERED -> 12;
            case IPV6 -> 36;
            case IPV6_UNNUMBERED -> 24;
            default -> 0;
        };
        if (length < size) {
            printElementTooShort(out);
            return;
        }
        if (size > 0) {
            printDownstream(d, in, type, at + MAPPING_HEADER);
        }
        if (length - size < 4) {
            printElementTooShort(out);
        }
    }

    private static void printDownstream(Dissection d, PacketReader in, int type, int at) {
        Line out = d.out().add("\n\t    Downstream IP: ");
        boolean ipv4 = type == IPV4 || type == IPV4_UNNUMBERED;
        LspPingTarget.printAddress(d, in, at, ipv4);
        int behind = at + (ipv4 ? 4 : 16);
        if (type == IPV4 || type == IPV6) {
            out.add("\n\t    Downstream Interface IP: ");
            LspPingTarget.printAddress(d, in, behind, ipv4);
        } else {
            out.add("\n\t    Downstream Interface Index: 0x").hex(in.u32At(behind), 8);
        }
    }
}
