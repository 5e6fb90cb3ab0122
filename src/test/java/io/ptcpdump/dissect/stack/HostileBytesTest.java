package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.SeededRandom;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come, from the link layer up: no printer throws, shows a control character, or lets itself be influenced by
 * bytes that do not belong to the packet.
 */
class HostileBytesTest {
    private static final int MARGIN = 300;
    private static final int MUTATIONS = 20_000;
    private static final int LONGEST_CUT_BY_BYTE = 400;

    private final Packet packet = new Packet();
    private final Dissection brief = dissection(0, true, false);
    private final Dissection detailed = dissection(3, false, true);

    /** Sequence numbers are absolute, since relative ones depend on what was printed before. */
    private static Dissection dissection(int verbose, boolean quiet, boolean linkHeader) {
        PrintOptions options = new PrintOptions(
                verbose, quiet, linkHeader, 1, true, false, false, false, false, false, false, false, true);
        return new Dissection(options, Names.NONE, Stack.standard());
    }

    /** Prints the first {@code captured} bytes, between others that are all {@code around}. */
    private String print(Dissection dissection, Sample sample, int captured, byte around) {
        packet.bytes = new byte[captured + 2 * MARGIN];
        Arrays.fill(packet.bytes, around);
        System.arraycopy(sample.bytes(), 0, packet.bytes, MARGIN, captured);
        packet.offset = MARGIN;
        packet.captureInterface = sample.captureInterface();
        packet.capturedLength = captured;
        packet.wireLength = sample.wireLength();
        dissection.out().clear();
        dissection.print(packet);
        return new String(dissection.out().bytes(), 0, dissection.out().length(), StandardCharsets.ISO_8859_1);
    }

    private void assertHarmless(Dissection dissection, Sample sample, int captured) {
        String text = print(dissection, sample, captured, (byte) 0xaa);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            assertTrue(c == '\n' || c == '\t' || c >= ' ' && c < 0x7f, () -> "control character in " + text);
        }
        assertEquals(text, print(dissection, sample, captured, (byte) 0x05));
        assertTrue(dissection.linkHeaderLength() >= 0, text);
    }

    private void assertEveryCutHarmless(List<Sample> samples) {
        for (Sample sample : samples) {
            int length = sample.bytes().length;
            int step = length > LONGEST_CUT_BY_BYTE ? 37 : 1;
            for (int captured = 0; captured <= length; captured += step) {
                assertHarmless(brief, sample, captured);
                assertHarmless(detailed, sample, captured);
            }
        }
    }

    private void assertMutationsHarmless(List<Sample> samples, Random random, int count) {
        for (int i = 0; i < count; i++) {
            Sample original = samples.get(random.nextInt(samples.size()));
            byte[] bytes = original.bytes().clone();
            if (bytes.length == 0) {
                continue;
            }
            for (int changes = random.nextInt(5) + 1; changes > 0; changes--) {
                int value = random.nextBoolean() ? random.nextInt() : random.nextInt(9) * 0x20 - 1;
                bytes[random.nextInt(bytes.length)] = (byte) value;
            }
            Sample mutation = new Sample(original.captureInterface(), bytes, original.wireLength() + random.nextInt(3) - 1);
            assertHarmless(random.nextBoolean() ? brief : detailed, mutation, random.nextInt(bytes.length) + 1);
            assertHarmless(detailed, mutation, bytes.length);
        }
    }

    @Test
    void shouldSurviveEveryCutOfEveryPacket() throws IOException {
        List<Sample> samples = Sample.readAll(Sample.GOLDEN);
        assertFalse(samples.isEmpty());
        assertTimeout(Duration.ofSeconds(60), () -> assertEveryCutHarmless(samples));
    }

    @Test
    void shouldSurviveMutations() throws IOException {
        List<Sample> samples = Sample.readAll(Sample.GOLDEN);
        assertTimeout(Duration.ofSeconds(60), () -> assertMutationsHarmless(samples, SeededRandom.of(791), MUTATIONS));
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
        assertHarmless(detailed, sample, bytes.length);
        assertTrue(print(brief, sample, bytes.length, (byte) 0).endsWith("[nesting too deep]"));
    }

    @Test
    void shouldSurviveEndlessLabelStacksAndHeaderChains() {
        byte[] bytes = new byte[60_000];
        System.arraycopy(new byte[] {0x60, 0, 0, 0, (byte) 0xea, 0x38, 60, 64}, 0, bytes, 0, 8);
        Arrays.fill(bytes, 8, bytes.length, (byte) 0);
        for (int at = 40; at + 8 <= bytes.length; at += 8) {
            bytes[at] = 60;
        }
        assertHarmless(detailed, new Sample(rawInterface(), bytes, bytes.length), bytes.length);
        for (int at = 40; at + 8 <= bytes.length; at += 8) {
            bytes[at] = 51;
        }
        bytes[6] = 51;
        assertHarmless(detailed, new Sample(rawInterface(), bytes, bytes.length), bytes.length);
    }

    private static CaptureInterface rawInterface() {
        return new CaptureInterface("", 0, 0, LinkType.RAW, 0, false);
    }

    /** tcpdump's own captures, many of them made to break it, where they lie beside the checkout. */
    @Test
    void shouldSurviveTheCapturesOfTcpdumpsTests() throws IOException {
        Path folder = Path.of("..", "shared", "tcpdump-tests");
        assumeTrue(Files.isDirectory(folder), "no captures of tcpdump's tests");
        List<Sample> samples = Sample.readAll(folder).stream().filter(sample -> sample.bytes().length <= 2000).toList();
        assertTimeout(Duration.ofSeconds(120), () -> assertMutationsHarmless(samples, SeededRandom.of(42), 5 * MUTATIONS));
    }
}
