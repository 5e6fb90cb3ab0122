package io.ptcpdump.sys;

/**
 * A network interface as the kernel describes it in an RTM_NEWLINK message, rtnetlink(7).
 *
 * @param name            such as {@code eth0}
 * @param index           the ifindex, unique in its network namespace
 * @param hardwareType    ARPHRD_ value (include/uapi/linux/if_arp.h): 1 Ethernet, 772 loopback, 65534 none
 * @param flags           IFF_ bits (include/uapi/linux/if.h)
 * @param hardwareAddress such as {@code 02:00:00:00:00:01}; empty if it has none
 * @param peerNamespaceId id, in this namespace, of the one where its other end (veth) or parent is; -1 if that is here
 */
public record NetworkLink(
        String name, int index, int hardwareType, int flags, String hardwareAddress, int peerNamespaceId) {
    private static final int IFF_UP = 1;
    private static final int IFF_LOOPBACK = 1 << 3;
    private static final int IFF_RUNNING = 1 << 6;

    /** Whether it was switched on ({@code ip link set ... up}). */
    public boolean isUp() {
        return (flags & IFF_UP) != 0;
    }

    /** Whether it is on and connected, so that packets can pass. */
    public boolean isRunning() {
        return (flags & IFF_RUNNING) != 0;
    }

    public boolean isLoopback() {
        return (flags & IFF_LOOPBACK) != 0;
    }
}
