package io.ptcpdump.savefile;

/**
 * What an interface's 64-bit time stamps count: units of 10<sup>-n</sup> or 2<sup>-n</sup> seconds since 1970 plus an
 * offset (if_tsresol and if_tsoffset of the pcapng draft, section 4.2).
 */
final class TimeResolution {
    /** Stamps without an if_tsresol option are microseconds. */
    static final int DEFAULT = 6;

    private static final int NANOSECOND_DIGITS = 9;
    private static final int MAX_DIGITS = 19;
    private static final int BINARY_FLAG = 0x80;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND;

    private final boolean binary;
    private final int exponent;
    private final long unitsPerSecond;
    /** Nanoseconds of a unit that is no shorter than one. */
    private final long nanosPerUnit;
    /** Units of a nanosecond where a unit is shorter. */
    private final long unitsPerNano;
    private final long offsetSeconds;

    private TimeResolution(boolean binary, int exponent, long offsetSeconds) {
        this.binary = binary;
        this.exponent = exponent;
        this.offsetSeconds = offsetSeconds;
        unitsPerSecond = binary ? 1L << exponent : powerOfTen(exponent);
        nanosPerUnit = powerOfTen(Math.max(0, NANOSECOND_DIGITS - exponent));
        unitsPerNano = powerOfTen(Math.max(0, exponent - NANOSECOND_DIGITS));
    }

    /**
     * The resolution that an if_tsresol byte and an if_tsoffset value say.
     *
     * @throws SaveFileException if a second does not fit in 64 bits
     */
    static TimeResolution of(int resolution, long offsetSeconds) throws SaveFileException {
        boolean binary = (resolution & BINARY_FLAG) != 0;
        int exponent = resolution & ~BINARY_FLAG;
        if (exponent > (binary ? Long.SIZE - 1 : MAX_DIGITS)) {
            throw new SaveFileException("Interface Description Block if_tsresol option resolution "
                    + (binary ? 2 : 10) + "^-" + exponent + " is too high");
        }
        return new TimeResolution(binary, exponent, offsetSeconds);
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** Nanoseconds since 1970 of a stamp. What a long cannot hold becomes the nearest that it can. */
    long nanos(long stamp) {
        if (!binary && exponent == NANOSECOND_DIGITS && offsetSeconds == 0) {
            return stamp;
        }
        long seconds = Long.divideUnsigned(stamp, unitsPerSecond);
        long units = stamp - seconds * unitsPerSecond;
        long fraction = binary ? binaryFraction(units) : decimalFraction(units);
        if (seconds < 0 || seconds > MAX_SECONDS) {
            return Long.MAX_VALUE;
        }
        // Neither addend is beyond half of what a long holds, so neither sum overflows.
        long offset = Math.clamp(offsetSeconds, -MAX_SECONDS, MAX_SECONDS);
        long sum = seconds + offset;
        if (sum >= MAX_SECONDS) {
            return Long.MAX_VALUE;
        }
        return sum <= -MAX_SECONDS ? Long.MIN_VALUE : sum * NANOS_PER_SECOND + fraction;
    }

    private long decimalFraction(long units) {
        return exponent <= NANOSECOND_DIGITS ? units * nanosPerUnit : Long.divideUnsigned(units, unitsPerNano);
    }

    private long binaryFraction(long units) {
        long low = units * NANOS_PER_SECOND;
        if (exponent == 0) {
            return low;
        }
        long high = Math.unsignedMultiplyHigh(units, NANOS_PER_SECOND);
        return high << (Long.SIZE - exponent) | low >>> exponent;
    }
}
