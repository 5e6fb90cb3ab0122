package io.ptcpdump.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names and values that somebody put on a container or a pod: its labels, or its annotations. Immutable. */
public final class Labels {
    public static final Labels NONE = new Labels(Map.of());

    private final SortedMap<String, String> values;
    private final String json;

    private Labels(Map<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        json = toJson(this.values);
    }

    public static Labels of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new Labels(values);
    }

    /** What {@link #json} wrote; none where the text is anything else, as where it was cut. */
    public static Labels parse(String json) {
        return LabelsParser.parse(json);
    }

    /** The value of a name, or null. */
    public String get(String name) {
        return values.get(name);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** In the order of their names. */
    public SortedMap<String, String> values() {
        return values;
    }

    /**
     * A JSON object on one line without blanks, sorted by name, as Go's encoding/json writes one: {@code <}, {@code >} and {@code &} escaped,
     * too. So files and text are those of the Go ptcpdump.
     */
    public String json() {
        return json;
    }

    private static String toJson(Map<String, String> values) {
        StringBuilder out = new StringBuilder("{");
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (out.length() > 1) {
                out.append(',');
            }
            append(out, entry.getKey());
            out.append(':');
            append(out, entry.getValue());
        }
        return out.append('}').toString();
    }

    private static void append(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(Character.forDigit(c >> shift & 15, 16));
                        }
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels labels && values.equals(labels.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}
