package io.ptcpdump.model;

import java.util.Objects;

/**
 * Who a packet belongs to on one end: a process, and where it is known the thread and the user that used the socket.
 *
 * @param process    the process image at the time of the packet
 * @param tid        thread id, 0 where unknown
 * @param threadName name of that thread, empty where unknown
 * @param uid        user id the socket was used with, an unsigned number; -1 where unknown
 * @param evidence   how the process is known to use the socket
 * @param trail      how the packet is known to belong to the socket
 * @param container  that the process is in, or null
 */
public record Owner(
        ProcessInfo process, int tid, String threadName, int uid, Evidence evidence, Trail trail, ContainerInfo container) {
    public Owner {
        Objects.requireNonNull(process);
        Objects.requireNonNull(threadName);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(trail);
    }

    /** An owner that is in no container. */
    public Owner(ProcessInfo process, int tid, String threadName, int uid, Evidence evidence, Trail trail) {
        this(process, tid, threadName, uid, evidence, trail, null);
    }

    /** The same owner in a container; null takes it out of its own. */
    public Owner in(ContainerInfo other) {
        return new Owner(process, tid, threadName, uid, evidence, trail, other);
    }

    /** Whether it is known how the owner was found, which files of other tools and of older versions do not say. */
    public boolean isExplained() {
        return evidence != Evidence.FILE || trail != Trail.UNKNOWN;
    }

    /** How a process is known to use a socket. The words are those of text, JSON and capture files. */
    public enum Evidence {
        /** The process created the socket while the capture ran. */
        CREATE("created"),
        BIND("bound"),
        CONNECT("connected"),
        SEND("sent"),
        RECEIVE("received"),
        ACCEPT("accepted"),
        /** The connection is not accepted yet; the process is the owner of the listening socket. */
        LISTENER("listener"),
        /** The socket was there before the capture and found among the open files of the process. */
        SCAN("scan at start"),
        /** Read from a capture file that does not say. */
        FILE("file");

        private final String word;

        Evidence(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How a packet is known to belong to a socket. The words are those of text, JSON and capture files. */
    public enum Trail {
        /** The packet carries its socket. */
        SOCKET("socket"),
        /** The kernel finds the socket by the packet's addresses. */
        ADDRESS("address"),
        /** Packets of these addresses were seen at a socket of another network namespace. */
        FLOW("flow in another namespace"),
        /** One of the above, by the addresses before their translation. */
        CONNTRACK("conntrack"),
        /** An ICMP error: by the packet that it quotes. */
        QUOTE("quoted packet"),
        /** A later fragment: by the first one. */
        FRAGMENT("first fragment"),
        /** Not said. */
        UNKNOWN("unknown");

        private final String word;

        Trail(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
