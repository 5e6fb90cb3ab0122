package io.ptcpdump.dissect.link;

/** The physical interface cards of Juniper Networks' routers, as far as captures are of a link type of their own. */
enum JuniperPic {
    ATM1("juniper_atm1", "ATM1", 4),
    ATM2("juniper_atm2", "ATM2", 8),
    MLPPP("juniper_mlppp", "MLPPP", 2),
    MLFR("juniper_mlfr", "MLFR", 2),
    MFR("juniper_mfr", "MFR", 4),
    PPPOE("juniper_pppoe", "PPPoE", 0),
    PPPOE_ATM("juniper_pppoe_atm", "PPPoE ATM", 0),
    GGSN("juniper_ggsn", "GGSN", 8),
    MONITOR("juniper_monitor", "MONITOR", 8),
    SERVICES("juniper_services", "AS", 8),
    ES("juniper_es", "ES", 0),
    ETHER("juniper_ether"),
    PPP("juniper_ppp"),
    FRELAY("juniper_frelay"),
    CHDLC("juniper_chdlc");

    /** What a truncation mark calls its packets. */
    final String protocol;
    /** What it is called before its cookie; null where its packets have none. */
    final String label;
    /** Length of its cookie where the first byte does not say another. */
    final int cookieLength;

    JuniperPic(String protocol) {
        this(protocol, null, 0);
    }

    JuniperPic(String protocol, String label, int cookieLength) {
        this.protocol = protocol;
        this.label = label;
        this.cookieLength = cookieLength;
    }
}
