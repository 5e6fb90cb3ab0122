package io.ptcpdump.text;

import io.ptcpdump.dissect.Line;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the records that are built one after another in a {@link Line}: in large blocks, or each at once. */
public final class RecordOutput implements AutoCloseable {
    /** So much text makes a block that is written. */
    private static final int BLOCK = 64 * 1024;

    private final Line line;
    private final OutputStream target;
    private final boolean lineBuffered;
    private boolean closed;

    /**
     * @param line         where the records are built
     * @param target       takes the text in large blocks, and should not buffer it again; {@link #close} closes it
     * @param lineBuffered whether each record is written at once
     */
    public RecordOutput(Line line, OutputStream target, boolean lineBuffered) {
        this.line = line;
        this.target = target;
        this.lineBuffered = lineBuffered;
    }

    /** Ends a record, which may write it. */
    public void endRecord() throws IOException {
        line.add('\n');
        if (lineBuffered || line.length() >= BLOCK) {
            flush();
        }
    }

    /** Writes what is there. */
    public void flush() throws IOException {
        int length = line.length();
        if (length == 0) {
            return;
        }
        // Cleared first: what failed once is not written again when the sink is closed.
        line.clear();
        target.write(line.bytes(), 0, length);
        target.flush();
    }

    /** Writes what is there and closes the target; a second call does nothing. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (target) {
            flush();
        }
    }
}
