package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Line;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The expected texts are those of tcpdump 4.99.6 in the same time zone. */
class SmbDateTest {
    private final SmbDate dates = new SmbDate(ZoneId.of("America/New_York"));

    private String dos(int value) {
        Line line = new Line();
        dates.printDos(line, value);
        return text(line);
    }

    private String fileTime(long value) {
        Line line = new Line();
        dates.printFileTime(line, value >>> 32, (int) (value >>> 24) & 0xff);
        return text(line);
    }

    private static String text(Line line) {
        return new String(line.bytes(), 0, line.length(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldTakeDatesOfDosAsStandardTime() {
        assertEquals("2003-07-15 13:34:56\n", dos(0x2eef645c));
        assertEquals("2003-01-15 12:34:56\n", dos(0x2e2f645c));
        assertEquals("2003-04-06 03:30:00\n", dos(0x2e8613c0));
    }

    @Test
    void shouldCountOnWherePartsOfADateAreTooSmallOrTooLarge() {
        assertEquals("1979-11-30 00:00:02\n", dos(0x00000001));
        assertEquals("2108-04-01 09:04:00\n", dos(0xfffffffe));
        assertEquals("2107-12-31 23:59:58\n", dos(0xff9fbf7d));
    }

    @Test
    void shouldPrintTimesOfNt() {
        assertEquals("2004-02-24 05:26:15\n", fileTime(0x01c3fac0a1b2c3d4L));
        assertEquals("30828-09-13 22:48:05\n", fileTime(0x7fffffffffffffffL));
        assertEquals("60056-05-28 01:36:11\n", fileTime(-1));
        assertEquals("1969-12-31 19:00:01\n", fileTime(0x019db1ded53e8000L));
    }

    @Test
    void shouldSayWhereThereIsNoDate() {
        assertEquals("NULL\n", dos(0));
        assertEquals("NULL\n", dos(-1));
        assertEquals("NULL\n", fileTime(1));
    }
}
