package io.ptcpdump.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A file descriptor and the duty to close it. */
public final class Fd implements AutoCloseable {
    /** Result of {@link #read} on a non-blocking descriptor that has nothing now. */
    public static final long WOULD_BLOCK = -1;

    /** Access modes of {@link #open} (include/uapi/asm-generic/fcntl.h). */
    public static final int READ_ONLY = 0;
    public static final int READ_WRITE = 2;

    static final int O_CLOEXEC = 0x80000;

    private static final NativeFunction OPEN = NativeFunction.libc("open");
    private static final NativeFunction CLOSE = NativeFunction.libc("close");
    private static final NativeFunction READ = NativeFunction.libc("read");
    private static final NativeFunction WRITE = NativeFunction.libc("write");

    private static final int CLOSED = -1;

    private int number;

    private Fd(int number) {
        this.number = number;
    }

    /**
     * Opens a file that exists, close-on-exec.
     *
     * @param access {@link #READ_ONLY} or {@link #READ_WRITE}
     * @throws SystemException if that fails
     */
    public static Fd open(String path, int access) {
        try (Arena arena = Arena.ofConfined()) {
            return ofResult((int) OPEN.call(CString.allocate(arena, path).address(), access | O_CLOEXEC), "open " + path);
        }
    }

    /** Takes over the duty to close a descriptor that another call has made. */
    public static Fd adopt(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("not a descriptor: " + number);
        }
        return new Fd(number);
    }

    /** Adopts what a libc call returned; a negative result is its failure. */
    public static Fd ofResult(int result, String operation) {
        if (result < 0) {
            throw SystemException.last(operation);
        }
        return new Fd(result);
    }

    /**
     * The number the kernel knows it by; it stays this object's to close.
     *
     * @throws IllegalStateException if it is closed
     */
    public int number() {
        if (number == CLOSED) {
            throw new IllegalStateException("descriptor is closed");
        }
        return number;
    }

    /**
     * Reads once, as much as there is and fits.
     *
     * @return the number of bytes, 0 at the end, {@link #WOULD_BLOCK} if there is nothing yet
     * @throws SystemException on any other failure
     */
    public long read(MemorySegment into) {
        while (true) {
            long count = READ.call(number(), into.address(), into.byteSize());
            if (count >= 0) {
                return count;
            }
            int errno = NativeFunction.errno();
            if (errno == Errno.EAGAIN) {
                return WOULD_BLOCK;
            }
            if (errno != Errno.EINTR) {
                throw new SystemException("read from descriptor " + number, errno);
            }
        }
    }

    /**
     * Writes all the bytes.
     *
     * @throws SystemException if that fails; some may be written
     */
    public void write(MemorySegment from) {
        long done = 0;
        while (done < from.byteSize()) {
            long count = WRITE.call(number(), from.address() + done, from.byteSize() - done);
            if (count >= 0) {
                done += count;
            } else if (NativeFunction.errno() != Errno.EINTR) {
                throw SystemException.last("write to descriptor " + number);
            }
        }
    }

    /** Closes it; a second call does nothing. What the kernel answers is ignored: the descriptor is gone either way. */
    @Override
    public void close() {
        if (number != CLOSED) {
            CLOSE.call(number);
            number = CLOSED;
        }
    }
}
