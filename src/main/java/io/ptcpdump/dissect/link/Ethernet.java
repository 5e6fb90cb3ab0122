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

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("ether");
        int length = in.claimed();
        if (length < in.captured()) {
            out.add("[length ").add(length).add(" < caplen ").add(in.captured()).add(']');
            d.printInvalid();
            return length;
        }
        if (in.captured() < HEADER) {
            d.printTruncated();
            return in.captured();
        }
        int start = in.position();
        if (d.options().linkHeader()) {
            printAddresses(d, in, start);
        }
        in.skip(TYPE);
        int type = in.u16();
        boolean tagged = false;
        if (type == EtherType.MAC_SECURITY) {
            if (d.options().linkHeader()) {
                printType(d, type, false, length);
            }
            int wholeLength = in.position() - start + in.captured();
            switch (MacSecurity.print(d, in, start)) {
                case ENCRYPTED -> {
                    int headerLength = in.position() - start;
                    d.printUnknown(in, in.captured());
                    return headerLength;
                }
                case NONE -> {
                    return wholeLength;
                }
                case PLAIN -> {
                    type = in.u16();
                    tagged = d.options().linkHeader();
                    if (in.claimed() < 0) {
                        out.add(" [caplen ").add(in.claimed() + 2).add(" < 2]");
                        return in.position() - 2 - start;
                    }
                }
            }
        }
        for (; isVlan(type); type = in.u16()) {
            if (in.captured() < TAG) {
                out.enter("vlan");
                d.printTruncated();
                return in.position() - start + in.captured();
            }
            int tag = in.u16();
            if (d.options().linkHeader()) {
                printType(d, type, tagged, length);
                Vlan.printTag(out, tag);
                out.add(", ");
            }
            tagged = true;
        }
        int headerLength = in.position() - start;
        if (type <= EtherType.MAX_LENGTH) {
            return headerLength + printFrame(d, in, start, type, tagged);
        }
        if (type == EtherType.JUMBO) {
            return headerLength + printLlc(d, in, start);
        }
        if (d.options().linkHeader()) {
            printType(d, type, tagged, length);
        }
        printPayload(d, in, type, start, length);
        return headerLength;
    }

    private static void printPayload(Dissection d, PacketReader in, int type, int start, int length) {
        Printer payload = d.demux().etherType(type);
        if (payload != null) {
            payload.print(d, in);
            return;
        }
        if (!d.options().linkHeader()) {
            printAddresses(d, in, start);
            printType(d, type, false, length);
        }
        d.printUnknown(in, Math.min(in.captured(), in.claimed()));
    }

    /** An IEEE 802.3 frame, which has a length in place of the type; padding beyond it belongs to nobody. */
    private static int printFrame(Dissection d, PacketReader in, int start, int frameLength, boolean tagged) {
        in.clip(Math.min(frameLength, in.claimed()));
        if (d.options().linkHeader()) {
            d.out().add("802.3");
            if (!tagged) {
                d.out().add(", length ").add(in.claimed()).add(": ");
            }
        }
        return printLlc(d, in, start);
    }

    private static int printLlc(Dissection d, PacketReader in, int start) {
        int at = in.position();
        int headerLength = Llc.print(d, in, start);
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

    /** The address pair of the Ethernet header at an absolute position, as IEEE 802.2 text has it. */
    static void printSource(Dissection d, PacketReader in, int start) {
        d.printMac(in, start + SOURCE);
    }

    static void printDestination(Dissection d, PacketReader in, int start) {
        d.printMac(in, start + DESTINATION);
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
