package io.ptcpdump.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.model.Packet;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PacketDumpTest {
    private static String dump(DumpStyle style, int linkHeaderLength, Packet packet) {
        Line out = new Line();
        new PacketDump(style).print(packet, linkHeaderLength, out);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.ISO_8859_1);
    }

    private static Packet packet(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Packet packet = Records.packet(Records.UNNAMED, bytes.length);
        System.arraycopy(bytes, 0, packet.bytes, packet.offset, bytes.length);
        return packet;
    }

    private static String ascii(String text) {
        return dump(DumpStyle.ofCounts(0, 0, 2), 0, packet(text));
    }

    @Test
    void shouldPrintRowsOfSixteenBytesInHexadecimal() {
        assertEquals("\n\t0x0000:  0001 0203 0405 0607 0809 0a0b 0c0d 0e0f\n\t0x0010:  10",
                dump(DumpStyle.ofCounts(2, 0, 0), 14, Records.packet(Records.UNNAMED, 17)));
        assertEquals("\n\t0x0000:  0001 02", dump(DumpStyle.ofCounts(2, 0, 0), 14, Records.packet(Records.UNNAMED, 3)));
        assertEquals("\n\t0x0000:  fffe", dump(DumpStyle.ofCounts(2, 0, 0), 0, packet("\u00ff\u00fe")));
    }

    @Test
    void shouldAlignTheAsciiColumnOfAShortRow() {
        assertEquals("\n\t0x0000:  4745 5420 2f20 4854 5450 2f31 2e31 0d0a  GET./.HTTP/1.1.."
                        + "\n\t0x0010:  417f                                     A.",
                dump(DumpStyle.ofCounts(0, 2, 0), 0, packet("GET / HTTP/1.1\r\nA\u007f")));
        assertEquals("\n\t0x0000:  617e 80                                  a~.",
                dump(DumpStyle.ofCounts(0, 2, 0), 0, packet("a~\u0080")));
    }

    @Test
    void shouldLeaveTheLinkHeaderOutUnlessAskedForTwice() {
        Packet packet = Records.packet(Records.UNNAMED, 18);
        assertEquals("\n\t0x0000:  0e0f 1011", dump(DumpStyle.ofCounts(1, 0, 0), 14, packet));
        assertEquals("\n\t0x0000:  0e0f 1011                                ....", dump(DumpStyle.ofCounts(0, 1, 0), 14, packet));
        assertEquals("\n....", dump(DumpStyle.ofCounts(0, 0, 1), 14, packet));
        assertEquals("\n.........\t\n.......".length(), dump(DumpStyle.ofCounts(0, 0, 2), 14, packet).length());
    }

    @Test
    void shouldPrintNothingOfAPacketThatIsAllLinkHeader() {
        for (DumpStyle.Format format : DumpStyle.Format.values()) {
            assertEquals("", dump(new DumpStyle(format, false), 14, Records.packet(Records.UNNAMED, 14)));
            assertEquals("", dump(new DumpStyle(format, false), 14, Records.packet(Records.UNNAMED, 6)));
        }
    }

    @Test
    void shouldPreferHexWithAsciiToHexToAscii() {
        assertEquals(new DumpStyle(DumpStyle.Format.HEX_AND_ASCII, false), DumpStyle.ofCounts(2, 1, 2));
        assertEquals(new DumpStyle(DumpStyle.Format.HEX, true), DumpStyle.ofCounts(2, 0, 1));
        assertEquals(new DumpStyle(DumpStyle.Format.ASCII, true), DumpStyle.ofCounts(0, 0, 3));
        assertEquals(DumpStyle.NONE, DumpStyle.ofCounts(0, 0, 0));
    }

    @Test
    void shouldWidenOffsetsBeyond64Kilobytes() {
        String text = dump(DumpStyle.ofCounts(2, 0, 0), 0, Records.packet(Records.UNNAMED, 65537));
        assertTrue(text.contains("\n\t0xfff0:  f0f1"));
        assertTrue(text.endsWith("\n\t0x10000:  00"));
    }

    @Test
    void shouldKeepLinesButNoOtherControlsInAscii() {
        assertEquals("\na b\tc\nd..e..", ascii("a b\tc\nd\u001b\u0007e\u007f\u00e9"));
    }

    @Test
    void shouldDropCarriageReturnsAtLineEnds() {
        assertEquals("\na\nbc\n", ascii("a\r\nbc\r\n"));
        assertEquals("\na.bc", ascii("a\rbc"));
        assertEquals("\nab", ascii("a\rb"), "the last two bytes are not looked at");
        assertEquals("\na", ascii("a\r"));
    }
}
