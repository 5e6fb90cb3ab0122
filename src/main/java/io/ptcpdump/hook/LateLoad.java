package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.LoadedBpf;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Programs that are loaded after the start: when they are needed, or in a thread of its own before that. */
final class LateLoad implements AutoCloseable {
    private final FutureTask<LoadedBpf> loading;
    private boolean begun;

    LateLoad(Supplier<LoadedBpf> loader) {
        loading = new FutureTask<>(loader::get);
    }

    /** Begins to load in a thread of its own; a second call does nothing. */
    void begin() {
        begun = true;
        Thread thread = new Thread(loading, "late-load"); // a task that has run does not run again
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * What is loaded, once it is.
     *
     * @throws BpfException if the kernel does not take it
     */
    LoadedBpf get() {
        begun = true;
        loading.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return loading.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the end of loading, if it was begun, and closes what was loaded. */
    @Override
    public void close() {
        if (!begun) {
            return;
        }
        try {
            get().close();
        } catch (BpfException notLoaded) {
            // Nothing to close. Who needed it was told.
        }
    }
}
