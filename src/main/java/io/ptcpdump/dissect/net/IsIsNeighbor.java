package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * A neighbour in IS-IS with a wide metric, RFC 5305 section 3, and its parts: those of traffic engineering (RFC 5307, RFC 4124),
 * shortest path bridging (RFC 6329) and segment routing (RFC 8667).
 */
final class IsIsNeighbor {
    private static final String INDENT = "\n\t        ";

    private static final int GROUPS = 3;
    private static final int LOCAL_AND_REMOTE = 4;
    private static final int REMOTE = 5;
    private static final int LOCAL_ADDRESS = 6;
    private static final int NEIGHBOR_ADDRESS = 8;
    private static final int MAXIMUM_BANDWIDTH = 9;
    private static final int RESERVABLE_BANDWIDTH = 10;
    private static final int UNRESERVED_BANDWIDTH = 11;
    private static final int OLD_CONSTRAINTS = 12;
    private static final int METRIC = 18;
    private static final int ATTRIBUTES = 19;
    private static final int PROTECTION = 20;
    private static final int SWITCHING = 21;
    private static final int CONSTRAINTS = 22;
    private static final int BRIDGING_METRIC = 29;
    private static final int LAN_SEGMENT = 32;
    private static final ValueNames PARTS = ValueNames.of(
            GROUPS, "Administrative groups", LOCAL_AND_REMOTE, "Link Local/Remote Identifier", REMOTE, "Link Remote Identifier",
            LOCAL_ADDRESS, "IPv4 interface address", NEIGHBOR_ADDRESS, "IPv4 neighbor address",
            MAXIMUM_BANDWIDTH, "Maximum link bandwidth", RESERVABLE_BANDWIDTH, "Reservable link bandwidth",
            UNRESERVED_BANDWIDTH, "Unreserved bandwidth", METRIC, "Traffic Engineering Metric", ATTRIBUTES, "Link Attribute",
            PROTECTION, "Link Protection Type", SWITCHING, "Interface Switching Capability",
            OLD_CONSTRAINTS, "Bandwidth Constraints (old)", CONSTRAINTS, "Bandwidth Constraints",
            LAN_SEGMENT, "LAN Adjacency Segment Identifier", BRIDGING_METRIC, "SPB Metric",
            250, "Reserved for cisco specific extensions", 251, "Reserved for cisco specific extensions",
            252, "Reserved for cisco specific extensions", 253, "Reserved for cisco specific extensions",
            254, "Reserved for cisco specific extensions", 255, "Reserved for future expansion");
    private static final ValueNames ATTRIBUTE_BITS = ValueNames.of(
            1, "Local Protection Available", 2, "Link excluded from local protection path", 4, "Local maintenance required");
    private static final ValueNames SEGMENT_FLAGS = ValueNames.of(
            0x80, "Address family IPv6", 0x40, "Backup", 0x20, "Value", 0x10, "Local significance", 0x08, "Set of adjacencies",
            0x04, "Persistent");

    private IsIsNeighbor() {}

    /**
     * Prints the neighbour at the position.
     *
     * @param left bytes that its element has
     * @return how many bytes it took; 0 where it does not fit
     */
    static int print(Dissection d, PacketReader in, int type, int left) {
        Line out = d.out();
        int start = in.position();
        if (!in.has(IsIs.NODE_ID) || left < IsIs.NODE_ID) {
            return 0;
        }
        IsIs.printId(out.add("\n\t      IS Neighbor: "), in, 0, IsIs.NODE_ID);
        in.skip(IsIs.NODE_ID);
        left -= IsIs.NODE_ID;
        if (type != IsIsElement.ALIAS) { // whose metric is always 0
            if (!in.has(3) || left < 3) {
                return 0;
            }
            out.add(", Metric: ").add(in.u24());
            left -= 3;
        }
        if (!in.has(1) || left < 1) {
            return 0;
        }
        int size = in.u8();
        if (size == 0) {
            out.add(", no sub-TLVs present");
            return in.position() - start;
        }
        out.add(", sub-TLVs present (").add(size).add(')');
        int used = printParts(d, in, size, left - 1);
        return used < 0 ? 0 : used - start;
    }

    /** Returns the position behind the parts; -1 where they are cut. */
    private static int printParts(Dissection d, PacketReader in, int size, int left) {
        Line out = d.out();
        while (size != 0) {
            if (!in.has(2)) {
                return -1;
            }
            if (left < 2) {
                out.add(INDENT).add("Remaining data in TLV shorter than a subTLV header");
                return in.position() + left;
            }
            if (size < 2) {
                out.add(INDENT).add("Remaining data in subTLVs shorter than a subTLV header");
                return in.position() + size;
            }
            int type = in.u8();
            int length = in.u8();
            left -= 2;
            size -= 2;
            out.add(INDENT).add(PARTS.get(type, "unknown")).add(" subTLV #").add(type).add(", length: ").add(length);
            if (size < length) {
                out.add(" (remaining data in subTLVs shorter than the current subTLV)");
                return in.position() + size;
            }
            if (left < length) {
                out.add(" (> remaining tlv length)");
                return in.position() + left;
            }
            if (!in.has(length)) {
                return -1;
            }
            int next = in.position() + length;
            printPart(d, in, type, length);
            left -= next - in.position(); // what a part was seen to hold is not taken off, as in tcpdump
            size -= length;
            in.seek(next);
        }
        return in.position();
    }

