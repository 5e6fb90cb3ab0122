package io.ptcpdump.model;

import java.util.Objects;

/**
 * Who a packet belongs to on one end: a process, and where it is known the thread and the user that used the socket.
 *
 * @param process    the process image at the time of the packet
 * @param tid        thread id, 0 where unknown
 * @param threadName name of that thread, empty where unknown
 * @param uid        user id the socket was used with, -1 where unknown
 * @param evidence   how the owner is known
 */
public record Owner(ProcessInfo process, int tid, String threadName, int uid, Evidence evidence) {
    public Owner {
        Objects.requireNonNull(process);
        Objects.requireNonNull(threadName);
        Objects.requireNonNull(evidence);
    }

    /** How an owner is known. */
    public enum Evidence {
        /** The process created the socket while the capture ran. */
        CREATE,
        BIND,
        CONNECT,
        SEND,
        RECEIVE,
        ACCEPT,
        /** The connection is not accepted yet; the process is the owner of the listening socket. */
        LISTENER,
        /** The socket was there before the capture and found among the open files of the process. */
        SCAN,
        /** Read from a capture file. */
        FILE
    }
}
