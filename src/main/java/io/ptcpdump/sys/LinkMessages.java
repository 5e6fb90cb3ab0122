package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * The layout of netlink messages about interfaces: struct nlmsghdr (16 bytes: length u32, type u16, flags u16, sequence u32,
 * port u32), struct ifinfomsg (16 bytes: family u8, pad, hardware type u16, index s32, flags u32, change u32), then attributes
 * (length u16, type u16, value), each padded to 4 bytes. include/uapi/linux/netlink.h, rtnetlink.h, if_link.h.
 */
final class LinkMessages {
    static final int NLMSG_ERROR = 2;
    static final int NLMSG_DONE = 3;
    static final int RTM_NEWLINK = 16;
    static final int RTM_DELLINK = 17;
    static final int RTM_GETLINK = 18;

    static final int HEADER_SIZE = 16;
    static final int TYPE_OFFSET = 4;
    static final int FLAGS_OFFSET = 6;
    static final int SEQUENCE_OFFSET = 8;
    static final int BODY_SIZE = 16;

    private static final int HARDWARE_TYPE_OFFSET = HEADER_SIZE + 2;
    private static final int INDEX_OFFSET = HEADER_SIZE + 4;
    private static final int LINK_FLAGS_OFFSET = HEADER_SIZE + 8;
    private static final int ATTRIBUTE_HEADER_SIZE = 4;

    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_LINK_NETNSID = 37;

    private static final String HEX = "0123456789abcdef";

    private LinkMessages() {}

    static int length(MemorySegment messages, long at) {
        return messages.get(JAVA_INT_UNALIGNED, at);
    }

    static int type(MemorySegment messages, long at) {
        return Short.toUnsignedInt(messages.get(JAVA_SHORT_UNALIGNED, at + TYPE_OFFSET));
    }

    static int flags(MemorySegment messages, long at) {
        return Short.toUnsignedInt(messages.get(JAVA_SHORT_UNALIGNED, at + FLAGS_OFFSET));
    }

    static int sequence(MemorySegment messages, long at) {
        return messages.get(JAVA_INT_UNALIGNED, at + SEQUENCE_OFFSET);
    }

    /** The negated error number of an NLMSG_ERROR message. */
    static int error(MemorySegment messages, long at) {
        return messages.get(JAVA_INT_UNALIGNED, at + HEADER_SIZE);
    }

    /**
     * Whether a message is about the interface itself. Those of family AF_BRIDGE are about its membership of a bridge: one
     * that leaves a bridge is announced as deleted in that family and lives on.
     */
    static boolean isAboutLink(MemorySegment messages, long at) {
        return messages.get(JAVA_BYTE, at + HEADER_SIZE) == 0;
    }

    static int index(MemorySegment messages, long at) {
        return messages.get(JAVA_INT_UNALIGNED, at + INDEX_OFFSET);
    }

    /** Reads an RTM_NEWLINK or RTM_DELLINK message. */
    static NetworkLink link(MemorySegment messages, long at) {
        String name = "";
        String hardwareAddress = "";
        int peerNamespaceId = -1;
        long end = at + length(messages, at);
        long attribute = at + HEADER_SIZE + BODY_SIZE;
        while (attribute + ATTRIBUTE_HEADER_SIZE <= end) {
            int length = Short.toUnsignedInt(messages.get(JAVA_SHORT_UNALIGNED, attribute));
            if (length < ATTRIBUTE_HEADER_SIZE || attribute + length > end) {
                break;
            }
            MemorySegment value = messages.asSlice(attribute + ATTRIBUTE_HEADER_SIZE, length - ATTRIBUTE_HEADER_SIZE);
            switch (messages.get(JAVA_SHORT_UNALIGNED, attribute + 2)) {
                case IFLA_IFNAME -> name = value.getString(0);
                case IFLA_ADDRESS -> hardwareAddress = colonHex(value);
                case IFLA_LINK_NETNSID -> peerNamespaceId = value.get(JAVA_INT_UNALIGNED, 0);
                default -> { }
            }
            attribute += align(length);
        }
        int hardwareType = Short.toUnsignedInt(messages.get(JAVA_SHORT_UNALIGNED, at + HARDWARE_TYPE_OFFSET));
        int flags = messages.get(JAVA_INT_UNALIGNED, at + LINK_FLAGS_OFFSET);
        return new NetworkLink(name, index(messages, at), hardwareType, flags, hardwareAddress, peerNamespaceId);
    }

    static long align(long length) {
        return (length + 3) & ~3L;
    }

    private static String colonHex(MemorySegment bytes) {
        StringBuilder text = new StringBuilder((int) bytes.byteSize() * 3);
        for (long i = 0; i < bytes.byteSize(); i++) {
            int value = bytes.get(JAVA_BYTE, i);
            text.append(i == 0 ? "" : ":").append(HEX.charAt(value >> 4 & 15)).append(HEX.charAt(value & 15));
        }
        return text.toString();
    }
}
