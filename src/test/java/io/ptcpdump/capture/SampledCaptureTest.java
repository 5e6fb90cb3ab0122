package io.ptcpdump.capture;

import io.ptcpdump.hook.HookChoices;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The same by perf event buffers, which stand in for ring buffers. */
@Tag("root")
class SampledCaptureTest extends LiveCaptureTest {
    @Override
    HookChoices hooks() {
        return HookChoices.parse(List.of("events=perf"));
    }
}
