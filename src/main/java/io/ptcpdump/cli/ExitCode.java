package io.ptcpdump.cli;

/** Exit statuses, tcpdump's. */
final class ExitCode {
    static final int OK = 0;
    /** Anything that went wrong, said in one line on standard error. */
    static final int FAILURE = 1;

    private ExitCode() {}
}
