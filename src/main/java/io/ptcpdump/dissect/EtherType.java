package io.ptcpdump.dissect;

/** Ethernet protocol types (IEEE 802.3 section 3.2.6), with tcpdump's words for them. */
public final class EtherType {
    /** Values up to this one are not types but lengths of an IEEE 802.3 frame. */
    public static final int MAX_LENGTH = 1500;

    /** Not a registered type; stands for OSI in GRE, and for the OSI service access point of IEEE 802.2. */
    public static final int OSI = 0x00fe;
    public static final int GEONETWORKING_OLD = 0x0707;
    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int TRAIL = 0x1000;
    public static final int CALM_FAST = 0x1111;
    public static final int PPPOE_DISCOVERY_OLD = 0x3c12;
    public static final int PPPOE_SESSION_OLD = 0x3c13;
    public static final int DECNET = 0x6003;
    /** A whole Ethernet frame in a tunnel. */
    public static final int BRIDGED_ETHERNET = 0x6558;
    public static final int REVERSE_ARP = 0x8035;
    public static final int APPLETALK = 0x809b;
    /** The AppleTalk Address Resolution Protocol. */
    public static final int AARP = 0x80f3;
    public static final int VLAN = 0x8100;
    public static final int IPX = 0x8137;
    public static final int IPV6 = 0x86dd;
    /** The Multi-Point Control Protocol of passive optical networks, and PAUSE. */
    public static final int MPCP = 0x8808;
    public static final int SLOW_PROTOCOLS = 0x8809;
    public static final int PPP = 0x880b;
    public static final int MPLS = 0x8847;
    public static final int MPLS_MULTICAST = 0x8848;
    public static final int PPPOE_DISCOVERY = 0x8863;
    public static final int PPPOE_SESSION = 0x8864;
    public static final int MS_NLB = 0x886f;
    /** An IEEE 802.2 frame that is longer than a length field can say. */
    public static final int JUMBO = 0x8870;
    public static final int EAPOL = 0x888e;
    public static final int REALTEK = 0x8899;
    /** ATA over Ethernet. */
    public static final int AOE = 0x88a2;
    public static final int SERVICE_VLAN = 0x88a8;
    /** Transparent Inter-Process Communication. */
    public static final int TIPC = 0x88ca;
    public static final int LLDP = 0x88cc;
    public static final int MAC_SECURITY = 0x88e5;
    /** The Precision Time Protocol without IP. */
    public static final int PTP = 0x88f7;
    /** Connectivity Fault Management. */
    public static final int CFM = 0x8902;
    public static final int GEONETWORKING = 0x8947;
    public static final int NSH = 0x894f;
    /** The Configuration Testing Protocol of the first Ethernet. */
    public static final int LOOPBACK = 0x9000;
    public static final int VLAN_9100 = 0x9100;
    public static final int VLAN_9200 = 0x9200;
    public static final int CFM_OLD = 0xabcd;
    public static final int ARISTA = 0xd28b;
    /** Not a registered type; stands for OSI in Cisco's framing over HDLC. */
    public static final int ISO = 0xfefe;

    private EtherType() {}

    /** The word for a type, or null. */
    public static String name(int type) {
        return switch (type) {
            case IPV4 -> "IPv4";
            case MPLS -> "MPLS unicast";
            case MPLS_MULTICAST -> "MPLS multicast";
            case IPV6 -> "IPv6";
            case VLAN -> "802.1Q";
            case VLAN_9100 -> "802.1Q-9100";
            case SERVICE_VLAN -> "802.1Q-QinQ";
            case VLAN_9200 -> "802.1Q-9200";
            case MAC_SECURITY -> "802.1AE MACsec";
            case 0x0200 -> "PUP";
            case ARP -> "ARP";
            case REVERSE_ARP -> "Reverse ARP";
            case 0x0600 -> "NS";
            case 0x0500 -> "Sprite";
            case TRAIL -> "Trail";
            case 0x6001 -> "MOP DL";
            case 0x6002 -> "MOP RC";
            case DECNET -> "DN";
            case 0x6004 -> "LAT";
            case 0x6007 -> "SCA";
            case BRIDGED_ETHERNET -> "TEB";
            case 0x8038 -> "Lanbridge";
            case 0x803c -> "DEC DNS";
            case 0x803e -> "DEC DTS";
            case 0x805b -> "VEXP";
            case 0x805c -> "VPROD";
            case APPLETALK -> "Appletalk";
            case AARP -> "Appletalk ARP";
            case IPX -> "IPX";
            case PPP -> "PPP";
            case MPCP -> "MPCP";
            case SLOW_PROTOCOLS -> "Slow Protocols";
            case PPPOE_DISCOVERY -> "PPPoE D";
            case PPPOE_SESSION -> "PPPoE S";
            case EAPOL -> "EAPOL";
            case REALTEK -> "Realtek protocols";
            case MS_NLB -> "MS NLB heartbeat";
            case JUMBO -> "Jumbo";
            case NSH -> "NSH";
            case ISO -> "OSI";
            case LOOPBACK -> "Loopback";
            case OSI -> "GRE-OSI";
            case CFM_OLD -> "CFM (old)";
            case CFM -> "CFM";
            case 0x893a -> "IEEE1905.1";
            case LLDP -> "LLDP";
            case TIPC -> "TIPC";
            case PTP -> "PTP";
            case GEONETWORKING_OLD -> "GeoNet (old)";
            case GEONETWORKING -> "GeoNet";
            case CALM_FAST -> "CALM FAST";
            case AOE -> "AoE";
            case ARISTA -> "Arista Vendor Specific Protocol";
            default -> null;
        };
    }

    /** The word for a type, or {@code Unknown}. */
    public static String nameOrUnknown(int type) {
        String name = name(type);
        return name == null ? "Unknown" : name;
    }
}
