package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;

/**
 * The Linux cooked header, version 2 (LINKTYPE_LINUX_SLL2).
 *
 * <pre>
 *  0               2          4                 8             10            11               12
 * +---------------+----------+-----------------+-------------+-------------+----------------+-----------------+
 * | protocol type | reserved | interface index | device type | packet type | address length | address, padded |
 * +---------------+----------+-----------------+-------------+-------------+----------------+-----------------+
 * </pre>
 */
public final class LinuxSll2 extends LinuxCooked {
    private static final int PROTOCOL = 0;
    private static final int INTERFACE = 4;
    private static final int PACKET_TYPE = 10;
    private static final int ADDRESS_LENGTH = 11;
    private static final int ADDRESS = 12;
    private static final int HEADER = 20;

    public LinuxSll2() {
        super("sll2", HEADER, PROTOCOL);
    }

    @Override
    void printAlways(Dissection d, PacketReader in) {
        String name = d.names().interfaceName(in.peekI32(INTERFACE));
        d.out().addLeft(name == null ? "?" : name, 5).add(' ');
        d.out().addLeft(packetType(in.peekU8(PACKET_TYPE)), 3).add(' ');
    }

    @Override
    void printFields(Dissection d, PacketReader in) {
        d.out().add("ifindex ").add(in.peekU32(INTERFACE)).add(' ');
        printAddress(d, in, in.peekU8(ADDRESS_LENGTH), ADDRESS);
    }
}
