package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The slow protocols of IEEE 802.3 annex 57A: link aggregation control and its marker protocol (IEEE 802.1AX sections 6.4.2 and
 * 6.5.3), and OAM. The first byte tells which; the first two of them have a version after it and then elements of a type and a
 * length in a byte each, and a value; the length counts all three. The elements are printed with {@code -v}.
 */
public final class SlowProtocols implements Printer {
    private static final int LACP = 1;
    private static final int MARKER = 2;
    private static final int OAM = 3;
    private static final int VERSION = 1;
    private static final int ELEMENT_HEADER = 2;

    private static final int TERMINATOR = 0;
    private static final int ACTOR = 1;
    private static final int PARTNER = 2;
    private static final int COLLECTOR = 3;
    private static final int MARKER_INFORMATION = 1;
    private static final String[] LACP_ELEMENTS = {
        "Terminator", "Actor Information", "Partner Information", "Collector Information"
    };
    private static final String[] MARKER_ELEMENTS = {"Terminator", "Marker Information"};
    private static final ValueNames PORT_STATES = ValueNames.of(
            0x01, "Activity", 0x02, "Timeout", 0x04, "Aggregation", 0x08, "Synchronization", 0x10, "Collecting",
            0x20, "Distributing", 0x40, "Default", 0x80, "Expired");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("slow");
        int length = in.claimed();
        if (length < 1) {
            printShort(d);
            return;
        }
        int subtype = in.peekU8(0);
        boolean versioned = subtype == LACP || subtype == MARKER;
        if (versioned && length < 2) {
            printShort(d);
            return;
        }
        String name = subtype == LACP ? "LACP" : subtype == MARKER ? "MARKER" : subtype == OAM ? "OAM" : null;
        if (versioned) {
            int version = in.peekU8(1);
            if (version != VERSION) {
                out.add(name).add(" version ").add(version).add(" packet not supported");
                return;
            }
            out.add(name).add('v').add(version);
        } else {
            out.addName(name, "unknown (", subtype, ")");
        }
        out.add(", length ").add(length);
        if (name == null) {
            HexDump.captured(out, "\n\t", in, length);
        } else if (d.verbose(1)) {
            in.skip(versioned ? 2 : 1);
            boolean sound = versioned ? printElements(d, in, subtype) : SlowOam.print(d, in);
            if (!sound) {
                out.add("\n\t\t packet is too short");
            }
        }
    }

    private static void printShort(Dissection d) {
        d.out().add(d.verbose(1) ? "\n\t\t packet is too short" : " (packet is too short)");
    }

    /** False where an element does not fit. */
    private static boolean printElements(Dissection d, PacketReader in, int subtype) {
        Line out = d.out();
        String[] names = subtype == LACP ? LACP_ELEMENTS : MARKER_ELEMENTS;
        while (in.claimed() > 0) {
            if (in.claimed() < ELEMENT_HEADER) {
                return false;
            }
            int type = in.peekU8(0);
            int length = in.peekU8(1);
            out.add("\n\t").add(type < names.length ? names[type] : "Unknown").add(" TLV (0x").hex(type, 2).add("), length ");
            out.add(length);
            if (type == TERMINATOR) {
                return true;
            }
            if (length < ELEMENT_HEADER) {
                out.add("\n\t    ERROR: illegal length - should be >= 2");
                return true;
            }
            if (in.claimed() < length) {
                return false;
            }
            in.need(length);
            in.skip(ELEMENT_HEADER);
            int at = in.position();
            printElement(d, in, subtype, type, length);
            in.seek(at);
            if (d.verbose(2)) {
                HexDump.captured(out, "\n\t  ", in, length - ELEMENT_HEADER);
            }
            in.seek(at + length - ELEMENT_HEADER);
        }
        return true;
    }

    private static void printElement(Dissection d, PacketReader in, int subtype, int type, int length) {
        Line out = d.out();
        if (subtype == LACP && (type == ACTOR || type == PARTNER)) {
            if (isLength(out, length, 20)) {
                out.add("\n\t  System ");
                d.printMac(in, in.position() + 2);
                out.add(", System Priority ").add(in.peekU16(0)).add(", Key ").add(in.peekU16(8));
                out.add(", Port ").add(in.peekU16(12)).add(", Port Priority ").add(in.peekU16(10));
                PORT_STATES.printBits(out.add("\n\t  State Flags ["), in.peekU8(14), ", ", "none");
                out.add(']');
            }
        } else if (subtype == LACP && type == COLLECTOR) {
            if (isLength(out, length, 16)) {
                out.add("\n\t  Max Delay ").add(in.peekU16(0));
            }
        } else if (subtype == MARKER && type == MARKER_INFORMATION) {
            if (isLength(out, length, 16)) {
                out.add("\n\t  Request System ");
                d.printMac(in, in.position() + 2);
                out.add(", Request Port ").add(in.peekU16(0)).add(", Request Transaction ID 0x").hex(in.peekU32(8), 8);
            }
        } else if (!d.verbose(2)) {
            HexDump.captured(out, "\n\t  ", in, length - ELEMENT_HEADER);
        }
    }

    private static boolean isLength(Line out, int length, int expected) {
        if (length != expected) {
            out.add("\n\t    ERROR: illegal length - should be ").add(expected);
            return false;
        }
        return true;
    }
}
