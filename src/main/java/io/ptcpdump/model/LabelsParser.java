package io.ptcpdump.model;

import java.util.Map;
import java.util.TreeMap;

/** Reads a JSON object (RFC 8259) whose values are all strings. */
final class LabelsParser {
    private static final int HEXADECIMAL = 16;
    private static final int CODE_LENGTH = 4;

    private final String text;
    private int at;

    private LabelsParser(String text) {
        this.text = text;
    }

    static Labels parse(String json) {
        Map<String, String> values = new TreeMap<>();
        return new LabelsParser(json).read(values) ? Labels.of(values) : Labels.NONE;
    }

    private boolean read(Map<String, String> values) {
        if (!take('{')) {
            return false;
        }
        if (take('}')) {
            return isAtEnd();
        }
        do {
            String name = string();
            String value = name != null && take(':') ? string() : null;
            if (value == null) {
                return false;
            }
            values.put(name, value);
        } while (take(','));
        return take('}') && isAtEnd();
    }

    private boolean isAtEnd() {
        skipBlanks();
        return at == text.length();
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private boolean take(char c) {
        skipBlanks();
        if (at == text.length() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Null where there is none. */
    private String string() {
        if (!take('"')) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c != '\\') {
                out.append(c);
            } else if (!readEscaped(out)) {
                return null;
            }
        }
        return null;
    }

    private boolean readEscaped(StringBuilder out) {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        switch (c) {
            case '"', '\\', '/' -> out.append(c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                return readCode(out);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readCode(StringBuilder out) {
        int code = 0;
        for (int i = 0; i < CODE_LENGTH; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), HEXADECIMAL) : -1;
            if (digit < 0) {
                return false;
            }
            code = code * HEXADECIMAL + digit;
        }
        out.append((char) code);
        return true;
    }
}
