package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Bandwidths of traffic engineering: bytes a second as an IEEE 754 single, printed in megabits to three places. */
final class Megabits {
    private Megabits() {}

    /** @param bits the single, as it stands in the packet */
    static void print(Line out, int bits) {
        float megabits = Float.intBitsToFloat(bits) * 8 / 1000000;
        if (bits < 0) {
            out.add('-');
        }
        if (Float.isNaN(megabits)) {
            out.add("nan");
        } else if (Float.isInfinite(megabits)) {
            out.add("inf");
        } else {
            // the exact value, rounded as printf does
            out.add(new BigDecimal(Math.abs(megabits)).setScale(3, RoundingMode.HALF_EVEN).toPlainString());
        }
        out.add(" Mbps");
    }
}
