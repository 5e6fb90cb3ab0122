package io.ptcpdump.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.model.Packet;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TimestampTextTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LocalZone BERLIN = PosixTimeZone.parse("CET-1CEST,M3.5.0,M10.5.0/3");

    private static String print(TimestampStyle style, boolean nanoseconds, LocalZone zone, long... times) {
        TimestampText text = new TimestampText(style, nanoseconds, zone);
        Line out = new Line();
        for (long time : times) {
            Packet packet = new Packet();
            packet.timestampNanos = time;
            text.print(packet, out);
            out.add('|');
        }
        return new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII);
    }

    private static String print(TimestampStyle style, long... times) {
        return print(style, false, LocalZone.UTC, times);
    }

    @Test
    void shouldPrintEveryStyleWithSixOrNineDigits() {
        long time = Records.TIME;
        assertEquals("22:13:20.123456 |", print(TimestampStyle.TIME_OF_DAY, time));
        assertEquals("|", print(TimestampStyle.NONE, time));
        assertEquals("1700000000.123456 |", print(TimestampStyle.EPOCH, time));
        assertEquals("2023-11-14 22:13:20.123456 |", print(TimestampStyle.DATE, time));
        assertEquals("22:13:20.123456789 |", print(TimestampStyle.TIME_OF_DAY, true, LocalZone.UTC, time));
        assertEquals("1700000000.123456789 |", print(TimestampStyle.EPOCH, true, LocalZone.UTC, time));
        assertEquals("2023-11-14 22:13:20.123456789 |", print(TimestampStyle.DATE, true, LocalZone.UTC, time));
    }

    @Test
    void shouldPadFractions() {
        assertEquals("00:00:00.000001 |00:00:09.000000 |", print(TimestampStyle.TIME_OF_DAY, 1999, 9 * SECOND));
        assertEquals("00:00:00.000000001 |", print(TimestampStyle.TIME_OF_DAY, true, LocalZone.UTC, 1));
    }

    @Test
    void shouldPrintTimeSinceThePreviousPacketWithItsSign() {
        assertEquals(" 00:00:00.000000 | 00:01:01.500000 |-00:00:00.250000 | 00:00:00.000000 |",
                print(TimestampStyle.SINCE_PREVIOUS, 100 * SECOND, 161 * SECOND + SECOND / 2, 161 * SECOND + SECOND / 4,
                        161 * SECOND + SECOND / 4));
        assertEquals(" 00:00:00.000000000 |-00:00:00.000000001 |",
                print(TimestampStyle.SINCE_PREVIOUS, true, LocalZone.UTC, 100 * SECOND, 100 * SECOND - 1));
    }

    @Test
    void shouldPrintTimeSinceTheFirstPacketWithItsSign() {
        assertEquals(" 00:00:00.000000 | 00:00:01.000000 |-00:00:00.999999 | 00:00:03.000000 |",
                print(TimestampStyle.SINCE_FIRST, 100 * SECOND, 101 * SECOND, 99 * SECOND + 1000, 103 * SECOND));
    }

    @Test
    void shouldStartDeltasOverAfterADay() {
        assertEquals(" 00:00:00.000000 | 01:00:00.000000 |", print(TimestampStyle.SINCE_FIRST, SECOND, (1 + 25 * 3600) * SECOND));
    }

    @Test
    void shouldTakeTheNextPacketAsTheFirstAfterOneAtTheEpoch() {
        assertEquals(" 00:00:00.000000 | 00:00:00.000000 | 00:00:02.000000 |",
                print(TimestampStyle.SINCE_FIRST, 0, 50 * SECOND, 52 * SECOND));
    }

    @Test
    void shouldNotPrintTimesBefore1970() {
        assertEquals("[timestamp overflow] |00:00:00.000000 |", print(TimestampStyle.TIME_OF_DAY, -1, 0));
        assertEquals("[timestamp overflow] |", print(TimestampStyle.EPOCH, -5 * SECOND));
        assertEquals("[timestamp overflow] |", print(TimestampStyle.DATE, -5 * SECOND));
    }

    @Test
    void shouldMarkFractionsOfMoreThanASecond() {
        assertEquals("17:16:10.1000000 (invalid us) |", broken(false, SECOND));
        assertEquals("17:16:10.1000000000 (invalid ns) |", broken(true, SECOND));
        assertEquals("17:16:10.2147483648 (invalid us) |", broken(false, Integer.MIN_VALUE * 1000L));
        assertEquals("17:16:10.2147483648 (invalid ns) |", broken(true, Integer.MIN_VALUE));
    }

    private static String broken(boolean nanoseconds, long fraction) {
        Packet packet = new Packet();
        packet.timestampNanos = 1418145370 * SECOND;
        packet.excessFractionNanos = fraction;
        Line out = new Line();
        new TimestampText(TimestampStyle.TIME_OF_DAY, nanoseconds, LocalZone.UTC).print(packet, out);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII) + "|";
    }

    @Test
    void shouldFollowTheZoneAcrossItsChanges() {
        long spring = 1774746000 * SECOND; // 2026-03-29 01:00 UTC
        assertEquals("2026-03-29 01:59:59.999999 |2026-03-29 03:00:00.000000 |2026-03-29 01:59:59.000000 |",
                print(TimestampStyle.DATE, false, BERLIN, spring - 1, spring, spring - SECOND));
        long autumn = 1792890000 * SECOND; // 2026-10-25 01:00 UTC
        assertEquals("02:59:59.999999 |02:00:00.000000 |", print(TimestampStyle.TIME_OF_DAY, false, BERLIN, autumn - 1, autumn));
    }

    @Test
    void shouldPrintTheLocalDate() {
        assertEquals("1969-12-31 19:00:00.000000 |", print(TimestampStyle.DATE, false, PosixTimeZone.parse("EST5"), 0));
        assertEquals("2024-02-29 23:59:59.000000 |2024-03-01 00:00:00.000000 |2100-03-01 00:00:00.000000 |",
                print(TimestampStyle.DATE, 1709251199 * SECOND, 1709251200 * SECOND, 4107542400L * SECOND));
    }

    @Test
    void shouldRefuseMoreThanFiveOptions() {
        assertEquals(TimestampStyle.SINCE_FIRST, TimestampStyle.ofCount(5));
        assertEquals("only -t, -tt, -ttt, -tttt and -ttttt are supported",
                assertThrows(IllegalArgumentException.class, () -> TimestampStyle.ofCount(6)).getMessage());
    }
}
