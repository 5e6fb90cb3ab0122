package io.ptcpdump.dissect.app;

/** Types of elements in HNCP: RFC 7787 section 7, RFC 7788 section 10, with errata 5113. */
final class HncpType {
    static final int REQUEST_NETWORK_STATE = 1;
    static final int REQUEST_NODE_STATE = 2;
    static final int NODE_ENDPOINT = 3;
    static final int NETWORK_STATE = 4;
    static final int NODE_STATE = 5;
    static final int PEER = 8;
    static final int KEEP_ALIVE_INTERVAL = 9;
    static final int TRUST_VERDICT = 10;
    static final int VERSION = 32;
    static final int EXTERNAL_CONNECTION = 33;
    static final int DELEGATED_PREFIX = 34;
    static final int ASSIGNED_PREFIX = 35;
    static final int NODE_ADDRESS = 36;
    static final int DHCPV4_DATA = 37;
    static final int DHCPV6_DATA = 38;
    static final int DELEGATED_ZONE = 39;
    static final int DOMAIN_NAME = 40;
    static final int NODE_NAME = 41;
    static final int MANAGED_KEY = 42;
    static final int PREFIX_POLICY = 43;

    private HncpType() {}

    /** The word for a type, or for the range that one without a meaning is of. */
    static String name(int type) {
        String name = definedName(type);
        if (name != null) {
            return name;
        }
        if (type == 0) {
            return "Reserved";
        }
        if (type >= 44 && type <= 511) {
            return "Unassigned";
        }
        return type >= 768 && type <= 1023 ? "Private use" : "Future use";
    }

    static boolean isDefined(int type) {
        return definedName(type) != null;
    }

    private static String definedName(int type) {
        return switch (type) {
            case REQUEST_NETWORK_STATE -> "Request network state";
            case REQUEST_NODE_STATE -> "Request node state";
            case NODE_ENDPOINT -> "Node endpoint";
            case NETWORK_STATE -> "Network state";
            case NODE_STATE -> "Node state";
            case PEER -> "Peer";
            case KEEP_ALIVE_INTERVAL -> "Keep-alive interval";
            case TRUST_VERDICT -> "Trust-Verdict";
            case VERSION -> "HNCP-Version";
            case EXTERNAL_CONNECTION -> "External-Connection";
            case DELEGATED_PREFIX -> "Delegated-Prefix";
            case ASSIGNED_PREFIX -> "Assigned-Prefix";
            case NODE_ADDRESS -> "Node-Address";
            case DHCPV4_DATA -> "DHCPv4-Data";
            case DHCPV6_DATA -> "DHCPv6-Data";
            case DELEGATED_ZONE -> "DNS-Delegated-Zone";
            case DOMAIN_NAME -> "Domain-Name";
            case NODE_NAME -> "Node-Name";
            case MANAGED_KEY -> "Managed-PSK";
            case PREFIX_POLICY -> "Prefix-Policy";
            default -> null;
        };
    }
}
