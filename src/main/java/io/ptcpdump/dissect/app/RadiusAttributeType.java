package io.ptcpdump.dissect.app;

/** Names, formats and standard values of RADIUS attributes, from IANA's registry of RADIUS types. */
final class RadiusAttributeType {
    static final int FRAMED_ADDRESS = 8;
    static final int LOGIN_HOST = 14;
    static final int FRAMED_IPX = 23;
    static final int SESSION_TIMEOUT = 27;
    static final int IDLE_TIMEOUT = 28;
    static final int APPLETALK_LINK = 37;
    static final int APPLETALK_NETWORK = 38;
    static final int ACCOUNTING_DELAY = 41;
    static final int SESSION_TIME = 46;
    static final int EGRESS_VLAN_ID = 56;
    static final int EGRESS_VLAN_NAME = 58;
    static final int TUNNEL_TYPE = 64;
    static final int TUNNEL_MEDIUM = 65;
    static final int TUNNEL_CLIENT = 66;
    static final int TUNNEL_SERVER = 67;
    static final int TUNNEL_PASSWORD = 69;
    static final int ARAP_PASSWORD = 70;
    static final int ARAP_FEATURES = 71;
    static final int EAP_MESSAGE = 79;
    static final int TUNNEL_GROUP = 81;
    static final int TUNNEL_ASSIGNMENT = 82;
    static final int TUNNEL_PREFERENCE = 83;
    static final int ARAP_RESPONSE = 84;
    static final int INTERIM_INTERVAL = 85;
    static final int TUNNEL_CLIENT_AUTH = 90;
    static final int TUNNEL_SERVER_AUTH = 91;
    static final int ERROR_CAUSE = 101;

    /** How the value of an attribute is printed. */
    enum Format {
        NONE,
        TEXT,
        NUMBER,
        IPV4,
        IPV6,
        PREFIX,
        HOME_PREFIX,
        TIME,
        FEATURES,
        VENDOR,
        OPERATOR,
        LOCATION,
        LOCATION_DATA,
        POLICY,
        /** A format of this attribute only. */
        OWN
    }

    private static final String[] NAMES = {
        null, "User-Name", "User-Password", "CHAP-Password", "NAS-IP-Address", "NAS-Port", "Service-Type", "Framed-Protocol",
        "Framed-IP-Address", "Framed-IP-Netmask", "Framed-Routing", "Filter-Id", "Framed-MTU", "Framed-Compression",
        "Login-IP-Host", "Login-Service", "Login-TCP-Port", "Unassigned", "Reply-Message", "Callback-Number", "Callback-Id",
        "Unassigned", "Framed-Route", "Framed-IPX-Network", "State", "Class", "Vendor-Specific", "Session-Timeout",
        "Idle-Timeout", "Termination-Action", "Called-Station-Id", "Calling-Station-Id", "NAS-Identifier", "Proxy-State",
        "Login-LAT-Service", "Login-LAT-Node", "Login-LAT-Group", "Framed-AppleTalk-Link", "Framed-AppleTalk-Network",
        "Framed-AppleTalk-Zone", "Acct-Status-Type", "Acct-Delay-Time", "Acct-Input-Octets", "Acct-Output-Octets",
        "Acct-Session-Id", "Acct-Authentic", "Acct-Session-Time", "Acct-Input-Packets", "Acct-Output-Packets",
        "Acct-Terminate-Cause", "Acct-Multi-Session-Id", "Acct-Link-Count", "Acct-Input-Gigawords", "Acct-Output-Gigawords",
        "Unassigned", "Event-Timestamp", "Egress-VLANID", "Ingress-Filters", "Egress-VLAN-Name", "User-Priority-Table",
        "CHAP-Challenge", "NAS-Port-Type", "Port-Limit", "Login-LAT-Port", "Tunnel-Type", "Tunnel-Medium-Type",
        "Tunnel-Client-Endpoint", "Tunnel-Server-Endpoint", "Acct-Tunnel-Connection", "Tunnel-Password", "ARAP-Password",
        "ARAP-Features", "ARAP-Zone-Access", "ARAP-Security", "ARAP-Security-Data", "Password-Retry", "Prompt",
        "Connect-Info", "Configuration-Token", "EAP-Message", "Message-Authenticator", "Tunnel-Private-Group-ID",
        "Tunnel-Assignment-ID", "Tunnel-Preference", "ARAP-Challenge-Response", "Acct-Interim-Interval",
        "Acct-Tunnel-Packets-Lost", "NAS-Port-Id", "Framed-Pool", "CUI", "Tunnel-Client-Auth-ID", "Tunnel-Server-Auth-ID",
        "NAS-Filter-Rule", "Unassigned", "Originating-Line-Info", "NAS-IPv6-Address", "Framed-Interface-ID",
        "Framed-IPv6-Prefix", "Login-IPv6-Host", "Framed-IPv6-Route", "Framed-IPv6-Pool", "Error-Cause", "EAP-Key-Name",
        "Digest-Response", "Digest-Realm", "Digest-Nonce", "Digest-Response-Auth", "Digest-Nextnonce", "Digest-Method",
        "Digest-URI", "Digest-Qop", "Digest-Algorithm", "Digest-Entity-Body-Hash", "Digest-CNonce", "Digest-Nonce-Count",
        "Digest-Username", "Digest-Opaque", "Digest-Auth-Param", "Digest-AKA-Auts", "Digest-Domain", "Digest-Stale",
        "Digest-HA1", "SIP-AOR", "Delegated-IPv6-Prefix", "MIP6-Feature-Vector", "MIP6-Home-Link-Prefix", "Operator-Name",
        "Location-Information", "Location-Data", "Basic-Location-Policy-Rules"
    };

