package io.ptcpdump.container.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.ptcpdump.container.Engine;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.HeardEvents;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An engine that is followed in a thread of its own, and what it tells, in its order. */
final class Following {
    private static final int PATIENCE_SECONDS = 20;
    static final String RETURNED = "returned";

    private final HeardEvents told = new HeardEvents();
    private final BlockingQueue<String> outcome = new LinkedBlockingQueue<>();
    private final Thread thread;

    Following(Engine engine) {
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                engine.follow(told);
                outcome.add(RETURNED);
            } catch (Exception e) {
                outcome.add(e instanceof InterruptedException ? "interrupted" : String.valueOf(e.getMessage()));
            }
        });
    }

    /** The next that is told must be a container. */
    EngineContainer container() throws InterruptedException {
        return (EngineContainer) next();
    }

    /** The next that is told must be this: {@code complete}, or {@code gone ID}. */
    void expect(String what) throws InterruptedException {
        assertEquals(what, next());
    }

    private Object next() throws InterruptedException {
        Object next = told.queue().poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, () -> "nothing told; outcome: " + outcome);
        return next;
    }

    /** Why it ended: the exception's message, or {@link #RETURNED}. */
    String outcome() throws InterruptedException {
        return outcome.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void interrupt() {
        thread.interrupt();
    }

    /** No thread that following began is there any more. docker-java's may need a moment to return. */
    static void assertNoThreads() throws InterruptedException {
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each.getName().startsWith("docker-")) {
                each.join(TimeUnit.SECONDS.toMillis(2));
                assertFalse(each.isAlive(), each.getName());
            }
        }
    }
}
