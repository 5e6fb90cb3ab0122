package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** Counter records of sFlow version 5: statistics of interfaces, VLANs and the processor. */
final class SflowCounters {
    private static final int GENERIC = 1;
    private static final int ETHERNET = 2;
    private static final int TOKEN_RING = 3;
    private static final int BASE_VG = 4;
    private static final int VLAN = 5;
    private static final int PROCESSOR = 1001;
    private static final ValueNames TYPES = ValueNames.of(
            GENERIC, "Generic counter", ETHERNET, "Ethernet counter", TOKEN_RING, "Token ring counter",
            BASE_VG, "100 BaseVG counter", VLAN, "Vlan counter", PROCESSOR, "Processor counter");
    /** tcpdump takes the upper 12 bits for the enterprise, where the format has 20. */
    private static final SflowRecords RECORDS = new SflowRecords(20, ", ", TYPES, SflowCounters::printRecord);
    private static final String[] DIRECTIONS = {"unknown", "full-duplex", "half-duplex", "in", "out"};

    private SflowCounters() {}

    /** Whether the records are sound. */
    static boolean print(Dissection d, PacketReader in, long count) {
        return SflowRecords.print(d, in, count, RECORDS);
    }

    private static boolean printRecord(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        int needed = switch (type) {
            case GENERIC -> 88;
            case ETHERNET -> 52;
            case BASE_VG -> 80;
            case VLAN, PROCESSOR -> 28;
            default -> 0;
        };
        if (in.claimed() < needed) {
            return false;
        }
        switch (type) {
            case GENERIC -> printGeneric(out, in);
            case ETHERNET -> printEthernet(out, in);
            case TOKEN_RING -> {
            }
            case BASE_VG -> printBaseVg(out, in);
            case VLAN -> {
                in.need(needed);
                out.add("\n\t      vlan_id ").add(in.u32()).add(", octets ").addUnsigned(in.u64());
                printNumbers(out, in, ", unicast_pkt ", ", multicast_pkt ", ", broadcast_pkt ", ", discards ");
            }
            case PROCESSOR -> {
                in.need(needed);
                printNumbers(out, in, "\n\t      5sec ", ", 1min ", ", 5min ");
                out.add(", total_mem ").addUnsigned(in.u64()).add(", total_mem ").addUnsigned(in.u64());
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.hex(out, "\n\t\t", in, length);
                }
            }
        }
        return true;
    }

    /** A number behind each text; nothing of a line that was cut. */
    private static void printNumbers(Line out, PacketReader in, String... texts) {
        in.need(4 * texts.length);
        for (String text : texts) {
            out.add(text).add(in.u32());
        }
    }

    private static void printGeneric(Line out, PacketReader in) {
        in.need(20);
        out.add("\n\t      ifindex ").add(in.u32()).add(", iftype ").add(in.u32()).add(", ifspeed ").addUnsigned(in.u64());
        long direction = in.u32();
        out.add(", ifdirection ").add(direction).add(" (");
        out.add(direction < DIRECTIONS.length ? DIRECTIONS[(int) direction] : "Unknown").add(')');
        long status = in.u32();
        out.add("\n\t      ifstatus ").add(status).add(", adminstatus: ").add((status & 1) != 0 ? "up" : "down");
        out.add(", operstatus: ").add((status & 2) != 0 ? "up" : "down");
        printTraffic(out, in, "\n\t      In octets ");
        printNumbers(out, in, "\n\t      In errors ", ", unknown protos ");
        printTraffic(out, in, "\n\t      Out octets ");
        printNumbers(out, in, "\n\t      Out errors ", ", promisc mode ");
    }

    private static void printTraffic(Line out, PacketReader in, String text) {
        in.need(24);
        out.add(text).addUnsigned(in.u64());
        printNumbers(out, in, ", unicast pkts ", ", multicast pkts ", ", broadcast pkts ", ", discards ");
    }

    private static void printEthernet(Line out, PacketReader in) {
        printNumbers(out, in, "\n\t      align errors ", ", fcs errors ", ", single collision ", ", multiple collision ",
                ", test error ");
        printNumbers(out, in, "\n\t      deferred ", ", late collision ", ", excessive collision ", ", mac trans error ");
        printNumbers(out, in, "\n\t      carrier error ", ", frames too long ", ", mac receive errors ", ", symbol errors ");
    }

    private static void printBaseVg(Line out, PacketReader in) {
        in.need(12);
        out.add("\n\t      in high prio frames ").add(in.u32()).add(", in high prio octets ").addUnsigned(in.u64());
        in.need(12);
        out.add("\n\t      in norm prio frames ").add(in.u32()).add(", in norm prio octets ").addUnsigned(in.u64());
        printNumbers(out, in, "\n\t      in ipm errors ", ", oversized ", ", in data errors ", ", null addressed frames ");
        in.need(16);
        out.add("\n\t      out high prio frames ").add(in.u32()).add(", out high prio octets ").addUnsigned(in.u64());
        printNumbers(out, in, ", trans into frames ");
        in.need(24);
        out.add("\n\t      in hc high prio octets ").addUnsigned(in.u64()).add(", in hc norm prio octets ");
        out.addUnsigned(in.u64()).add(", out hc high prio octets ").addUnsigned(in.u64());
    }
}
