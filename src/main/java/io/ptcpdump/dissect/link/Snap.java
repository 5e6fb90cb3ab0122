package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.model.LinkType;

/** The subnetwork access protocol, RFC 1042: 3 bytes of organization, 2 bytes of a protocol number that is its own. */
final class Snap {
    static final int HEADER = 5;

    private static final int CISCO_PVST = 0x010b;
    private static final int CISCO_VLAN_BRIDGE = 0x010c;
    private static final int CISCO_LINK_DETECTION = 0x0111;
    private static final int CISCO_DISCOVERY = 0x2000;
    private static final int CISCO_VLAN_TRUNKING = 0x2003;
    private static final int CISCO_DYNAMIC_TRUNKING = 0x2004;

    /** Protocol numbers of RFC 2684 section 5.2. */
    private static final int BRIDGED_ETHERNET_WITH_FCS = 0x0001;
    private static final int BRIDGED_ETHERNET = 0x0007;
    private static final int BRIDGED_TOKEN_RING_WITH_FCS = 0x0003;
    private static final int BRIDGED_TOKEN_RING = 0x0009;
    private static final int BRIDGED_FDDI_WITH_FCS = 0x0004;
    private static final int BRIDGED_FDDI = 0x000a;
    private static final int BRIDGED_SPANNING_TREE = 0x000e;
    /** Bytes of padding before a bridged frame, after an IEEE 802.2 header. */
    static final int BRIDGE_PADDING = 2;

    private Snap() {}

    /**
     * Prints from the SNAP header on; returns whether somebody could print the payload.
     *
     * @param bridgePadding bytes of padding before a bridged frame
     */
    static boolean print(Dissection d, PacketReader in, int bridgePadding) {
        Line out = d.out();
        out.enter("snap");
        if (in.captured() < HEADER || in.claimed() < HEADER) {
            d.printTruncated();
            return true;
        }
        int organization = in.u24();
        int protocol = in.u16();
        int length = in.claimed();
        if (d.options().linkHeader()) {
            out.add("oui ").add(organizationName(organization)).add(" (0x").hex(organization, 6);
            out.add(organization == Oui.ETHERNET ? "), ethertype " : "), pid ");
            printProtocol(out, organization, protocol, length);
        }
        if (printPayload(d, in, organization, protocol, bridgePadding)) {
            return true;
        }
        if (!d.options().linkHeader()) {
            if (d.linkSource() != Dissection.NO_ADDRESS) {
                d.printMac(d.linkSource());
                out.add(" > ");
                d.printMac(d.linkDestination());
                out.add(' ');
            }
            if (organization == Oui.ETHERNET) {
                out.add("SNAP, ethertype ");
            } else {
                out.add("SNAP, oui ").add(organizationName(organization)).add(" (0x").hex(organization, 6).add("), pid ");
            }
            printProtocol(out, organization, protocol, length);
        }
        return false;
    }

    private static boolean printPayload(Dissection d, PacketReader in, int organization, int protocol, int bridgePadding) {
        return switch (organization) {
            case Oui.ETHERNET, Oui.CISCO_BRIDGED -> Frames.printEtherType(d, in, protocol);
            case Oui.APPLETALK -> protocol == EtherType.APPLETALK && Frames.printEtherType(d, in, protocol);
            case Oui.CISCO -> printCisco(d, in, protocol);
            case Oui.ETHERNET_BRIDGED -> printBridged(d, in, protocol, bridgePadding);
            default -> false;
        };
    }

    private static boolean printCisco(Dissection d, PacketReader in, int protocol) {
        switch (protocol) {
            case CISCO_PVST, CISCO_VLAN_BRIDGE -> SpanningTree.print(d, in);
            case CISCO_DISCOVERY -> Cdp.print(d, in);
            case CISCO_DYNAMIC_TRUNKING -> Dtp.print(d, in);
            case CISCO_LINK_DETECTION -> Udld.print(d, in);
            case CISCO_VLAN_TRUNKING -> Vtp.print(d, in);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean printBridged(Dissection d, PacketReader in, int protocol, int padding) {
        switch (protocol) {
            case BRIDGED_ETHERNET, BRIDGED_ETHERNET_WITH_FCS -> printFrame(d, in, LinkType.ETHERNET, padding);
            case BRIDGED_TOKEN_RING, BRIDGED_TOKEN_RING_WITH_FCS -> printFrame(d, in, LinkType.IEEE802_5, padding);
            case BRIDGED_FDDI, BRIDGED_FDDI_WITH_FCS -> printFrame(d, in, LinkType.FDDI, padding + 1);
            case BRIDGED_SPANNING_TREE -> SpanningTree.print(d, in);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printFrame(Dissection d, PacketReader in, int linkType, int padding) {
        if (!d.printIfCut(in, padding)) {
            in.skip(padding);
            d.nestedFrame(d.demux().linkType(linkType), in);
        }
    }

    private static void printProtocol(Line out, int organization, int protocol, int length) {
        String name = protocolName(organization, protocol);
        out.add(name == null ? "Unknown" : name).add(" (0x").hex(protocol, 4).add("), length ").add(length).add(": ");
    }

    private static String organizationName(int organization) {
        String name = Oui.name(organization);
        return name == null ? "Unknown" : name;
    }

    private static String protocolName(int organization, int protocol) {
        return switch (organization) {
            case Oui.ETHERNET, Oui.CISCO_BRIDGED, Oui.APPLETALK -> EtherType.name(protocol);
            case Oui.CISCO -> switch (protocol) {
                case CISCO_DISCOVERY -> "CDP";
                case CISCO_VLAN_TRUNKING -> "VTP";
                case CISCO_DYNAMIC_TRUNKING -> "DTP";
                case CISCO_LINK_DETECTION -> "UDLD";
                case CISCO_PVST -> "PVST";
                case CISCO_VLAN_BRIDGE -> "VLAN Bridge";
                default -> null;
            };
            case Oui.ETHERNET_BRIDGED -> switch (protocol) {
                case BRIDGED_ETHERNET_WITH_FCS -> "Ethernet + FCS";
                case BRIDGED_ETHERNET -> "Ethernet w/o FCS";
                case 0x0002 -> "802.4 + FCS";
                case 0x0008 -> "802.4 w/o FCS";
                case BRIDGED_TOKEN_RING_WITH_FCS -> "Token Ring + FCS";
                case BRIDGED_TOKEN_RING -> "Token Ring w/o FCS";
                case BRIDGED_FDDI_WITH_FCS -> "FDDI + FCS";
                case BRIDGED_FDDI -> "FDDI w/o FCS";
                case 0x0005 -> "802.6 + FCS";
                case 0x000b -> "802.6 w/o FCS";
                case BRIDGED_SPANNING_TREE -> "BPDU";
                default -> null;
            };
            default -> null;
        };
    }
}
