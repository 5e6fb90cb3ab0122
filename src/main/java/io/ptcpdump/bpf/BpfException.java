package io.ptcpdump.bpf;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.NativeFunction;

/** The kernel or libbpf refused something. The message is one line: what was tried and why it failed. */
public final class BpfException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int errno;
    private final String program;
    private final String verifierLog;

    BpfException(String message) {
        super(message);
        errno = 0;
        program = "";
        verifierLog = "";
    }

    BpfException(String operation, int errno) {
        this(operation, errno, "", "");
    }

    BpfException(String operation, int errno, String program, String verifierLog) {
        super(operation + ": " + Errno.text(errno) + hint(errno));
        this.errno = errno;
        this.program = program;
        this.verifierLog = verifierLog;
    }

    /** The failure of the calling thread's last call of a function that returns NULL and sets {@code errno}. */
    static BpfException last(String operation) {
        return new BpfException(operation, NativeFunction.errno());
    }

    /** Passes on the result of a function that returns a negated error number when it fails. */
    static int check(long result, String operation) {
        if ((int) result < 0) {
            throw new BpfException(operation, -(int) result);
        }
        return (int) result;
    }

    private static String hint(int errno) {
        boolean unprivileged = errno == Errno.EPERM && CurrentProcess.effectiveUserId() != 0;
        return unprivileged ? " (needs root, or CAP_BPF, CAP_PERFMON and CAP_NET_ADMIN)" : "";
    }

    /** The error number, one of {@link Errno} or another; 0 if no call failed. */
    public int errno() {
        return errno;
    }

    /** Name of the program that the kernel's verifier refused, empty if the failure is another. */
    public String program() {
        return program;
    }

    /** All that the kernel's verifier said of that program, many lines; empty if the failure is another. */
    public String verifierLog() {
        return verifierLog;
    }
}
