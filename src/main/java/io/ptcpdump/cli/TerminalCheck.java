package io.ptcpdump.cli;

import io.ptcpdump.sys.CurrentProcess;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/**
 * Finds out in a thread of its own whether standard output is a terminal. That is the first call of a C function, and the JVM takes
 * as long to prepare these as to parse the options.
 */
final class TerminalCheck implements BooleanSupplier {
    private static final int STDOUT = 1;

    private final FutureTask<Boolean> answer = new FutureTask<>(() -> CurrentProcess.isTerminal(STDOUT));

    TerminalCheck() {
        Thread thread = new Thread(answer, "terminal-check");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean getAsBoolean() {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new CompletionException(e);
        }
    }
}
