package io.ptcpdump;

import java.util.Random;

/** Random input for tests: the same in every run, but for "make fuzz", whose every round shifts all seeds. */
public final class SeededRandom {
    private static final long SHIFT = Long.getLong("ptcpdump.fuzz.seed", 0);

    private SeededRandom() {}

    /** A source of its own for each seed. */
    public static Random of(long seed) {
        return new Random(seed + SHIFT);
    }
}
