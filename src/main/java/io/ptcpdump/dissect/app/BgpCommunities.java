package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.FloatText;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Pseudowire;
import io.ptcpdump.dissect.ValueNames;

/** BGP communities: of 32 bits, RFC 1997; extended, of 64 bits, RFC 4360; large, of 96 bits, RFC 8092. */
final class BgpCommunities {
    private static final int EXTENDED_LENGTH = 8;
    private static final int LARGE_LENGTH = 12;

    private static final int TARGET_AS = 0x0002;
    private static final int TARGET_IPV4 = 0x0102;
    private static final int TARGET_AS4 = 0x0202;
    private static final int ORIGIN_AS = 0x0003;
    private static final int ORIGIN_IPV4 = 0x0103;
    private static final int ORIGIN_AS4 = 0x0203;
    private static final int LINK_BANDWIDTH = 0x4004;
    private static final int OSPF_DOMAIN = 0x0005;
    private static final int OSPF_DOMAIN_IPV4 = 0x0105;
    private static final int OSPF_DOMAIN_AS4 = 0x0205;
    private static final int OSPF_DOMAIN_OLD = 0x8005;
    private static final int OSPF_ROUTE_TYPE = 0x0306;
    private static final int OSPF_ROUTE_TYPE_OLD = 0x8000;
    private static final int ENCAPSULATION = 0x030c;
    private static final int OSPF_ROUTER = 0x0107;
    private static final int OSPF_ROUTER_OLD = 0x8001;
    private static final int LAYER2_INFO = 0x800a;
    private static final int SOURCE_AS = 0x0009;
    private static final int ROUTE_IMPORT = 0x010b;
    private static final int LAYER2_VPN_AS = 0x000a;
    private static final int LAYER2_VPN_IPV4 = 0xf10a;
    private static final ValueNames EXTENDED_TYPES = ValueNames.of(
            TARGET_AS, "target",
            TARGET_IPV4, "target",
            TARGET_AS4, "target",
            ORIGIN_AS, "origin",
            ORIGIN_IPV4, "origin",
            ORIGIN_AS4, "origin",
            LINK_BANDWIDTH, "link-BW",
            OSPF_DOMAIN, "ospf-domain",
            OSPF_DOMAIN_IPV4, "ospf-domain",
            OSPF_DOMAIN_AS4, "ospf-domain",
            OSPF_DOMAIN_OLD, "ospf-domain",
            OSPF_ROUTE_TYPE, "ospf-route-type",
            OSPF_ROUTE_TYPE_OLD, "ospf-route-type",
            ENCAPSULATION, "encapsulation",
            OSPF_ROUTER, "ospf-router-id",
            OSPF_ROUTER_OLD, "ospf-router-id",
            LAYER2_INFO, "layer2-info",
            0x8800, "eigrp-general-route (flag, tag)",
            0x8801, "eigrp-route-metric (AS, delay)",
            0x8802, "eigrp-route-metric (reliability, nexthop, bandwidth)",
            0x8803, "eigrp-route-metric (load, MTU)",
            0x8804, "eigrp-external-route (remote-AS, remote-ID)",
            0x8805, "eigrp-external-route (remote-proto, remote-metric)",
            SOURCE_AS, "source-AS",
            ROUTE_IMPORT, "vrf-route-import",
            LAYER2_VPN_AS, "l2vpn-id",
            LAYER2_VPN_IPV4, "l2vpn-id");
    private static final ValueNames EXTENDED_FLAGS = ValueNames.of(0x8000, "vendor-specific", 0x4000, "non-transitive");

    private static final int OSPF_EXTERNAL = 5;
    private static final int OSPF_NSSA_EXTERNAL = 7;
    private static final ValueNames OSPF_ROUTE_TYPES = ValueNames.of(
            1, "Router",
            2, "Network",
            3, "Summary",
            OSPF_EXTERNAL, "External",
            OSPF_NSSA_EXTERNAL, "NSSA External",
            129, "MPLS-VPN Sham");
    private static final String[] TUNNELS = {
        null, "L2TPv3 over IP", "GRE", "Transmit Tunnel", "IPsec", "IP in IP with IPsec", "MPLS in IP with IPsec", "IP in IP",
        "VXLAN", "NVGRE", "MPLS", "MPLS in GRE", "VXLAN GPE", "MPLS in UDP", "IPv6", "SR TE", "Bare", "SR"
    };

    private BgpCommunities() {}

