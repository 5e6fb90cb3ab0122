package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.FloatText;
import io.ptcpdump.dissect.Line;

/** Bandwidths of traffic engineering: bytes a second as an IEEE 754 single, printed in megabits to three places. */
final class Megabits {
    private Megabits() {}

    /** @param bits the single, as it stands in the packet */
    static void print(Line out, int bits) {
        FloatText.addMegabits(out, Float.intBitsToFloat(bits));
        out.add(" Mbps");
    }
}
