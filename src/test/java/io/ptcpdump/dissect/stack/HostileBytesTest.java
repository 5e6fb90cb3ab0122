package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets that end anywhere, or that nest without end: {@link TwinDissection} says what must not come of them. */
class HostileBytesTest {
    private static final int LONGEST_CUT_BY_BYTE = 400;

    private final TwinDissection brief = new TwinDissection(0, true, false);
    private final TwinDissection detailed = new TwinDissection(3, false, true);

    private void assertEveryCutHarmless(List<Sample> samples) {
        for (Sample sample : samples) {
            int length = sample.bytes().length;
            int step = length > LONGEST_CUT_BY_BYTE ? 37 : 1;
            for (int captured = 0; captured <= length; captured += step) {
                brief.assertHarmless(sample, captured);
                detailed.assertHarmless(sample, captured);
            }
        }
    }

    @Test
    void shouldSurviveEveryCutOfEveryPacket() throws IOException {
        List<Sample> samples = Sample.readAll(Sample.GOLDEN);
        assertFalse(samples.isEmpty());
        assertTimeout(Duration.ofSeconds(60), () -> assertEveryCutHarmless(samples));
    }

    @Test
    void shouldSurviveDeepTunnels() {
        byte[] bytes = new byte[60_000];
        for (int at = 0; at + 20 <= bytes.length; at += 20) {
            int length = bytes.length - at;
            bytes[at] = 0x45;
            bytes[at + 2] = (byte) (length >> 8);
            bytes[at + 3] = (byte) length;
            bytes[at + 9] = 4;
        }
        Sample sample = new Sample(rawInterface(), bytes, bytes.length);
        detailed.assertHarmless(sample, bytes.length);
        brief.assertHarmless(sample, bytes.length);
        assertTrue(brief.text().endsWith("[nesting too deep]"));
    }

    @Test
    void shouldSurviveEndlessLabelStacksAndHeaderChains() {
        byte[] bytes = new byte[60_000];
        System.arraycopy(new byte[] {0x60, 0, 0, 0, (byte) 0xea, 0x38, 60, 64}, 0, bytes, 0, 8);
        Arrays.fill(bytes, 8, bytes.length, (byte) 0);
        for (int at = 40; at + 8 <= bytes.length; at += 8) {
            bytes[at] = 60;
        }
        detailed.assertHarmless(new Sample(rawInterface(), bytes, bytes.length), bytes.length);
        for (int at = 40; at + 8 <= bytes.length; at += 8) {
            bytes[at] = 51;
        }
        bytes[6] = 51;
        detailed.assertHarmless(new Sample(rawInterface(), bytes, bytes.length), bytes.length);
    }

    private static CaptureInterface rawInterface() {
        return new CaptureInterface("", 0, 0, LinkType.RAW, 0, false);
    }
}
