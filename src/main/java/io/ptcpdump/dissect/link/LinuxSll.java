package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;

/**
 * The Linux cooked header, version 1 (LINKTYPE_LINUX_SLL).
 *
 * <pre>
 *  0             2             4                6                14
 * +-------------+-------------+----------------+----------------+---------------+
 * | packet type | device type | address length | address, padded| protocol type |
 * +-------------+-------------+----------------+----------------+---------------+
 * </pre>
 */
public final class LinuxSll extends LinuxCooked {
    private static final int PACKET_TYPE = 0;
    private static final int ADDRESS_LENGTH = 4;
    private static final int ADDRESS = 6;
    private static final int PROTOCOL = 14;
    private static final int HEADER = 16;

    public LinuxSll() {
        super("sll", HEADER, PROTOCOL);
    }

    @Override
    void printAlways(Dissection d, PacketReader in) {
        // Everything in this header is for -e.
    }

    @Override
    void printFields(Dissection d, PacketReader in) {
        d.out().addRight(packetType(in.peekU16(PACKET_TYPE)), 3).add(' ');
        printAddress(d, in, in.peekU16(ADDRESS_LENGTH), ADDRESS);
    }
}
