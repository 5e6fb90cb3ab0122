package io.ptcpdump.container.docker;

import io.ptcpdump.container.Engine;
import io.ptcpdump.container.EngineListener;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Docker Engine, and Podman by its Docker-compatible socket. */
public final class DockerEngine implements Engine {
    private final EngineAddress address;
    private SocketTransport transport;
    private boolean isClosed;

    /**
     * @param address a path, {@code unix://PATH}, {@code tcp://HOST:PORT} or {@code http://HOST:PORT}; nothing else that Docker's own
     *                programs heed (DOCKER_HOST, contexts) is
     * @throws IllegalArgumentException if it is none of these
     */
    public DockerEngine(String address) {
        this.address = EngineAddress.parse(address);
    }

    @Override
    public void follow(EngineListener listener) throws IOException, InterruptedException {
        SocketTransport opened = open();
        try {
            new DockerSession(opened, listener).run();
        } catch (IOException | RuntimeException e) {
            if (isInterrupt(e)) {
                throw new InterruptedException();
            }
            if (!isClosed()) {
                throw Failures.describe(e);
            }
        } finally {
            opened.close();
        }
    }

    /** Whether it is the transport's answer to an interrupt. */
    private static boolean isInterrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    private synchronized SocketTransport open() throws IOException {
        if (isClosed) {
            throw new IOException("closed");
        }
        transport = new SocketTransport(address);
        return transport;
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        SocketTransport opened;
        synchronized (this) {
            isClosed = true;
            opened = transport;
        }
        if (opened != null) {
            opened.close();
        }
    }
}
