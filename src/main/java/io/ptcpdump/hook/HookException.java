package io.ptcpdump.hook;

/** A hook that was asked for by name cannot be had, or the words that ask make no sense. The message is one line. */
public final class HookException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HookException(String message) {
        super(message);
    }
}
