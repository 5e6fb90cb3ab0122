package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The sockets of the calling thread's network namespace as sock_diag(7) lists them. The kernel gives each its cookie for that, if it
 * had none. It has no list of ICMP sockets.
 */
public final class InternetSockets {
    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int[] FAMILIES = {2, 10};
    /** TCP, UDP, UDP-Lite, raw sockets of any protocol, SCTP, DCCP. */
    private static final int[] PROTOCOLS = {6, 17, 136, 255, 132, 33};

    // struct inet_diag_req_v2 of include/uapi/linux/inet_diag.h
    private static final long REQUEST_SIZE = 56;
    private static final long PROTOCOL_AT = 1;
    private static final long STATES_AT = 4;
    private static final int ALL_STATES = -1;

    // struct inet_diag_msg
    private static final int STATE_AT = 1;
    private static final int COOKIE_AT = 44;
    private static final int INODE_AT = 68;

    private static final int TCP_CLOSE = 7;
    private static final int TCP_LISTEN = 10;

    private InternetSockets() {}

    /** Takes what is listed. */
    public interface Listener {
        /**
         * @param inode    of its file; 0 where no process has it
         * @param cookie   its number for as long as the machine runs
         * @param takesAll whether it takes packets of anybody: it listens, or is not connected
         */
        void socket(long inode, long cookie, boolean takesAll);
    }

    /** Lists all sockets of the protocols that the kernel has. */
    public static void list(Listener listener) {
        try (NetlinkSocket socket = NetlinkSocket.openDiagnosis(); Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_SIZE, Integer.BYTES);
            request.set(JAVA_INT, STATES_AT, ALL_STATES);
            for (int family : FAMILIES) {
                for (int protocol : PROTOCOLS) {
                    request.set(JAVA_BYTE, 0, (byte) family);
                    request.set(JAVA_BYTE, PROTOCOL_AT, (byte) protocol);
                    socket.requestDump(SOCK_DIAG_BY_FAMILY, request);
                    takeList(socket, listener);
                }
            }
        }
    }

    private static void takeList(NetlinkSocket socket, Listener listener) {
        while (true) {
            long length = socket.receive(true);
            for (long at = 0; socket.hasMessage(at, length); at = socket.nextMessage(at)) {
                int type = socket.type(at);
                if (type == NetlinkSocket.NLMSG_DONE || type == NetlinkSocket.NLMSG_ERROR) { // the kernel does not have the protocol
                    return;
                }
                int state = socket.u8(at, STATE_AT);
                listener.socket(
                        Integer.toUnsignedLong(socket.u32(at, INODE_AT)),
                        Integer.toUnsignedLong(socket.u32(at, COOKIE_AT)) | (long) socket.u32(at, COOKIE_AT + 4) << 32,
                        state == TCP_LISTEN || state == TCP_CLOSE);
            }
        }
    }
}
