package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Tags of Marvell's Distributed Switch Architecture between the addresses and the type of an Ethernet frame.
 *
 * <pre>
 *  0       2        3        8       13     14       15    16    19     20        32
 * +-------+--------+--------+--------+------+--------+-----+-----+------+---------+
 * | mode  | tagged | device |  port  |trunk | code   | CFI | pri | code | VLAN    |
 * |       |        |        |        |sniff | (high) |     |     | (low)| (12 bit)|
 * +-------+--------+--------+--------+------+--------+-----+-----+------+---------+
 * </pre>
 *
 * EDSA puts a type and two reserved bytes before that.
 */
public final class Dsa {
    private static final int TAG = 4;
    private static final int EXTENDED_TAG = 8;

    private static final int TO_CPU = 0;
    private static final int FROM_CPU = 1;
    private static final int TO_SNIFFER = 2;
    private static final String[] MODES = {"To CPU", "From CPU", "To Sniffer", "Forward"};
    private static final String[] CODES = {
        "BPDU (MGMT) Trap", "Frame2Reg", "IGMP/MLD Trap", "Policy Trap", "ARP Mirror", "Policy Mirror", "reserved", "reserved"
    };

    private Dsa() {}

    /** Ethernet with DSA tags. */
    public static LinkPrinter plain() {
        return new Ethernet("dsa", TAG, Dsa::printPlain);
    }

    /** Ethernet with EDSA tags. */
    public static LinkPrinter extended() {
        return new Ethernet("edsa", EXTENDED_TAG, Dsa::printExtended);
    }

    private static void printPlain(Dissection d, PacketReader in) {
        d.out().add(d.options().linkHeader() ? "Marvell DSA " : "DSA ");
        printTag(d, in, 0);
    }

    private static void printExtended(Dissection d, PacketReader in) {
        int type = in.peekU16(0);
        if (d.options().linkHeader()) {
            d.out().add("Marvell EDSA ethertype 0x").hex(type, 4).add(" (").add(EtherType.nameOrUnknown(type));
            d.out().add("), rsvd ").add(in.peekU8(2)).add(' ').add(in.peekU8(3)).add(", ");
        } else {
            d.out().add("EDSA 0x").hex(type, 4).add(", ");
        }
        printTag(d, in, EXTENDED_TAG - TAG);
    }

    private static void printTag(Dissection d, PacketReader in, int ahead) {
        Line out = d.out();
        int first = in.peekU8(ahead);
        int second = in.peekU8(ahead + 1);
        int third = in.peekU8(ahead + 2);
        int mode = first >>> 6;
        boolean tagged = (first & 0x20) != 0;
        int device = first & 0x1f;
        int port = second >>> 3;
        boolean trunkOrSniff = (second & 4) != 0;
        int vlan = (third & 15) << 8 | in.peekU8(ahead + 3);
        if (!d.options().linkHeader()) {
            printBrief(out, mode, device, port, trunkOrSniff);
            out.add("VLAN ").add(vlan).add(tagged ? "t, " : "u, ");
            return;
        }
        out.add("mode ").add(MODES[mode]).add(", ");
        switch (mode) {
            case TO_CPU -> {
                printPort(out, "source dev ", device, port);
                out.add("code ").add(CODES[(second >>> 1 & 3) << 1 | third >>> 4 & 1]).add(", ");
            }
            case FROM_CPU -> printPort(out, "target dev ", device, port);
            case TO_SNIFFER -> {
                printPort(out, "source dev ", device, port);
                out.add(trunkOrSniff ? "ingress sniff, " : "egress sniff, ");
            }
            default -> out.add("dev ").add(device).add(trunkOrSniff ? ", trunk " : ", port ").add(port).add(", ");
        }
        out.add(tagged ? "tagged, " : "untagged, ").add((second & 1) != 0 ? "CFI, " : "");
        out.add("VID ").add(vlan).add(", FPri ").add(third >>> 5).add(", ");
    }

    private static void printPort(Line out, String role, int device, int port) {
        out.add(role).add(device).add(", port ").add(port).add(", ");
    }

    private static void printBrief(Line out, int mode, int device, int port, boolean trunkOrSniff) {
        switch (mode) {
            case TO_CPU -> out.add("port ").add(device).add('.').add(port).add(" > CPU, ");
            case FROM_CPU -> out.add("CPU > port ").add(device).add('.').add(port).add(", ");
            case TO_SNIFFER -> {
                out.add("port ").add(device).add('.').add(port);
                out.add(trunkOrSniff ? " > Rx Sniffer, " : " > Tx Sniffer, ");
            }
            default -> out.add(trunkOrSniff ? "Forward trunk " : "Forward port ").add(device).add('.').add(port).add(", ");
        }
    }
}
