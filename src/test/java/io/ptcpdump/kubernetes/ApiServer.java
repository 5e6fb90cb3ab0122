package io.ptcpdump.kubernetes;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What the API server says, as a test tells it to. */
final class ApiServer implements AutoCloseable {
    static final String PODS = "/api/v1/pods";
    private static final int SECONDS = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Answer> lists = new LinkedBlockingQueue<>();
    private final BlockingQueue<Stream> streams = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final String scheme;
    private volatile Answer watches = this::stream;

    /** Answers one request. */
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    /** Over plain HTTP. */
    ApiServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
    }

    private ApiServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Over TLS, asking for a certificate of the client. */
    static ApiServer secure(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return new ApiServer(server, "https");
    }

    String url() {
        return scheme + "://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A kubeconfig for it with the token {@code secret}. */
    ApiAccess access(Path folder) throws IOException {
        return kubeconfig(folder, "server: " + url(), "token: secret");
    }

    static ApiAccess kubeconfig(Path folder, String cluster, String user) throws IOException {
        Path file = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters:
                - name: c
                  cluster: {%s}
                users:
                - name: u
                  user: {%s}
                contexts:
                - name: here
                  context: {cluster: c, user: u}
                """.formatted(cluster, user));
        return new ApiAccess(file, null, null, null);
    }

    /** Always gives this answer to this path. */
    ApiServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Gives this answer to the next list of pods that has none yet. */
    ApiServer list(Answer answer) {
        lists.add(answer);
        return this;
    }

    ApiServer list(String version, String... pods) {
        return list(text(page(version, "", pods)));
    }

    /** Gives this answer to each watch, instead of a stream. */
    void watches(Answer answer) {
        watches = answer;
    }

    /** The next watch that was asked for. */
    Stream nextStream() throws InterruptedException {
        Stream stream = streams.poll(SECONDS, TimeUnit.SECONDS);
        assertNotNull(stream, () -> "no watch; " + requests);
        return stream;
    }

    /** Paths and queries, in their order. */
    List<String> requests() {
        return requests;
    }

    List<String> authorizations() {
        return authorizations;
    }

    static Answer text(String text) {
        return exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer status(int status) {
        return exchange -> {
            byte[] bytes = "{\"kind\":\"Status\",\"code\":%d}".formatted(status).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Never answers, until the server is closed. */
    Answer silence() {
        return exchange -> awaitClosing();
    }

    static String page(String version, String next, String... items) {
        return "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"%s\",\"continue\":\"%s\"},\"items\":[%s]}"
                .formatted(version, next, String.join(",", items));
    }

    /** A pod on node {@code n1}, its version the same as its UID's last digit; {@code owner} as in {@code ReplicaSet/web-1} or empty. */
    static String pod(String name, String uid, String owner, String labels) {
        String owners = owner.isEmpty() ? "null" : """
                [{"kind":"Other","name":"x"},{"apiVersion":"v1","kind":"%s","name":"%s","uid":"o","controller":true}]"""
                .formatted((Object[]) owner.split("/"));
        return """
                {"kind":"Pod","metadata":{"name":"%s","namespace":"shop","uid":"%s","resourceVersion":"1%s","labels":%s,\
                "annotations":{"note":"n"},"managedFields":[{"fieldsV1":{"f:x":{}}}],"ownerReferences":%s},\
                "spec":{"nodeName":"n1","containers":[{"name":"c"}]},"status":{"phase":"Running"}}"""
                .formatted(name, uid, uid.replaceAll("\\D", ""), labels, owners).replace("\n", "");
    }

    static String event(String type, String object) {
        return "{\"type\":\"%s\",\"object\":%s}".formatted(type, object);
    }

    static String bookmark(String version) {
        String object = "{\"kind\":\"Pod\",\"metadata\":{\"resourceVersion\":\"%s\"},\"spec\":{\"containers\":null}}";
        return event("BOOKMARK", object.formatted(version));
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(String.valueOf(authorization));
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (answers.containsKey(path)) {
                answers.get(path).give(exchange);
            } else if (path.equals(PODS) && query.contains("watch=true")) {
                watches.give(exchange);
            } else if (path.equals(PODS) && !lists.isEmpty()) {
                lists.remove().give(exchange);
            } else {
                status(404).give(exchange);
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        Stream stream = new Stream(exchange.getRequestURI().getQuery());
        streams.add(stream);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String line = stream.lines.take(); !line.isEmpty(); line = stream.lines.take()) {
                out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A watch that is under way. */
    static final class Stream {
        private final String query;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        private Stream(String query) {
            this.query = query;
        }

        String query() {
            return query;
        }

        Stream send(String line) {
            lines.add(line);
            return this;
        }

        void end() {
            lines.add("");
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
