package io.ptcpdump.sys;

/**
 * How a child process ended.
 *
 * @param code   what it returned, 0 to 255; 0 if a signal ended it
 * @param signal number of the signal that ended it, 0 if none did
 */
public record ExitStatus(int code, int signal) {
    private static final int SHELL_SIGNAL_BASE = 128;

    /** Reads the status word of waitpid(2). */
    static ExitStatus ofWaitStatus(int status) {
        int signal = status & 0x7f;
        return signal == 0 ? new ExitStatus(status >> 8 & 0xff, 0) : new ExitStatus(0, signal);
    }

    /** The status a shell would report: the code, or 128 and the signal's number. */
    public int shellCode() {
        return signal == 0 ? code : SHELL_SIGNAL_BASE + signal;
    }
}
