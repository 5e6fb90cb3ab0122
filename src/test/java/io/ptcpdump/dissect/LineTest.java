package io.ptcpdump.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LineTest {
    private static String text(Consumer<Line> build) {
        Line line = new Line();
        build.accept(line);
        return new String(line.bytes(), 0, line.length(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldPrintNumbersAtTheirLimits() {
        assertEquals("0 9 10 99 100 4294967295", text(l -> l.add(0).add(' ').add(9).add(' ').add(10).add(' ').add(99).add(' ').add(100)
                .add(' ').add(0xffffffffL)));
        assertEquals("-9223372036854775808", text(l -> l.add(Long.MIN_VALUE)));
        assertEquals("9223372036854775807", text(l -> l.add(Long.MAX_VALUE)));
        assertEquals("18446744073709551615", text(l -> l.addUnsigned(-1)));
        assertEquals("000042", text(l -> l.addPadded(42, 6)));
        assertEquals("   42", text(l -> l.addRight(42, 5)));
    }

    @Test
    void shouldPrintHexadecimalAsPrintfDoes() {
        assertEquals("0 f 10 ffffffffffffffff", text(l -> l.hex(0).add(' ').hex(15).add(' ').hex(16).add(' ').hex(-1)));
        assertEquals("00ff", text(l -> l.hex(255, 4)));
        assertEquals("0", text(l -> l.hexAlternate(0)));
        assertEquals("0x1f", text(l -> l.hexAlternate(31)));
    }

    @Test
    void shouldPrintAddressesAsTcpdumpDoes() {
        assertEquals("192.0.2.255", text(l -> l.ipv4(0xc00002ff)));
        assertEquals("::", text(l -> l.ipv6(0, 0)));
        assertEquals("::1", text(l -> l.ipv6(0, 1)));
        assertEquals("fe80::1", text(l -> l.ipv6(0xfe80_0000_0000_0000L, 1)));
        assertEquals("2001:db8::", text(l -> l.ipv6(0x2001_0db8_0000_0000L, 0)));
        assertEquals("2001:db8:0:1:1:1:1:1", text(l -> l.ipv6(0x2001_0db8_0000_0001L, 0x0001_0001_0001_0001L)));
        assertEquals("2001:0:0:1::1", text(l -> l.ipv6(0x2001_0000_0000_0001L, 1)));
        assertEquals("::ffff:192.0.2.1", text(l -> l.ipv6(0, 0xffff_c000_0201L)));
    }

    @Test
    void shouldLetNoControlByteOut() {
        assertEquals("a^J^?M-^[M-a", text(l -> l.printable('a').printable('\n').printable(0x7f).printable(0x9b).printable(0xe1)));
    }
}
