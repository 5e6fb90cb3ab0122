package io.ptcpdump.container.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands the engine's events from docker-java's thread, which reads them, to the thread that asks for them. */
final class EventStream implements ResultCallback<Event> {
    /** Longer than the transport takes to give up. */
    private static final int START_SECONDS = 10;
    private static final int END_SECONDS = 2;
    private static final Event END = new Event();

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Throwable failure;

    /** Returns once the engine has begun to answer: no event after that is missed. */
    void awaitStart() throws IOException, InterruptedException {
        if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("no answer in " + START_SECONDS + " s");
        }
        if (failure != null) {
            throw Failures.describe(failure);
        }
    }

    /** The next event, in the engine's order. @throws IOException when there are no more */
    Event next() throws IOException, InterruptedException {
        Event event = events.take();
        if (event != END) {
            return event;
        }
        events.add(END);
        throw failure == null ? new IOException(Failures.ENDED) : Failures.describe(failure);
    }

    /** Once the connection is closed: until docker-java's thread has nothing more to do. */
    void awaitEnd() throws InterruptedException {
        ended.await(END_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onStart(Closeable stream) {
        started.countDown();
    }

    @Override
    public void onNext(Event event) {
        events.add(event);
    }

    @Override
    public void onError(Throwable throwable) {
        if (failure == null) {
            failure = throwable;
        }
        onComplete();
    }

    @Override
    public void onComplete() {
        events.add(END);
        started.countDown();
        ended.countDown();
    }

    /** The transport closes what the events come by. */
    @Override
    public void close() {}
}
