package io.ptcpdump.container.grpc;

import io.grpc.StatusRuntimeException;
import io.ptcpdump.container.Engine;
import io.ptcpdump.container.EngineListener;
import java.io.IOException;

/** An engine that is reached by gRPC. What is closed does not connect again. */
public abstract class GrpcEngine implements Engine {
    private final String address;
    private final Object lock = new Object();
    /** Guarded by {@link #lock}, as the field below. */
    private UnixChannel connection;
    private boolean isClosed;

    protected GrpcEngine(String address) {
        this.address = address;
    }

    /** Tells what there is and what changes, until the connection ends. Calls that fail may end this by their exceptions. */
    protected abstract void follow(UnixChannel connection, EngineListener listener) throws IOException, InterruptedException;

    @Override
    public final void follow(EngineListener listener) throws IOException, InterruptedException {
        try (UnixChannel made = UnixChannel.open(address)) {
            if (keep(made)) {
                made.awaitAnswer();
                follow(made, listener);
                throw new IOException("connection ended");
            }
        } catch (StatusRuntimeException e) {
            IOException failure = CallFailure.of(e);
            if (!isClosed()) {
                throw failure;
            }
        } catch (IOException e) {
            if (!isClosed()) {
                throw e;
            }
        }
    }

    private boolean keep(UnixChannel made) {
        synchronized (lock) {
            connection = made;
            return !isClosed;
        }
    }

    private boolean isClosed() {
        synchronized (lock) {
            return isClosed;
        }
    }

    /** Ends {@link #follow}, which then returns and gives back what it has. */
    @Override
    public void close() {
        synchronized (lock) {
            isClosed = true;
            if (connection != null) {
                connection.cancel();
            }
        }
    }
}
