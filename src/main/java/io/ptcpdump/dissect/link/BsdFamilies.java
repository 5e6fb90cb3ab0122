package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.PacketReader;

/** Numbers of address families on BSD, where each system has its own for IPv6. */
final class BsdFamilies {
    private static final int INET = 2;
    private static final int INET6_BSD = 24;
    private static final int INET6_FREEBSD = 28;
    private static final int INET6_DARWIN = 30;

    private BsdFamilies() {}

    /** Prints an IP packet of the family; returns false where the family is another. */
    static boolean printIp(Dissection d, PacketReader in, int family) {
        return switch (family) {
            case INET -> Frames.printEtherType(d, in, EtherType.IPV4);
            case INET6_BSD, INET6_FREEBSD, INET6_DARWIN -> Frames.printEtherType(d, in, EtherType.IPV6);
            default -> false;
        };
    }
}
