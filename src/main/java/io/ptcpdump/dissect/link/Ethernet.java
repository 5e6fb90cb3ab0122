package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Ethernet, IEEE 802.3 section 3, with any number of VLAN tags (IEEE 802.1Q section 9).
 *
 * <pre>
 *  0            6            12       14
 * +------------+------------+--------+-----------
 * | destination|   source   | type or| payload ...
 * |            |            | length |
 * +------------+------------+--------+-----------
 * </pre>
 *
 * A tag takes the place of the type: its own type, then 3 bits of priority, the drop-eligible bit, 12 bits of VLAN identifier,
 * then the next type.
 */
public final class Ethernet implements LinkPrinter {
    private static final int DESTINATION = 0;
    private static final int SOURCE = 6;
    private static final int TYPE = 12;
    private static final int HEADER = 14;
    private static final int TAG = 4;

    private final String protocol;
    private final int switchTagLength;
    private final Printer switchTag;

    /** Ethernet as it is on the wire. */
    public Ethernet() {
        this("ether", 0, null);
    }

    /**
     * Ethernet with a tag of a switch between the addresses and the type.
     *
     * @param protocol  what a truncation mark calls it
     * @param switchTag prints the tag at the reader's position, and leaves that where it is
     */
    Ethernet(String protocol, int switchTagLength, Printer switchTag) {
        this.protocol = protocol;
        this.switchTagLength = switchTagLength;
        this.switchTag = switchTag;
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        return print(d, in, null);
    }

    /** @param encapsulation prints what the frame is carried in, once it is known to have a header; may be null */
    int print(Dissection d, PacketReader in, Printer encapsulation) {
        Line out = d.out();
        out.enter(protocol);
        int length = in.claimed();
        if (length < in.captured()) {
            out.add("[length ").add(length).add(" < caplen ").add(in.captured()).add(']');
            d.printInvalid();
            return length;
        }
        if (in.captured() < HEADER + switchTagLength) {
            d.printTruncated();
            return in.captured();
        }
        if (encapsulation != null) {
            encapsulation.print(d, in);
        }
        int start = in.position();
        d.linkAddresses(in.peekU48(SOURCE), in.peekU48(DESTINATION));
        if (d.options().linkHeader()) {
            printAddresses(d, in, start);
        }
        in.skip(TYPE);
        if (switchTag != null) {
            switchTag.print(d, in);
            in.skip(switchTagLength);
        }
        return printTyped(d, in, start, length);
    }

    /** Prints from the type on; returns the length of all headers. */
    private static int printTyped(Dissection d, PacketReader in, int start, int length) {
        int type = in.u16();
        if (type == EtherType.MAC_SECURITY) {
            return printSecured(d, in, start, length);
        }
        return printTagged(d, in, start, type, false, length);
    }

    private static int printSecured(Dissection d, PacketReader in, int start, int length) {
        boolean linkHeader = d.options().linkHeader();
        if (linkHeader) {
            printType(d, EtherType.MAC_SECURITY, false, length);
        }
        int wholeLength = in.position() - start + in.captured();
        return switch (MacSecurity.print(d, in)) {
            case NONE -> wholeLength;
            case ENCRYPTED -> {
                int headerLength = in.position() - start;
                d.printUnknown(in, in.captured());
                yield headerLength;
            }
            case PLAIN -> {
                int type = in.u16();
                if (in.claimed() < 0) {
                    d.out().add(" [caplen ").add(in.claimed() + 2).add(" < 2]");
                    yield in.position() - 2 - start;
                }
                yield printTagged(d, in, start, type, linkHeader, length);
            }
        };
    }

