package io.ptcpdump.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PidMapTest {
    @Test
    void shouldHoldWhatAHashMapHoldsAfterManyPutsAndRemoves() {
        Random random = new Random(1);
        PidMap<Integer> map = new PidMap<>();
        Map<Integer, Integer> expected = new HashMap<>();
        for (int step = 0; step < 200_000; step++) {
            int pid = 1 + random.nextInt(step < 100_000 ? 5_000 : 500);
            if (random.nextInt(3) == 0) {
                map.remove(pid);
                expected.remove(pid);
            } else {
                map.put(pid, step);
                expected.put(pid, step);
            }
        }
        assertEquals(expected.size(), map.size());
        for (int pid = 1; pid <= 5_000; pid++) {
            assertEquals(expected.get(pid), map.get(pid), "pid=" + pid);
        }
        assertEquals(expected.keySet(), new HashSet<>(Arrays.stream(map.keys()).boxed().toList()));
        assertEquals(new HashSet<>(expected.values()), new HashSet<>(map.values()));
    }

    @Test
    void shouldFindNothingForPidsThatNoProcessHas() {
        PidMap<String> map = new PidMap<>();
        map.put(7, "seven");
        assertNull(map.get(0));
        assertNull(map.get(-1));
        assertNull(map.get(Integer.MIN_VALUE));
        assertArrayEquals(new int[] {7}, map.keys());
    }

    @Test
    void shouldBeEmptyAfterClear() {
        PidMap<String> map = new PidMap<>();
        for (int pid = 1; pid < 3_000; pid++) {
            map.put(pid, "x");
        }
        map.clear();
        assertEquals(0, map.size());
        assertNull(map.get(17));
    }
}
