package io.ptcpdump.model;

/** LINKTYPE_ values of capture files that the whole program speaks of, as registered at tcpdump.org/linktypes.html. */
public final class LinkType {
    public static final int NULL = 0;
    public static final int ETHERNET = 1;
    public static final int IEEE802_5 = 6;
    public static final int ARCNET = 7;
    public static final int SLIP = 8;
    public static final int PPP = 9;
    public static final int FDDI = 10;
    public static final int PPP_HDLC = 50;
    public static final int PPP_ETHER = 51;
    public static final int SYMANTEC_FIREWALL = 99;
    public static final int ATM_RFC1483 = 100;
    public static final int RAW = 101;
    public static final int SLIP_BSDOS = 102;
    public static final int PPP_BSDOS = 103;
    public static final int CISCO_HDLC = 104;
    public static final int IEEE802_11 = 105;
    public static final int ATM_CLIP = 106;
    public static final int FRELAY = 107;
    public static final int LOOP = 108;
    public static final int ENC = 109;
    /** NetBSD's number of {@link #CISCO_HDLC}. */
    public static final int HDLC = 112;
    public static final int LINUX_SLL = 113;
    public static final int LTALK = 114;
    public static final int PFLOG = 117;
    public static final int PRISM = 119;
    public static final int IP_OVER_FC = 122;
    public static final int SUNATM = 123;
    public static final int IEEE802_11_RADIOTAP = 127;
    public static final int ARCNET_LINUX = 129;
    public static final int JUNIPER_MLPPP = 130;
    public static final int JUNIPER_MLFR = 131;
    public static final int JUNIPER_ES = 132;
    public static final int JUNIPER_GGSN = 133;
    public static final int JUNIPER_MFR = 134;
    public static final int JUNIPER_ATM2 = 135;
    public static final int JUNIPER_SERVICES = 136;
    public static final int JUNIPER_ATM1 = 137;
    public static final int APPLE_IP_OVER_IEEE1394 = 138;
    /** Apple's older number of {@link #PKTAP}. */
    public static final int USER2 = 149;
    public static final int IEEE802_11_AVS = 163;
    public static final int JUNIPER_MONITOR = 164;
    public static final int PPP_PPPD = 166;
    public static final int JUNIPER_PPPOE = 167;
    public static final int JUNIPER_PPPOE_ATM = 168;
    public static final int JUNIPER_ETHER = 178;
    public static final int JUNIPER_PPP = 179;
    public static final int JUNIPER_FRELAY = 180;
    public static final int JUNIPER_CHDLC = 181;
    public static final int MFR = 182;
    public static final int USB_LINUX = 189;
    public static final int PPI = 192;
    public static final int IEEE802_15_4_WITHFCS = 195;
    public static final int BLUETOOTH_HCI_H4_WITH_PHDR = 201;
    public static final int USB_LINUX_MMAPPED = 220;
    public static final int IPNET = 226;
    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    public static final int IEEE802_15_4_NOFCS = 230;
    public static final int NFLOG = 239;
    public static final int NETANALYZER = 240;
    public static final int NETANALYZER_TRANSPARENT = 241;
    public static final int IPOIB = 242;
    public static final int PKTAP = 258;
    public static final int VSOCK = 271;
    public static final int LINUX_SLL2 = 276;
    public static final int DSA_TAG_BRCM = 281;
    public static final int DSA_TAG_BRCM_PREPEND = 282;
    public static final int IEEE802_15_4_TAP = 283;
    public static final int DSA_TAG_DSA = 284;
    public static final int DSA_TAG_EDSA = 285;

    private LinkType() {}
}
