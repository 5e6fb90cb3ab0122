package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcStatTest {
    private static final String AFTER_PARENT =
            " 100 100 0 -1 4194560 1500 0 0 0 12 34 0 0 20 0 3 0 987654 12345678 900 18446744073709551615 1 1 0 0 0\n";

    private static ProcStat parse(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return ProcStat.parse(bytes, bytes.length, StandardCharsets.UTF_8);
    }

    @Test
    void shouldReadNameParentAndStart() {
        assertEquals(new ProcStat("sshd", 42, 987654), parse("4711 (sshd) S 42" + AFTER_PARENT));
    }

    @Test
    void shouldTakeTheNameUpToTheLastParenthesisWhateverItHolds() {
        assertEquals(new ProcStat("a) R 1 1 (b", 42, 987654), parse("4711 (a) R 1 1 (b) S 42" + AFTER_PARENT));
        assertEquals(new ProcStat("two\nlines", 42, 987654), parse("4711 (two\nlines) S 42" + AFTER_PARENT));
        assertEquals(new ProcStat(")", 42, 987654), parse("4711 ()) S 42" + AFTER_PARENT));
        assertEquals(new ProcStat("", 42, 987654), parse("4711 () S 42" + AFTER_PARENT));
        assertEquals(
                new ProcStat("a) S 1 (b)", 1, 4711),
                parse("12 (a) S 1 (b)) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20 21"));
        assertEquals(new ProcStat("kworker/u8:2-events_unbound", 2, 987654), parse("9 (kworker/u8:2-events_unbound) I 2" + AFTER_PARENT));
    }

    @Test
    void shouldDecodeTheNameAsAskedFor() {
        byte[] bytes = ("4711 (\u00e4\u00ff) S 42" + AFTER_PARENT).getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("\u00e4\u00ff", ProcStat.parse(bytes, bytes.length, StandardCharsets.ISO_8859_1).comm());
        assertEquals("\ufffd\ufffd", ProcStat.parse(bytes, bytes.length, StandardCharsets.UTF_8).comm());
    }

    @Test
    void shouldGiveAStartThatIsKnownToItsTickAsTheLastNanosecondOfThat() {
        assertEquals(9_999_999, ProcStat.endOfTick(0));
        assertEquals(47_119_999_999L, ProcStat.endOfTick(4711));
        assertEquals(4711, ProcStat.endOfTick(4711) / ProcStat.TICK_NANOS);
        assertTrue(ProcStat.isEndOfTick(ProcStat.endOfTick(4711)));
        assertFalse(ProcStat.isEndOfTick(ProcStat.endOfTick(4711) - 1));
        assertFalse(ProcStat.isEndOfTick(ProcStat.endOfTick(4711) + 1));
    }

    @Test
    void shouldReadOnlyTheGivenLength() {
        byte[] bytes = ("4711 (sshd) S 42" + AFTER_PARENT).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < "4711 (sshd) S 42 100 100 0 -1 4194560 1500 0 0 0 12 34 0 0 20 0 3 0 ".length(); length++) {
            assertNull(ProcStat.parse(bytes, length, StandardCharsets.UTF_8), "length=" + length);
        }
        assertNull(ProcStat.parse(bytes, -1, StandardCharsets.UTF_8));
    }

    @Test
    void shouldRejectWhatIsNoStatLine() {
        assertNull(parse(""));
        assertNull(parse("4711"));
        assertNull(parse(") S 42 ("));
        assertNull(parse("4711 (sshd) S x" + AFTER_PARENT));
    }
}
