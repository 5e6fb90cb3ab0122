package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Line;

/** The tag control information of a VLAN tag, IEEE 802.1Q section 9.6. */
final class Vlan {
    private static final int DROP_ELIGIBLE = 0x1000;

    private Vlan() {}

    static void printTag(Line out, int tag) {
        out.add("vlan ").add(tag & 0xfff).add(", p ").add(tag >>> 13);
        if ((tag & DROP_ELIGIBLE) != 0) {
            out.add(", DEI");
        }
    }
}
