package io.ptcpdump.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Standard error: the tool's own lines, each written at once and whole. */
final class Messages {
    private final FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);

    /** {@code ptcpdump: TEXT}. Control characters, which a file or a name may have brought in, are shown as {@code ?}. */
    void say(String text) {
        line("ptcpdump: " + text);
    }

    /** The text as it is. */
    void line(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 1);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) ? c : '?');
        }
        safe.append('\n');
        write(safe.toString());
    }

    private void write(String text) {
        try {
            stderr.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            // Nobody reads standard error any more; there is nobody to tell.
        }
    }
}