    /** Prints a part; what it moves over is what tcpdump does not take off the bytes that are left. */
    private static void printPart(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case GROUPS, LOCAL_AND_REMOTE, REMOTE -> {
                if (length >= 4) {
                    out.add(", 0x").hex(in.peekU32(0), 8);
                }
                if (length == 8) {
                    out.add(", 0x").hex(in.peekU32(4), 8);
                }
            }
            case LOCAL_ADDRESS, NEIGHBOR_ADDRESS -> {
                if (length >= 4) {
                    out.add(", ");
                    d.printIpv4(in, in.position());
                }
            }
            case MAXIMUM_BANDWIDTH, RESERVABLE_BANDWIDTH -> {
                if (length >= 4) {
                    Megabits.print(out.add(", "), in.peekI32(0));
                }
            }
            case UNRESERVED_BANDWIDTH -> {
                for (int i = 0; length >= 32 && i < 8; i++) {
                    Megabits.print(out.add(INDENT).add("  TE-Class ").add(i).add(": "), in.i32());
                }
            }
            case CONSTRAINTS, OLD_CONSTRAINTS -> printConstraints(out, in, length);
            case METRIC -> {
                if (length >= 3) {
                    out.add(", ").add(in.peekU24(0));
                }
            }
            case ATTRIBUTES -> {
                if (length == 2) {
                    ATTRIBUTE_BITS.printBits(out.add(", [ "), in.peekU16(0), ", ", "Unknown");
                    out.add(" ] (0x").hex(in.peekU16(0), 4).add(')');
                }
            }
            case PROTECTION -> {
                if (length >= 2) {
                    Gmpls.LINK_PROTECTION.printBits(out.add(", "), in.peekU8(0), ", ", "none");
                    out.add(", Priority ").add(in.peekU8(1));
                }
            }
            case BRIDGING_METRIC -> {
                if (length >= 6) {
                    out.add(", LM: ").add(in.u24()).add(", P: ").add(in.u8()).add(", P-ID: ").add(in.peekU16(0));
                }
            }
            case SWITCHING -> {
                if (length >= 36) {
                    printSwitching(out, in, length);
                }
            }
            case LAN_SEGMENT -> {
                if (length >= 8) {
                    printSegment(d, in);
                }
            }
            default -> HexDump.captured(out, "\n\t\t    ", in, length);
        }
    }

    private static void printConstraints(Line out, PacketReader in, int length) {
        if (length == 0) {
            return;
        }
        int model = in.u8();
        out.add(INDENT).add("Bandwidth Constraints Model ID: ").add(Gmpls.BANDWIDTH_MODELS.get(model, "unknown"));
        out.add(" (").add(model).add(')');
        for (int i = 0; i < (length - 1) / 4; i++) {
            Megabits.print(out.add(INDENT).add("  Bandwidth constraint CT").add(i).add(": "), in.i32());
        }
    }

    private static void printSwitching(Line out, PacketReader in, int length) {
        int capability = in.peekU8(0);
        out.add(INDENT).add("  Interface Switching Capability:").add(Gmpls.SWITCHING_CAPABILITIES.get(capability, "Unknown"));
        out.add(", LSP Encoding: ").add(Gmpls.ENCODINGS.get(in.peekU8(1), "Unknown"));
        in.skip(4);
        out.add(INDENT).add("  Max LSP Bandwidth:");
        for (int i = 0; i < 8; i++) {
            Megabits.print(out.add(INDENT).add("    priority level ").add(i).add(": "), in.i32());
        }
        int left = length - 36;
        boolean packets = capability >= 1 && capability <= 4;
        if (packets || capability == 100) {
            if (left < (packets ? 6 : 8)) {
                return;
            }
            Megabits.print(out.add(INDENT).add("  Min LSP Bandwidth: "), in.peekI32(0));
            if (packets) {
                out.add(INDENT).add("  Interface MTU: ").add(in.peekU16(4));
            } else {
                int indication = in.peekU8(4);
                String name = indication == 0 ? "Standard SONET/SDH" : indication == 1 ? "Arbitrary SONET/SDH" : null;
                out.add(INDENT).add("  Indication ").addName(name, "Unknown (", indication, ")");
            }
        } else if (left != 0) {
            HexDump.captured(out, "\n\t\t    ", in, left);
        }
    }

    /** RFC 8667 section 2.2.2: flags, weight, system, label or index. */
    private static void printSegment(Dissection d, PacketReader in) {
        Line out = d.out();
        int flags = in.u8();
        SEGMENT_FLAGS.printBits(out.add(INDENT).add("  Flags: ["), flags, ", ", "none");
        out.add(']').add(INDENT).add("  Weight: ").add(in.u8());
        IsIs.printId(out.add(INDENT).add("  Neighbor System-ID: "), in, 0, IsIs.SYSTEM_ID);
        boolean value = (flags & 0x20) != 0;
        boolean local = (flags & 0x10) != 0;
        if (value != local) {
            d.printInvalid();
            return;
        }
        long number = value ? in.peekU24(IsIs.SYSTEM_ID) : in.peekU32(IsIs.SYSTEM_ID);
        out.add(INDENT).add(value ? "  Label: " : "  Index: ").add(number);
    }
}
