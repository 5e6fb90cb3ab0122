package io.ptcpdump.container.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of an HTTP answer: chunked, of a given length, or up to the end of the connection. RFC 9112 section 6. */
final class HttpBody extends InputStream {
    private static final int HEXADECIMAL = 16;
    /** The limit where the length is not known. */
    private static final long ALL = Long.MAX_VALUE;

    private final HttpHead head;
    private final InputStream in;
    private final boolean isChunked;
    /** Bytes left of the chunk or, without chunks, of the body. */
    private long left;
    private boolean isFirstChunk = true;
    private boolean isAtEnd;

    HttpBody(HttpHead head, InputStream in) throws IOException {
        this.head = head;
        this.in = in;
        String coding = head.get("transfer-encoding");
        isChunked = "chunked".equalsIgnoreCase(coding);
        String length = head.get("content-length");
        left = isChunked ? 0 : length == null ? ALL : number(length, 10);
        isAtEnd = !isChunked && left == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isChunked && left == 0 && !isAtEnd) {
            startChunk();
        }
        if (isAtEnd) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            isAtEnd = true;
            if (isChunked || left < ALL) {
                throw new EOFException("connection ended");
            }
            return -1;
        }
        if (left < ALL) {
            left -= count;
            isAtEnd = !isChunked && left == 0;
        }
        return count;
    }

    private void startChunk() throws IOException {
        if (!isFirstChunk) {
            head.readLine(); // the end of the line that the chunk before it stands on
        }
        isFirstChunk = false;
        String line = head.readLine();
        int extension = line.indexOf(';');
        left = number(extension < 0 ? line : line.substring(0, extension), HEXADECIMAL);
        isAtEnd = left == 0; // what may follow does not matter: the connection is not used again
    }

    private static long number(String digits, int radix) throws IOException {
        try {
            return Long.parseUnsignedLong(digits.strip(), radix) & Long.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw HttpHead.notHttp(e);
        }
    }
}
