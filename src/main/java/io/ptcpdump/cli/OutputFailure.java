package io.ptcpdump.cli;

import java.io.IOException;

/** Packets could not be written any more. */
final class OutputFailure extends IOException {
    private static final String CLOSED_PIPE = "Broken pipe";

    OutputFailure(String name, IOException cause) {
        super(name + ": " + cause.getMessage(), cause);
    }

    /** Whether the reader of a pipe has gone: it has seen enough, and nothing is wrong. */
    boolean isClosedPipe() {
        return CLOSED_PIPE.equals(getCause().getMessage());
    }

    /** Says what is wrong, if anything is, and returns the exit status. */
    int report(Messages messages) {
        if (isClosedPipe()) {
            return ExitCode.OK;
        }
        messages.say(getMessage());
        return ExitCode.FAILURE;
    }
}
