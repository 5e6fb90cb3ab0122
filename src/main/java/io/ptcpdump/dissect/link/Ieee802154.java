package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Low-rate wireless networks, IEEE 802.15.4-2015 section 7 (LINKTYPE_IEEE802_15_4_WITHFCS and LINKTYPE_IEEE802_15_4_NOFCS). All
 * values are little-endian. A check sequence at the end is taken off where it is right; its presence is not relied on.
 *
 * <pre>
 * +---------+----------+-------------+--------+----------+------------------+----------+---------+-----+-----+
 * | control | sequence | destination | source | security | information      | payload  | payload | MIC | FCS |
 * | 2       | 1 or 0   | PAN, address: 0 to 10 | header   | elements (header)| elements |         |     |     |
 * +---------+----------+-------------+--------+----------+------------------+----------+---------+-----+-----+
 * </pre>
 */
public final class Ieee802154 implements LinkPrinter {
    private static final String[] FRAME_TYPES = {
        "Beacon", "Data", "ACK", "Command", "Reserved", "Multipurpose", "Fragment", "Extended"
    };
    private static final int BEACON = 0;
    private static final int DATA = 1;
    private static final int ACKNOWLEDGEMENT = 2;
    private static final int COMMAND = 3;
    private static final int MULTIPURPOSE = 5;

    /** Bits of the control field that have a name, in the order in which they are printed. */
    private static final ValueNames CONTROL_BITS = ValueNames.of(
            0x0008, "Security Enabled, ", 0x0010, "Frame Pending, ", 0x0020, "AR, ", 0x0040, "PAN ID Compression, ",
            0x0100, "Sequence Number Suppression, ", 0x0200, "IE present, ");
    private static final int SECURED = 0x0008;
    private static final int COMPRESSED = 0x0040;
    private static final int NO_SEQUENCE = 0x0100;
    private static final int ELEMENTS = 0x0200;

    private static final ValueNames MULTIPURPOSE_BITS = ValueNames.of(
            0x0200, "Security Enabled, ", 0x0800, "Frame Pending, ", 0x4000, "AR, ", 0x0100, "PAN ID Present, ",
            0x0400, "Sequence Number Suppression, ", 0x8000, "IE present, ");
    private static final int LONG_CONTROL = 0x0008;
    private static final int MULTIPURPOSE_PAN = 0x0100;
    private static final int MULTIPURPOSE_SECURED = 0x0200;
    private static final int MULTIPURPOSE_NO_SEQUENCE = 0x0400;
    private static final int MULTIPURPOSE_ELEMENTS = 0x8000;

    private static final int EXTENDED = 8;
    private static final int RESERVED = -1;
    private static final int[] ADDRESS_LENGTHS = {0, RESERVED, 2, EXTENDED};

    @Override
    public int print(Dissection d, PacketReader in) {
        in.claimOnly(in.captured());
        return printFrame(d, in);
    }

    /**
     * Prints a frame of as many bytes as are claimed.
     *
     * @return what tcpdump takes for the length of the header: 0 where it gave up, 1 where it did not
     */
    public static int printFrame(Dissection d, PacketReader in) {
        Line out = d.out().enter("802.15.4");
        int length = in.claimed();
        if (length < 2) {
            d.printTruncated();
            return length;
        }
        int control = in.peekU16Le(0);
        int type = control & 7;
        out.add("IEEE 802.15.4 ").add(FRAME_TYPES[type]).add(" packet ");
        boolean complete = switch (type) {
            case BEACON, DATA, ACKNOWLEDGEMENT, COMMAND -> printStandard(d, in, control, type);
            case MULTIPURPOSE -> printMultipurpose(d, in, control);
            default -> false;
        };
        return complete ? 1 : 0;
    }

    private static boolean printStandard(Dissection d, PacketReader in, int control, int type) {
        Line out = d.out();
        Ieee802154Check check = Ieee802154Check.takeOff(in, 4, 4);
        int version = control >>> 12 & 3;
        out.add('v').add(version).add(' ');
        if (d.verbose(3)) {
            CONTROL_BITS.printBits(out, control, "", "");
        }
        if (!printSequence(d, in, (control & NO_SEQUENCE) != 0, version)) {
            return false;
        }
        int destination = ADDRESS_LENGTHS[control >>> 10 & 3];
        int source = ADDRESS_LENGTHS[control >>> 14 & 3];
        if (lacksLength(out, source, destination)) {
            return false;
        }
        boolean compressed = (control & COMPRESSED) != 0;
        if (version < 2 && compressed && (source == 0 || destination == 0)) {
            out.add("[ERROR: PAN ID Compression != 0, and only one address with frame version < 2]");
        }
        if (!printAddress(out, in, hasDestinationPan(version, compressed, source, destination), destination)) {
            return false;
        }
        out.add(" < ");
        if (!printAddress(out, in, hasSourcePan(version, compressed, source, destination), source)) {
            return false;
        }
        out.add(' ');
        if (!printSecurityAndElements(d, in, check, (control & SECURED) != 0, (control & ELEMENTS) != 0)) {
            return false;
        }
        printPayload(d, in, type, version);
        return true;
    }

    /** Passes over the control field and the sequence number, if there is one; returns whether they are there. */
    private static boolean printSequence(Dissection d, PacketReader in, boolean suppressed, int version) {
        Line out = d.out();
        if (!suppressed) {
            return printSequenceAt(d, in, 2);
        }
        if (version < 2) {
            out.add("[ERROR: Sequence number suppressed on frames where version < 2]");
        }
        if (d.verbose(1)) {
            out.add("seq suppressed ");
        }
        return skip(d, in, 2);
    }

