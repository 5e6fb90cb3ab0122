package io.ptcpdump.capture;

/** A capture that cannot be started, or cannot go on, for a reason that the user can see to. The message is one line. */
public final class CaptureException extends RuntimeException {
    CaptureException(String message) {
        super(message);
    }
}
