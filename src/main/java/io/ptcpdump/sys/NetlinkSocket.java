package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A routing socket, rtnetlink(7), or one for questions about sockets, and the messages of the datagram received last.
 *
 * <p>A message is a struct nlmsghdr (length u32, type u16, flags u16, sequence u32, port u32), a body that depends on the
 * type, then attributes (length u16, type u16, value). Messages and attributes begin at multiples of 4 bytes. See
 * include/uapi/linux/netlink.h and rtnetlink.h.
 */
final class NetlinkSocket implements AutoCloseable {
    static final int NLMSG_ERROR = 2;
    static final int NLMSG_DONE = 3;
    static final int NLM_F_DUMP_INTR = 0x10;
    /** Offset of a message's body. */
    static final int HEADER_SIZE = 16;

    /** Results of {@link #receive} in place of a length: no datagram waits; some were lost for lack of room. */
    static final long NOTHING = -1;
    static final long OVERRUN = -2;

    private static final NativeFunction SOCKET = NativeFunction.libc("socket");
    private static final NativeFunction BIND = NativeFunction.libc("bind");
    private static final NativeFunction SEND = NativeFunction.libc("send");
    private static final NativeFunction RECV = NativeFunction.libc("recv");

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int NETLINK_ROUTE = 0;
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int SOCKADDR_NL_SIZE = 12;
    private static final int GROUPS_OFFSET = 8;
    private static final int MSG_DONTWAIT = 0x40;
    private static final short NLM_F_REQUEST_DUMP = 0x301;
    private static final int TYPE_OFFSET = 4;
    private static final int FLAGS_OFFSET = 6;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int ATTRIBUTE_HEADER_SIZE = 4;
    private static final int NLA_TYPE_MASK = 0x3fff;
    /** Holds any datagram: the kernel fills at most 32 KiB (netlink_dump() in net/netlink/af_netlink.c). */
    private static final int BUFFER_SIZE = 64 * 1024;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(BUFFER_SIZE, 8);
    private final Fd socket;
    private int sequence;

    private NetlinkSocket(Fd socket) {
        this.socket = socket;
    }

    /** A socket for questions about sockets, sock_diag(7). */
    static NetlinkSocket openDiagnosis() {
        return ofProtocol(NETLINK_SOCK_DIAG);
    }

    private static NetlinkSocket ofProtocol(int protocol) {
        return new NetlinkSocket(
                Fd.ofResult((int) SOCKET.call(AF_NETLINK, SOCK_RAW | Fd.O_CLOEXEC, protocol), "netlink socket"));
    }

    /** @param groups RTMGRP_ bits of what to be notified of, 0 for nothing */
    static NetlinkSocket open(int groups) {
        NetlinkSocket opened = ofProtocol(NETLINK_ROUTE);
        Fd fd = opened.socket;
        try (Arena call = Arena.ofConfined()) {
            MemorySegment address = call.allocate(SOCKADDR_NL_SIZE, 4);
            address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
            address.set(JAVA_INT, GROUPS_OFFSET, groups);
            if ((int) BIND.call(fd.number(), address.address(), SOCKADDR_NL_SIZE) < 0) {
                SystemException failure = SystemException.last("netlink bind");
                opened.close();
                throw failure;
            }
            return opened;
        }
    }

    int fd() {
        return socket.number();
    }

    /**
     * Asks for all objects of a kind; the messages of the answer are those that {@link #isAnswer}, the last an NLMSG_DONE.
     *
     * @param type RTM_GET value
     * @param body the struct that follows the header
     */
    void requestDump(int type, MemorySegment body) {
        sequence++;
        long size = HEADER_SIZE + body.byteSize();
        try (Arena call = Arena.ofConfined()) {
            MemorySegment request = call.allocate(size, 4);
            request.set(JAVA_INT, 0, (int) size);
            request.set(JAVA_SHORT, TYPE_OFFSET, (short) type);
            request.set(JAVA_SHORT, FLAGS_OFFSET, NLM_F_REQUEST_DUMP);
            request.set(JAVA_INT, SEQUENCE_OFFSET, sequence);
            request.asSlice(HEADER_SIZE).copyFrom(body);
            if (SEND.call(socket.number(), request.address(), size, 0) < 0) {
                throw SystemException.last("netlink send");
            }
        }
    }

