package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * What both versions of the Linux "cooked" header share (tcpdump.org, LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2): a header of
 * fixed length that has a protocol type in it, then the payload.
 */
abstract class LinuxCooked implements LinkPrinter {
    /** Protocol type of Novell's frames without LLC (ETH_P_802_3 in the kernel's if_ether.h). */
    private static final int TYPE_RAW_IPX = 0x0001;
    /** Protocol type of IEEE 802.2 frames (ETH_P_802_2). */
    private static final int TYPE_LLC = 0x0004;
    private static final int MAC_LENGTH = 6;
    private static final int TAG = 4;

    private final String protocol;
    private final int headerLength;
    private final int typeAt;

    /**
     * @param protocol what a truncation mark calls it
     * @param typeAt   offset of the protocol type in the header
     */
    LinuxCooked(String protocol, int headerLength, int typeAt) {
        this.protocol = protocol;
        this.headerLength = headerLength;
        this.typeAt = typeAt;
    }

    /** Prints what is shown even without {@code -e}; the reader is at the header. */
    abstract void printAlways(Dissection d, PacketReader in);

    /** Prints the fields that come before the protocol type with {@code -e}; the reader is at the header. */
    abstract void printFields(Dissection d, PacketReader in);

    @Override
    public final int print(Dissection d, PacketReader in) {
        d.out().enter(protocol);
        in.need(headerLength);
        printAlways(d, in);
        int start = in.position();
        if (d.options().linkHeader()) {
            printHeader(d, in, in.claimed());
        }
        int type = in.peekU16(typeAt);
        in.skip(headerLength);
        while (type == EtherType.VLAN) {
            if (in.captured() < TAG) {
                d.out().enter("vlan");
                d.printTruncated();
                return in.position() - start + in.captured();
            }
            type = printTag(d, in);
        }
        int length = in.position() - start;
        return type <= EtherType.MAX_LENGTH ? length + printFrame(d, in, type) : length + printPayload(d, in, type, start);
    }

    /** Prints a VLAN tag and returns the type after it. */
    private static int printTag(Dissection d, PacketReader in) {
        int tag = in.u16();
        if (d.options().linkHeader()) {
            Vlan.printTag(d.out(), tag);
            d.out().add(", ");
        }
        int type = in.u16();
        if (type <= EtherType.MAX_LENGTH) {
            type = TYPE_LLC;
        }
        if (!d.options().quiet()) {
            d.out().add("ethertype ").add(EtherType.nameOrUnknown(type)).add(", ");
        }
        return type;
    }

    /** Prints what is no Ethernet protocol type; returns the length of the LLC header. */
    private static int printFrame(Dissection d, PacketReader in, int type) {
        Printer ipx = d.demux().etherType(EtherType.IPX);
        if (type == TYPE_RAW_IPX && ipx != null) {
            ipx.print(d, in);
            return 0;
        }
        if (type == TYPE_LLC) {
            int at = in.position();
            int length = Llc.print(d, in);
            if (length >= 0) {
                return length;
            }
            in.seek(at);
        }
        d.printUnknown(in, in.captured());
        return 0;
    }

    private int printPayload(Dissection d, PacketReader in, int type, int start) {
        if (Frames.printEtherType(d, in, type)) {
            return 0;
        }
        if (!d.options().linkHeader()) {
            int at = in.position();
            int length = in.claimed() + headerLength;
            in.seek(start);
            printHeader(d, in, length);
            in.seek(at);
        }
        d.printUnknown(in, in.captured());
        return 0;
    }

    /** @param length what is said to be the packet's length: after VLAN tags tcpdump does not count them */
    private void printHeader(Dissection d, PacketReader in, int length) {
        d.out().enter(protocol);
        printFields(d, in);
        if (d.options().quiet()) {
            return;
        }
        int type = in.peekU16(typeAt);
        switch (type) {
            case TYPE_RAW_IPX -> d.out().add("802.3");
            case TYPE_LLC -> d.out().add("802.2");
            default -> {
                String name = type <= EtherType.MAX_LENGTH ? "Unknown" : EtherType.nameOrUnknown(type);
                d.out().add("ethertype ").add(name).add(" (0x").hex(type, 4).add(')');
            }
        }
        d.out().add(", length ").add(length).add(": ");
    }

    /** How the packet met the host (PACKET_HOST and so on in the kernel's if_packet.h). */
    static String packetType(int type) {
        return switch (type) {
            case 0 -> "In";
            case 1 -> "B";
            case 2 -> "M";
            case 3 -> "P";
            case 4 -> "Out";
            default -> "?";
        };
    }

    /** Prints a link-layer address that is as long as a MAC address; others are left out. */
    static void printAddress(Dissection d, PacketReader in, int length, int ahead) {
        if (length == MAC_LENGTH) {
            d.printMac(in, in.position() + ahead);
            d.out().add(' ');
        }
    }
}
