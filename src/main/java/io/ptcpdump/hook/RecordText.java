package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text in kernel records. It is UTF-8 by custom only; what is not becomes U+FFFD. */
final class RecordText {
    private RecordText() {}

    /** The bytes before the first NUL, at most {@code room} of them. */
    static String untilNul(MemorySegment ring, long at, int room) {
        int length = 0;
        while (length < room && ring.get(JAVA_BYTE, at + length) != 0) {
            length++;
        }
        return text(ring, at, length);
    }

    static String text(MemorySegment ring, long at, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(ring, JAVA_BYTE, at, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Words that each end with a NUL; the last one may lack it where it was cut. */
    static List<String> words(MemorySegment ring, long at, int length) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (ring.get(JAVA_BYTE, at + i) == 0) {
                words.add(text(ring, at + start, i - start));
                start = i + 1;
            }
        }
        if (start < length) {
            words.add(text(ring, at + start, length - start));
        }
        return words;
    }
}
