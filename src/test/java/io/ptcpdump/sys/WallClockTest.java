package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WallClockTest {
    /** A kernel whose clocks advance by what each reading costs. */
    private static final class Machine {
        long now = 1_000;
        long wallOffset = 1_700_000_000_000_000_000L;
        long readingCost = 40;
        int slowReading = -1;
        int readings;

        long boot() {
            return advance();
        }

        long wall() {
            return advance() + wallOffset;
        }

        private long advance() {
            now += readings++ == slowReading ? 1_000_000 : readingCost;
            return now;
        }
    }

    @Test
    void shouldFindTheOffsetDespiteAnInterruptedReading() {
        Machine machine = new Machine();
        machine.slowReading = 1;
        WallClock clock = new WallClock(machine::boot, machine::wall);
        assertEquals(machine.wallOffset + 5_000, clock.toWallNanos(5_000));
    }

    @Test
    void shouldFollowAClockThatWasSet() {
        Machine machine = new Machine();
        WallClock clock = new WallClock(machine::boot, machine::wall);
        machine.wallOffset -= 3_600_000_000_000L;
        machine.readingCost = 400;
        clock.refresh();
        assertEquals(machine.wallOffset, clock.toWallNanos(0));
        machine.wallOffset += 1_000_000;
        clock.refresh();
        assertEquals(machine.wallOffset, clock.toWallNanos(0));
    }

    @Test
    void shouldKeepTheSurestOffsetWhileNobodySetsTheClock() {
        Machine machine = new Machine();
        WallClock clock = new WallClock(machine::boot, machine::wall);
        machine.slowReading = machine.readings + 1;
        machine.readingCost = 5_000;
        clock.refresh();
        assertEquals(machine.wallOffset, clock.toWallNanos(0));
    }

    @Test
    void shouldAgreeWithTheTimeOfDayOfThisMachine() {
        KernelClock kernel = new KernelClock();
        WallClock clock = WallClock.start();
        long before = System.currentTimeMillis();
        long wallMillis = clock.toWallNanos(kernel.bootNanos()) / 1_000_000;
        long after = System.currentTimeMillis();
        assertTrue(before - 1 <= wallMillis && wallMillis <= after + 1, before + " " + wallMillis + " " + after);
        assertTrue(kernel.monotonicNanos() <= kernel.bootNanos());
    }
}
