package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Client and server hellos of TLS (RFC 8446 section 4.1) at the beginning of a TCP payload. A record is a type, a version of two
 * bytes and a length of two bytes; a handshake message in it a type and a length of three bytes. A hello that goes on in the
 * next segment is printed as far as it is here.
 */
final class TlsHello {
    private static final int RECORD_HEADER_LENGTH = 5;
    private static final int MAX_RECORD_LENGTH = (1 << 14) + 2048;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int SERVER_NAME = 0; // RFC 6066
    private static final int SUPPORTED_VERSIONS = 43; // RFC 8446 section 4.2.1
    private static final int HOST_NAME = 0;
    /** Bytes of version and random at the beginning of both hellos. */
    private static final int FIXED_LENGTH = 34;

    private TlsHello() {}

    /**
     * Prints {@code : TLSv1.2: Client Hello (SNI=name)} with the record's version, or {@code : TLSv1.3: Server Hello} with the
     * version chosen; nothing where the payload is neither.
     */
    static void print(Dissection d, PacketReader in) {
        int record = 0;
        if (isRecord(in, 0, CHANGE_CIPHER_SPEC) && in.peekU16(3) == 1) { // precedes a second hello, for old middleboxes
            record = RECORD_HEADER_LENGTH + 1;
        }
        int hello = record + RECORD_HEADER_LENGTH;
        if (!isRecord(in, record, HANDSHAKE) || !in.has(hello, 4 + FIXED_LENGTH)) {
            return;
        }
        int type = in.peekU8(hello);
        int length = in.peekU24(hello + 1);
        if (length < FIXED_LENGTH || in.peekU8(hello + 4) != 3) {
            return;
        }
        int end = Math.min(Math.min(in.claimed(), in.captured()), hello + 4 + length);
        if (type == CLIENT_HELLO) {
            printVersion(d.out(), in.peekU16(record + 1)).add("Client Hello");
            printServerName(d.out(), in, hello + 4 + FIXED_LENGTH, end);
        } else if (type == SERVER_HELLO) {
            int versions = extension(in, serverExtensions(in, hello + 4 + FIXED_LENGTH, end), end, SUPPORTED_VERSIONS);
            boolean chosen = versions >= 0 && end - versions >= 2;
            printVersion(d.out(), in.peekU16(chosen ? versions : record + 1)).add("Server Hello");
        }
    }

    private static boolean isRecord(PacketReader in, int at, int type) {
        return in.has(at, RECORD_HEADER_LENGTH)
                && in.peekU8(at) == type
                && in.peekU8(at + 1) == 3
                && in.peekU8(at + 2) <= 4
                && in.peekU16(at + 3) > 0
                && in.peekU16(at + 3) <= MAX_RECORD_LENGTH;
    }

    private static Line printVersion(Line out, int version) {
        return out.add(switch (version) {
            case 0x0300 -> ": SSLv3.0: ";
            case 0x0301 -> ": TLSv1.0: ";
            case 0x0302 -> ": TLSv1.1: ";
            case 0x0303 -> ": TLSv1.2: ";
            case 0x0304 -> ": TLSv1.3: ";
            default -> ": Unknown: ";
        });
    }

    private static void printServerName(Line out, PacketReader in, int session, int end) {
        int names = extension(in, clientExtensions(in, session, end), end, SERVER_NAME);
        if (names < 0 || end - names < 5 || in.peekU8(names + 2) != HOST_NAME) {
            return;
        }
        int length = in.peekU16(names + 3);
        if (length == 0 || length > end - names - 5) {
            return;
        }
        out.add(" (SNI=");
        for (int i = 0; i < length; i++) {
            out.printable(in.peekU8(names + 5 + i));
        }
        out.add(')');
    }

    /** Behind the session identifier, the cipher suites and the compression methods; -1 where they are not all there. */
    private static int clientExtensions(PacketReader in, int at, int end) {
        at = pass(in, at, end, 1);
        at = pass(in, at, end, 2);
        return pass(in, at, end, 1);
    }

    /** Behind the session identifier, the chosen cipher suite and compression method. */
    private static int serverExtensions(PacketReader in, int at, int end) {
        at = pass(in, at, end, 1);
        return at < 0 ? -1 : at + 3;
    }

    /** Position behind a vector whose length has {@code size} bytes, or -1. */
    private static int pass(PacketReader in, int at, int end, int size) {
        if (at < 0 || end - at < size) {
            return -1;
        }
        return at + size + (size == 1 ? in.peekU8(at) : in.peekU16(at));
    }

    /** Position of an extension's data in the extensions whose length is at {@code at}; -1 where it is not among them. */
    private static int extension(PacketReader in, int at, int end, int type) {
        if (at < 0 || end - at < 2) {
            return -1;
        }
        at += 2;
        while (end - at >= 4) {
            if (in.peekU16(at) == type) {
                return at + 4;
            }
            at += 4 + in.peekU16(at + 2);
        }
        return -1;
    }
}
