package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    void shouldRunBothAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meet = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Beside.run(meet, meet);
        assertEquals(0, both.getCount());
    }

    @Test
    void shouldEndBothBeforeItFails() {
        RuntimeException first = new IllegalStateException("first");
        Error second = new AssertionError("second");
        AtomicInteger ended = new AtomicInteger();
        assertSame(first, assertThrows(RuntimeException.class, () -> Beside.run(() -> fail(first), ended::incrementAndGet)));
        assertSame(second, assertThrows(Error.class, () -> Beside.run(ended::incrementAndGet, () -> fail(second))));
        assertEquals(2, ended.get());
        assertSame(first, assertThrows(RuntimeException.class, () -> Beside.run(() -> fail(first), () -> fail(second))));
    }

    private static void fail(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        throw (Error) failure;
    }
}
