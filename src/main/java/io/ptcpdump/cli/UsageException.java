package io.ptcpdump.cli;

/** The command line cannot be carried out as it stands. The message is for the user: one line, lower case. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