    private static final String[] SERVICES = {
        null, "Login", "Framed", "Callback Login", "Callback Framed", "Outbound", "Administrative", "NAS Prompt",
        "Authenticate Only", "Callback NAS Prompt", "Call Check", "Callback Administrative", "Voice", "Fax", "Modem Relay",
        "IAPP-Register", "IAPP-AP-Check", "Authorize Only", "Framed-Management", "Additional-Authorization"
    };
    private static final String[] FRAMED_PROTOCOLS = {
        null, "PPP", "SLIP", "ARAP", "Gandalf proprietary", "Xylogics IPX/SLIP", "X.75 Synchronous", "GPRS PDP Context"
    };
    private static final String[] ROUTING = {
        "None", "Send", "Listen", "Send&Listen"
    };
    private static final String[] COMPRESSION = {
        "None", "VJ TCP/IP", "IPX", "Stac-LZS"
    };
    private static final String[] LOGIN_SERVICES = {
        "Telnet", "Rlogin", "TCP Clear", "PortMaster(proprietary)", "LAT", "X.25-PAD", "X.25-T3POS", "Unassigned",
        "TCP Clear Quiet"
    };
    private static final String[] TERMINATION = {
        "Default", "RADIUS-Request"
    };
    private static final String[] STATUS = {
        null, "Start", "Stop", "Interim-Update", "Unassigned", "Unassigned", "Unassigned", "Accounting-On", "Accounting-Off",
        "Tunnel-Start", "Tunnel-Stop", "Tunnel-Reject", "Tunnel-Link-Start", "Tunnel-Link-Stop", "Tunnel-Link-Reject",
        "Failed"
    };
    private static final String[] AUTHENTIC = {
        null, "RADIUS", "Local", "Remote", "Diameter"
    };
    private static final String[] TERMINATE_CAUSES = {
        null, "User Request", "Lost Carrier", "Lost Service", "Idle Timeout", "Session Timeout", "Admin Reset",
        "Admin Reboot", "Port Error", "NAS Error", "NAS Request", "NAS Reboot", "Port Unneeded", "Port Preempted",
        "Port Suspended", "Service Unavailable", "Callback", "User Error", "Host Request", "Supplicant Restart",
        "Reauthentication Failure", "Port Reinitialized", "Port Administratively Disabled", "Lost Power"
    };
    private static final String[] INGRESS_FILTERS = {
        null, "Enabled", "Disabled"
    };
    private static final String[] PORT_TYPES = {
        "Async", "Sync", "ISDN Sync", "ISDN Async V.120", "ISDN Async V.110", "Virtual", "PIAFS", "HDLC Clear Channel",
        "X.25", "X.75", "G.3 Fax", "SDSL", "ADSL-CAP", "ADSL-DMT", "ISDN-DSL", "Ethernet", "xDSL", "Cable",
        "Wireless - Other", "Wireless - IEEE 802.11", "Token-Ring", "FDDI", "Wireless - CDMA200", "Wireless - UMTS",
        "Wireless - 1X-EV", "IAPP", "FTTP", "Wireless - IEEE 802.16", "Wireless - IEEE 802.20", "Wireless - IEEE 802.22",
        "PPPoA", "PPPoEoA", "PPPoEoE", "PPPoEoVLAN", "PPPoEoQinQ", "xPON", "Wireless - XGP",
        "WiMAX Pre-Release 8 IWK Function", "WIMAX-WIFI-IWK", "WIMAX-SFF", "WIMAX-HA-LMA", "WIMAX-DHCP", "WIMAX-LBS",
        "WIMAX-WVS"
    };
    private static final String[] TUNNELS = {
        null, "PPTP", "L2F", "L2TP", "ATMP", "VTP", "AH", "IP-IP", "MIN-IP-IP", "ESP", "GRE", "DVS", "IP-in-IP Tunneling",
        "VLAN"
    };
    private static final String[] TUNNEL_MEDIA = {
        null, "IPv4", "IPv6", "NSAP", "HDLC", "BBN 1822", "802", "E.163", "E.164", "F.69", "X.121", "IPX", "Appletalk",
        "Decnet IV", "Banyan Vines", "E.164 with NSAP subaddress"
    };
    private static final String[] ZONE_ACCESS = {
        null, "Only access to dfl zone", "Use zone filter inc.", "Not used", "Use zone filter exc."
    };
    private static final String[] PROMPT = {
        "No Echo", "Echo"
    };

