package io.ptcpdump.container.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Status and header fields of an HTTP answer. RFC 9112 sections 4 and 5. */
final class HttpHead {
    /** More is not HTTP from an engine; in bytes. */
    private static final int MAX_LINE = 16_384;
    private static final int MAX_FIELDS = 100;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;

    private final InputStream in;
    private final int status;
    private final Map<String, String> fields = new HashMap<>();

    /** Reads up to the empty line. @param in buffered */
    HttpHead(InputStream in) throws IOException {
        this.in = in;
        String line = readLine();
        if (!line.startsWith("HTTP/1.") || line.length() < STATUS_AT + STATUS_LENGTH) {
            throw notHttp(null);
        }
        try {
            status = Integer.parseInt(line.substring(STATUS_AT, STATUS_AT + STATUS_LENGTH));
        } catch (NumberFormatException e) {
            throw notHttp(e);
        }
        for (line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon < 0 || fields.size() >= MAX_FIELDS) {
                throw notHttp(null);
            }
            fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
    }

    int status() {
        return status;
    }

    /** The field's value, or null. @param name in small letters */
    String get(String name) {
        return fields.get(name);
    }

    Map<String, List<String>> fields() {
        Map<String, List<String>> all = new HashMap<>();
        fields.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    /** The next line without its end; HTTP's lines are ASCII. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("connection ended");
            }
            if (line.length() >= MAX_LINE) {
                throw notHttp(null);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    static IOException notHttp(Throwable cause) {
        return new IOException(Failures.NOT_AN_ENGINE, cause);
    }
}
