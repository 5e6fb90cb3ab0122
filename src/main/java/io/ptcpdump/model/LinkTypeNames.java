package io.ptcpdump.model;

/** Names of link types as libpcap has them (pcap_datalink_val_to_name(3PCAP)). */
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

    /** Whether a number is one of those that only files have, in place of a DLT_ value of Linux's libpcap. */
    public static boolean isOfFilesOnly(int linkType) {
        return switch (linkType) {
            case LINKTYPE_ATM_RFC1483, LINKTYPE_RAW, LINKTYPE_SLIP_BSDOS, LINKTYPE_PPP_BSDOS, LINKTYPE_ATM_CLIP -> true;
            default -> false;
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
            case 139 -> "MTP2_WITH_PHDR SS7 MTP2 with Pseudo-header";
            case 140 -> "MTP2 SS7 MTP2";
            case 141 -> "MTP3 SS7 MTP3";
            case 142 -> "SCCP SS7 SCCP";
            case 143 -> "DOCSIS DOCSIS";
            case 144 -> "LINUX_IRDA Linux IrDA";
            case 163 -> "IEEE802_11_RADIO_AVS 802.11 plus AVS radio information header";
            case 164 -> "JUNIPER_MONITOR Juniper Passive Monitor PIC";
            case 165 -> "BACNET_MS_TP BACnet MS/TP";
            case 166 -> "PPP_PPPD PPP for pppd, with direction flag";
            case 167 -> "JUNIPER_PPPOE Juniper PPPoE";
            case 168 -> "JUNIPER_PPPOE_ATM Juniper PPPoE/ATM";
            case 169 -> "GPRS_LLC GPRS LLC";
            case 170 -> "GPF_T GPF-T";
            case 171 -> "GPF_F GPF-F";
            case 174 -> "JUNIPER_PIC_PEER Juniper PIC Peer";
            case 175 -> "ERF_ETH Ethernet with Endace ERF header";
            case 176 -> "ERF_POS Packet-over-SONET with Endace ERF header";
            case 177 -> "LINUX_LAPD Linux vISDN LAPD";
            case 178 -> "JUNIPER_ETHER Juniper Ethernet";
            case 179 -> "JUNIPER_PPP Juniper PPP";
            case 180 -> "JUNIPER_FRELAY Juniper Frame Relay";
            case 181 -> "JUNIPER_CHDLC Juniper C-HDLC";
            case 182 -> "MFR FRF.16 Frame Relay";
            case 183 -> "JUNIPER_VP Juniper Voice PIC";
            case 184 -> "A429 Arinc 429";
            case 185 -> "A653_ICM Arinc 653 Interpartition Communication";
            case 186 -> "USB_FREEBSD USB with FreeBSD header";
            case 187 -> "BLUETOOTH_HCI_H4 Bluetooth HCI UART transport layer";
            case 188 -> "IEEE802_16_MAC_CPS IEEE 802.16 MAC Common Part Sublayer";
            case 189 -> "USB_LINUX USB with Linux header";
            case 190 -> "CAN20B Controller Area Network (CAN) v. 2.0B";
            case 191 -> "IEEE802_15_4_LINUX IEEE 802.15.4 with Linux padding";
            case 192 -> "PPI Per-Packet Information";
            case 193 -> "IEEE802_16_MAC_CPS_RADIO IEEE 802.16 MAC Common Part Sublayer plus radiotap header";
            case 194 -> "JUNIPER_ISM Juniper Integrated Service Module";
            case 195 -> "IEEE802_15_4 IEEE 802.15.4 with FCS";
            case 196 -> "SITA SITA pseudo-header";
            case 197 -> "ERF Endace ERF header";
            case 198 -> "RAIF1 Ethernet with u10 Networks pseudo-header";
            case 199 -> "IPMB_KONTRON IPMB with Kontron pseudo-header";
            case 200 -> "JUNIPER_ST Juniper Secure Tunnel";
            case 201 -> "BLUETOOTH_HCI_H4_WITH_PHDR Bluetooth HCI UART transport layer plus pseudo-header";
            case 202 -> "AX25_KISS AX.25 with KISS header";
            case 209 -> "IPMB_LINUX IPMB with Linux/Pigeon Point pseudo-header";
            case 215 -> "IEEE802_15_4_NONASK_PHY IEEE 802.15.4 with non-ASK PHY data";
            case 216 -> "LINUX_EVDEV Linux evdev events";
            case 219 -> "MPLS MPLS with label as link-layer header";
            case 220 -> "USB_LINUX_MMAPPED USB with padded Linux header";
            case 221 -> "DECT DECT";
            case 222 -> "AOS AOS Space Data Link protocol";
            case 223 -> "WIHART Wireless HART";
            case 224 -> "FC_2 Fibre Channel FC-2";
            case 225 -> "FC_2_WITH_FRAME_DELIMS Fibre Channel FC-2 with frame delimiters";
            case 226 -> "IPNET Solaris ipnet";
            case 227 -> "CAN_SOCKETCAN CAN-bus with SocketCAN headers";
            case 228 -> "IPV4 Raw IPv4";
            case 229 -> "IPV6 Raw IPv6";
            case 230 -> "IEEE802_15_4_NOFCS IEEE 802.15.4 without FCS";
            case 231 -> "DBUS D-Bus";
            case 232 -> "JUNIPER_VS Juniper Virtual Server";
            case 233 -> "JUNIPER_SRX_E2E Juniper SRX E2E";
            case 234 -> "JUNIPER_FIBRECHANNEL Juniper Fibre Channel";
            case 235 -> "DVB_CI DVB-CI";
            case 236 -> "MUX27010 MUX27010";
            case 237 -> "STANAG_5066_D_PDU STANAG 5066 D_PDUs";
            case 238 -> "JUNIPER_ATM_CEMIC Juniper ATM CEMIC";
            case 239 -> "NFLOG Linux netfilter log messages";
            case 240 -> "NETANALYZER Ethernet with Hilscher netANALYZER pseudo-header";
            case 241 -> "NETANALYZER_TRANSPARENT Ethernet with Hilscher netANALYZER pseudo-header and with preamble and SFD";
            case 242 -> "IPOIB RFC 4391 IP-over-Infiniband";
            case 243 -> "MPEG_2_TS MPEG-2 transport stream";
            case 244 -> "NG40 ng40 protocol tester Iub/Iur";
            case 245 -> "NFC_LLCP NFC LLCP PDUs with pseudo-header";
            case 246 -> "PFSYNC Packet filter state syncing";
            case 247 -> "INFINIBAND InfiniBand";
            case 248 -> "SCTP SCTP";
            case 249 -> "USBPCAP USB with USBPcap header";
            case 250 -> "RTAC_SERIAL Schweitzer Engineering Laboratories RTAC packets";
            case 251 -> "BLUETOOTH_LE_LL Bluetooth Low Energy air interface";
            case 253 -> "NETLINK Linux netlink";
            case 254 -> "BLUETOOTH_LINUX_MONITOR Bluetooth Linux Monitor";
            case 255 -> "BLUETOOTH_BREDR_BB Bluetooth Basic Rate/Enhanced Data Rate baseband packets";
            case 256 -> "BLUETOOTH_LE_LL_WITH_PHDR Bluetooth Low Energy air interface with pseudo-header";
            case 257 -> "PROFIBUS_DL PROFIBUS data link layer";
            case 258 -> "PKTAP Apple PKTAP";
            case 259 -> "EPON Ethernet with 802.3 Clause 65 EPON preamble";
            case 260 -> "IPMI_HPM_2 IPMI trace packets";
            case 261 -> "ZWAVE_R1_R2 Z-Wave RF profile R1 and R2 packets";
            case 262 -> "ZWAVE_R3 Z-Wave RF profile R3 packets";
            case 263 -> "WATTSTOPPER_DLM WattStopper Digital Lighting Management (DLM) and Legrand Nitoo Open protocol";
            case 264 -> "ISO_14443 ISO 14443 messages";
            case 265 -> "RDS IEC 62106 Radio Data System groups";
            case 266 -> "USB_DARWIN USB with Darwin header";
            case 267 -> "OPENFLOW OpenBSD OpenFlow";
            case 268 -> "SDLC IBM SDLC frames";
            case 269 -> "TI_LLN_SNIFFER TI LLN sniffer frames";
            case 271 -> "VSOCK Linux vsock";
            case 272 -> "NORDIC_BLE Nordic Semiconductor Bluetooth LE sniffer frames";
            case 273 -> "DOCSIS31_XRA31 Excentis XRA-31 DOCSIS 3.1 RF sniffer frames";
            case 274 -> "ETHERNET_MPACKET 802.3br mPackets";
            case 275 -> "DISPLAYPORT_AUX DisplayPort AUX channel monitoring data";
            case 276 -> "LINUX_SLL2 Linux cooked v2";
            case 278 -> "OPENVIZSLA OpenVizsla USB";
            case 279 -> "EBHSCR Elektrobit High Speed Capture and Replay (EBHSCR)";
            case 280 -> "VPP_DISPATCH VPP graph dispatch tracer";
            case 281 -> "DSA_TAG_BRCM Broadcom tag";
            case 282 -> "DSA_TAG_BRCM_PREPEND Broadcom tag (prepended)";
            case 283 -> "IEEE802_15_4_TAP IEEE 802.15.4 with pseudo-header";
            case 284 -> "DSA_TAG_DSA Marvell DSA";
            case 285 -> "DSA_TAG_EDSA Marvell EDSA";
            case 286 -> "ELEE ELEE lawful intercept packets";
            case 287 -> "Z_WAVE_SERIAL Z-Wave serial frames between host and chip";
            case 288 -> "USB_2_0 USB 2.0/1.1/1.0 as transmitted over the cable";
            case 289 -> "ATSC_ALP ATSC Link-Layer Protocol packets";
            default -> "";
        };
    }
}
