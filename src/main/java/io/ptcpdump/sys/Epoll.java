package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Waits for many descriptors to become readable, epoll(7). Each has a token by which the waiter knows it again. One thread
 * waits; closing the set while it does is the caller's mistake.
 */
public final class Epoll implements AutoCloseable {
    private static final NativeFunction EPOLL_CREATE1 = NativeFunction.libc("epoll_create1");
    private static final NativeFunction EPOLL_CTL = NativeFunction.libc("epoll_ctl");
    private static final NativeFunction EPOLL_WAIT = NativeFunction.libc("epoll_wait");

    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLLIN = 1;
    private static final int EPOLLET = 1 << 31;

    /** struct epoll_event is packed on x86-64 only (include/uapi/linux/eventpoll.h). */
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
    private static final int EVENT_SIZE = PACKED ? 12 : 16;
    private static final int TOKEN_OFFSET = PACKED ? 4 : 8;
    private static final int MOST_EVENTS = 64;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment events = arena.allocate((long) EVENT_SIZE * MOST_EVENTS, 8);
    private final Fd fd;

    /** @throws SystemException if the process has no descriptor left */
    public Epoll() {
        fd = Fd.ofResult((int) EPOLL_CREATE1.call(Fd.O_CLOEXEC), "epoll_create1");
    }

    /** Reports the descriptor as long as it is readable. */
    public void add(int watched, int token) {
        control(EPOLL_CTL_ADD, watched, EPOLLIN, token);
    }

    /** Reports the descriptor once each time something arrives, even if what was there before has not been taken. */
    public void addEdgeTriggered(int watched, int token) {
        control(EPOLL_CTL_ADD, watched, EPOLLIN | EPOLLET, token);
    }

    /** Forgets a descriptor. Closing a descriptor that has no copy does the same. */
    public void remove(int watched) {
        control(EPOLL_CTL_DEL, watched, 0, 0);
    }

    private void control(int operation, int watched, int interest, int token) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment event = call.allocate(EVENT_SIZE, 8);
            event.set(JAVA_INT_UNALIGNED, 0, interest);
            event.set(JAVA_INT_UNALIGNED, TOKEN_OFFSET, token);
            if ((int) EPOLL_CTL.call(fd.number(), operation, watched, event.address()) < 0) {
                throw SystemException.last("epoll_ctl for descriptor " + watched);
            }
        }
    }

    /**
     * Waits until something is readable.
     *
     * @param timeoutMillis the longest wait; 0 to look only, negative for no limit
     * @return how many tokens {@link #token} has; 0 after the time or a signal
     */
    public int await(int timeoutMillis) {
        int count = (int) EPOLL_WAIT.call(fd.number(), events.address(), MOST_EVENTS, timeoutMillis);
        if (count >= 0) {
            return count;
        }
        if (NativeFunction.errno() != Errno.EINTR) {
            throw SystemException.last("epoll_wait");
        }
        return 0;
    }

    /** The token of the i-th readable descriptor, 0 being the first, of the last {@link #await}. */
    public int token(int i) {
        return events.get(JAVA_INT_UNALIGNED, (long) i * EVENT_SIZE + TOKEN_OFFSET);
    }

    @Override
    public void close() {
        fd.close();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
