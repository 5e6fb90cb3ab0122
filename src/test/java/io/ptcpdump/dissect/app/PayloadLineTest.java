package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Tcp;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PayloadLineTest {
    private static final int TCP = 6;
    private static final PrintOptions LINES = Ip.options(0, false, false, true);
    private static final byte[] HEADER = hex("03e8 2328 00000001 00000000 5000 0009 0000 0000");
    private static final String RANDOM = "00".repeat(32);
    private static final String EXTENSIONS = "002b 0003 02 0304  0000 0010 000e 00 000b 6578616d706c652e6e6574  ffff 0000";
    /** Random, no session, two cipher suites, no compression. */
    private static final String CLIENT_HELLO = "0303" + RANDOM + "00 0004 1301 1302 01 00 001b " + EXTENSIONS;
    private static final String SERVER_HELLO = "0303" + RANDOM + "00 1301 00";

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] text(String payload) {
        return payload.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] record(int recordType, int version, byte[] body) {
        return join(new byte[] {(byte) recordType, 3, (byte) version, (byte) (body.length >> 8), (byte) body.length}, body);
    }

    private static byte[] handshake(int version, int type, String hex) {
        byte[] body = hex(hex);
        return record(22, version, join(new byte[] {(byte) type, 0, (byte) (body.length >> 8), (byte) body.length}, body));
    }

    private static Ip printer(PrintOptions options) {
        Demux demux = Ip.demux().ip(TCP, new Tcp());
        demux.tcpPorts().add(TextProtocol.http(), 80).otherwise(new PayloadLine());
        return new Ip(options, demux);
    }

    /** What is printed behind the length of the segment. */
    private static String line(Ip printer, byte[] payload) {
        String text = printer.print(TCP, join(HEADER, payload));
        String length = ", length " + payload.length;
        return text.substring(text.indexOf(length) + length.length());
    }

    private static String line(byte[] payload) {
        return line(printer(LINES), payload);
    }

    @Test
    void shouldPrintTheFirstLineOfHttpOnAnyPort() {
        assertEquals(": HTTP: GET /a?b HTTP/1.1", line(text("GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n")));
        assertEquals(": HTTP: CONNECT x:443 HTTP/1.0", line(text("CONNECT x:443 HTTP/1.0\r\n\r\n")));
        assertEquals(": HTTP: HTTP/1.1 200 OK", line(text("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n")));
        assertEquals(": HTTP: HTTP/1.1 200", line(text("HTTP/1.1 200")));
    }

    @Test
    void shouldPrintAllLinesOfHttpIfVerbose() {
        Ip printer = printer(Ip.options(1, false, false, true));
        assertTrue(printer.print(TCP, join(HEADER, text("GET / HTTP/1.1\r\nA: b\r\n\r\n")))
                .endsWith(", length 24: HTTP, length: 24\n\tGET / HTTP/1.1\n\tA: b\n\t"));
    }

    @Test
    void shouldEscapeControlCharacters() {
        assertEquals(": HTTP: GET /^[[31m^IM-i HTTP/1.1", line(text("GET /\u001b[31m\t\u00e9 HTTP/1.1\r\n")));
        byte[] hello = handshake(1, 1, CLIENT_HELLO.replace("6578616d", "1b5b326d"));
        assertEquals(": TLSv1.0: Client Hello (SNI=^[[2mple.net)", line(hello));
    }

    @Test
    void shouldNotTakeOtherTextForHttp() {
        for (String payload : new String[] {
            "GET", "GET ", "GET /", "GET / HTTP/1.1", "GET / HTTP/2.0\r\n", "GET HTTP/1.1\r\n",
            "get / HTTP/1.1\r\n", "HTTP/1.1 2x0\r\n",
            "HTTP/1.1", "HTTP/1.2 200 OK\r\n", "GETX / HTTP/1.1\r\n", "\r\n\r\n"
        }) {
            assertEquals("", line(text(payload)), payload);
        }
    }

    @Test
    void shouldPrintHellosOfTls() {
        assertEquals(": TLSv1.0: Client Hello (SNI=example.net)", line(handshake(1, 1, CLIENT_HELLO)));
        assertEquals(": TLSv1.2: Client Hello", line(handshake(3, 1, "0303" + RANDOM + "00 0002 1301 01 00")));
        assertEquals(": TLSv1.2: Server Hello", line(handshake(3, 2, SERVER_HELLO)));
        assertEquals(": TLSv1.3: Server Hello", line(handshake(3, 2, SERVER_HELLO + "000a ffff 0000 002b 0002 0304")));
        assertEquals(": SSLv3.0: Server Hello", line(handshake(0, 2, SERVER_HELLO)));
    }

    @Test
    void shouldFindAHelloBehindAChangeOfCipher() {
        byte[] both = join(record(20, 3, new byte[] {1}), handshake(3, 1, CLIENT_HELLO));
        assertEquals(": TLSv1.2: Client Hello (SNI=example.net)", line(both));
    }

    @Test
    void shouldPrintWhatIsThereOfAHelloThatGoesOn() {
        byte[] hello = handshake(1, 1, CLIENT_HELLO);
        assertEquals(": TLSv1.0: Client Hello (SNI=example.net)", line(Arrays.copyOf(hello, hello.length - 2)));
        assertEquals(": TLSv1.0: Client Hello", line(Arrays.copyOf(hello, hello.length - 8)));
        assertEquals(": TLSv1.0: Client Hello", line(printer(LINES).cutAt(20 + 60), hello));
        assertEquals("", line(Arrays.copyOf(hello, 42)));
    }

    @Test
    void shouldNotTakeOtherBytesForTls() {
        assertEquals("", line(handshake(5, 1, CLIENT_HELLO)));
        assertEquals("", line(handshake(1, 11, CLIENT_HELLO)));
        assertEquals("", line(handshake(1, 1, "0203" + RANDOM + "00 0002 1301 01 00")));
        assertEquals("", line(record(23, 3, hex(CLIENT_HELLO))));
        assertEquals("", line(new byte[100]));
    }

    @Test
    void shouldAddNothingToTcpdumpsText() {
        assertEquals("", line(printer(PrintOptions.NUMERIC), text("GET / HTTP/1.1\r\n\r\n")));
        assertEquals("", line(printer(PrintOptions.NUMERIC), handshake(1, 1, CLIENT_HELLO)));
    }

    @Test
    void shouldPrintHttpOnceWhereTcpdumpDoes() {
        byte[] toPort80 = HEADER.clone();
        toPort80[2] = 0;
        toPort80[3] = 80;
        String text = printer(LINES).print(TCP, join(toPort80, text("GET / HTTP/1.1\r\n\r\n")));
        assertTrue(text.endsWith(", length 18: HTTP: GET / HTTP/1.1"), text);
        assertFalse(printer(LINES).print(TCP, join(toPort80, handshake(1, 1, CLIENT_HELLO))).contains("TLS"));
    }
}
