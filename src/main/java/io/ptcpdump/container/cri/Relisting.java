package io.ptcpdump.container.cri;

import java.util.concurrent.TimeUnit;

/**
 * When to ask a runtime for its lists anew. After something has happened: soon, and once more a little later, since runtimes tell of a
 * container before it is in their lists. When somebody misses something: not too often. At rest: never.
 */
final class Relisting {
    /** Between lists, and between something that happens and the list that has it at the latest. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    /** Between lists of which nobody knows that they bring anything new. */
    private static final long LONG_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private long last = System.nanoTime();
    private boolean isChanged;
    /** True from the start, since events may begin a little after the first list. */
    private boolean isSettling = true;
    private boolean isMissed;
    private boolean isEnded;
    private Throwable failure;

    /** Something has happened. */
    synchronized void changed() {
        isChanged = true;
        isSettling = true;
        notifyAll();
    }

    /** Somebody has seen what is not in the lists. */
    synchronized void missed() {
        isMissed = true;
        notifyAll();
    }

    /** There is nothing more to come. @param why null where the connection has ended */
    synchronized void end(Throwable why) {
        if (!isEnded) {
            isEnded = true;
            failure = why;
            notifyAll();
        }
    }

    /** Why there is nothing more to come, or null. */
    synchronized Throwable failure() {
        return failure;
    }

    /** Waits until a list is due. False where none will be any more. */
    synchronized boolean await() throws InterruptedException {
        while (!isEnded) {
            long pause = isChanged || isSettling ? PAUSE : LONG_PAUSE;
            long rest = last + pause - System.nanoTime();
            if (!isChanged && !isSettling && !isMissed) {
                wait();
            } else if (rest > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, rest);
            } else {
                isSettling = isChanged;
                isChanged = false;
                isMissed = false;
                last = System.nanoTime();
                return true;
            }
        }
        return false;
    }
}
