package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LossCountersTest {
    private static long skipped(Map<String, Long> runs) {
        return LossCounters.skippedByAll(Rung.SEND_FUNCTION.hooks(), hook -> runs.getOrDefault(hook.program(), 0L));
    }

    @Test
    void shouldNotCountWhatTheSecondProgramSaw() {
        assertEquals(0, skipped(Map.of("fentry_sendmsg", 62L)));
        assertEquals(0, skipped(Map.of("fentry_recvmsg_again", 62L)));
    }

    @Test
    void shouldCountWhatMayHaveGoneByBothPrograms() {
        Map<String, Long> runs =
                Map.of("fentry_sendmsg", 62L, "fentry_sendmsg_again", 3L, "fentry_recvmsg", 4L, "fentry_recvmsg_again", 9L);
        assertEquals(7, skipped(runs));
    }

    @Test
    void shouldCountTheRunsOfAProgramThatIsAlone() {
        assertEquals(5, skipped(Map.of("fentry_close", 5L)));
    }
}
