package io.ptcpdump.sys;

/** The operating system refused a call. The message is what was tried and libc's text: {@code open /x: Permission denied}. */
public final class SystemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int errno;

    public SystemException(String operation, int errno) {
        super(operation + ": " + Errno.text(errno));
        this.errno = errno;
    }

    /** The failure of the calling thread's last {@link NativeFunction} call, which was to do this. */
    static SystemException last(String operation) {
        return new SystemException(operation, NativeFunction.errno());
    }

    /** The error number, one of {@link Errno} or another. */
    public int errno() {
        return errno;
    }

    /** Its C name, such as {@code ENOSPC}. */
    public String errnoName() {
        return Errno.name(errno);
    }
}
