package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Tcp;
import io.ptcpdump.dissect.transport.Udp;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The expected texts are those of tcpdump 4.99.6 for the same packets. */
class TextProtocolTest {
    private static final int TCP = 6;
    private static final int UDP = 17;

    private static Ip printer(PrintOptions options) {
        Demux demux = Ip.demux().ip(TCP, new Tcp()).ip(UDP, new Udp());
        demux.tcpPorts().add(TextProtocol.ftp(), 21).add(TextProtocol.smtp(), 25).add(TextProtocol.whois(), 43);
        demux.tcpPorts().add(new Ssh(), 22).add(TextProtocol.http(), 80).add(TextProtocol.rtsp(), 554);
        demux.udpPorts().add(TextProtocol.sip(), 5060).add(new Syslog(), 514);
        return new Ip(options, demux);
    }

    private static byte[] tcp(int port, String text) {
        byte[] header = {3, (byte) 0xe8, (byte) (port >> 8), (byte) port, 0, 0, 0, 1, 0, 0, 0, 0, 0x50, 0, 0, 9, 0, 0, 0, 0};
        return join(header, text);
    }

    private static byte[] udp(int port, String text) {
        byte[] header = {3, (byte) 0xe8, (byte) (port >> 8), (byte) port, 0, (byte) (8 + text.length()), 0, 0};
        return join(header, text);
    }

    private static byte[] join(byte[] header, String text) {
        byte[] packet = Arrays.copyOf(header, header.length + text.length());
        for (int i = 0; i < text.length(); i++) {
            packet[header.length + i] = (byte) text.charAt(i);
        }
        return packet;
    }

    /** What follows the segment's length. */
    private static String afterLength(String text) {
        int length = text.indexOf(", length ") + 9;
        while (length < text.length() && Character.isDigit(text.charAt(length))) {
            length++;
        }
        return text.substring(length);
    }

    private static String afterAddresses(String text) {
        return text.substring(text.indexOf(": ") + 2);
    }

