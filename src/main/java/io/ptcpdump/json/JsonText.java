package io.ptcpdump.json;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.text.SafeText;
import java.nio.charset.StandardCharsets;

/**
 * Strings and member names of JSON in UTF-8. Characters that a terminal would obey are written by their numbers; what is no
 * character (a lone surrogate, bytes that are not UTF-8) becomes U+FFFD.
 */
final class JsonText {
    private static final int REPLACEMENT = 0xfffd;

    private JsonText() {}

    /** Appends {@code "name":}, with a comma before it unless it is the first of its object. The name is ours and ASCII. */
    static Line name(Line out, String name) {
        separate(out);
        return out.add('"').add(name).add("\":");
    }

    /** Appends a member whose name and value others chose. */
    static void member(Line out, String name, String value) {
        separate(out);
        string(out, name);
        out.add(':');
        string(out, value);
    }

    private static void separate(Line out) {
        if (out.length() > 0 && out.bytes()[out.length() - 1] != '{') {
            out.add(',');
        }
    }

    static void string(Line out, String text) {
        out.add('"');
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            character(out, c);
        }
        out.add('"');
    }

    /** Appends a string of encoded text. Allocates only where it is not ASCII. */
    static void string(Line out, byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                string(out, new String(bytes, 0, length, StandardCharsets.UTF_8));
                return;
            }
        }
        out.add('"');
        for (int i = 0; i < length; i++) {
            character(out, bytes[i]);
        }
        out.add('"');
    }

    private static void character(Line out, int c) {
        switch (c) {
            case '"' -> out.add("\\\"");
            case '\\' -> out.add("\\\\");
            case '\n' -> out.add("\\n");
            case '\r' -> out.add("\\r");
            case '\t' -> out.add("\\t");
            default -> {
                if (c >= ' ' && c < 0x7f) {
                    out.add((char) c);
                } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    encoded(out, REPLACEMENT);
                } else if (SafeText.isSafe(c)) {
                    encoded(out, c);
                } else {
                    escaped(out, c);
                }
            }
        }
    }

    private static void encoded(Line out, int c) {
        byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
        out.add(bytes, 0, bytes.length);
    }

    private static void escaped(Line out, int c) {
        if (Character.isBmpCodePoint(c)) {
            out.add("\\u").hex(c, 4);
        } else {
            out.add("\\u").hex(Character.highSurrogate(c), 4).add("\\u").hex(Character.lowSurrogate(c), 4);
        }
    }
}
