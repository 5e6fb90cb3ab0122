package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.SeededRandom;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, the printers neither throw nor show control characters nor look beyond what was captured. */
class HostileTransportTest {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final String NAME = "03777777 076578616d706c65 03636f6d 00";
    private static final String OPTIONS =
            "0204 05b4 0101 080a 00000001 00000002 050a 00000001 00000002 0101 1e0c 2003 0102030405060708";
    private static final byte[][] PACKETS = {
        tcp(40000, 9000, OPTIONS, hex("61626364")),
        tcp(40000, 53, "", hex("002c 1234 0100 0001 0000 0000 0001" + NAME + "0001 0001 00 0029 04d0 00000000 0000")),
        tcp(40000, 80, "", text("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n")),
        tcp(40000, 9001, "", text("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n")),
        tcp(40000, 9443, "", hex("16 0301 0058 01 000054 0303" + "11".repeat(32) + "00 0002 1301 01 00"
                + "0029 0000 0010 000e 00 000b 6578616d706c652e6e6574 002b 0003 02 0304 ffff 000a 00000000000000000000")),
        udp(53, 40000, hex("1234 8180 0001 0005 0000 0001" + NAME + "0001 0001"
                + "c00c 0005 0001 00000e10 0002 c010  c00c 0001 0001 00000e10 0004 01020304"
                + "c00c 0010 0001 00000e10 0004 03616263  c00c 000f 0001 00000e10 0004 0005 c00c"
                + "c00c 0006 0001 00000e10 0018 c00c c00c 00000001 00000002 00000003 00000004 00000005"
                + "00 0029 04d0 00000000 0017 0008 0007 0001 18 00 010203 000a 0008 0102030405060708")),
        udp(5353, 5353, hex("0000 0000 0001 0000 0000 0000" + NAME + "000c 8001")),
        udp(123, 123, hex("24 02 06 ec 00018000 0000ffff c0000201" + "e5c2a4f180000000".repeat(4) + "00000001" + "55".repeat(16))),
        udp(67, 68, hex("02 01 06 00 00001234 0000 8000 00000000 0a000001 0a000002 00000000 020000010203" + "00".repeat(202)
                + "63825363 350102 3304 00000e10 5205 0103616263 7908 180a0001 01020304 51 06 000000 616263 ff")),
        udp(514, 514, text("<34>su: failed")),
        udp(5060, 5060, text("INVITE sip:a@b SIP/2.0\r\nVia: x\r\n")),
    };

    private final Packet packet = new Packet();
    private final Dissection[] dissections = {dissection(0), dissection(3)};

    HostileTransportTest() {
        packet.captureInterface = new CaptureInterface("", 0, 0, LinkType.RAW, 0, false);
    }

    private static Dissection dissection(int verbose) {
        PrintOptions options =
                new PrintOptions(verbose, false, false, 1, false, false, false, false, false, false, false, false, true);
        return new Dissection(options, Names.NONE, Stack.standard());
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] tcp(int source, int destination, String options, byte[] payload) {
        byte[] optionBytes = hex(options);
        byte[] header = hex("00000000 00000001 00000002 0010 ffff 0000 0000");
        header[12] = (byte) (5 + optionBytes.length / 4 << 4);
        return ip(TCP, source, destination, join(join(header, optionBytes), payload));
    }

    private static byte[] udp(int source, int destination, byte[] payload) {
        byte[] header = hex("00000000 0000 0000");
        header[4] = (byte) (header.length + payload.length >> 8);
        header[5] = (byte) (header.length + payload.length);
        return ip(UDP, source, destination, join(header, payload));
    }

    private static byte[] ip(int protocol, int source, int destination, byte[] payload) {
        payload[0] = (byte) (source >> 8);
        payload[1] = (byte) source;
        payload[2] = (byte) (destination >> 8);
        payload[3] = (byte) destination;
        byte[] header = hex("4500 0000 0001 0000 40 00 0000 c0000201 c0000202");
        header[2] = (byte) (header.length + payload.length >> 8);
        header[3] = (byte) (header.length + payload.length);
        header[9] = (byte) protocol;
        return join(header, payload);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private String print(Dissection dissection, byte[] bytes, int captured) {
        packet.bytes = bytes;
        packet.capturedLength = captured;
        packet.wireLength = bytes.length;
        Line out = dissection.out();
        out.clear();
        dissection.print(packet);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.ISO_8859_1);
    }

    private static void assertHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            assertTrue(c == '\n' || c == '\t' || c >= ' ' && c < 0x7f, () -> "control character in " + text);
        }
    }

    @Test
    void shouldPrintTheSamplesWhole() {
        for (byte[] sample : PACKETS) {
            String text = print(dissection(3), sample, sample.length);
            assertTrue(!text.contains("[|") && !text.contains("invalid") && !text.contains("bad opt"), text);
        }
    }

    @Test
    void shouldNotLookBeyondTheCut() {
        for (byte[] sample : PACKETS) {
            for (int captured = 0; captured <= sample.length; captured++) {
                byte[] otherRest = sample.clone();
                for (int i = captured; i < otherRest.length; i++) {
                    otherRest[i] = (byte) ~otherRest[i];
                }
                for (int verbose : new int[] {0, 3}) {
                    String text = print(dissection(verbose), sample, captured);
                    assertHarmless(text);
                    assertEquals(text, print(dissection(verbose), otherRest, captured));
                }
            }
        }
    }

    @Test
    void shouldSurviveAnyBytes() {
        Random random = SeededRandom.of(1);
        for (int round = 0; round < 60_000; round++) {
            byte[] bytes = PACKETS[random.nextInt(PACKETS.length)].clone();
            for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
                bytes[20 + random.nextInt(bytes.length - 20)] = (byte) random.nextInt();
            }
            int captured = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            for (Dissection dissection : dissections) {
                String text = print(dissection, bytes, captured);
                assertHarmless(text);
                assertTrue(text.length() < 20_000, () -> "too much text: " + text.length());
            }
        }
    }
}
