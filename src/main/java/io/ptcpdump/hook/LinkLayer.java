package io.ptcpdump.hook;

import io.ptcpdump.model.LinkType;
import io.ptcpdump.sys.NetworkLink;

/** What a packet begins with at an interface's hooks, and so which of the two pairs of programs it gets. */
public enum LinkLayer {
    ETHERNET(LinkType.ETHERNET, "ptcpdump_in_l2", "ptcpdump_out_l2"),
    /** An IP header: tun devices, WireGuard, IP tunnels, PPP. */
    RAW(LinkType.RAW, "ptcpdump_in_l3", "ptcpdump_out_l3");

    /** ARPHRD_ values of include/uapi/linux/if_arp.h whose devices have an Ethernet header; the loopback device has one of zeros. */
    private static final int ARPHRD_ETHER = 1;

    private static final int ARPHRD_LOOPBACK = 772;

    private final int linkType;
    private final String ingress;
    private final String egress;

    LinkLayer(int linkType, String ingress, String egress) {
        this.linkType = linkType;
        this.ingress = ingress;
        this.egress = egress;
    }

    public static LinkLayer of(NetworkLink link) {
        return link.hardwareType() == ARPHRD_ETHER || link.hardwareType() == ARPHRD_LOOPBACK ? ETHERNET : RAW;
    }

    /** LINKTYPE_ value of its packets in files. */
    public int linkType() {
        return linkType;
    }

    /** The program for packets that arrive. */
    String ingress() {
        return ingress;
    }

    /** The program for packets that leave. */
    String egress() {
        return egress;
    }
}
