package io.ptcpdump.container.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of an engine as {@link DockerEngine} asks: answers on a Unix socket, and events when the test says so. */
final class FakeDocker implements AutoCloseable {
    /** What it does with a connection. */
    enum Manner { ANSWERS, SAYS_NOTHING, STREAMS_EVENTS_ONLY, IS_NO_HTTP, IS_NO_JSON, REFUSES, STOPS_AMID_THE_LIST }

    private final Path socket;
    private final ServerSocketChannel server;
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> streams = new CopyOnWriteArrayList<>();
    private final Map<String, String> inspections = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Manner manner = Manner.ANSWERS;
    private volatile String list = "[]";
    private volatile Runnable beforeList = () -> { };
    private volatile Runnable beforeInspection = () -> { };

    FakeDocker(Path socket) throws IOException {
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    void behave(Manner how) {
        manner = how;
    }

    void list(String... containers) {
        list = "[" + String.join(",", containers) + "]";
    }

    void inspection(String id, String json) {
        inspections.put(id, json);
    }

    /** Runs while the list is asked for, when the events flow already. */
    void beforeList(Runnable action) {
        beforeList = action;
    }

    void beforeInspection(Runnable action) {
        beforeInspection = action;
    }

    /** The request lines so far. */
    List<String> requests() {
        return requests;
    }

    void event(String json) {
        for (SocketChannel stream : streams) {
            send(stream, chunk(json + "\n"));
        }
    }

    /** As when the engine is stopped. */
    void endConnections() {
        streams.clear();
        for (SocketChannel connection : connections) {
            close(connection);
        }
        connections.clear();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // By close().
        }
    }

    private void serve(SocketChannel connection) {
        try {
            String request = readRequest(Channels.newInputStream(connection));
            requests.add(request);
            answer(connection, request.split(" ")[1]);
        } catch (IOException | UncheckedIOException e) {
            close(connection);
        }
    }

    private void answer(SocketChannel connection, String path) {
        switch (manner) {
            case SAYS_NOTHING -> { }
            case IS_NO_HTTP -> send(connection, "SSH-2.0-OpenSSH_9.2\r\n");
            case REFUSES -> send(connection, plain("403 Forbidden", "no"));
            default -> {
                if (path.startsWith("/events")) {
                    send(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
                    streams.add(connection);
                } else if (path.startsWith("/containers/json")) {
                    beforeList.run();
                    answerList(connection);
                } else {
                    beforeInspection.run();
                    String json = inspections.get(path.split("/")[2]);
                    send(connection, json == null
                            ? plain("404 Not Found", "{\"message\":\"No such container\"}") : plain("200 OK", json));
                }
            }
        }
    }

    private void answerList(SocketChannel connection) {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        switch (manner) {
            case STREAMS_EVENTS_ONLY -> send(connection, "HTTP/1.1 200 OK\r\nContent-Ty");
            case IS_NO_JSON -> send(connection, plain("200 OK", "<html>"));
            case STOPS_AMID_THE_LIST -> {
                send(connection, head + chunk("[{\"Id\":"));
                close(connection);
            }
            default -> {
                int half = list.length() / 2;
                send(connection, head + chunk(list.substring(0, half)) + chunk(list.substring(half)) + "0\r\n\r\n");
            }
        }
    }

    private static String readRequest(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("no request");
            }
            request.append((char) c);
        }
        return request.substring(0, request.indexOf("\r\n"));
    }

    private static String plain(String status, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body;
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }

    private static void send(SocketChannel connection, String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                connection.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        endConnections();
        Files.deleteIfExists(socket);
    }
}
