package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The network interfaces of this network namespace, now and as they come and go: a routing socket that first subscribes to
 * changes and then lists, so that none is missed between the two. One thread uses it.
 */
public final class NetworkLinks implements AutoCloseable {
    private static final int RTMGRP_LINK = 1;
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_DELLINK = 17;
    private static final int RTM_GETLINK = 18;

    /** struct ifinfomsg: family u8, padding, hardware type u16, index s32, flags u32, changed flags u32. */
    private static final int BODY_SIZE = 16;
    private static final int HARDWARE_TYPE_OFFSET = 2;
    private static final int INDEX_OFFSET = 4;
    private static final int LINK_FLAGS_OFFSET = 8;
    private static final int AF_UNSPEC = 0;

    /** Attributes, include/uapi/linux/if_link.h. */
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_LINK_NETNSID = 37;

    private static final String HEX = "0123456789abcdef";
    /** A listing is repeated when interfaces changed under it, but not for ever. */
    private static final int MOST_LISTINGS = 5;

    private final NetlinkSocket socket = NetlinkSocket.open(RTMGRP_LINK);
    private final Map<Integer, NetworkLink> links = new TreeMap<>();

    /** Hears what {@link #receive} finds. */
    public interface Listener {
        /** An interface appeared, or something about it changed: its name, whether it is up. */
        void changed(NetworkLink link);

        /** An interface went away; this is what was last known of it. */
        void removed(NetworkLink link);
    }

    private NetworkLinks() {}

    /**
     * Subscribes to changes and reads the interfaces that exist.
     *
     * @throws SystemException if the kernel refuses
     */
    public static NetworkLinks open() {
        NetworkLinks opened = new NetworkLinks();
        try {
            opened.list(new Silent());
            return opened;
        } catch (SystemException e) {
            opened.close();
            throw e;
        }
    }

    /** The interfaces known now, by index, smallest first. */
    public List<NetworkLink> all() {
        return List.copyOf(links.values());
    }

    /** Readable when {@link #receive} has something to tell. */
    public int fd() {
        return socket.fd();
    }

    /** Takes all notifications that wait, without waiting for any. */
    public void receive(Listener listener) {
        for (long length = socket.receive(false); length != NetlinkSocket.NOTHING; length = socket.receive(false)) {
            if (length == NetlinkSocket.OVERRUN) {
                list(listener);
            }
            for (long at = 0; socket.hasMessage(at, length); at = socket.nextMessage(at)) {
                take(at, listener);
            }
        }
    }

    /** Reads all interfaces anew, tells what differs from what is known, and drops those that are gone. */
    private void list(Listener listener) {
        boolean interrupted = true;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment everything = arena.allocate(BODY_SIZE);
            for (int i = 0; i < MOST_LISTINGS && interrupted; i++) {
                socket.requestDump(RTM_GETLINK, everything);
                interrupted = takeListing(listener);
            }
        }
    }

    /**
     * Takes the answer to a request for all interfaces, and the notifications that come before and among its parts. Those
     * before may be older than notifications that were lost, so what counts as gone is what is known when the answer begins
     * and is not in it.
     *
     * @return whether interfaces changed meanwhile, so that the answer may lack one
     */
    private boolean takeListing(Listener listener) {
        boolean interrupted = false;
        Set<Integer> unlisted = null;
        while (true) {
            long length = socket.receive(true);
            interrupted |= length == NetlinkSocket.OVERRUN;
            for (long at = 0; socket.hasMessage(at, length); at = socket.nextMessage(at)) {
                if (!socket.isAnswer(at)) {
                    take(at, listener);
                    continue;
                }
                socket.requireNoError(at, "list network interfaces");
                if (unlisted == null) {
                    unlisted = new TreeSet<>(links.keySet());
                }
                interrupted |= socket.hasFlag(at, NetlinkSocket.NLM_F_DUMP_INTR);
                if (socket.type(at) == NetlinkSocket.NLMSG_DONE) {
                    removeAll(interrupted ? Set.of() : unlisted, listener);
                    return interrupted;
                }
                unlisted.remove(socket.u32(at, INDEX_OFFSET));
                take(at, listener);
            }
        }
    }

    private void take(long at, Listener listener) {
        int type = socket.type(at);
        boolean change = type == RTM_NEWLINK || type == RTM_DELLINK;
        // Messages of family AF_BRIDGE are about membership: an interface that leaves a bridge is "deleted" there and lives on.
        if (!change || socket.u8(at, 0) != AF_UNSPEC) {
            return;
        }
        if (type == RTM_DELLINK) {
            remove(socket.u32(at, INDEX_OFFSET), listener);
            return;
        }
        NetworkLink link = link(at);
        NetworkLink known = links.put(link.index(), link);
        if (known == null || !known.equals(link)) {
            listener.changed(link);
        }
    }

    private NetworkLink link(long at) {
        MemorySegment attributes = socket.attributes(at, BODY_SIZE);
        MemorySegment name = NetlinkSocket.attribute(attributes, IFLA_IFNAME);
        MemorySegment address = NetlinkSocket.attribute(attributes, IFLA_ADDRESS);
        MemorySegment peerNamespace = NetlinkSocket.attribute(attributes, IFLA_LINK_NETNSID);
        return new NetworkLink(
                name == null ? "" : CString.in(name),
                socket.u32(at, INDEX_OFFSET),
                socket.u16(at, HARDWARE_TYPE_OFFSET),
                socket.u32(at, LINK_FLAGS_OFFSET),
                address == null ? "" : colonHex(address),
                peerNamespace == null ? -1 : peerNamespace.get(JAVA_INT_UNALIGNED, 0));
    }

    private static String colonHex(MemorySegment bytes) {
        StringBuilder text = new StringBuilder((int) bytes.byteSize() * 3);
        for (long i = 0; i < bytes.byteSize(); i++) {
            int value = bytes.get(JAVA_BYTE, i);
            text.append(i == 0 ? "" : ":").append(HEX.charAt(value >> 4 & 15)).append(HEX.charAt(value & 15));
        }
        return text.toString();
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
    }

    /** For the first listing, which {@link #all} gives. */
    private static final class Silent implements Listener {
        @Override
        public void changed(NetworkLink link) {}

        @Override
        public void removed(NetworkLink link) {}
    }
}
