package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** BGP attributes of what a route leads through: provider multicast tunnels, RFC 6514; accumulated IGP metrics, RFC 7311. */
final class BgpTunnels {
    private static final int TUNNEL_HEADER = 5;
    private static final int RSVP = 1;
    private static final int LDP = 2;
    private static final int PIM_SSM = 3;
    private static final int PIM_SM = 4;
    private static final int PIM_BIDIRECTIONAL = 5;
    private static final int INGRESS_REPLICATION = 6;
    private static final int LDP_MULTIPOINT = 7;
    private static final String[] TUNNELS = {
        null, "RSVP-TE P2MP LSP", "LDP P2MP LSP", "PIM-SSM Tree", "PIM-SM Tree", "PIM-Bidir Tree", "Ingress Replication",
        "LDP MP2MP LSP"
    };

    private static final int METRIC_HEADER = 3;
    private static final int METRIC = 1;

    private BgpTunnels() {}

    /** False where the attribute ends too early. */
    static boolean printProviderTunnel(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (length < TUNNEL_HEADER || !in.hasAt(at, TUNNEL_HEADER)) {
            return false;
        }
        int type = in.u8At(at + 1);
        String name = ValueNames.at(TUNNELS, type);
        out.add("\n\t    Tunnel-type ").add(name == null ? "Unknown" : name).add(" (").add(type).add("), Flags [");
        out.add((in.u8At(at) & 1) != 0 ? "Leaf Information required" : "none");
        out.add("], MPLS Label ").add(in.u24At(at + 2) >> 4);
        at += TUNNEL_HEADER;
        switch (type) {
            case PIM_SM, PIM_BIDIRECTIONAL -> printPair(d, in, at, "\n\t      Sender ", ", P-Group ");
            case PIM_SSM -> printPair(d, in, at, "\n\t      Root-Node ", ", P-Group ");
            case INGRESS_REPLICATION -> {
                in.needAt(at, 4);
                out.add("\n\t      Tunnel-Endpoint ");
                d.printIpv4(in, at);
            }
            case LDP, LDP_MULTIPOINT -> printIdentified(d, in, at, "\n\t      Root-Node ", ", LSP-ID 0x");
            case RSVP -> printIdentified(d, in, at, "\n\t      Extended-Tunnel-ID ", ", P2MP-ID 0x");
            default -> {
                if (!d.verbose(2)) {
                    HexDump.capturedAt(out, "\n\t      ", in, at, length - TUNNEL_HEADER);
                }
            }
        }
        return true;
    }

    private static void printPair(Dissection d, PacketReader in, int at, String first, String second) {
        in.needAt(at, 8);
        d.out().add(first);
        d.printIpv4(in, at);
        d.out().add(second);
        d.printIpv4(in, at + 4);
    }

    private static void printIdentified(Dissection d, PacketReader in, int at, String address, String identifier) {
        in.needAt(at, 8);
        d.out().add(address);
        d.printIpv4(in, at);
        d.out().add(identifier).hex(in.u32At(at + 4), 8);
    }

    /** False where an element contradicts itself. */
    static boolean printAccumulatedMetric(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        int stop = at + length;
        while (stop - at >= METRIC_HEADER) {
            in.needAt(at, METRIC_HEADER);
            int type = in.u8At(at);
            int elementLength = in.u16At(at + 1);
            out.add("\n\t    ").add(type == METRIC ? "AIGP" : "Unknown").add(" TLV (").add(type);
            out.add("), length ").add(elementLength);
            int valueLength = elementLength - METRIC_HEADER;
            at += METRIC_HEADER;
            if (valueLength < 0 || valueLength > stop - at) {
                return false;
            }
            if (type == METRIC) {
                if (valueLength < 8) {
                    return false;
                }
                long metric = in.u64At(at);
                out.add(", metric ").addUnsigned(metric);
            } else if (!d.verbose(2)) {
                HexDump.capturedAt(out, "\n\t      ", in, at, valueLength);
            }
            at += valueLength;
        }
        return true;
    }
}
