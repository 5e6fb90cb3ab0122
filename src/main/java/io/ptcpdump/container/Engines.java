package io.ptcpdump.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Follows engines, each in a thread of its own from the moment that it is there, and again whenever its connection is lost. Nothing here
 * makes anybody wait who does not ask for it.
 */
public final class Engines implements AutoCloseable {
    /** So that the first packets of a capture are printed before clients are loaded, which on few processors holds them up. */
    private static final long DELAY_MILLIS = 60;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    /** How often it is looked whether an engine has come, where something is to be named. */
    private static final long LOOK_NANOS = 500_000_000;

    private final List<Following> all = new ArrayList<>();
    private final Consumer<String> information;
    private long lastLook = System.nanoTime();

    /** @param information gets a line whenever an engine is connected, lost, or not there */
    public Engines(Consumer<String> information) {
        this.information = information;
    }

    /**
     * Adds an engine; before {@link #start}.
     *
     * @param name    for people
     * @param isThere whether it is worth a try: its socket exists
     * @param make    called in the engine's own thread
     * @param source  gets what it tells
     */
    public void add(String name, BooleanSupplier isThere, Supplier<Engine> make, ContainerRegistry.Source source) {
        all.add(new Following(name, isThere, make, source));
    }

    /**
     * Begins with those that are there.
     *
     * @param areAwaited whether somebody waits for them; else they begin a moment later
     */
    public void start(boolean areAwaited) {
        all.forEach(each -> each.startIfThere(areAwaited ? 0 : DELAY_MILLIS));
    }

    /** Something was seen that no engine has told of: one may have come, or may be asked again. Returns at once; cheap if it is called often. */
    public void look() {
        long now = System.nanoTime();
        if (now - lastLook >= LOOK_NANOS) {
            lastLook = now;
            all.forEach(Following::look);
        }
    }

    /** Whether an engine has neither told all nor failed yet. */
    public boolean areSettling() {
        for (Following each : all) {
            if (each.state == State.SETTLING) {
                return true;
            }
        }
        return false;
    }

    /** Whether any engine is connected and has told all. */
    public boolean anyConnected() {
        for (Following each : all) {
            if (each.state == State.CONNECTED) {
                return true;
            }
        }
        return false;
    }

    /** Why those that are there have told nothing: name and failure of each. */
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (Following each : all) {
            if (each.state == State.LOST && !each.lastFailure.isEmpty()) {
                failures.add(each.name + ": " + each.lastFailure);
            }
        }
        return failures;
    }

    /** Waits until none is {@linkplain #areSettling settling}, but no longer than that. */
    public void awaitSettled(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            while (areSettling() && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        all.forEach(Following::close);
    }

    private enum State {
        ABSENT,
        SETTLING,
        CONNECTED,
        LOST
    }

    /** One engine. */
    private final class Following {
        private final String name;
        private final BooleanSupplier isThere;
        private final Supplier<Engine> make;
        private final ContainerRegistry.Source source;
        /** Ends a pause. */
        private final Semaphore tryAgain = new Semaphore(0);
        private volatile State state = State.ABSENT;
        private volatile boolean closed;
        private Thread thread;
        private Engine engine;
        private volatile String lastFailure = "";

        Following(String name, BooleanSupplier isThere, Supplier<Engine> make, ContainerRegistry.Source source) {
            this.name = name;
            this.isThere = isThere;
            this.make = make;
            this.source = source;
        }

        void startIfThere(long delayMillis) {
            if (!isThere.getAsBoolean()) {
                information.accept(name + ": not there");
                return;
            }
            state = State.SETTLING;
            thread = Thread.ofPlatform().daemon().name("engine-" + name).start(() -> run(delayMillis));
        }

        void look() {
            if (thread == null) {
                if (isThere.getAsBoolean()) {
                    startIfThere(0);
                }
            } else if (state == State.CONNECTED) {
                current().refresh();
            } else if (isThere.getAsBoolean()) {
                tryAgain.release();
            }
        }

        private void run(long delayMillis) {
            long pause = FIRST_PAUSE_MILLIS;
            try {
                TimeUnit.MILLISECONDS.sleep(delayMillis);
                while (!closed) {
                    follow();
                    pause = state == State.CONNECTED ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                    state = State.LOST;
                    tryAgain.drainPermits();
                    tryAgain.tryAcquire(pause, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed
            }
        }

        private void follow() throws InterruptedException {
            try {
                source.connecting(this::connected);
                next().follow(source);
            } catch (IOException e) {
                fail(e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                fail(e.toString()); // of a library: this engine is not worth the capture
            }
        }

        private void connected() {
            state = State.CONNECTED;
            lastFailure = "";
            information.accept(name + ": connected");
        }

        /** Says so once, not at each further try. */
        private void fail(String why) {
            if (!closed && !why.equals(lastFailure)) {
                lastFailure = why;
                information.accept(name + ": " + why);
            }
        }

        private Engine next() {
            Engine made = make.get();
            synchronized (this) {
                if (engine != null) {
                    engine.close();
                }
                engine = made;
                if (closed) {
                    made.close();
                }
                return made;
            }
        }

        private synchronized Engine current() {
            return engine;
        }

        synchronized void close() {
            closed = true;
            if (engine != null) {
                engine.close();
            }
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
