package io.ptcpdump.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Asks for what neither the list nor an event says: the pid of the first process, the exact labels, and the image's name where the image
 * has lost it since. In a thread of its own, since an engine may hold an answer back while it is busy with that container.
 */
final class Inspector implements AutoCloseable {
    private final DockerClient client;
    private final KnownContainers containers;
    private final BlockingQueue<KnownContainers.Life> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("docker-inspect").unstarted(this::run);

    Inspector(DockerClient client, KnownContainers containers) {
        this.client = client;
        this.containers = containers;
    }

    void start() {
        thread.start();
    }

    void ask(KnownContainers.Life life) {
        waiting.add(life);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                inspect(waiting.take());
            }
        } catch (InterruptedException e) {
            // By close().
        }
    }

    private void inspect(KnownContainers.Life life) {
        InspectContainerResponse answer;
        try {
            answer = client.inspectContainerCmd(life.id()).exec();
        } catch (RuntimeException e) {
            return; // gone by now, or the engine has trouble with it: what is known of it stays
        }
        containers.inspected(life, answer);
    }

    /** Returns when the thread has ended; with the transport closed that is at once. */
    @Override
    public void close() {
        thread.interrupt();
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
