package io.ptcpdump.kubernetes;

import io.ptcpdump.container.Engine;
import io.ptcpdump.container.EngineListener;
import java.io.IOException;

/**
 * Pods, by the API server of Kubernetes: what container engines do not know, such as the workload that a pod is of and the node that it
 * runs on. Only pods of this machine are asked for, since no others have packets with an owner here; {@link NodeSearch} says how they are
 * found. It tells nothing of containers.
 */
public final class KubernetesPods implements Engine {
    private final ApiAccess access;
    private final Machine machine;
    private ApiConnection connection;
    private boolean isClosed;

    /**
     * Does nothing yet.
     *
     * @param machine that this runs on
     */
    public KubernetesPods(ApiAccess access, Machine machine) {
        this.access = access;
        this.machine = machine;
    }

    /** Returns where this is closed, now or before. */
    @Override
    public void follow(EngineListener listener) throws IOException, InterruptedException {
        try (ApiConnection made = new ApiConnection(access)) {
            if (isClosedOrUses(made)) {
                return;
            }
            new PodWatch(made, new NodeSearch(made, machine).find(), listener).run();
        } catch (IOException e) {
            if (isClosed()) {
                return;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        }
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    private synchronized boolean isClosedOrUses(ApiConnection made) {
        connection = made;
        return isClosed;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (connection != null) {
            connection.close();
        }
    }
}
