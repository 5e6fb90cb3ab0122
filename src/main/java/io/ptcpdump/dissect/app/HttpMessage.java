package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** The beginning of an HTTP/1 message (RFC 9112) on any port. */
final class HttpMessage {
    private static final String[] METHODS = {
        "GET ", "POST ", "PUT ", "DELETE ", "HEAD ", "OPTIONS ", "PATCH ", "CONNECT ", "TRACE "
    };
    private static final String VERSION = "HTTP/1.";

    private final TextProtocol verbose = TextProtocol.http();

    /** Prints {@code : HTTP: FIRST-LINE}, with {@code -v} as tcpdump does on port 80; whether the payload is such a message. */
    boolean print(Dissection d, PacketReader in) {
        int length = Math.min(in.claimed(), in.captured());
        if (!isResponse(in) && !isRequest(in, length)) {
            return false;
        }
        if (d.verbose(1)) {
            verbose.print(d, in);
            return true;
        }
        Line out = d.out().add(": HTTP: ");
        int end = lineLength(in, length);
        for (int i = 0; i < end; i++) {
            out.printable(in.peekU8(i));
        }
        return true;
    }

    /** {@code HTTP/1.1 200}, whatever follows. */
    private static boolean isResponse(PacketReader in) {
        return in.startsWith(0, VERSION)
                && in.has(12)
                && isVersionDigit(in.peekU8(7))
                && in.peekU8(8) == ' '
                && isDigit(in.peekU8(9))
                && isDigit(in.peekU8(10))
                && isDigit(in.peekU8(11));
    }

    /** A method, then a whole line that ends in a version. */
    private static boolean isRequest(PacketReader in, int length) {
        for (String method : METHODS) {
            if (in.startsWith(0, method)) {
                int end = lineLength(in, length);
                int version = end - VERSION.length() - 1;
                return end < length
                        && version > method.length()
                        && in.peekU8(version - 1) == ' '
                        && in.startsWith(version, VERSION)
                        && isVersionDigit(in.peekU8(end - 1));
            }
        }
        return false;
    }

    private static boolean isVersionDigit(int c) {
        return c == '0' || c == '1';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Bytes before the first CR or LF, or all. */
    private static int lineLength(PacketReader in, int length) {
        int end = 0;
        while (end < length && in.peekU8(end) != '\r' && in.peekU8(end) != '\n') {
            end++;
        }
        return end;
    }
}
