package io.ptcpdump.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.ptcpdump.container.HeardEvents;
import io.ptcpdump.model.PodInfo;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Pods that are followed in a thread of its own, and what is heard of them. */
final class Following implements AutoCloseable {
    static final Machine N1 = new Machine("n1", "some-host", "boot-1");
    private static final int SECONDS = 20;

    private final KubernetesPods pods;
    private final HeardEvents events = new HeardEvents();
    private final BlockingQueue<Object> heard = events.queue();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread;

    Following(ApiAccess access, Machine machine) {
        pods = new KubernetesPods(access, machine);
        thread = new Thread(this::follow, "following");
        thread.start();
    }

    private void follow() {
        try {
            pods.follow(events);
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure.set(e);
        }
    }

    /** The next thing that is heard. */
    Object next() throws InterruptedException {
        Object next = heard.poll(SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, () -> "nothing heard; " + failure);
        return next;
    }

    PodInfo nextPod() throws InterruptedException {
        return (PodInfo) next();
    }

    void awaitComplete() throws InterruptedException {
        assertEquals(HeardEvents.COMPLETE, next());
    }

    boolean hasHeardMore() {
        return !heard.isEmpty();
    }

    /** What it fails with, or null where it ends well; it is to end by itself. */
    Exception failure() throws InterruptedException {
        thread.join(SECONDS * 1000);
        assertFalse(thread.isAlive(), "still follows");
        return failure.get();
    }

    /** What it has failed with after a time in milliseconds, or null where it has not. */
    Exception failureWithin(long millis) throws InterruptedException {
        thread.join(millis);
        return failure.get();
    }

    String words() throws InterruptedException {
        Exception words = failure();
        assertNotNull(words, () -> "no failure; " + heard);
        return words.getMessage();
    }

    @Override
    public void close() {
        pods.close();
        try {
            thread.join(SECONDS * 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertFalse(thread.isAlive(), "still follows");
    }
}
