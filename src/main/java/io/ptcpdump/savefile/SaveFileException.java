package io.ptcpdump.savefile;

import java.io.IOException;

/** A capture file that does not open, is damaged, or cannot hold what it is given. The message is one line. */
public final class SaveFileException extends IOException {
    SaveFileException(String message) {
        super(message);
    }

    SaveFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@code NAME: REASON} from the JDK's {@code NAME (REASON)}, which is all that says why a file does not open. */
    static SaveFileException cannotOpen(String name, IOException cause) {
        String text = String.valueOf(cause.getMessage());
        int open = text.lastIndexOf('(');
        boolean named = open >= 0 && text.endsWith(")");
        return new SaveFileException(name + ": " + (named ? text.substring(open + 1, text.length() - 1) : text), cause);
    }
}
