package io.ptcpdump.model;

/**
 * Names of link types as libpcap has them (pcap_datalink_val_to_name(3PCAP)): those that tcpdump prints, and other usual
 * ones.
 */
public final class LinkTypeNames {
    // DLT_ values of some systems that older files have in place of the LINKTYPE_ value; Linux's libpcap reads these.
    private static final int DLT_ATM_RFC1483 = 11;
    private static final int DLT_RAW = 12;
    private static final int DLT_SLIP_BSDOS = 15;
    private static final int DLT_PPP_BSDOS = 16;
    private static final int DLT_ATM_CLIP = 19;
    private static final int LINKTYPE_ATM_RFC1483 = 100;
    private static final int LINKTYPE_RAW = 101;
    private static final int LINKTYPE_SLIP_BSDOS = 102;
    private static final int LINKTYPE_PPP_BSDOS = 103;
    private static final int LINKTYPE_ATM_CLIP = 106;

    private LinkTypeNames() {}

    /** {@code EN10MB (Ethernet)} for a LINKTYPE_ value; the number where it has no name here. */
    public static String describe(int linkType) {
        String both = nameAndDescription(linkType);
        if (both.isEmpty()) {
            return Integer.toString(linkType);
        }
        int space = both.indexOf(' ');
        return both.substring(0, space) + " (" + both.substring(space + 1) + ")";
    }

    /** {@code EN10MB} for a LINKTYPE_ value; empty where it has no name here. */
    public static String name(int linkType) {
        String both = nameAndDescription(linkType);
        return both.isEmpty() ? "" : both.substring(0, both.indexOf(' '));
    }

    /** The LINKTYPE_ value that a file's link type field means. */
    public static int canonical(int field) {
        return switch (field) {
            case DLT_ATM_RFC1483 -> LINKTYPE_ATM_RFC1483;
            case DLT_RAW -> LINKTYPE_RAW;
            case DLT_SLIP_BSDOS -> LINKTYPE_SLIP_BSDOS;
            case DLT_PPP_BSDOS -> LINKTYPE_PPP_BSDOS;
            case DLT_ATM_CLIP -> LINKTYPE_ATM_CLIP;
            default -> field;
        };
    }

