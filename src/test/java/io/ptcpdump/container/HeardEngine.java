package io.ptcpdump.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ptcpdump.model.PodInfo;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows an engine in a thread of its own, and has all that it says. */
public final class HeardEngine implements AutoCloseable {
    /** Waits are ended by what they wait for; only a failure takes so long. */
    private static final int MAX_SECONDS = 30;

    private static final String RETURNED = "returned";

    private final Engine engine;
    private final HeardEvents events = new HeardEvents();
    private final BlockingQueue<Object> heard = events.queue();
    private Thread thread;

    public HeardEngine(Engine engine) {
        this.engine = engine;
        follow();
    }

    /** Follows it, once more where that has ended. */
    public void follow() {
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                engine.follow(events);
                heard.add(RETURNED);
            } catch (Exception e) {
                heard.add(e);
            }
        });
    }

    private Object next() throws InterruptedException {
        Object next = heard.poll(MAX_SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was heard");
        return next;
    }

    public EngineContainer nextContainer() throws InterruptedException {
        return expect(EngineContainer.class);
    }

    public PodInfo nextPod() throws InterruptedException {
        return expect(PodInfo.class);
    }

    private <T> T expect(Class<T> type) throws InterruptedException {
        Object next = next();
        assertEquals(type, next.getClass(), next::toString);
        return type.cast(next);
    }

    public void assertComplete() throws InterruptedException {
        assertEquals(HeardEvents.COMPLETE, next());
    }

    public void assertContainerGone(String id) throws InterruptedException {
        assertEquals("gone " + id, next());
    }

    public void assertPodGone(String uid) throws InterruptedException {
        assertEquals("pod gone " + uid, next());
    }

    public void assertReturned() throws InterruptedException {
        assertEquals(RETURNED, next());
        assertEnds();
    }

    public void assertEnds() throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(MAX_SECONDS));
        assertFalse(thread.isAlive());
    }

    public void assertFailed(String message) throws InterruptedException {
        Object next = next();
        assertEquals(message, next instanceof Exception failure ? failure.getMessage() : next);
    }

    /** For as long as that may take. */
    public void assertNothing(int millis) throws InterruptedException {
        assertNull(heard.poll(millis, TimeUnit.MILLISECONDS));
    }

    public void interrupt() {
        thread.interrupt();
    }

    /** In the middle of a test. */
    public void closeEngine() {
        engine.close();
    }

    @Override
    public void close() {
        engine.close();
    }
}
