package io.ptcpdump.bpf;

/** Two things done at the same time, in this thread and another one. */
final class Beside {
    private Beside() {}

    /**
     * Returns when both have ended.
     *
     * @throws RuntimeException the failure of the first, or of the second if that alone failed
     */
    static void run(Runnable first, Runnable second) {
        RuntimeException[] failures = new RuntimeException[2];
        Thread thread = new Thread(() -> failures[1] = failureOf(second), "load");
        thread.start();
        failures[0] = failureOf(first);
        awaitEnd(thread);
        for (RuntimeException failure : failures) {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static RuntimeException failureOf(Runnable what) {
        try {
            what.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
