package io.ptcpdump.sys;

/** Two things done at the same time, in this thread and another one. */
public final class Beside {
    private Beside() {}

    /** Returns when both have ended; what the first has thrown is thrown then, or what the second has. */
    public static void run(Runnable first, Runnable second) {
        Throwable[] failures = new Throwable[2];
        Thread thread = new Thread(() -> failures[1] = failureOf(second), "beside");
        thread.start();
        failures[0] = failureOf(first);
        awaitEnd(thread);
        for (Throwable failure : failures) {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure != null) {
                throw (Error) failure;
            }
        }
    }

    private static Throwable failureOf(Runnable what) {
        try {
            what.run();
            return null;
        } catch (RuntimeException | Error e) {
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
