package io.ptcpdump.sys;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A value that is made once, by a thread of its own or by the first that needs it. */
public final class Background<T> {
    private final String name;
    private final FutureTask<T> task;

    /**
     * Begins nothing yet.
     *
     * @param name of the thread
     */
    public Background(String name, Supplier<T> maker) {
        this.name = name;
        task = new FutureTask<>(maker::get);
    }

    /** Begins to make it in a thread of its own. */
    public static <T> Background<T> start(String name, Supplier<T> maker) {
        Background<T> begun = new Background<>(name, maker);
        begun.begin();
        return begun;
    }

    /** Begins to make it in a thread of its own, unless that was done before. */
    public void begin() {
        Thread thread = new Thread(task, name); // a task that has run does not run again
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The value, once it is made; an interrupt is kept for later. Where nobody has begun to make it, this thread does.
     *
     * @throws RuntimeException what the maker has thrown; an Error likewise
     */
    public T get() {
        task.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof RuntimeException e ? e : new CompletionException(cause);
    }
}
