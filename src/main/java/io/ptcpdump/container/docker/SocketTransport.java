package io.ptcpdump.container.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How docker-java's requests reach the engine: HTTP/1.1, a connection for each. docker-java's own transports have no time limits on Unix
 * sockets and take half a second of processor time before the first request (TLS and all of Apache's client).
 *
 * <p>An answer must be complete within 5 s. For the stream of events that holds until it begins.
 */
final class SocketTransport implements DockerHttpClient {
    private static final int ANSWER_SECONDS = 5;
    private static final String EVENTS = "/events";

    private final EngineAddress address;
    private final Set<Connection> open = new HashSet<>();
    private boolean isClosed;

    SocketTransport(EngineAddress address) {
        this.address = address;
    }

    /** Only requests without a body are made here. Failures come as docker-java expects them: an IOException in a RuntimeException. */
    @Override
    public Response execute(Request request) {
        try {
            Connection connection = Connection.open(address);
            add(connection);
            try {
                return ask(connection, request);
            } catch (IOException | RuntimeException e) {
                end(connection);
                throw e;
            }
        } catch (IOException e) {
            throw new RuntimeException(e);
        }
    }

    private Response ask(Connection connection, Request request) throws IOException {
        connection.limit(ANSWER_SECONDS);
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\nHost: ");
        text.append(address.isUnix() ? "localhost" : address.host()).append("\r\nConnection: close\r\n");
        request.headers().forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        connection.write(text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        InputStream in = new BufferedInputStream(connection);
        HttpHead head = new HttpHead(in);
        if (request.path().startsWith(EVENTS) && head.status() < 300) {
            connection.limit(0);
        }
        return new Answer(head, new HttpBody(head, in), connection);
    }

    private synchronized void add(Connection connection) throws IOException {
        if (isClosed) {
            connection.close();
            throw new IOException("closed");
        }
        open.add(connection);
    }

    private void end(Connection connection) {
        synchronized (this) {
            open.remove(connection);
        }
        try {
            connection.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    /** Ends all requests, and lets no other begin. */
    @Override
    public void close() {
        List<Connection> all;
        synchronized (this) {
            isClosed = true;
            all = List.copyOf(open);
        }
        all.forEach(this::end);
    }

    private final class Answer implements Response {
        private final HttpHead head;
        private final HttpBody body;
        private final Connection connection;

        Answer(HttpHead head, HttpBody body, Connection connection) {
            this.head = head;
            this.body = body;
            this.connection = connection;
        }

        @Override
        public int getStatusCode() {
            return head.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return head.fields();
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public void close() {
            end(connection);
        }
    }
}
