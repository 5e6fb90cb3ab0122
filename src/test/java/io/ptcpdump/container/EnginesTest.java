package io.ptcpdump.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final ContainerRegistry registry = new ContainerRegistry(pid -> null, System::nanoTime, () -> { });
    private final Engines engines = new Engines(said::add);
    /** How each connection goes. */
    private final Deque<Connection> connections = new ConcurrentLinkedDeque<>();
    private final BlockingQueue<FakeEngine> made = new LinkedBlockingQueue<>();
    private volatile boolean isThere = true;

    private interface Connection {
        void follow(EngineListener listener) throws IOException, InterruptedException;
    }

    private final class FakeEngine implements Engine {
        private final CountDownLatch closed = new CountDownLatch(1);
        private final CountDownLatch refreshed = new CountDownLatch(1);

        @Override
        public void follow(EngineListener listener) throws IOException, InterruptedException {
            connections.pop().follow(listener);
            closed.await();
            throw new IOException("connection ended");
        }

        @Override
        public void refresh() {
            refreshed.countDown();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private Engine make() {
        FakeEngine engine = new FakeEngine();
        made.add(engine);
        return engine;
    }

    private FakeEngine nextMade() throws InterruptedException {
        FakeEngine engine = made.poll(PATIENCE, TimeUnit.NANOSECONDS);
        assertTrue(engine != null, "an engine is made");
        return engine;
    }

    private void start() {
        engines.add("Fake", () -> isThere, this::make, registry.source(0));
        engines.start(true);
    }

    private void awaitSaid(String line) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!said.contains(line) && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertTrue(said.contains(line), said::toString);
    }

    private static Connection telling(String id) {
        return listener -> {
            listener.container(new EngineContainer(new ContainerInfo(id, id, "", Labels.NONE, null), false, 0, ""));
            listener.complete();
        };
    }

    @AfterEach
    void close() {
        engines.close();
    }

    @Test
    void shouldSettleWhenAllIsTold() throws Exception {
        connections.add(telling("web"));
        start();
        engines.awaitSettled(PATIENCE);
        assertFalse(engines.areSettling());
        assertEquals(List.of(), engines.failures());
        assertEquals("web", registry.byId("web", "").container().name());
        awaitSaid("Fake: connected");
    }

    @Test
    void shouldConnectAgainWhenTheConnectionIsLost() throws Exception {
        connections.add(telling("web"));
        connections.add(telling("other"));
        start();
        nextMade().close();
        nextMade();
        awaitSaid("Fake: connection ended");
        long end = System.nanoTime() + PATIENCE;
        while (registry.byId("other", "") == null && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertEquals("other", registry.all().iterator().next().name());
    }

    @Test
    void shouldSayOnceWhyAnEngineFailsAndTryAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            connections.add(listener -> {
                throw new IOException("no answer in 5 s");
            });
        }
        connections.add(listener -> {
            throw new IllegalStateException("a library's");
        });
        start();
        engines.awaitSettled(PATIENCE);
        assertFalse(engines.areSettling());
        awaitSaid("Fake: java.lang.IllegalStateException: a library's");
        assertEquals(List.of("Fake: no answer in 5 s", "Fake: java.lang.IllegalStateException: a library's"), said);
        assertEquals(1, engines.failures().size());
    }

    @Test
    void shouldLeaveAnAbsentEngineAloneUntilSomethingIsToBeNamed() throws Exception {
        isThere = false;
        connections.add(telling("web"));
        start();
        assertFalse(engines.areSettling());
        assertEquals(List.of("Fake: not there"), said);
        isThere = true;
        long end = System.nanoTime() + PATIENCE;
        while (made.isEmpty() && System.nanoTime() < end) {
            engines.look();
            Thread.sleep(10);
        }
        awaitSaid("Fake: connected");
    }

    @Test
    void shouldAskAConnectedEngineAgainAboutWhatIsToBeNamed() throws Exception {
        connections.add(telling("web"));
        start();
        engines.awaitSettled(PATIENCE);
        FakeEngine engine = nextMade();
        long end = System.nanoTime() + PATIENCE;
        while (engine.refreshed.getCount() > 0 && System.nanoTime() < end) {
            engines.look();
            Thread.sleep(10);
        }
        assertEquals(0, engine.refreshed.getCount());
    }

    @Test
    void shouldTryAtOnceWhenSomethingIsToBeNamed() throws Exception {
        for (int i = 0; i < 5; i++) { // with pauses of 0.5, 1, 2, 4 and 8 s
            connections.add(listener -> {
                throw new IOException("connection refused");
            });
        }
        connections.add(telling("web"));
        long begin = System.nanoTime();
        start();
        while (!said.contains("Fake: connected") && System.nanoTime() - begin < PATIENCE) {
            engines.look();
            Thread.sleep(10);
        }
        awaitSaid("Fake: connected");
    }

    @Test
    void shouldEndItsThreadWhenClosed() throws Exception {
        connections.add(telling("web"));
        start();
        FakeEngine engine = nextMade();
        engines.awaitSettled(PATIENCE);
        engines.close();
        assertEquals(0, engine.closed.getCount());
        long end = System.nanoTime() + PATIENCE;
        while (isRunning() && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertFalse(isRunning());
        assertEquals(List.of("Fake: connected"), said);
    }

    private static boolean isRunning() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("engine-Fake"));
    }
}
