package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    @Test
    void shouldMakeItInAThreadOfItsOwn() throws InterruptedException {
        CountDownLatch made = new CountDownLatch(1);
        Background<Thread> maker = Background.start("maker", () -> {
            made.countDown();
            return Thread.currentThread();
        });
        made.await();
        assertNotSame(Thread.currentThread(), maker.get());
        assertEquals("maker", maker.get().getName());
        assertTrue(maker.get().isDaemon());
    }

    @Test
    void shouldMakeItOnceAndHereWhereNobodyHasBegun() {
        AtomicInteger calls = new AtomicInteger();
        Background<Thread> maker = new Background<>("maker", () -> {
            calls.incrementAndGet();
            return Thread.currentThread();
        });
        assertSame(Thread.currentThread(), maker.get());
        maker.begin();
        assertSame(Thread.currentThread(), maker.get());
        assertEquals(1, calls.get());
    }

    @Test
    void shouldThrowWhatTheMakerHasThrown() {
        RuntimeException failure = new IllegalStateException("failed");
        Background<Object> failing = new Background<>("maker", () -> {
            throw failure;
        });
        assertSame(failure, assertThrows(RuntimeException.class, failing::get));
        Error error = new AssertionError("failed");
        Background<Object> broken = new Background<>("maker", () -> {
            throw error;
        });
        assertSame(error, assertThrows(Error.class, broken::get));
    }

    @Test
    void shouldKeepAnInterruptForLater() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Background<String> waiting = Background.start("maker", () -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "made";
        });
        begun.await();
        Thread.currentThread().interrupt();
        new Thread(release::countDown).start();
        assertEquals("made", waiting.get());
        assertTrue(Thread.interrupted());
    }
}
