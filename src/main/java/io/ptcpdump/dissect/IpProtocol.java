package io.ptcpdump.dissect;

/** IP protocol numbers, which are IPv6 next-header values too (IANA), with tcpdump's words for them. */
public final class IpProtocol {
    public static final int HOP_BY_HOP = 0;
    public static final int ICMP = 1;
    public static final int IGMP = 2;
    public static final int IPV4 = 4;
    public static final int TCP = 6;
    public static final int EGP = 8;
    /** Cisco's IGRP, as any private interior gateway protocol. */
    public static final int IGRP = 9;
    public static final int UDP = 17;
    public static final int DCCP = 33;
    public static final int IPV6 = 41;
    public static final int ROUTING = 43;
    public static final int FRAGMENT = 44;
    public static final int RSVP = 46;
    public static final int GRE = 47;
    public static final int ESP = 50;
    public static final int AH = 51;
    public static final int MINIMAL_ENCAPSULATION = 55;
    public static final int ICMPV6 = 58;
    public static final int NO_NEXT_HEADER = 59;
    public static final int DESTINATION_OPTIONS = 60;
    public static final int MOBILITY_OLD = 62;
    /** Sun's network disk protocol. */
    public static final int NETWORK_DISK = 77;
    public static final int EIGRP = 88;
    public static final int OSPF = 89;
    public static final int PIM = 103;
    public static final int IP_COMPRESSION = 108;
    public static final int VRRP = 112;
    public static final int PGM = 113;
    public static final int SCTP = 132;
    public static final int MOBILITY = 135;
    public static final int ETHERNET = 143;

    private IpProtocol() {}

    /** The word for a protocol, or {@code unknown}. */
    public static String name(int protocol) {
        return switch (protocol) {
            case HOP_BY_HOP -> "HBH";
            case ICMP -> "ICMP";
            case IGMP -> "IGMP";
            case IPV4 -> "IPIP";
            case TCP -> "TCP";
            case EGP -> "EGP";
            case IGRP -> "IGRP";
            case UDP -> "UDP";
            case DCCP -> "DCCP";
            case IPV6 -> "IPv6";
            case ROUTING -> "Routing";
            case FRAGMENT -> "Fragment";
            case RSVP -> "RSVP";
            case GRE -> "GRE";
            case ESP -> "ESP";
            case AH -> "AH";
            case MINIMAL_ENCAPSULATION -> "Mobile IP";
            case ICMPV6 -> "ICMPv6";
            case DESTINATION_OPTIONS -> "DSTOPT";
            case MOBILITY_OLD -> "Mobile IP (old)";
            case EIGRP -> "EIGRP";
            case OSPF -> "OSPF";
            case PIM -> "PIM";
            case IP_COMPRESSION -> "Compressed IP";
            case VRRP -> "VRRP";
            case PGM -> "PGM";
            case SCTP -> "SCTP";
            case MOBILITY -> "Mobility";
            case ETHERNET -> "Ethernet";
            default -> "unknown";
        };
    }
}
