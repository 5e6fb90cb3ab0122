package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The network interfaces of this network namespace, now and as they come and go: a routing socket, rtnetlink(7), that first
 * subscribes to changes and then lists, so that none is missed between the two. One thread uses it.
 */
public final class NetworkLinks implements AutoCloseable {
    private static final NativeFunction SOCKET = NativeFunction.libc("socket");
    private static final NativeFunction BIND = NativeFunction.libc("bind");
    private static final NativeFunction SEND = NativeFunction.libc("send");
    private static final NativeFunction RECV = NativeFunction.libc("recv");

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int NETLINK_ROUTE = 0;
    private static final int SOCKADDR_NL_SIZE = 12;
    private static final int RTMGRP_LINK = 1;
    private static final int MSG_DONTWAIT = 0x40;
    private static final short NLM_F_REQUEST_DUMP = 0x301;
    private static final int NLM_F_DUMP_INTR = 0x10;
    /** Holds any datagram: the kernel fills at most 32 KiB (netlink_dump() in net/netlink/af_netlink.c). */
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final long OVERRUN = -1;
    /** A listing is repeated when interfaces changed under it, but not for ever. */
    private static final int MOST_LISTINGS = 5;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(BUFFER_SIZE, 8);
    private final Map<Integer, NetworkLink> links = new TreeMap<>();
    private final Fd socket;
    private int sequence;

    /** Hears what {@link #receive} finds. */
    public interface Listener {
        /** An interface appeared, or something about it changed: its name, whether it is up. */
        void changed(NetworkLink link);

        /** An interface went away; this is what was last known of it. */
        void removed(NetworkLink link);
    }

    private NetworkLinks(Fd socket) {
        this.socket = socket;
    }

    /**
     * Subscribes to changes and reads the interfaces that exist.
     *
     * @throws SystemException if the kernel refuses
     */
    public static NetworkLinks open() {
        Fd socket = Fd.ofResult((int) SOCKET.call(AF_NETLINK, SOCK_RAW | Fd.O_CLOEXEC, NETLINK_ROUTE), "netlink socket");
        NetworkLinks opened = new NetworkLinks(socket);
        try {
            opened.subscribe();
            opened.list(new Silent());
            return opened;
        } catch (SystemException e) {
            opened.close();
            throw e;
        }
    }

    /** The interfaces known now, by index, smallest first. */
    public Collection<NetworkLink> all() {
        return List.copyOf(links.values());
    }

    /** Readable when {@link #receive} has something to tell. */
    public int fd() {
        return socket.number();
    }

    /** Takes all notifications that wait, without waiting for any. */
    public void receive(Listener listener) {
        while (true) {
            long length = RECV.call(socket.number(), buffer.address(), BUFFER_SIZE, MSG_DONTWAIT);
            if (length >= 0) {
                take(length, listener);
                continue;
            }
            int errno = NativeFunction.errno();
            switch (errno) {
                case Errno.EAGAIN -> {
                    return;
                }
                case Errno.EINTR -> { }
                case Errno.ENOBUFS -> list(listener);
                default -> throw new SystemException("netlink receive", errno);
            }
        }
    }

