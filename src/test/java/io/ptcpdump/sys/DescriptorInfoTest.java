package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DescriptorInfoTest {
    private static final DescriptorInfo PROGRAM =
            new DescriptorInfo("pos:\t0\nprog_type:\t26\nrun_time_ns:\t0\nrecursion_misses:\t17\nverified_insns:\t1873");

    @Test
    void shouldReadTheNumberAfterALabel() {
        assertEquals(17, PROGRAM.number("recursion_misses", 0));
        assertEquals(0, PROGRAM.number("pos", 5));
        assertEquals(1873, PROGRAM.number("verified_insns", 0));
    }

    @Test
    void shouldNotTakeTheEndOfALabelForAnother() {
        assertEquals(-1, PROGRAM.number("misses", -1));
        assertEquals(-1, PROGRAM.number("insns", -1));
    }

    @Test
    void shouldReadOwnDescriptors() {
        try (Fd directory = Fd.open("/proc", Fd.READ_ONLY)) {
            assertTrue(DescriptorInfo.of(directory.number()).number("mnt_id", -1) >= 0);
        }
    }

    @Test
    void shouldHaveNoLabelsWhereTheDescriptorIsNotOpen() {
        assertEquals(-1, DescriptorInfo.of(1_000_000).number("pos", -1));
    }
}
