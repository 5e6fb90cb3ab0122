package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Wakes a thread that waits in {@link Epoll}: an eventfd(2), readable from {@link #signal} until {@link #drain}. */
public final class EventFd implements AutoCloseable {
    private static final NativeFunction EVENTFD = NativeFunction.libc("eventfd");
    private static final int EFD_NONBLOCK = 0x800;
    private static final int EFD_CLOEXEC = Fd.O_CLOEXEC;

    private final Fd fd = Fd.ofResult((int) EVENTFD.call(0, EFD_NONBLOCK | EFD_CLOEXEC), "eventfd");

    private boolean closed;

    /** The descriptor to wait for. */
    public int fd() {
        return fd.number();
    }

    /** Makes the descriptor readable. Any thread may call it, also when this is closed: then it does nothing. */
    public synchronized void signal() {
        if (closed) {
            return; // the number may be another file's by now
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_LONG);
            count.set(JAVA_LONG, 0, 1);
            fd.write(count);
        }
    }

    /** Takes all signals so far; returns whether there was one. */
    public boolean drain() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_LONG);
            return fd.read(count) != Fd.WOULD_BLOCK;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        fd.close();
    }
}