    /** Prints from behind a type that may be a tag's. */
    private static int printTagged(Dissection d, PacketReader in, int start, int first, boolean printed, int length) {
        boolean tagged = printed;
        for (int type = first; ; type = in.u16()) {
            if (isVlan(type)) {
                if (in.captured() < TAG) {
                    d.out().enter("vlan");
                    d.printTruncated();
                    return in.position() - start + in.captured();
                }
                printTag(d, in, type, tagged, length);
                tagged = true;
            } else if (type == EtherType.ARISTA) {
                if (in.captured() < 2) {
                    d.out().add("[|arista]");
                    return in.position() - start + in.captured();
                }
                printType(d, type, false, length);
                if (!printArista(d, in, start, length)) {
                    return in.position() - start;
                }
                tagged = false;
            } else {
                return printFinal(d, in, start, type, tagged, length);
            }
        }
    }

    private static void printTag(Dissection d, PacketReader in, int type, boolean tagged, int length) {
        int tag = in.u16();
        if (d.options().linkHeader()) {
            printType(d, type, tagged, length);
            Vlan.printTag(d.out(), tag);
            d.out().add(", ");
        }
    }

    /** Prints what Arista's switches insert; returns whether the frame's own type follows. */
    private static boolean printArista(Dissection d, PacketReader in, int start, int length) {
        int at = in.position();
        if (Arista.print(d, in)) {
            return true;
        }
        in.seek(at);
        if (!d.options().linkHeader()) {
            printAddresses(d, in, start);
            printType(d, EtherType.ARISTA, false, length);
        }
        d.printUnknown(in, in.captured());
        in.seek(at);
        return false;
    }

    private static int printFinal(Dissection d, PacketReader in, int start, int type, boolean tagged, int length) {
        int headerLength = in.position() - start;
        if (type <= EtherType.MAX_LENGTH) {
            return headerLength + printFrame(d, in, type, tagged);
        }
        if (type == EtherType.JUMBO) {
            return headerLength + printLlc(d, in);
        }
        if (d.options().linkHeader()) {
            printType(d, type, tagged, length);
        }
        printPayload(d, in, type, start, length);
        return headerLength;
    }

    private static void printPayload(Dissection d, PacketReader in, int type, int start, int length) {
        if (Frames.printEtherType(d, in, type)) {
            return;
        }
        if (!d.options().linkHeader()) {
            printAddresses(d, in, start);
            printType(d, type, false, length);
        }
        d.printUnknown(in, Math.min(in.captured(), in.claimed()));
    }

    /** An IEEE 802.3 frame, which has a length in place of the type; padding beyond it belongs to nobody. */
    private static int printFrame(Dissection d, PacketReader in, int frameLength, boolean tagged) {
        in.clip(Math.min(frameLength, in.claimed()));
        if (d.options().linkHeader()) {
            d.out().add("802.3");
            if (!tagged) {
                d.out().add(", length ").add(in.claimed()).add(": ");
            }
        }
        return printLlc(d, in);
    }

    /** Prints an IEEE 802.2 frame, or a dump of it where nobody can; returns the length of its headers. */
    static int printLlc(Dissection d, PacketReader in) {
        int at = in.position();
        int headerLength = Llc.print(d, in);
        if (headerLength >= 0) {
            return headerLength;
        }
        in.seek(at);
        d.printUnknown(in, in.captured());
        return -headerLength;
    }

    private static void printAddresses(Dissection d, PacketReader in, int start) {
        d.printMac(in, start + SOURCE);
        d.out().add(" > ");
        d.printMac(in, start + DESTINATION);
        d.out().add(", ");
    }

    /** A type and, unless a tag before it had that already, the length of the packet. */
    private static void printType(Dissection d, int type, boolean tagged, int length) {
        Line out = d.out();
        if (d.options().quiet()) {
            out.addNameHex(EtherType.name(type), "Unknown Ethertype (0x", type, 4, ")");
        } else {
            out.add("ethertype ").add(EtherType.nameOrUnknown(type)).add(" (0x").hex(type, 4).add(')');
        }
        if (tagged) {
            out.add(", ");
        } else {
            out.add(", length ").add(length).add(": ");
        }
    }

    private static boolean isVlan(int type) {
        return type == EtherType.VLAN || type == EtherType.SERVICE_VLAN
                || type == EtherType.VLAN_9100 || type == EtherType.VLAN_9200;
    }
}
