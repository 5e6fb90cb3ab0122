package io.ptcpdump.dissect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** IEEE 754 numbers in decimal, as printf writes them. Allocates: for values that are met now and then. */
public final class FloatText {
    private FloatText() {}

    /** The value with {@code decimals} digits behind the point, as %.Nf prints it. */
    public static void add(Line out, float value, int decimals) {
        if (!addSpecial(out, value)) {
            out.add(magnitude(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
        }
    }

    /** A bandwidth in bytes a second, as routing protocols have it, in megabits to three places. */
    public static void addMegabits(Line out, float bytes) {
        add(out, bytes * 8 / 1_000_000, 3);
    }

    /** The value with up to {@code digits} significant digits, as %.Ng prints it. */
    public static void addGeneral(Line out, float value, int digits) {
        if (addSpecial(out, value)) {
            return;
        }
        BigDecimal rounded = magnitude(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (rounded.signum() == 0) {
            out.add('0');
            return;
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal shown = rounded.stripTrailingZeros();
        if (exponent >= -4 && exponent < digits) {
            out.add(shown.toPlainString());
            return;
        }
        out.add(shown.movePointLeft(exponent).toPlainString()).add(exponent < 0 ? "e-" : "e+");
        out.addPadded(Math.abs(exponent), 2);
    }

    /** Prints the sign, and all of a value that is no number; whether it was one. */
    private static boolean addSpecial(Line out, float value) {
        if (Float.floatToRawIntBits(value) < 0) {
            out.add('-');
        }
        if (Float.isFinite(value)) {
            return false;
        }
        out.add(Float.isNaN(value) ? "nan" : "inf");
        return true;
    }

    private static BigDecimal magnitude(float value) {
        return new BigDecimal(Math.abs((double) value));
    }
}
