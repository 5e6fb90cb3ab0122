package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * The 4-byte tags of Broadcom's switches, between the addresses and the type of an Ethernet frame or before the frame. The
 * third bit of the first byte tells a tag of a frame that the host sends (ingress) from that of one it received (egress).
 */
public final class BroadcomTag {
    private static final int TAG = 4;
    private static final int INGRESS = 0x20;
    private static final String[] TAG_ENFORCEMENTS = {"None", "Untag", "Header", "Reserved"};

    private BroadcomTag() {}

    /** Ethernet with tags after the addresses. */
    public static LinkPrinter inside() {
        return new Ethernet("brcm-tag", TAG, BroadcomTag::printTag);
    }

    /** Tags before Ethernet frames. */
    public static LinkPrinter before() {
        return BroadcomTag::printBefore;
    }

    private static int printBefore(Dissection d, PacketReader in) {
        d.out().enter("brcm-tag-prepend");
        in.need(TAG);
        if (d.options().linkHeader()) {
            printTag(d, in);
        }
        in.skip(TAG);
        return TAG + Frames.printEthernet(d, in);
    }

    private static void printTag(Dissection d, PacketReader in) {
        Line out = d.out();
        int first = in.peekU8(0);
        int second = in.peekU8(1);
        int third = in.peekU8(2);
        int fourth = in.peekU8(3);
        out.add("BRCM tag OP: ").add(first != 0 ? "IG" : "EG");
        if ((first & INGRESS) != 0) {
            out.add(", TC: ").add(second >>> 2 & 7).add(", TE: ").add(TAG_ENFORCEMENTS[second & 3]);
            out.add(", TS: ").add(second >>> 7).add(", DST map: 0x").hex((third << 8 | fourth) & 0x1ff, 4);
        } else {
            out.add(", CID: ").add(second).add(", RC: ").add(reason(third));
            out.add(", TC: ").add(fourth >>> 5).add(", port: ").add(fourth & 0x1f);
        }
        out.add(", ");
    }

    private static String reason(int reason) {
        return switch (reason) {
            case 1 -> "mirror";
            case 2 -> "MAC learning";
            case 4 -> "switching";
            case 8 -> "prot term";
            case 16 -> "prot snoop";
            case 32 -> "exception";
            default -> "reserved";
        };
    }
}
