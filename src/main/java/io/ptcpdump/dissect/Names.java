package io.ptcpdump.dissect;

/** Names for numbers, printed without {@code -n}. Every method returns null where the number itself is to be printed. */
public interface Names {
    /** Prints nothing but numbers. */
    Names NONE = new Names() {};

    /** Host name of the address of 4 or 16 bytes at an absolute position of the packet. */
    default String host(PacketReader in, int position, int length) {
        return null;
    }

    default String tcpPort(int port) {
        return null;
    }

    default String udpPort(int port) {
        return null;
    }

    /** Name of an IP protocol number from /etc/protocols. */
    default String ipProtocol(int protocol) {
        return null;
    }

    /** What is printed for a 48-bit Ethernet address: its name, or the address with the organisation it was assigned to. */
    default String mac(long address) {
        return null;
    }

    /** Name of the interface of this host that has the index. */
    default String interfaceName(int index) {
        return null;
    }
}
