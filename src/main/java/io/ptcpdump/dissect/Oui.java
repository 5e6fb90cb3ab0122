package io.ptcpdump.dissect;

/** Organizationally unique identifiers (IEEE 802) that tcpdump knows by name. */
public final class Oui {
    public static final int ETHERNET = 0x000000;
    public static final int CISCO = 0x00000c;
    public static final int CISCO_BRIDGED = 0x0000f8;
    public static final int ETHERNET_BRIDGED = 0x0080c2;
    public static final int APPLETALK = 0x080007;
    public static final int IANA = 0x00005e;
    public static final int IEEE_802_3 = 0x00120f;
    public static final int TIA = 0x0012bb;
    public static final int DCBX = 0x001b21;

    private Oui() {}

    /** The organization that has the 24-bit identifier, or null. */
    public static String name(int oui) {
        return switch (oui) {
            case ETHERNET -> "Ethernet";
            case CISCO -> "Cisco";
            case IANA -> "IANA";
            case 0x000081 -> "Nortel Networks SONMP";
            case CISCO_BRIDGED -> "Cisco bridged";
            case ETHERNET_BRIDGED -> "Ethernet bridged";
            case 0x00a03e -> "ATM Forum";
            case 0x00e02f -> "DOCSIS Spanning Tree";
            case APPLETALK -> "Appletalk";
            case 0x009069 -> "Juniper";
            case 0x080009 -> "Hewlett-Packard";
            case IEEE_802_3 -> "IEEE 802.3 Private";
            case TIA -> "ANSI/TIA";
            case DCBX -> "DCBX";
            case 0x002320 -> "Nicira Networks";
            case 0x5c16c7 -> "Big Switch Networks";
            case 0xb0d2f5 -> "Vello Systems";
            case 0x002481 -> "HP";
            case 0x0004ea -> "HP-Labs";
            case 0x748771 -> "Infoblox Inc";
            case 0xa42305 -> "Open Networking Lab";
            case 0x00049f -> "Freescale";
            case 0x0015ad -> "Netronome";
            case 0x001018 -> "Broadcom";
            case 0x00e004 -> "PMC-Sierra";
            case 0xd0f0db -> "Ericsson";
            default -> null;
        };
    }
}
