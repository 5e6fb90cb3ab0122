package io.ptcpdump.dissect;

/**
 * Thrown where a printer needs bytes that were not captured. One object without a stack, so that it costs nothing; the one
 * handler is in {@link Dissection}, which prints {@code [|proto]}.
 */
public final class Truncated extends RuntimeException {
    static final Truncated MARK = new Truncated();

    private Truncated() {
        super("truncated", null, false, false);
    }
}