    private RadiusAttributeType() {}

    static String name(int type) {
        return type != 0 && type < NAMES.length ? NAMES[type] : "Unknown";
    }

    static Format format(int type) {
        return switch (type) {
            case 1, 11, 18, 19, 20, 22, 24, 25, 30, 31, 32, 33, 34, 35, 36, 39, 44, 50, 58, 60, 63, 66, 67, 68, 69,
                    73, 74, 77, 78, 79, 80, 81, 82, 87, 88, 89, 90, 91, 92, 99, 100, 103, 104, 105, 106, 107, 108,
                    109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122 -> Format.TEXT;
            case 5, 6, 7, 10, 12, 13, 15, 16, 23, 27, 28, 29, 37, 38, 40, 41, 42, 43, 45, 46, 47, 48, 49, 51, 52, 53,
                    56, 57, 61, 62, 64, 65, 72, 75, 76, 83, 85, 86 -> Format.NUMBER;
            case 4, 8, 9, 14 -> Format.IPV4;
            case 95, 98 -> Format.IPV6;
            case 97, 123 -> Format.PREFIX;
            case 125 -> Format.HOME_PREFIX;
            case 55 -> Format.TIME;
            case 124 -> Format.FEATURES;
            case 26 -> Format.VENDOR;
            case 126 -> Format.OPERATOR;
            case 127 -> Format.LOCATION;
            case 128 -> Format.LOCATION_DATA;
            case 129 -> Format.POLICY;
            case 70, 71, 84, 101 -> Format.OWN;
            default -> Format.NONE;
        };
    }

    /** The words of an attribute's standard values, null for those that have none; or null where it has no such values. */
    static String[] values(int type) {
        return switch (type) {
            case 6 -> SERVICES;
            case 7 -> FRAMED_PROTOCOLS;
            case 10 -> ROUTING;
            case 13 -> COMPRESSION;
            case 15 -> LOGIN_SERVICES;
            case 29 -> TERMINATION;
            case 40 -> STATUS;
            case 45 -> AUTHENTIC;
            case 49 -> TERMINATE_CAUSES;
            case 57 -> INGRESS_FILTERS;
            case 61 -> PORT_TYPES;
            case TUNNEL_TYPE -> TUNNELS;
            case TUNNEL_MEDIUM -> TUNNEL_MEDIA;
            case 72 -> ZONE_ACCESS;
            case 76 -> PROMPT;
            default -> null;
        };
    }

    /** The word for a value of Error-Cause, RFC 5176 section 3.5, or null. */
    static String errorCause(int cause) {
        return switch (cause) {
            case 201 -> "Residual Session Context Removed";
            case 202 -> "Invalid EAP Packet (Ignored)";
            case 401 -> "Unsupported Attribute";
            case 402 -> "Missing Attribute";
            case 403 -> "NAS Identification Mismatch";
            case 404 -> "Invalid Request";
            case 405 -> "Unsupported Service";
            case 406 -> "Unsupported Extension";
            case 407 -> "Invalid Attribute Value";
            case 501 -> "Administratively Prohibited";
            case 502 -> "Request Not Routable (Proxy)";
            case 503 -> "Session Context Not Found";
            case 504 -> "Session Context Not Removable";
            case 505 -> "Other Proxy Processing Error";
            case 506 -> "Resources Unavailable";
            case 507 -> "Request Initiated";
            case 508 -> "Multiple Session Selection Unsupported";
            case 509 -> "Location Info Required";
            default -> null;
        };
    }
}
