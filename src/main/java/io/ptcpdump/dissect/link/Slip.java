package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * IP over serial lines, RFC 1055, whose TCP headers may be compressed (RFC 1144): captures have the direction, up to 15 bytes
 * of the compressed header, and the packet with its header restored.
 */
public final class Slip implements LinkPrinter {
    private static final int HEADER = 16;
    private static final int DIRECTION = 0;
    private static final int COMPRESSED_HEADER = 1;
    /** Where an uncompressed packet has the number of the connection in place of the IP protocol. */
    private static final int CONNECTION = 10;

    private static final int TYPE_IP = 0x40;
    private static final int TYPE_UNCOMPRESSED = 0x70;
    private static final int TYPE_COMPRESSED = 0x80;

    private static final int NEW_CONNECTION = 0x40;
    private static final int NEW_IDENTIFICATION = 0x20;
    private static final int NEW_SEQUENCE = 0x08;
    private static final int NEW_ACKNOWLEDGMENT = 0x04;
    private static final int NEW_WINDOW = 0x02;
    private static final int NEW_URGENT = 0x01;
    /** Combinations that stand for the usual changes of interactive traffic, and of traffic in one direction. */
    private static final int INTERACTIVE = NEW_SEQUENCE | NEW_WINDOW | NEW_URGENT;
    private static final int ONE_WAY = INTERACTIVE | NEW_ACKNOWLEDGMENT;

    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;

    /** Bytes of data in the last packet of each direction and connection, which compressed headers leave out. */
    private final int[][] lastLength = new int[2][256];
    private int connection = 255;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out().enter("slip");
        in.need(HEADER);
        if (d.options().linkHeader()) {
            d.requireOrder();
            printHeader(out, in);
        }
        in.skip(HEADER);
        int version = in.peekU8(0) >>> 4;
        switch (version) {
            case 4 -> Frames.printEtherType(d, in, EtherType.IPV4);
            case 6 -> Frames.printEtherType(d, in, EtherType.IPV6);
            default -> out.add("ip v").add(version);
        }
        return HEADER;
    }

    /** Prints a packet of BSD/OS (LINKTYPE_SLIP_BSDOS), whose header is as long but has other things in it. */
    public int printBsdOs(Dissection d, PacketReader in) {
        d.out().enter("slip_bsdos");
        in.skip(HEADER);
        Frames.printEtherType(d, in, EtherType.IPV4);
        return HEADER;
    }

    private void printHeader(Line out, PacketReader in) {
        int direction = in.peekU8(DIRECTION);
        boolean known = direction < 2;
        if (known) {
            out.add(direction == 0 ? "I " : "O ");
        } else {
            out.add("Invalid direction ").add(direction).add(' ');
        }
        int flags = in.peekU8(COMPRESSED_HEADER);
        int type = flags & 0xf0;
        if (type == TYPE_IP) {
            out.add("ip ").add(in.claimed()).add(": ");
        } else if (type == TYPE_UNCOMPRESSED) {
            connection = in.peekU8(CONNECTION);
            out.add("utcp ").add(connection).add(": ");
            if (known) {
                lastLength[direction][connection] = dataLength(in);
            }
        } else if (known && (flags & TYPE_COMPRESSED) != 0) {
            printCompressed(out, in, flags, direction);
            out.add(": ");
        } else if (known) {
            out.add("slip-").add(flags).add("!: ");
        }
    }

    /** What changes against the header before, RFC 1144 section 3.2.3. */
    private void printCompressed(Line out, PacketReader in, int flags, int direction) {
        int at = COMPRESSED_HEADER + 1;
        if ((flags & NEW_CONNECTION) != 0) {
            connection = in.peekU8(at++);
            out.add("ctcp ").add(connection);
        } else {
            out.add("ctcp *");
        }
        at += 2; // the checksum of TCP
        long last = lastLength[direction][connection] & 0xffffffffL;
        if ((flags & ONE_WAY) == INTERACTIVE) {
            out.add(" *SA+").add(last);
        } else if ((flags & ONE_WAY) == ONE_WAY) {
            out.add(" *S+").add(last);
        } else {
            at = printChange(out, in, flags & NEW_URGENT, " U=", at);
            at = printWindow(out, in, flags & NEW_WINDOW, at);
            at = printChange(out, in, flags & NEW_ACKNOWLEDGMENT, " A+", at);
            at = printChange(out, in, flags & NEW_SEQUENCE, " S+", at);
        }
        at = printChange(out, in, flags & NEW_IDENTIFICATION, " I+", at);
        int length = dataLength(in);
        lastLength[direction][connection] = length;
        out.add(' ').add(length & 0xffffffffL).add(" (").add(at - COMPRESSED_HEADER).add(')');
    }

    /**
     * Prints a change where there is one: a byte, or where that is zero the two bytes after it.
     *
     * @return where the next is; tcpdump does not pass over a change of one byte
     */
    private static int printChange(Line out, PacketReader in, int flag, String what, int at) {
        if (flag == 0) {
            return at;
        }
        int change = in.peekU8(at);
        boolean wide = change == 0;
        out.add(what).add(wide ? in.peekU16(at + 1) : change);
        return wide ? at + 3 : at;
    }

    private static int printWindow(Line out, PacketReader in, int flag, int at) {
        if (flag == 0) {
            return at;
        }
        int change = in.peekU8(at);
        boolean wide = change == 0;
        if (wide) {
            change = (short) in.peekU16(at + 1);
        }
        out.add(change >= 0 ? " W+" : " W").add(change);
        return wide ? at + 3 : at;
    }

    /** What is left of the packet's length without the headers of IP and TCP, which must have been captured. */
    private static int dataLength(PacketReader in) {
        in.need(HEADER + IP_HEADER);
        int ipLength = (in.peekU8(HEADER) & 15) * 4;
        in.need(HEADER + ipLength + TCP_HEADER);
        int tcpLength = (in.peekU8(HEADER + ipLength + 12) >>> 4) * 4;
        return in.claimed() - HEADER - ipLength - tcpLength;
    }
}
