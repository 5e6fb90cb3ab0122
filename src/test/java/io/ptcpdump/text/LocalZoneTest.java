package io.ptcpdump.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalZoneTest {
    @TempDir
    Path folder;

    private LocalZone of(String tz) {
        return LocalZone.of(tz, folder, folder.resolve("localtime"));
    }

    private static long utc(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    @Test
    void shouldFollowPosixRules() {
        assertSameAs("America/New_York", "EST5EDT,M3.2.0,M11.1.0");
        assertSameAs("America/New_York", "EST5EDT");
        assertSameAs("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3");
        assertSameAs("Pacific/Auckland", "NZST-12NZDT,M9.5.0,M4.1.0/3");
        assertSameAs("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
        assertSameAs("Asia/Kathmandu", "<+0545>-5:45");
    }

    /** Compares in 2026 to 2036, where all these rules are in force. */
    private static void assertSameAs(String expected, String rule) {
        LocalZone zone = PosixTimeZone.parse(rule);
        var rules = ZoneId.of(expected).getRules();
        long from = utc("2026-01-01T00:00:00Z");
        for (long second = from; second < from + 10L * 366 * 86400; second += 1800) {
            int offset = rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
            assertEquals(offset, zone.offsetSeconds(second), rule + " at " + Instant.ofEpochSecond(second));
        }
    }

    @Test
    void shouldCountDaysOfTheYearWithAndWithoutLeapDays() {
        LocalZone julian = PosixTimeZone.parse("AAA0BBB,J60/0,J61/0");
        assertEquals(0, julian.offsetSeconds(utc("2024-02-29T12:00:00Z")));
        assertEquals(3600, julian.offsetSeconds(utc("2024-03-01T12:00:00Z")));
        assertEquals(3600, julian.offsetSeconds(utc("2023-03-01T12:00:00Z")));
        LocalZone counted = PosixTimeZone.parse("AAA0BBB,59/0,60/0");
        assertEquals(3600, counted.offsetSeconds(utc("2024-02-29T12:00:00Z")));
        assertEquals(3600, counted.offsetSeconds(utc("2023-03-01T12:00:00Z")));
        assertEquals(0, counted.offsetSeconds(utc("2024-03-01T12:00:00Z")));
    }

    @Test
    void shouldRefuseWhatIsNoRule() {
        for (String text : new String[] {"", "A1", "EST", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M13.1.0,M11.1.0", "EST5;x",
            "EST99", "<x", "EST5EDT,M3.2.0,M11.1.0,", "Europe/Berlin", "EST5EDT4,J0,J1"}) {
            assertNull(PosixTimeZone.parse(text), text);
        }
    }

    @Test
    void shouldFindTheZoneOfTheEnvironment() throws IOException {
        Files.createDirectory(folder.resolve("Some"));
        Files.write(folder.resolve("Some/Where"), zoneFile(2, "<+02>-2"));
        Files.write(folder.resolve("localtime"), zoneFile(2, "<+03>-3"));
        long later = utc("2030-01-01T00:00:00Z");
        assertEquals(7200, of("Some/Where").offsetSeconds(later));
        assertEquals(7200, of(":Some/Where").offsetSeconds(later));
        assertEquals(7200, of(folder.resolve("Some/Where").toString()).offsetSeconds(later));
        assertEquals(10800, of(null).offsetSeconds(later));
        assertEquals(-10800, of("BRT3").offsetSeconds(later));
        assertSame(LocalZone.UTC, of(""));
        assertSame(LocalZone.UTC, of("Some"));
        assertSame(LocalZone.UTC, of("No/Where"));
        assertSame(LocalZone.UTC, LocalZone.of(null, folder, folder.resolve("missing")));
    }

    @Test
    void shouldFollowTheTransitionsOfAFile() throws IOException {
        Path file = folder.resolve("zone");
        for (int version = 0; version <= 2; version += 2) {
            Files.write(file, zoneFile(version, ""));
            TimeZoneFile zone = TimeZoneFile.read(file);
            assertEquals(-2670, zone.offsetSeconds(-1_000_000), "before the first transition");
            assertEquals(-2670, zone.offsetSeconds(999));
            assertEquals(3600, zone.offsetSeconds(1000));
            assertEquals(3600, zone.offsetSeconds(1999));
            assertEquals(0, zone.offsetSeconds(2000));
            assertEquals(0, zone.offsetSeconds(1L << 40), "after the last transition");
        }
    }

    @Test
    void shouldFollowTheFooterAfterTheLastTransition() throws IOException {
        Path file = folder.resolve("zone");
        Files.write(file, zoneFile(2, "CET-1CEST,M3.5.0,M10.5.0/3"));
        TimeZoneFile zone = TimeZoneFile.read(file);
        assertEquals(3600, zone.offsetSeconds(1999), "still from the table");
        assertEquals(3600, zone.offsetSeconds(utc("2040-01-01T00:00:00Z")));
        assertEquals(7200, zone.offsetSeconds(utc("2040-07-01T00:00:00Z")));
    }

    @Test
    void shouldRefuseEveryCutOrChangedFileWithoutThrowing() throws IOException {
        byte[] whole = zoneFile(2, "CET-1");
        Path file = folder.resolve("zone");
        Random random = new Random(7);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            TimeZoneFile.read(file);
            byte[] changed = whole.clone();
            changed[length] = (byte) random.nextInt();
            Files.write(file, changed);
            TimeZoneFile zone = TimeZoneFile.read(file);
            if (zone != null) {
                zone.offsetSeconds(1500);
            }
        }
        Files.write(file, Arrays.copyOf(whole, 43));
        assertNull(TimeZoneFile.read(file));
        whole[0] = 'X';
        Files.write(file, whole);
        assertNull(TimeZoneFile.read(file));
    }

    @Test
    void shouldConvertDatesBothWays() {
        for (long day = -800_000; day < 800_000; day += 13) {
            LocalDate date = LocalDate.ofEpochDay(day);
            if (date.getYear() >= 0) {
                int decimal = (date.getYear() * 100 + date.getMonthValue()) * 100 + date.getDayOfMonth();
                assertEquals(decimal, CivilDate.ofEpochDay(day));
                assertEquals(day, CivilDate.toEpochDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
            }
        }
    }

    /** Local mean time of -2670 s, summer time of +3600 s from 1000 on, UTC from 2000 on; type 0 is the summer time. */
    private static byte[] zoneFile(int version, String footer) {
        ByteBuffer out = ByteBuffer.allocate(400);
        block(out, version, Integer.BYTES);
        if (version >= 2) {
            block(out, version, Long.BYTES);
            out.put(("\n" + footer + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void block(ByteBuffer out, int version, int timeSize) {
        out.put("TZif".getBytes(StandardCharsets.US_ASCII)).put((byte) (version == 0 ? 0 : '0' + version)).put(new byte[15]);
        out.putInt(3).putInt(3).putInt(1).putInt(2).putInt(3).putInt(8);
        for (int time = 1000; time <= 2000; time += 1000) {
            if (timeSize == Long.BYTES) {
                out.putLong(time);
            } else {
                out.putInt(time);
            }
        }
        out.put((byte) 0).put((byte) 2);
        out.putInt(3600).put((byte) 1).put((byte) 0);
        out.putInt(-2670).put((byte) 0).put((byte) 4);
        out.putInt(0).put((byte) 0).put((byte) 0);
        out.put("UTC\0LMT\0".getBytes(StandardCharsets.US_ASCII));
        out.put(new byte[timeSize + 4]).put(new byte[6]);
    }
}
