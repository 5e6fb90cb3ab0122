package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Packets of all captures at hand, changed at random: no printer throws, takes long, keeps memory, or lets bytes have a say that are not
 * the packet's. "make fuzz" makes ten million of them.
 */
class HostileMutationsTest {
    private static final int MUTATIONS = Integer.getInteger("ptcpdump.fuzz.mutations", 300_000);
    private static final int LONGEST = 2000;
    private static final long MOST_NANOS = 50_000_000;
    private static final long MOST_GROWTH = 16 << 20;
    private static final int[] LIKELY = {0, 1, 0x7f, 0x80, 0xff};

    private final TwinDissection[] dissections = {
        new TwinDissection(0, false, false), new TwinDissection(0, true, false), new TwinDissection(1, false, false),
        new TwinDissection(2, false, true), new TwinDissection(3, false, true)
    };

    /** Our own captures and, where they lie beside the checkout, those of tcpdump's tests, many of them made to break it. */
    private static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>(Sample.readAll(Sample.GOLDEN));
        Path others = Path.of("..", "shared", "tcpdump-tests");
        if (Files.isDirectory(others)) {
            samples.addAll(Sample.readAll(others));
        }
        samples.removeIf(sample -> sample.bytes().length == 0 || sample.bytes().length > LONGEST);
        return samples;
    }

    private static Sample mutate(Sample original, Random random) {
        byte[] bytes = original.bytes().clone();
        for (int changes = random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) switch (random.nextInt(4)) {
                case 0 -> LIKELY[random.nextInt(LIKELY.length)];
                case 1 -> bytes[at] + (random.nextBoolean() ? 1 : -1);
                case 2 -> random.nextInt(32);
                default -> random.nextInt(256);
            };
        }
        return new Sample(original.captureInterface(), bytes, original.wireLength() + random.nextInt(3) - 1);
    }

    /** A pause of the machine is not the printer's: what took long may try again. */
    private static void assertFast(TwinDissection dissection, Sample sample, int captured) {
        long nanos = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 4 && nanos > 2 * MOST_NANOS; attempt++) {
            long start = System.nanoTime();
            dissection.assertHarmless(sample, captured);
            nanos = System.nanoTime() - start;
        }
        assertTrue(nanos <= 2 * MOST_NANOS, nanos + " ns to print this twice: " + dissection.text());
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void shouldSurviveMutations() throws IOException {
        List<Sample> samples = samples();
        assertFalse(samples.isEmpty());
        Random random = SeededRandom.of(791);
        long before = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            if (i == MUTATIONS / 10) {
                before = heap();
            }
            Sample mutation = mutate(samples.get(random.nextInt(samples.size())), random);
            int length = mutation.bytes().length;
            int captured = random.nextBoolean() ? length : random.nextInt(length) + 1;
            assertFast(dissections[random.nextInt(dissections.length)], mutation, captured);
        }
        long growth = heap() - before;
        assertTrue(growth < MOST_GROWTH, growth + " bytes more are held at the end than after a tenth of the packets");
    }
}
