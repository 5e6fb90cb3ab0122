package io.ptcpdump.capture;

import io.ptcpdump.sys.EventFd;

/** Steers a running capture from other threads, signal handlers among them. */
public final class CaptureControl implements AutoCloseable {
    private final EventFd wake = new EventFd();
    private volatile boolean stop;
    private volatile boolean countsWanted;

    /** Ends the capture in good order: what was captured before is handed on. */
    public void stop() {
        stop = true;
        wake.signal();
    }

    /** Asks for the counts so far. */
    public void askForCounts() {
        countsWanted = true;
        wake.signal();
    }

    int fd() {
        return wake.fd();
    }

    void drain() {
        wake.drain();
    }

    boolean isStopped() {
        return stop;
    }

    /** Whether the counts were asked for since the last call. */
    boolean takeCountsWanted() {
        boolean wanted = countsWanted;
        countsWanted = false;
        return wanted;
    }

    @Override
    public void close() {
        wake.close();
    }
}