    static void print(Line out, PacketReader in, int at, int length) {
        for (int i = 0; i < length; i += 4) {
            int community = in.i32At(at + i);
            switch (community) {
                case 0xffffff01 -> out.add(" NO_EXPORT");
                case 0xffffff02 -> out.add(" NO_ADVERTISE");
                case 0xffffff03 -> out.add(" NO_EXPORT_SUBCONFED");
                default -> out.add(community >>> 16).add(':').add(community & 0xffff).add(length - i > 4 ? ", " : "");
            }
        }
    }

    static void printLarge(Line out, PacketReader in, int at, int length) {
        out.add("\n\t    ");
        for (int i = 0; i < length; i += LARGE_LENGTH) {
            in.needAt(at + i, LARGE_LENGTH);
            out.add(in.u32At(at + i)).add(':').add(in.u32At(at + i + 4)).add(':').add(in.u32At(at + i + 8));
            out.add(length - i > LARGE_LENGTH ? ", " : "");
        }
    }

    /** False where the communities were not all captured. */
    static boolean printExtended(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        for (int i = 0; i < length; i += EXTENDED_LENGTH) {
            if (!in.hasAt(at + i, 2)) {
                return false;
            }
            int type = in.u16At(at + i);
            out.add("\n\t    ").add(EXTENDED_TYPES.get(type, "unknown extd community typecode"));
            out.add(" (0x").hex(type, 4).add("), Flags [");
            EXTENDED_FLAGS.printBits(out, type, ", ", "none");
            out.add(']');
            if (!in.hasAt(at + i, EXTENDED_LENGTH)) {
                return false;
            }
            out.add(": ");
            printExtendedValue(d, in, type, at + i + 2);
        }
        return true;
    }

    private static void printExtendedValue(Dissection d, PacketReader in, int type, int at) {
        Line out = d.out();
        switch (type) {
            case TARGET_AS, ORIGIN_AS, LAYER2_VPN_AS -> {
                out.add(in.u16At(at)).add(':').add(in.u32At(at + 2)).add(" (= ");
                d.printIpv4(in, at + 2);
                out.add(')');
            }
            case TARGET_IPV4, ORIGIN_IPV4, LAYER2_VPN_IPV4, ROUTE_IMPORT -> {
                d.printIpv4(in, at);
                out.add(':').add(in.u16At(at + 4));
            }
            case TARGET_AS4, ORIGIN_AS4 -> {
                BgpFamily.printAs(d, in.u32At(at));
                out.add(':').add(in.u16At(at + 4));
            }
            case LINK_BANDWIDTH -> {
                FloatText.addMegabits(out.add("bandwidth: "), Float.intBitsToFloat(in.i32At(at + 2)));
                out.add(" Mbps");
            }
            case OSPF_DOMAIN, OSPF_DOMAIN_IPV4, OSPF_DOMAIN_AS4, OSPF_DOMAIN_OLD, OSPF_ROUTER, OSPF_ROUTER_OLD ->
                d.printIpv4(in, at);
            case OSPF_ROUTE_TYPE, OSPF_ROUTE_TYPE_OLD -> printOspfRouteType(d, in, at);
            case LAYER2_INFO -> {
                out.add(Pseudowire.BGP_ENCAPSULATIONS.get(in.u8At(at), "unknown encaps"));
                out.add(" Control Flags [0x").hex(in.u8At(at + 1), 2).add("]:MTU ").add(in.u16At(at + 2));
            }
            case SOURCE_AS -> out.add("AS ").add(in.u16At(at));
            case ENCAPSULATION -> {
                int tunnel = in.u16At(at + 4);
                String name = ValueNames.at(TUNNELS, tunnel);
                out.add("Tunnel type: ").add(name == null ? "unknown encaps" : name);
            }
            default -> out.hex(in.u48At(at), 12);
        }
    }

    /** RFC 4577 section 4.2.6. */
    private static void printOspfRouteType(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        int type = in.u8At(at + 4);
        out.add("area:");
        d.printIpv4(in, at);
        out.add(", router-type:").addNameHex(OSPF_ROUTE_TYPES.get(type), "unknown (0x", type, 2, ")");
        out.add(", metric-type:").add((in.u8At(at + 5) & 1) != 0 ? "E2" : "");
        out.add(type == OSPF_EXTERNAL || type == OSPF_NSSA_EXTERNAL ? "E1" : "");
    }
}
