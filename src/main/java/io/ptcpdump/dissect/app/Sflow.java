package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * sFlow version 5: version, address type and address of the agent, its number, a sequence number, its uptime, the number of
 * samples; then samples, each of a 32-bit format and length. All numbers have 32 bits unless they are counters of 64.
 */
public final class Sflow implements Printer {
    private static final int VERSION = 5;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int IPV4_HEADER = 28;
    private static final int IPV6_HEADER = 40;
    private static final int RECORD_HEADER = 8;
    private static final int FLOW = 1;
    private static final int COUNTER = 2;
    private static final int EXPANDED_FLOW = 3;
    private static final int EXPANDED_COUNTER = 4;
    private static final String[] SAMPLES = {
        "Unknown", "flow sample", "counter sample", "expanded flow sample", "expanded counter sample"
    };
    private static final int FIRST_EXTENDED = 1001;
    private static final int RAW_PACKET = 1;
    private static final int ETHERNET_FRAME = 2;
    private static final ValueNames FLOWS = ValueNames.of(
            RAW_PACKET, "Raw packet", ETHERNET_FRAME, "Ethernet frame", 3, "IPv4 Data", 4, "IPv6 Data",
            FIRST_EXTENDED, "Extended Switch data", 1002, "Extended Router data", 1003, "Extended Gateway data",
            1004, "Extended User data", 1005, "Extended URL data", 1006, "Extended MPLS data", 1007, "Extended NAT data",
            1008, "Extended MPLS tunnel", 1009, "Extended MPLS VC", 1010, "Extended MPLS FEC", 1011, "Extended MPLS LVP FEC",
            1012, "Extended VLAN Tunnel");
    private static final SflowRecords RECORDS = new SflowRecords(12, " ", FLOWS, Sflow::printFlowRecord);
    private static final ValueNames RAW_PROTOCOLS = ValueNames.of(1, "Ethernet", 11, "IPv4", 12, "IPv6");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("sflow");
        int length = in.claimed();
        int addressType = in.peekI32(4);
        if (addressType == IPV4 && length < IPV4_HEADER || addressType == IPV6 && length < IPV6_HEADER) {
            out.add("sFlowv").add(in.peekU32(0)).add(" [length ").add(length).add(" < ").add(IPV4_HEADER).add(']');
            d.printInvalid();
            return;
        }
        in.need(IPV4_HEADER);
        long version = in.peekU32(0);
        if (version != VERSION) {
            out.add("sFlow version ").add(version).add(" packet not supported");
            return;
        }
        boolean ipv4 = addressType == IPV4;
        int behind = ipv4 ? 12 : 24;
        in.need(d.verbose(1) ? behind + 16 : behind + 4);
        out.add("sFlowv5, ").add(ipv4 ? "IPv4" : "IPv6").add(" agent ");
        if (ipv4) {
            d.printIpv4(in, in.position() + 8);
        } else {
            d.printIpv6(in, in.position() + 8);
        }
        out.add(", agent-id ").add(in.peekU32(behind));
        if (d.verbose(1)) {
            out.add(", seqnum ").add(in.peekU32(behind + 4)).add(", uptime ").add(in.peekU32(behind + 8));
            out.add(", samples ").add(in.peekU32(behind + 12));
        }
        out.add(", length ").add(length);
        if (d.verbose(1)) {
            long samples = in.peekU32(behind + 12);
            if (length < behind + 16) {
                out.add(" [tlen ").add(length).add(" < ").add(behind + 16).add(']');
                d.printInvalid();
                return;
            }
            in.skip(behind + 16);
            if (!printSamples(d, in, samples)) {
                d.printInvalid();
                in.need(in.claimed());
            }
        }
    }

    /** False, and in front of what is wrong, where a sample contradicts itself. */
    private static boolean printSamples(Dissection d, PacketReader in, long count) {
        Line out = d.out();
        for (long i = count; i > 0 && in.claimed() > 0; i--) {
            int format = in.peekI32(0) & 0xfff;
            long length = in.peekU32(4);
            if (in.claimed() < RECORD_HEADER) {
                return false;
            }
            in.skip(RECORD_HEADER);
            out.add("\n\t").add(ValueNames.at(SAMPLES, format, "Unknown")).add(" (").add(format);
            out.add("), length ").add(length).add(',');
            if (format == 0 || length == 0) {
                return true;
            }
            if (in.claimed() < length) {
                return false;
            }
            in.need((int) length);
            int start = in.position();
            boolean sound = printSample(d, in, format, (int) length);
            in.seek(start);
            if (!sound) {
                return false;
            }
            in.skip((int) length);
        }
        return true;
    }

    private static boolean printSample(Dissection d, PacketReader in, int format, int length) {
        switch (format) {
            case FLOW, EXPANDED_FLOW -> {
                return printFlow(d, in, format == EXPANDED_FLOW);
            }
            case COUNTER, EXPANDED_COUNTER -> {
                return printCounters(d, in, format == EXPANDED_COUNTER);
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.hex(d.out(), "\n\t    ", in, length);
                }
                return true;
            }
        }
    }

    /** The source of a sample: its type and index, in one word or in two. */
    private static void printSource(Line out, PacketReader in, boolean expanded) {
        out.add(" seqnum ").add(in.u32());
        out.add(", type ").add(expanded ? in.u32() : in.u8()).add(", idx ").add(expanded ? in.u32() : in.u24());
    }

    private static boolean printFlow(Dissection d, PacketReader in, boolean expanded) {
        int header = expanded ? 44 : 32;
        if (in.claimed() < header) {
            return false;
        }
        in.need(header);
        Line out = d.out();
        printSource(out, in, expanded);
        out.add(", rate ").add(in.u32()).add(", pool ").add(in.u32()).add(", drops ").add(in.u32());
        if (expanded) {
            in.skip(16);
            out.add(',');
        } else {
            out.add(", input ").add(in.u32()).add(" output ").add(in.u32());
        }
        long records = in.u32();
        out.add(" records ").add(records);
        return SflowRecords.print(d, in, records, RECORDS);
    }

    private static boolean printFlowRecord(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        int needed = switch (type) {
            case RAW_PACKET, FIRST_EXTENDED -> 16;
            case ETHERNET_FRAME -> 24;
            default -> 0;
        };
        if (in.claimed() < needed) {
            return false;
        }
        in.need(needed);
        switch (type) {
            case RAW_PACKET -> {
                int protocol = in.i32();
                out.add("\n\t      protocol ").add(RAW_PROTOCOLS.get(protocol, "Unknown")).add(" (");
                out.add(protocol & 0xffffffffL).add("), length ").add(in.u32()).add(", stripped bytes ").add(in.u32());
                out.add(", header_size ").add(in.u32());
            }
            case ETHERNET_FRAME -> out.add("\n\t      frame len ").add(in.peekU32(0)).add(", type ").add(in.peekU32(20));
            case FIRST_EXTENDED -> {
                out.add("\n\t      src vlan ").add(in.u32()).add(", src pri ").add(in.u32());
                out.add(", dst vlan ").add(in.u32()).add(", dst pri ").add(in.u32());
            }
            default -> {
                if (FLOWS.get(type) == null && !d.verbose(2)) {
                    HexDump.hex(out, "\n\t\t", in, length);
                }
            }
        }
        return true;
    }

    private static boolean printCounters(Dissection d, PacketReader in, boolean expanded) {
        int header = expanded ? 16 : 12;
        if (in.claimed() < header) {
            return false;
        }
        in.need(header);
        Line out = d.out();
        printSource(out, in, expanded);
        long records = in.u32();
        out.add(", records ").add(records);
        return SflowCounters.print(d, in, records);
    }
}
