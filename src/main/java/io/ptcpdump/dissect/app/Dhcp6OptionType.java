package io.ptcpdump.dissect.app;

/** Numbers and names of the options of DHCP for IPv6, from IANA's registry, and how short their values may be. */
final class Dhcp6OptionType {
    static final int CLIENT_ID = 1;
    static final int SERVER_ID = 2;
    static final int IA_NA = 3;
    static final int IA_TA = 4;
    static final int IA_ADDRESS = 5;
    static final int OPTION_REQUEST = 6;
    static final int PREFERENCE = 7;
    static final int ELAPSED_TIME = 8;
    static final int RELAY_MESSAGE = 9;
    static final int AUTHENTICATION = 11;
    static final int STATUS_CODE = 13;
    static final int USER_CLASS = 15;
    static final int INTERFACE_ID = 18;
    static final int RECONFIGURE = 19;
    static final int SIP_DOMAINS = 21;
    static final int SIP_ADDRESSES = 22;
    static final int DNS_SERVERS = 23;
    static final int DOMAIN_LIST = 24;
    static final int IA_PD = 25;
    static final int IA_PREFIX = 26;
    static final int NIS_SERVERS = 27;
    static final int NISP_SERVERS = 28;
    static final int SNTP_SERVERS = 31;
    static final int LIFETIME = 32;
    static final int BCMCS_ADDRESSES = 34;
    static final int REMOTE_ID = 37;
    static final int SUBSCRIBER_ID = 38;
    static final int PANA_AGENTS = 40;
    static final int POSIX_TIMEZONE = 41;
    static final int TZDB_TIMEZONE = 42;
    static final int ECHO_REQUEST = 43;
    static final int LEASE_QUERY = 44;
    static final int CLIENT_DATA = 45;
    static final int CLIENT_TIME = 46;
    static final int RELAY_DATA = 47;
    static final int CLIENT_LINKS = 48;
    static final int NTP_SERVER = 56;
    static final int BOOTFILE_URL = 59;
    static final int AFTR_NAME = 64;
    static final int MUD_URL = 112;
    static final int SZTP_REDIRECT = 136;

    private Dhcp6OptionType() {}

    /** The name of an option, or null. */
    static String name(int type) {
        return switch (type) {
            case CLIENT_ID -> "client-ID";
            case SERVER_ID -> "server-ID";
            case IA_NA -> "IA_NA";
            case IA_TA -> "IA_TA";
            case IA_ADDRESS -> "IA_ADDR";
            case OPTION_REQUEST -> "option-request";
            case PREFERENCE -> "preference";
            case ELAPSED_TIME -> "elapsed-time";
            case RELAY_MESSAGE -> "relay-message";
            case AUTHENTICATION -> "authentication";
            case 12 -> "server-unicast";
            case STATUS_CODE -> "status-code";
            case 14 -> "rapid-commit";
            case USER_CLASS -> "user-class";
            case 16 -> "vendor-class";
            case 17 -> "vendor-specific-info";
            case INTERFACE_ID -> "interface-ID";
            case RECONFIGURE -> "reconfigure-message";
            case 20 -> "reconfigure-accept";
            case SIP_DOMAINS -> "SIP-servers-domain";
            case SIP_ADDRESSES -> "SIP-servers-address";
            case DNS_SERVERS -> "DNS-server";
            case DOMAIN_LIST -> "DNS-search-list";
            case IA_PD -> "IA_PD";
            case IA_PREFIX -> "IA_PD-prefix";
            case NIS_SERVERS -> "NIS-server";
            case NISP_SERVERS -> "NIS+-server";
            case 29 -> "NIS-domain-name";
            case 30 -> "NIS+-domain-name";
            case SNTP_SERVERS -> "SNTP-servers";
            case LIFETIME -> "lifetime";
            case 33 -> "BCMCS-domain-name";
            case BCMCS_ADDRESSES -> "BCMCS-server";
            case 36 -> "Geoconf-Civic";
            case REMOTE_ID -> "Remote-ID";
            case SUBSCRIBER_ID -> "Subscriber-ID";
            case 39 -> "Client-FQDN";
            case PANA_AGENTS -> "PANA-agent";
            case POSIX_TIMEZONE -> "POSIX-timezone";
            case TZDB_TIMEZONE -> "POSIX-tz-database";
            case ECHO_REQUEST -> "Echo-request-option";
            case LEASE_QUERY -> "Lease-query";
            case CLIENT_DATA -> "LQ-client-data";
            case CLIENT_TIME -> "Clt-time";
            case RELAY_DATA -> "LQ-relay-data";
            case CLIENT_LINKS -> "LQ-client-link";
            case NTP_SERVER -> "NTP-server";
            case BOOTFILE_URL -> "Bootfile-URL";
            case AFTR_NAME -> "AFTR-Name";
            case MUD_URL -> "MUD-URL";
            case SZTP_REDIRECT -> "SZTP-redirect";
            default -> null;
        };
    }

    /** Length of what every sound value of the option has. */
    static int least(int type) {
        return switch (type) {
            case CLIENT_ID, SERVER_ID, STATUS_CODE -> 2;
            case AFTR_NAME -> 3;
            case IA_TA, REMOTE_ID, NTP_SERVER -> 4;
            case POSIX_TIMEZONE, TZDB_TIMEZONE, MUD_URL -> 5;
            case AUTHENTICATION -> 11;
            case IA_NA, IA_PD -> 12;
            case RELAY_DATA -> 16;
            case LEASE_QUERY -> 17;
            case IA_ADDRESS -> 24;
            case IA_PREFIX -> 25;
            default -> 0;
        };
    }
}
