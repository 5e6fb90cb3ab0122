package io.ptcpdump.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcStatTest {
    private static final String AFTER_PARENT =
            " 100 100 0 -1 4194560 1500 0 0 0 12 34 0 0 20 0 3 0 987654 12345678 900 18446744073709551615 1 1 0 0 0\n";

    private static ProcStat parse(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return ProcStat.parse(bytes, bytes.length);
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
        assertEquals(new ProcStat("kworker/u8:2-events_unbound", 2, 987654), parse("9 (kworker/u8:2-events_unbound) I 2" + AFTER_PARENT));
    }

    @Test
    void shouldReadOnlyTheGivenLength() {
        byte[] bytes = ("4711 (sshd) S 42" + AFTER_PARENT).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < "4711 (sshd) S 42 100 100 0 -1 4194560 1500 0 0 0 12 34 0 0 20 0 3 0 ".length(); length++) {
            assertNull(ProcStat.parse(bytes, length), "length=" + length);
        }
        assertNull(ProcStat.parse(bytes, -1));
    }

    @Test
    void shouldRejectWhatIsNoStatLine() {
        assertNull(parse(""));
        assertNull(parse("4711"));
        assertNull(parse(") S 42 ("));
        assertNull(parse("4711 (sshd) S x" + AFTER_PARENT));
    }
}
