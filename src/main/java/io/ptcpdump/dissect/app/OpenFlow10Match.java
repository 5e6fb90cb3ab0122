package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * What an OpenFlow 1.0 flow matches (OpenFlow Switch Specification 1.0.0, section 5.2.3): the fields of a packet's headers, of
 * which those that may have any value are told by a field of wildcards.
 */
final class OpenFlow10Match {
    static final int LENGTH = 40;

    private static final int IN_PORT = 1 << 0;
    private static final int DL_VLAN = 1 << 1;
    private static final int DL_SRC = 1 << 2;
    private static final int DL_DST = 1 << 3;
    private static final int DL_TYPE = 1 << 4;
    private static final int NW_PROTO = 1 << 5;
    private static final int TP_SRC = 1 << 6;
    private static final int TP_DST = 1 << 7;
    /** Six bits each count the low bits of an address that may have any value. */
    private static final int NW_SRC_SHIFT = 8;
    private static final int NW_DST_SHIFT = 14;
    private static final int NW_BITS = 0x3f;
    private static final int DL_VLAN_PCP = 1 << 20;
    private static final int NW_TOS = 1 << 21;
    private static final int ALL = (1 << 22) - 1;

    static final OpenFlowBits WILDCARDS = new OpenFlowBits(ValueNames.of(
            IN_PORT, "IN_PORT", DL_VLAN, "DL_VLAN", DL_SRC, "DL_SRC", DL_DST, "DL_DST", DL_TYPE, "DL_TYPE",
            NW_PROTO, "NW_PROTO", TP_SRC, "TP_SRC", TP_DST, "TP_DST", DL_VLAN_PCP, "DL_VLAN_PCP", NW_TOS, "NW_TOS"), ALL);
    private static final int NO_VLAN = 0xffff;

    private OpenFlow10Match() {}

    /** Reads a match, and prints what it demands with {@code before} before each field. */
    static void print(Dissection d, PacketReader in, String before) {
        Line out = d.out();
        int wildcards = in.i32();
        if ((wildcards & ~ALL) != 0) {
            out.add(before).add("wildcards 0x").hex(wildcards, 8).add(" (bogus)");
        }
        int port = in.u16();
        if ((wildcards & IN_PORT) == 0) {
            OpenFlow10Port.printNumber(out.add(before).add("match in_port "), port);
        }
        printLink(d, in, before, wildcards);
        printNetwork(d, in, before, wildcards);
    }

    private static void printLink(Dissection d, PacketReader in, String before, int wildcards) {
        Line out = d.out();
        long source = in.u48();
        if ((wildcards & DL_SRC) == 0) {
            out.add(before).add("match dl_src ");
            d.printMac(source);
        }
        long destination = in.u48();
        if ((wildcards & DL_DST) == 0) {
            out.add(before).add("match dl_dst ");
            d.printMac(destination);
        }
        int vlan = in.u16();
        if ((wildcards & DL_VLAN) == 0) {
            printVlan(out.add(before).add("match dl_vlan "), vlan);
        }
        int priority = in.u8();
        if ((wildcards & DL_VLAN_PCP) == 0) {
            printPriority(out.add(before).add("match dl_vlan_pcp "), priority);
        }
        in.skip(1);
    }

    private static void printNetwork(Dissection d, PacketReader in, String before, int wildcards) {
        Line out = d.out();
        int type = in.u16();
        boolean hasType = (wildcards & DL_TYPE) == 0;
        if (hasType) {
            out.add(before).add("match dl_type 0x").hex(type, 4);
        }
        int service = in.u8();
        if ((wildcards & NW_TOS) == 0) {
            out.add(before).add("match nw_tos 0x").hex(service, 2);
        }
        int protocol = in.u8();
        boolean hasProtocol = (wildcards & NW_PROTO) == 0;
        if (hasProtocol) {
            boolean isArp = hasType && type == EtherType.ARP;
            out.add(before).add(isArp ? "match arp_opcode " : "match nw_proto ").add(protocol);
        }
        in.skip(2);
        printPrefix(d, in, before, "match nw_src ", wildcards >> NW_SRC_SHIFT & NW_BITS);
        printPrefix(d, in, before, "match nw_dst ", wildcards >> NW_DST_SHIFT & NW_BITS);
        boolean isIcmp = hasType && type == EtherType.IPV4 && hasProtocol && protocol == IpProtocol.ICMP;
        int source = in.u16();
        if ((wildcards & TP_SRC) == 0) {
            out.add(before).add(isIcmp ? "match icmp_type " : "match tp_src ").add(source);
        }
        int destination = in.u16();
        if ((wildcards & TP_DST) == 0) {
            out.add(before).add(isIcmp ? "match icmp_code " : "match tp_dst ").add(destination);
        }
    }

    private static void printPrefix(Dissection d, PacketReader in, String before, String label, int wild) {
        int at = in.position();
        in.skip(4);
        if (wild < 32) {
            d.out().add(before).add(label);
            d.printIpv4(in, at);
            d.out().add('/').add(32 - wild);
        }
    }

    static void printVlan(Line out, int vlan) {
        if (vlan == NO_VLAN) {
            out.add("NONE");
        } else {
            out.add(vlan).add(vlan > 0 && vlan < 0xfff ? "" : " (bogus)");
        }
    }

    static void printPriority(Line out, int priority) {
        out.add(priority).add(priority <= 7 ? "" : " (bogus)");
    }
}