    @Test
    void shouldPrintTheFirstLineOfRequestsAndResponses() {
        assertEquals(
                ": HTTP: GET / HTTP/1.1",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))));
        assertEquals(
                ": HTTP: HTTP/1.1 404 Not Found",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, "HTTP/1.1 404 Not Found\r\n\r\n"))));
        assertEquals(
                ": HTTP: get /x",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, "get /x\nrest"))));
        assertEquals(
                ": HTTP: OPTIONS * no end",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, "OPTIONS * no end"))));
        assertEquals(
                ": RTSP: SETUP rtsp://x RTSP/1.0",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(554, "SETUP rtsp://x RTSP/1.0\r\n\r\n"))));
        assertEquals(
                "SIP: INVITE sip:a@b SIP/2.0",
                afterAddresses(printer(PrintOptions.NUMERIC).print(UDP, udp(5060, "INVITE sip:a@b SIP/2.0\r\n\r\n"))));
        assertEquals(
                "SIP: SIP/2.0 100 Trying",
                afterAddresses(printer(PrintOptions.NUMERIC).print(UDP, udp(5060, "SIP/2.0 100 Trying\r\n\r\n"))));
        assertEquals(
                ": FTP: 220 ready",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(21, "220 ready\r\n"))));
        assertEquals(
                ": SMTP: EHLO x",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(25, "EHLO x\r\nMAIL\r\n"))));
        assertEquals(
                ": WHOIS: example.com",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(43, "example.com\r\n"))));
    }

    @Test
    void shouldPrintAllLinesIfVerbose() {
        assertEquals(
                ": HTTP, length: 36\n\tGET / HTTP/1.1\n\tHost:\ta\n\t\n\tbody\n\tmore",
                afterLength(printer(Ip.verbose(1)).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost:\ta\r\n\r\nbody\nmore"))));
        assertEquals(
                ": HTTP, length: 26\n\tPOST / HTTP/1.1\n\t",
                afterLength(printer(Ip.verbose(1)).print(TCP, tcp(80, "POST / HTTP/1.1\r\n\r\n\u0001binary"))));
        assertEquals(
                "SIP, length: 27\n\tBYE sip:a SIP/2.0\n\tVia: x",
                afterAddresses(printer(Ip.verbose(1)).print(UDP, udp(5060, "BYE sip:a SIP/2.0\r\nVia: x\r\n"))));
        assertEquals(
                ": SMTP, length: 14\n\t250-a\n\t250 b",
                afterLength(printer(Ip.verbose(1)).print(TCP, tcp(25, "250-a\r\n250 b\r\n"))));
    }

    @Test
    void shouldNotPrintWhatIsNoMessage() {
        assertEquals(
                ": HTTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, "<html>\r\n"))));
        assertEquals(
                ": HTTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, "\u0016\u0003\u0001\u0000"))));
        assertEquals(
                ": HTTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, " GET /"))));
        assertEquals(
                ": HTTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, "GETX / HTTP"))));
        assertEquals(
                ": HTTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80, "HTTP/1.1 2000 x"))));
        assertEquals(
                ": HTTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(80,
                        "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"
                                + "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX 200 x"))));
        assertEquals(
                ": HTTP",
                afterLength(printer(Ip.verbose(1)).print(TCP, tcp(80, "abc"))));
    }

    @Test
    void shouldPrintNoLineWithControlCharacters() {
        assertEquals(
                ": FTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(21, "a\u001b[31mb\r\n"))));
        assertEquals(
                ": FTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(21, "a\rb\n"))));
        assertEquals(
                ": FTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(21, "a\r"))));
        assertEquals(
                ": FTP",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(21, "\u00e9\r\n"))));
        assertEquals(
                ": HTTP, length: 8",
                afterLength(printer(Ip.verbose(1)).print(TCP, tcp(80, "GET /\u009b\r\n"))));
    }

    @Test
    void shouldMarkTextThatWasCut() {
        assertEquals(
                ": HTTP",
                afterLength(printer(PrintOptions.NUMERIC).cutAt(22).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n"))));
        assertEquals(
                ": HTTP [|http]",
                afterLength(printer(PrintOptions.NUMERIC).cutAt(25).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n"))));
        assertEquals(
                ": HTTP [|http]",
                afterLength(printer(PrintOptions.NUMERIC).cutAt(35).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n"))));
        assertEquals(
                ": HTTP: GET / HTTP/1.1",
                afterLength(printer(PrintOptions.NUMERIC).cutAt(40).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n"))));
        assertEquals(
                ": HTTP",
                afterLength(printer(Ip.verbose(1)).cutAt(22).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n"))));
        assertEquals(
                ": HTTP, length: 25 [|http]",
                afterLength(printer(Ip.verbose(1)).cutAt(25).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n"))));
        assertEquals(
                ": HTTP, length: 25 [|http]",
                afterLength(printer(Ip.verbose(1)).cutAt(35).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n"))));
        assertEquals(
                ": HTTP, length: 25\n\tGET / HTTP/1.1 [|http]",
                afterLength(printer(Ip.verbose(1)).cutAt(40).print(TCP, tcp(80, "GET / HTTP/1.1\r\nHost: a\r\n"))));
    }

    @Test
    void shouldPrintSshVersions() {
        assertEquals(
                ": SSH: SSH-2.0-OpenSSH_9.2",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(22, "SSH-2.0-OpenSSH_9.2\r\n"))));
        assertEquals(
                ": SSH: SSH-1.0",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(22, "SSH-1.0\n"))));
        assertEquals(
                "",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(22, "SSH-1.0"))));
        assertEquals(
                "",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(22, "SSH-\u0001\n"))));
        assertEquals(
                "",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(22, "SSH-a\rb\n"))));
        assertEquals(
                "",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(22, "\u0000\u0000\u0000\u0001"))));
        assertEquals(
                "",
                afterLength(printer(PrintOptions.NUMERIC).print(TCP, tcp(22, "SSX"))));
    }

    @Test
    void shouldPrintSyslogPriorities() {
        assertEquals(
                "SYSLOG auth.critical, length: 16",
                afterAddresses(printer(PrintOptions.NUMERIC).print(UDP, udp(514, "<34>Oct 11 su: x"))));
        assertEquals(
                "SYSLOG unknown (124).debug, length: 6",
                afterAddresses(printer(PrintOptions.NUMERIC).print(UDP, udp(514, "<999>x"))));
        assertEquals(
                " (invalid)",
                afterAddresses(printer(PrintOptions.NUMERIC).print(UDP, udp(514, "<1x"))));
        assertEquals(
                " (invalid)",
                afterAddresses(printer(PrintOptions.NUMERIC).print(UDP, udp(514, "x"))));
        assertEquals(
                "SYSLOG, length: 8\n\tFacility local7 (23), Severity debug (7)\n\tMsg: a^AM-^?",
                afterAddresses(printer(Ip.verbose(1)).print(UDP, udp(514, "<191>a\u0001\u00ff"))));
        assertEquals(
                "[no cksum] SYSLOG, length: 7\n\tFacility kernel (0), Severity emergency (0)\n\tMsg: text\n\t0x0000:  "
                        + "3c30 3e74 6578 74",
                afterAddresses(printer(Ip.verbose(2)).print(UDP, udp(514, "<0>text"))));
    }
}
