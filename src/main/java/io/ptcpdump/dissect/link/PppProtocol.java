package io.ptcpdump.dissect.link;

/** PPP protocol numbers (IANA), with tcpdump's words for them. */
final class PppProtocol {
    static final int IPV4 = 0x0021;
    static final int OSI = 0x0023;
    static final int IPX = 0x002b;
    static final int VJ_COMPRESSED = 0x002d;
    static final int VJ_UNCOMPRESSED = 0x002f;
    static final int MULTILINK = 0x003d;
    static final int IPV6 = 0x0057;
    static final int COMPRESSED = 0x00fd;
    static final int MPLS = 0x0281;
    static final int MPLS_MULTICAST = 0x0283;
    static final int IPCP = 0x8021;
    static final int OSICP = 0x8023;
    static final int IPV6CP = 0x8057;
    static final int CCP = 0x80fd;
    static final int MPLSCP = 0x8281;
    static final int LCP = 0xc021;
    static final int PAP = 0xc023;
    static final int LINK_QUALITY = 0xc025;
    static final int SHIVA_PAP = 0xc027;
    static final int BACP = 0xc02b;
    static final int BAP = 0xc02d;
    static final int SHIVA_PAP_OLD = 0xc123;
    static final int CHAP = 0xc223;
    static final int EAP = 0xc227;

    private PppProtocol() {}

    /** The word for a protocol, or null. */
    static String name(int protocol) {
        return switch (protocol) {
            case IPV4 -> "IP";
            case OSI -> "OSI";
            case 0x0025 -> "NS";
            case 0x0027 -> "DECNET";
            case 0x0029 -> "APPLE";
            case IPX -> "IPX";
            case VJ_COMPRESSED -> "VJC IP";
            case VJ_UNCOMPRESSED -> "VJNC IP";
            case 0x0031 -> "BRPDU";
            case 0x0033 -> "STII";
            case 0x0035 -> "VINES";
            case MPLS, MPLS_MULTICAST -> "MPLS";
            case COMPRESSED -> "Compressed";
            case MULTILINK -> "MLPPP";
            case IPV6 -> "IP6";
            case 0x0201 -> "HELLO";
            case 0x0231 -> "LUXCOM";
            case 0x0233 -> "SNS";
            case IPCP -> "IPCP";
            case OSICP -> "OSICP";
            case 0x8025 -> "NSCP";
            case 0x8027 -> "DECNETCP";
            case 0x8029 -> "APPLECP";
            case 0x802b -> "IPXCP";
            case 0x8033 -> "STIICP";
            case 0x8035 -> "VINESCP";
            case IPV6CP -> "IP6CP";
            case MPLSCP -> "MPLSCP";
            case LCP -> "LCP";
            case PAP -> "PAP";
            case LINK_QUALITY -> "LQM";
            case CHAP -> "CHAP";
            case EAP -> "EAP";
            case SHIVA_PAP -> "SPAP";
            case SHIVA_PAP_OLD -> "Old-SPAP";
            case BACP -> "BACP";
            case BAP -> "BAP";
            case 0xc03d -> "MLPPP-CP";
            case CCP -> "CCP";
            default -> null;
        };
    }
}
