package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.Packet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Prints every packet twice, with other bytes around it, and asserts that the texts are the same and show no control character. Each of
 * the two dissections sees all packets once, so that what they remember of earlier ones is the same.
 */
final class TwinDissection {
    private static final int MARGIN = 300;
    private static final byte[] AROUND = {(byte) 0xaa, 0x05};

    private final Dissection[] dissections = new Dissection[AROUND.length];
    private final Packet packet = new Packet();
    private byte[] bytes = new byte[0];

    TwinDissection(int verbose, boolean quiet, boolean linkHeader) {
        // Sequence numbers are absolute, since relative ones depend on what was printed before.
        PrintOptions options =
                new PrintOptions(verbose, quiet, linkHeader, 1, true, false, false, false, false, false, false, false, true);
        for (int i = 0; i < dissections.length; i++) {
            dissections[i] = new Dissection(options, Names.NONE, Stack.standard());
        }
    }

    /** Prints the first {@code captured} bytes of a sample; returns the text's length. */
    int assertHarmless(Sample sample, int captured) {
        for (int i = 0; i < dissections.length; i++) {
            print(dissections[i], sample, captured, AROUND[i]);
        }
        Line first = dissections[0].out();
        Line second = dissections[1].out();
        if (!Arrays.equals(first.bytes(), 0, first.length(), second.bytes(), 0, second.length())) {
            assertEquals(text(first), text(second), "bytes that were not captured have a say");
        }
        for (int i = 0; i < first.length(); i++) {
            int c = first.bytes()[i];
            if (c != '\n' && c != '\t' && (c < ' ' || c == 0x7f)) {
                throw new AssertionError("control character in " + text(first));
            }
        }
        assertTrue(dissections[0].linkHeaderLength() >= 0, () -> text(first));
        return first.length();
    }

    /** The text of the packet printed last. */
    String text() {
        return text(dissections[0].out());
    }

    private static String text(Line line) {
        return new String(line.bytes(), 0, line.length(), StandardCharsets.ISO_8859_1);
    }

    private void print(Dissection dissection, Sample sample, int captured, byte around) {
        int room = captured + 2 * MARGIN;
        if (bytes.length < room) {
            bytes = new byte[2 * room];
        }
        Arrays.fill(bytes, 0, MARGIN, around);
        System.arraycopy(sample.bytes(), 0, bytes, MARGIN, captured);
        Arrays.fill(bytes, MARGIN + captured, bytes.length, around);
        packet.bytes = bytes;
        packet.offset = MARGIN;
        packet.captureInterface = sample.captureInterface();
        packet.capturedLength = captured;
        packet.wireLength = sample.wireLength();
        dissection.out().clear();
        dissection.print(packet);
    }
}
