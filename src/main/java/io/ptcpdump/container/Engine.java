package io.ptcpdump.container;

import java.io.IOException;

/** A source of what is known of containers or pods: a container engine, a CRI runtime, the API server of Kubernetes. */
public interface Engine extends AutoCloseable {
    /**
     * Connects, tells of all that is there, says {@link EngineListener#complete}, and tells of changes until the connection ends or this is
     * closed, which another thread may do at any time. May be called again after that, which makes a new connection. What changes while the
     * list is made is not missed: the engine's events are asked for before.
     *
     * @throws IOException          if the engine cannot be reached, does not answer in time, or the connection has ended; the message says in
     *                              a few words why, without the engine's name
     * @throws InterruptedException if the thread was interrupted
     */
    void follow(EngineListener listener) throws IOException, InterruptedException;

    /** Something was seen that this one may know of but has not told. Returns at once; only for those that are not told of changes. */
    default void refresh() {}

    /** Ends {@link #follow}, and gives everything back. */
    @Override
    void close();
}