    private static boolean printSequenceAt(Dissection d, PacketReader in, int ahead) {
        int sequence = in.peekU8(ahead);
        if (d.verbose(1)) {
            d.out().add("seq ").hex(sequence, 2).add(' ');
        }
        return skip(d, in, ahead + 1);
    }

    private static boolean skip(Dissection d, PacketReader in, int n) {
        if (in.claimed() < n) {
            d.printTruncated();
            return false;
        }
        in.skip(n);
        return true;
    }

    private static boolean lacksLength(Line out, int source, int destination) {
        if (source == RESERVED || destination == RESERVED) {
            out.add("[ERROR: Invalid ").add(source == RESERVED ? "src" : "dst").add(" address mode]");
            return true;
        }
        return false;
    }

    /** Section 7.2.1.5, table 7-2. */
    private static boolean hasDestinationPan(int version, boolean compressed, int source, int destination) {
        if (version < 2 || !compressed) {
            return destination != 0;
        }
        return (source == 0) == (destination == 0) && (source != EXTENDED || destination != EXTENDED);
    }

    /** The same table; implementations of 6TiSCH leave the source's out before an extended address, too. */
    private static boolean hasSourcePan(int version, boolean compressed, int source, int destination) {
        if (compressed || source == 0) {
            return false;
        }
        return version < 2 || source != EXTENDED || destination == 0;
    }

    private static boolean printAddress(Line out, PacketReader in, boolean pan, int length) {
        if (pan) {
            if (in.claimed() < 2) {
                out.add("[ERROR: Truncated before dst_pan]");
                return false;
            }
            out.hex(in.u16Le(), 4).add(':');
        } else {
            out.add("-:");
        }
        if (in.claimed() < length) {
            out.add("[ERROR: Truncated before dst_addr]");
            return false;
        }
        switch (length) {
            case 0 -> out.add("none");
            case EXTENDED -> out.eui64(in.u64Le());
            default -> out.hex(in.u16Le(), 4);
        }
        return true;
    }

    /** Prints what lies between the addresses and the payload; returns whether it is sound. */
    private static boolean printSecurityAndElements(
            Dissection d, PacketReader in, Ieee802154Check check, boolean secured, boolean elements) {
        int level = secured ? Ieee802154Security.print(d, in) : Ieee802154Security.NONE;
        if (level == Ieee802154Security.CUT) {
            return false;
        }
        int codeLength = Ieee802154Security.codeLength(level);
        if (in.claimed() < codeLength) {
            d.out().add("[ERROR: Truncated before MIC]");
            return false;
        }
        in.claimOnly(in.claimed() - codeLength);
        int codeAt = in.position() + in.claimed();
        if (elements && !printElements(d, in, level)) {
            return false;
        }
        if (d.verbose(3)) {
            Ieee802154Security.printCode(d.out(), in, codeAt, codeLength);
            check.print(d.out());
        }
        return true;
    }

    private static boolean printElements(Dissection d, PacketReader in, int level) {
        Ieee802154HeaderElements.End end = Ieee802154HeaderElements.print(d, in);
        if (end == Ieee802154HeaderElements.End.PAYLOAD_ELEMENTS) {
            if (!Ieee802154Security.encrypts(level)) {
                return Ieee802154PayloadElements.print(d, in);
            }
            d.out().add("Payload IEs present, but encrypted, cannot print ");
        }
        return end != Ieee802154HeaderElements.End.CUT;
    }

    private static void printPayload(Dissection d, PacketReader in, int type, int version) {
        if (type == BEACON && version < 2 && !Ieee802154Beacon.print(d, in)) {
            return;
        }
        if (type == COMMAND) {
            Ieee802154Command.print(d, in);
        }
        d.printUnknown(in, in.claimed());
    }

    /** Section 7.3.5. */
    private static boolean printMultipurpose(Dissection d, PacketReader in, int control) {
        Line out = d.out();
        Ieee802154Check check = Ieee802154Check.takeOff(in, 3, 5);
        // The other flags are in the second byte, which only the long control field has.
        int flags = (control & LONG_CONTROL) != 0 ? control : 0;
        if (flags == 0) {
            printShortHeader(d, in);
        } else if (!printLongHeader(d, in, control)) {
            return false;
        }
        int destination = ADDRESS_LENGTHS[control >>> 4 & 3];
        int source = ADDRESS_LENGTHS[control >>> 6 & 3];
        if (lacksLength(out, source, destination) || !printAddress(out, in, (flags & MULTIPURPOSE_PAN) != 0, destination)) {
            return false;
        }
        out.add(" <  ");
        if (!printAddress(out, in, false, source)) {
            return false;
        }
        out.add(' ');
        boolean secured = (flags & MULTIPURPOSE_SECURED) != 0;
        if (!printSecurityAndElements(d, in, check, secured, (flags & MULTIPURPOSE_ELEMENTS) != 0)) {
            return false;
        }
        d.printUnknown(in, in.claimed());
        return true;
    }

    private static void printShortHeader(Dissection d, PacketReader in) {
        int sequence = in.peekU8(1);
        int rest = in.claimed() - 2;
        in.skip(2);
        if (rest < 0) {
            // Of three bytes, two were a check sequence: tcpdump's length wraps around, and a cut ends the text.
            in.claimOnly(Integer.MAX_VALUE);
        }
        if (d.verbose(1)) {
            d.out().add("seq ").hex(sequence, 2).add(' ');
        }
    }

    private static boolean printLongHeader(Dissection d, PacketReader in, int control) {
        d.out().add('v').add(control >>> 12 & 3).add(' ');
        if (d.verbose(3)) {
            MULTIPURPOSE_BITS.printBits(d.out(), control, "", "");
        }
        return (control & MULTIPURPOSE_NO_SEQUENCE) != 0 ? skip(d, in, 2) : printSequenceAt(d, in, 2);
    }
}