    private void subscribe() {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment address = call.allocate(SOCKADDR_NL_SIZE, 4);
            address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
            address.set(JAVA_INT, 8, RTMGRP_LINK);
            if ((int) BIND.call(socket.number(), address.address(), SOCKADDR_NL_SIZE) < 0) {
                throw SystemException.last("netlink bind");
            }
        }
    }

    /** Reads all interfaces anew, tells what differs from what is known, and drops those that are gone. */
    private void list(Listener listener) {
        boolean interrupted = true;
        for (int i = 0; i < MOST_LISTINGS && interrupted; i++) {
            requestListing();
            interrupted = takeListing(listener);
        }
    }

    private void requestListing() {
        sequence++;
        int size = LinkMessages.HEADER_SIZE + LinkMessages.BODY_SIZE;
        try (Arena call = Arena.ofConfined()) {
            MemorySegment request = call.allocate(size, 4);
            request.set(JAVA_INT, 0, size);
            request.set(JAVA_SHORT, LinkMessages.TYPE_OFFSET, (short) LinkMessages.RTM_GETLINK);
            request.set(JAVA_SHORT, LinkMessages.FLAGS_OFFSET, NLM_F_REQUEST_DUMP);
            request.set(JAVA_INT, LinkMessages.SEQUENCE_OFFSET, sequence);
            if (SEND.call(socket.number(), request.address(), size, 0) < 0) {
                throw SystemException.last("netlink send");
            }
        }
    }

    /**
     * Takes the answer to {@link #requestListing}, and the notifications that come before and among its parts. Those before
     * may be older than notifications that were lost, so what counts as gone is what is known when the answer begins and
     * is not in it.
     *
     * @return whether interfaces changed meanwhile, so that the answer may lack one
     */
    private boolean takeListing(Listener listener) {
        boolean interrupted = false;
        Set<Integer> unlisted = null;
        while (true) {
            long length = receiveSome();
            interrupted |= length == OVERRUN;
            for (long at = 0; hasMessage(at, length); at += LinkMessages.align(LinkMessages.length(buffer, at))) {
                int type = LinkMessages.type(buffer, at);
                if (LinkMessages.sequence(buffer, at) != sequence) {
                    takeMessage(at, type, listener);
                    continue;
                }
                if (type == LinkMessages.NLMSG_ERROR) {
                    throw new SystemException("netlink list interfaces", -LinkMessages.error(buffer, at));
                }
                if (unlisted == null) {
                    unlisted = new TreeSet<>(links.keySet());
                }
                interrupted |= (LinkMessages.flags(buffer, at) & NLM_F_DUMP_INTR) != 0;
                if (type == LinkMessages.NLMSG_DONE) {
                    removeAll(interrupted ? Set.of() : unlisted, listener);
                    return interrupted;
                }
                unlisted.remove(LinkMessages.index(buffer, at));
                takeMessage(at, type, listener);
            }
        }
    }

    /** Waits for the next datagram and returns its length, or {@link #OVERRUN} if notifications were lost before it. */
    private long receiveSome() {
        while (true) {
            long length = RECV.call(socket.number(), buffer.address(), BUFFER_SIZE, 0);
            if (length >= 0) {
                return length;
            }
            int errno = NativeFunction.errno();
            if (errno == Errno.ENOBUFS) {
                return OVERRUN;
            }
            if (errno != Errno.EINTR) {
                throw new SystemException("netlink receive", errno);
            }
        }
    }

    private void take(long length, Listener listener) {
        for (long at = 0; hasMessage(at, length); at += LinkMessages.align(LinkMessages.length(buffer, at))) {
            takeMessage(at, LinkMessages.type(buffer, at), listener);
        }
    }

    private boolean hasMessage(long at, long end) {
        return at + LinkMessages.HEADER_SIZE <= end
                && LinkMessages.length(buffer, at) >= LinkMessages.HEADER_SIZE
                && at + LinkMessages.length(buffer, at) <= end;
    }

    private void takeMessage(long at, int type, Listener listener) {
        boolean change = type == LinkMessages.RTM_NEWLINK || type == LinkMessages.RTM_DELLINK;
        if (!change || !LinkMessages.isAboutLink(buffer, at)) {
            return;
        }
        NetworkLink link = LinkMessages.link(buffer, at);
        if (type == LinkMessages.RTM_DELLINK) {
            remove(link.index(), listener);
        } else if (!link.equals(links.put(link.index(), link))) {
            listener.changed(link);
        }
    }

    private void removeAll(Set<Integer> indexes, Listener listener) {
        for (int index : indexes) {
            remove(index, listener);
        }
    }

    private void remove(int index, Listener listener) {
        NetworkLink gone = links.remove(index);
        if (gone != null) {
            listener.removed(gone);
        }
    }

    @Override
    public void close() {
        socket.close();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    /** For the first listing, which {@link #all} gives. */
    private static final class Silent implements Listener {
        @Override
        public void changed(NetworkLink link) {}

        @Override
        public void removed(NetworkLink link) {}
    }
}
