package io.ptcpdump.text;

import io.ptcpdump.dissect.Line;
import java.nio.charset.StandardCharsets;

/**
 * Prints names that others chose (of processes, arguments, interfaces) in UTF-8, so that they can neither control the terminal
 * nor look like text of ours: control characters, line breaks and marks that reorder or hide text are shown, not obeyed.
 */
public final class SafeText {
    private SafeText() {}

    /** Appends the text; a control character as {@code ^X} or {@code M-^X}, other unsafe ones as {@code \}{@code u{HEX}}. */
    static void add(Line out, String text) {
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80 || Character.isISOControl(c)) {
                out.printable(c);
            } else if (isSafe(c)) {
                byte[] encoded = Character.toString(c).getBytes(StandardCharsets.UTF_8);
                out.add(encoded, 0, encoded.length);
            } else {
                out.add("\\u{").hex(c).add('}');
            }
        }
    }

    /** Whether a terminal shows the character and does nothing else for it. */
    public static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