    /** Name, space, description. A switch and no table, so that nothing is set up before it is asked. */
    private static String nameAndDescription(int linkType) {
        return switch (linkType) {
            case 0 -> "NULL BSD loopback";
            case 1 -> "EN10MB Ethernet";
            case 6 -> "IEEE802 Token ring";
            case 7 -> "ARCNET BSD ARCNET";
            case 8 -> "SLIP SLIP";
            case 9 -> "PPP PPP";
            case 10 -> "FDDI FDDI";
            case 50 -> "PPP_SERIAL PPP over serial";
            case 51 -> "PPP_ETHER PPPoE";
            case 99 -> "SYMANTEC_FIREWALL Symantec Firewall";
            case 100 -> "ATM_RFC1483 RFC 1483 LLC-encapsulated ATM";
            case 101 -> "RAW Raw IP";
            case 102 -> "SLIP_BSDOS BSD/OS SLIP";
            case 103 -> "PPP_BSDOS BSD/OS PPP";
            case 104 -> "C_HDLC Cisco HDLC";
            case 105 -> "IEEE802_11 802.11";
            case 106 -> "ATM_CLIP Linux Classical IP over ATM";
            case 107 -> "FRELAY Frame Relay";
            case 108 -> "LOOP OpenBSD loopback";
            case 109 -> "ENC OpenBSD encapsulated IP";
            case 113 -> "LINUX_SLL Linux cooked v1";
            case 114 -> "LTALK Localtalk";
            case 117 -> "PFLOG OpenBSD pflog file";
            case 119 -> "PRISM_HEADER 802.11 plus Prism header";
            case 122 -> "IP_OVER_FC RFC 2625 IP-over-Fibre Channel";
            case 123 -> "SUNATM Sun raw ATM";
            case 127 -> "IEEE802_11_RADIO 802.11 plus radiotap header";
            case 129 -> "ARCNET_LINUX Linux ARCNET";
            case 130 -> "JUNIPER_MLPPP Juniper Multi-Link PPP";
            case 131 -> "JUNIPER_MLFR Juniper Multi-Link Frame Relay";
            case 132 -> "JUNIPER_ES Juniper Encryption Services PIC";
            case 133 -> "JUNIPER_GGSN Juniper GGSN PIC";
            case 134 -> "JUNIPER_MFR Juniper FRF.16 Frame Relay";
            case 135 -> "JUNIPER_ATM2 Juniper ATM2 PIC";
            case 136 -> "JUNIPER_SERVICES Juniper Advanced Services PIC";
            case 137 -> "JUNIPER_ATM1 Juniper ATM1 PIC";
            case 138 -> "APPLE_IP_OVER_IEEE1394 Apple IP-over-IEEE 1394";
            case 163 -> "IEEE802_11_RADIO_AVS 802.11 plus AVS radio information header";
            case 164 -> "JUNIPER_MONITOR Juniper Passive Monitor PIC";
            case 166 -> "PPP_PPPD PPP for pppd, with direction flag";
            case 167 -> "JUNIPER_PPPOE Juniper PPPoE";
            case 168 -> "JUNIPER_PPPOE_ATM Juniper PPPoE/ATM";
            case 178 -> "JUNIPER_ETHER Juniper Ethernet";
            case 179 -> "JUNIPER_PPP Juniper PPP";
            case 180 -> "JUNIPER_FRELAY Juniper Frame Relay";
            case 181 -> "JUNIPER_CHDLC Juniper C-HDLC";
            case 182 -> "MFR FRF.16 Frame Relay";
            case 187 -> "BLUETOOTH_HCI_H4 Bluetooth HCI UART transport layer";
            case 189 -> "USB_LINUX USB with Linux header";
            case 192 -> "PPI Per-Packet Information";
            case 195 -> "IEEE802_15_4 IEEE 802.15.4 with FCS";
            case 197 -> "ERF Endace ERF header";
            case 201 -> "BLUETOOTH_HCI_H4_WITH_PHDR Bluetooth HCI UART transport layer plus pseudo-header";
            case 220 -> "USB_LINUX_MMAPPED USB with padded Linux header";
            case 226 -> "IPNET Solaris ipnet";
            case 227 -> "CAN_SOCKETCAN CAN-bus with SocketCAN headers";
            case 228 -> "IPV4 Raw IPv4";
            case 229 -> "IPV6 Raw IPv6";
            case 230 -> "IEEE802_15_4_NOFCS IEEE 802.15.4 without FCS";
            case 231 -> "DBUS D-Bus";
            case 239 -> "NFLOG Linux netfilter log messages";
            case 240 -> "NETANALYZER Ethernet with Hilscher netANALYZER pseudo-header";
            case 241 ->
                "NETANALYZER_TRANSPARENT Ethernet with Hilscher netANALYZER pseudo-header and with preamble and SFD";
            case 242 -> "IPOIB RFC 4391 IP-over-Infiniband";
            case 247 -> "INFINIBAND InfiniBand";
            case 248 -> "SCTP SCTP";
            case 249 -> "USBPCAP USB with USBPcap header";
            case 253 -> "NETLINK Linux netlink";
            case 254 -> "BLUETOOTH_LINUX_MONITOR Bluetooth Linux Monitor";
            case 256 -> "BLUETOOTH_LE_LL_WITH_PHDR Bluetooth Low Energy air interface with pseudo-header";
            case 258 -> "PKTAP Apple PKTAP";
            case 259 -> "EPON Ethernet with 802.3 Clause 65 EPON preamble";
            case 267 -> "OPENFLOW OpenBSD OpenFlow";
            case 271 -> "VSOCK Linux vsock";
            case 274 -> "ETHERNET_MPACKET 802.3br mPackets";
            case 276 -> "LINUX_SLL2 Linux cooked v2";
            case 281 -> "DSA_TAG_BRCM Broadcom tag";
            case 282 -> "DSA_TAG_BRCM_PREPEND Broadcom tag (prepended)";
            case 283 -> "IEEE802_15_4_TAP IEEE 802.15.4 with pseudo-header";
            case 284 -> "DSA_TAG_DSA Marvell DSA";
            case 285 -> "DSA_TAG_EDSA Marvell EDSA";
            default -> "";
        };
    }
}
