package io.ptcpdump.container;

import io.ptcpdump.model.PodInfo;

/** Hears what one engine says. Its methods return at once, and may be called from any thread, but by one at a time. */
public interface EngineListener {
    /** A container is there, or something of it has changed. */
    void container(EngineContainer container);

    /** A container has gone, or ended. Its last packets may still be to come. */
    void containerGone(String id);

    /** A pod is there, or something of it has changed. What this engine does not know of it is empty. */
    void pod(PodInfo pod);

    /** A pod has gone. */
    void podGone(String uid);

    /** All that there is has been told since the connection was made: what was told over an earlier connection only, is gone. */
    void complete();
}
