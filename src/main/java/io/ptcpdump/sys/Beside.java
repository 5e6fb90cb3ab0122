package io.ptcpdump.sys;

/** Two things done at the same time, in this thread and another one. */
public final class Beside {
    private Beside() {}

    /** Returns when both have ended; what the first has thrown is thrown then, or what the second has. */
    public static void run(Runnable first, Runnable second) {
        Background<Throwable> other = Background.start("beside", () -> failureOf(second));
        Throwable failure = failureOf(first);
        Throwable otherFailure = other.get();
        throwIfAny(failure);
        throwIfAny(otherFailure);
    }

    private static Throwable failureOf(Runnable what) {
        try {
            what.run();
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private static void throwIfAny(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure != null) {
            throw (Error) failure;
        }
    }
}