    /**
     * Takes the next datagram in place of the one before.
     *
     * @param wait whether to wait for it
     * @return its length, {@link #NOTHING} or {@link #OVERRUN}
     */
    long receive(boolean wait) {
        while (true) {
            long length = RECV.call(socket.number(), buffer.address(), BUFFER_SIZE, wait ? 0 : MSG_DONTWAIT);
            if (length >= 0) {
                return length;
            }
            int errno = NativeFunction.errno();
            switch (errno) {
                case Errno.EINTR -> { }
                case Errno.EAGAIN -> {
                    return NOTHING;
                }
                case Errno.ENOBUFS -> {
                    return OVERRUN;
                }
                default -> throw new SystemException("netlink receive", errno);
            }
        }
    }

    /** Whether a whole message begins at an offset of a datagram of that length. */
    boolean hasMessage(long at, long length) {
        return at + HEADER_SIZE <= length && messageLength(at) >= HEADER_SIZE && at + messageLength(at) <= length;
    }

    /** The offset after a message. */
    long nextMessage(long at) {
        return at + align(messageLength(at));
    }

    private int messageLength(long at) {
        return buffer.get(JAVA_INT_UNALIGNED, at);
    }

    int type(long at) {
        return Short.toUnsignedInt(buffer.get(JAVA_SHORT_UNALIGNED, at + TYPE_OFFSET));
    }

    boolean hasFlag(long at, int flag) {
        return (buffer.get(JAVA_SHORT_UNALIGNED, at + FLAGS_OFFSET) & flag) != 0;
    }

    /** Whether a message belongs to the answer to the last {@link #requestDump}; if not it is a notification. */
    boolean isAnswer(long at) {
        return buffer.get(JAVA_INT_UNALIGNED, at + SEQUENCE_OFFSET) == sequence;
    }

    /** @throws SystemException if a message of an answer is a refusal */
    void requireNoError(long at, String operation) {
        if (type(at) == NLMSG_ERROR) {
            throw new SystemException(operation, -u32(at, 0));
        }
    }

    /** A field of a message's body. */
    int u8(long at, int offset) {
        return Byte.toUnsignedInt(buffer.get(JAVA_BYTE, at + HEADER_SIZE + offset));
    }

    int u16(long at, int offset) {
        return Short.toUnsignedInt(buffer.get(JAVA_SHORT_UNALIGNED, at + HEADER_SIZE + offset));
    }

    int u32(long at, int offset) {
        return buffer.get(JAVA_INT_UNALIGNED, at + HEADER_SIZE + offset);
    }

    /** The attributes of a message whose body has that size. */
    MemorySegment attributes(long at, int bodySize) {
        long size = messageLength(at) - HEADER_SIZE - bodySize;
        return buffer.asSlice(at + HEADER_SIZE + bodySize, Math.max(size, 0));
    }

    /** The value of the first attribute of a type, or null. */
    static MemorySegment attribute(MemorySegment attributes, int type) {
        long at = 0;
        while (at + ATTRIBUTE_HEADER_SIZE <= attributes.byteSize()) {
            int length = Short.toUnsignedInt(attributes.get(JAVA_SHORT_UNALIGNED, at));
            if (length < ATTRIBUTE_HEADER_SIZE || at + length > attributes.byteSize()) {
                return null;
            }
            if ((attributes.get(JAVA_SHORT_UNALIGNED, at + 2) & NLA_TYPE_MASK) == type) {
                return attributes.asSlice(at + ATTRIBUTE_HEADER_SIZE, length - ATTRIBUTE_HEADER_SIZE);
            }
            at += align(length);
        }
        return null;
    }

    private static long align(long length) {
        return (length + 3) & ~3L;
    }

    @Override
    public void close() {
        socket.close();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
