package io.ptcpdump.container;

import io.ptcpdump.model.PodInfo;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps all that an engine says in its order: containers and pods as they are, the rest as words. */
public final class HeardEvents implements EngineListener {
    public static final String COMPLETE = "complete";

    private final BlockingQueue<Object> all = new LinkedBlockingQueue<>();

    /** What was heard and not taken yet. */
    public BlockingQueue<Object> queue() {
        return all;
    }

    @Override
    public void container(EngineContainer container) {
        all.add(container);
    }

    @Override
    public void containerGone(String id) {
        all.add("gone " + id);
    }

    @Override
    public void pod(PodInfo pod) {
        all.add(pod);
    }

    @Override
    public void podGone(String uid) {
        all.add("pod gone " + uid);
    }

    @Override
    public void complete() {
        all.add(COMPLETE);
    }
}
