package io.ptcpdump.dissect.app;

/** Names and formats of DHCP options, RFC 2132 and IANA's registry of BOOTP and DHCP parameters. Pads and ends are among them. */
final class DhcpOptionType {
    static final int PAD = 0;
    static final int NETBIOS_NODE = 46;
    static final int OVERLOAD = 52;
    static final int MESSAGE_TYPE = 53;
    static final int PARAMETER_REQUEST = 55;
    static final int CLIENT_IDENTIFIER = 61;
    static final int USER_CLASS = 77; // RFC 3004
    static final int CLIENT_NAME = 81; // RFC 4702
    static final int RELAY_AGENT = 82; // RFC 3046
    static final int CLASSLESS_ROUTES = 121; // RFC 3442
    static final int ZERO_TOUCH_REDIRECT = 143; // RFC 8572
    static final int MICROSOFT_CLASSLESS_ROUTES = 249;
    static final int END = 255;

    /** How an option's data is printed. */
    enum Format {
        /** Decimal bytes with dots between them. */
        BYTES,
        ADDRESSES,
        ADDRESS_PAIRS,
        UNSIGNED_32,
        SIGNED_32,
        UNSIGNED_16,
        BOOLEAN,
        TEXT,
        /** In a way of its own. */
        OWN
    }

    private DhcpOptionType() {}

    static String name(int type) {
        return switch (type) {
            case 0 -> "PAD";
            case 1 -> "Subnet-Mask";
            case 2 -> "Time-Zone";
            case 3 -> "Default-Gateway";
            case 4 -> "Time-Server";
            case 5 -> "IEN-Name-Server";
            case 6 -> "Domain-Name-Server";
            case 7 -> "LOG";
            case 8 -> "CS";
            case 9 -> "LPR-Server";
            case 10 -> "IM";
            case 11 -> "RL";
            case 12 -> "Hostname";
            case 13 -> "BS";
            case 14 -> "DP";
            case 15 -> "Domain-Name";
            case 16 -> "SS";
            case 17 -> "RP";
            case 18 -> "EP";
            case 19 -> "IPF";
            case 20 -> "SRT";
            case 21 -> "PF";
            case 22 -> "RSZ";
            case 23 -> "TTL";
            case 24 -> "MTU-Timeout";
            case 25 -> "MTU-Table";
            case 26 -> "MTU";
            case 27 -> "LSN";
            case 28 -> "BR";
            case 29 -> "MD";
            case 30 -> "MS";
            case 31 -> "Router-Discovery";
            case 32 -> "RSA";
            case 33 -> "Static-Route";
            case 34 -> "UT";
            case 35 -> "AT";
            case 36 -> "IE";
            case 37 -> "TT";
            case 38 -> "KI";
            case 39 -> "KG";
            case 40 -> "YD";
            case 41 -> "YS";
            case 42 -> "NTP";
            case 43 -> "Vendor-Option";
            case 44 -> "Netbios-Name-Server";
            case 45 -> "WDD";
            case 46 -> "Netbios-Node";
            case 47 -> "Netbios-Scope";
            case 48 -> "XFS";
            case 49 -> "XDM";
            case 50 -> "Requested-IP";
            case 51 -> "Lease-Time";
            case 52 -> "OO";
            case 53 -> "DHCP-Message";
            case 54 -> "Server-ID";
            case 55 -> "Parameter-Request";
            case 56 -> "MSG";
            case 57 -> "MSZ";
            case 58 -> "RN";
            case 59 -> "RB";
            case 60 -> "Vendor-Class";
            case 61 -> "Client-ID";
            case 64 -> "N+D";
            case 65 -> "N+S";
            case 66 -> "TFTP";
            case 67 -> "BF";
            case 68 -> "MH";
            case 69 -> "SMTP";
            case 70 -> "POP3";
            case 71 -> "NNTP";
            case 72 -> "WWW";
            case 73 -> "FG";
            case 74 -> "IRC";
            case 75 -> "STS";
            case 76 -> "STDA";
            case 77 -> "User-Class";
            case 78 -> "SLP-DA";
            case 79 -> "SLP-SCOPE";
            case 80 -> "SLP-NA";
            case 81 -> "FQDN";
            case 82 -> "Agent-Information";
            case 83 -> "ARMT";
            case 88 -> "TZSTR";
            case 89 -> "FQDNS";
            case 90 -> "AUTH";
            case 91 -> "Last-Transaction-Time";
            case 92 -> "Associated-IP";
            case 93 -> "ARCH";
            case 94 -> "NDI";
            case 95 -> "LDAP";
            case 97 -> "GUID";
            case 98 -> "UAP";
            case 100 -> "POSIX-TZ";
            case 101 -> "TZ-Name";
            case 112 -> "NI";
            case 113 -> "NITAG";
            case 114 -> "URL";
            case 116 -> "Auto-Configure";
            case 117 -> "NSSEARCH";
            case 118 -> "SUBNET";
            case 121 -> "Classless-Static-Route";
            case 143 -> "SZTP-Redirect";
            case 150 -> "TFTP-Server-Address";
            case 161 -> "MUD-URL";
            case 249 -> "Classless-Static-Route-Microsoft";
            case 255 -> "END";
            default -> "Unknown";
        };
    }

    /** The format of an option; of an unknown one by what its length is a multiple of. */
    static Format format(int type, int length) {
        return switch (type) {
            case 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 28, 32, 41, 42, 44, 45, 48, 49, 50, 54, 65, 68, 69,
                    70, 71, 72, 73, 74, 75, 76, 92, 112, 118, 150 -> Format.ADDRESSES;
            case 21, 33 -> Format.ADDRESS_PAIRS;
            case 24, 35, 38, 51, 58, 59, 91 -> Format.UNSIGNED_32;
            case 2 -> Format.SIGNED_32;
            case 13, 22, 25, 26, 57, 64, 93, 117 -> Format.UNSIGNED_16;
            case 19, 20, 27, 29, 30, 31, 34, 36, 39, 116 -> Format.BOOLEAN;
            case 12, 14, 15, 17, 18, 40, 47, 56, 60, 66, 67, 80, 88, 95, 98, 100, 101, 113, 114, 161 -> Format.TEXT;
            case 46, 52, 61, 77, 81, 82, 121, 143, 249 -> Format.OWN;
            case 0, 23, 37, 43, 53, 55, 78, 79, 83, 89, 90, 94, 97, 255 -> Format.BYTES;
            default -> (length & 1) != 0 ? Format.BYTES : (length & 2) != 0 ? Format.UNSIGNED_16 : Format.UNSIGNED_32;
        };
    }
}
