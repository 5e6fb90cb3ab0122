package io.ptcpdump.kubernetes;

import static io.ptcpdump.kubernetes.ApiServer.kubeconfig;
import static io.ptcpdump.kubernetes.ApiServer.pod;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are not there, hang, or are not who they should be; and credentials. */
final class ApiConnectionTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path folder;

    private Following follow(ApiAccess access) {
        return new Following(access, Following.N1);
    }

    private static ServerSocket listener() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private ApiAccess plain(ServerSocket listener) throws Exception {
        return kubeconfig(folder, "server: 'http://127.0.0.1:" + listener.getLocalPort() + "'", "token: t");
    }

    @Test
    void shouldSayThatNobodyIsThere() throws Exception {
        ApiAccess access;
        try (ServerSocket listener = listener()) {
            access = plain(listener);
        }
        assertEquals("connection refused", follow(access).words());
    }

    @Test
    void shouldSayThatAHostIsUnknown() throws Exception {
        assertEquals("unknown host", follow(kubeconfig(folder, "server: 'http://no-such-host.invalid:1'", "token: t")).words());
    }

    /** All at once, since each takes the whole time. */
    @Test
    void shouldNotWaitForAServerThatHangs() throws Exception {
        try (ServerSocket silent = listener(); ServerSocket dripping = listener(); ApiServer server = new ApiServer()) {
            long begun = System.nanoTime();
            String port = ":" + silent.getLocalPort() + "'";
            Following nobodyAnswers = follow(kubeconfig(another("a"), "server: 'http://127.0.0.1" + port, "token: t"));
            Following noHandshake = follow(kubeconfig(another("b"), "server: 'https://127.0.0.1" + port, "token: t"));
            server.list("5").watches(server.silence());
            Following noWatch = follow(server.access(another("c")));
            Following drips = follow(plain(dripping));
            Thread.ofVirtual().start(() -> drip(dripping));
            noWatch.awaitComplete();
            for (Following each : List.of(nobodyAnswers, noHandshake, noWatch, drips)) {
                assertEquals("no answer in 5 s", each.words());
            }
            assertTrue(System.nanoTime() - begun < 20 * SECOND);
        }
    }

    private Path another(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static void drip(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes());
            while (true) {
                socket.getOutputStream().write(' ');
                Thread.sleep(500);
            }
        } catch (IOException | InterruptedException e) {
            // Nobody reads any more.
        }
    }

    @Test
    void shouldSayThatAConnectionIsLost() throws Exception {
        ApiServer server = new ApiServer();
        server.list("5");
        Following following = follow(server.access(folder));
        following.awaitComplete();
        server.nextStream();
        server.close();
        String words = following.words();
        assertTrue(List.of("connection closed", "unexpected end of stream", "connection reset").contains(words), words);
    }

    /** A watch says nothing for longer than an answer may take. */
    @Test
    void shouldWaitForAQuietWatch() throws Exception {
        try (ApiServer server = new ApiServer()) {
            server.list("5");
            try (Following following = follow(server.access(folder))) {
                following.awaitComplete();
                ApiServer.Stream watch = server.nextStream();
                assertNull(following.failureWithin((ApiConnection.ANSWER_SECONDS + 1) * 1000));
                watch.send(ApiServer.event("ADDED", pod("late", "u1", "", "{}")));
                assertEquals("late", following.nextPod().name());
            }
        }
    }

    @Test
    void shouldEndAtOnceWhereItIsClosedWhileItWaitsForAnAnswer() throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        try (ApiServer server = new ApiServer()) {
            server.list(exchange -> {
                asked.add("list");
                server.silence().give(exchange);
            });
            Following following = follow(server.access(folder));
            asked.take();
            long begun = System.nanoTime();
            following.close();
            assertTrue(System.nanoTime() - begun < 2 * SECOND);
            assertNull(following.failure());
        }
    }

    /** Two threads stay for a minute at most: they serve all connections of OkHttp, and have none then. */
    @Test
    void shouldLeaveNoThread() throws Exception {
        Set<String> before = threads();
        try (ApiServer server = new ApiServer()) {
            server.list("5");
            try (Following following = follow(server.access(folder))) {
                following.awaitComplete();
                server.nextStream();
            }
        }
        long end = System.nanoTime() + 20 * SECOND;
        Set<String> left = threads();
        left.removeAll(before);
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
            left = threads();
            left.removeAll(before);
        }
        assertEquals(Set.of(), left);
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
            Thread thread = each.getKey();
            boolean isSharedAndIdle = thread.isDaemon() && Set.of("OkHttp TaskRunner", "Okio Watchdog").contains(thread.getName());
            if (!isSharedAndIdle && !thread.getName().startsWith("process reaper")) {
                names.add(thread.getName() + ' ' + thread.threadId());
            }
        }
        return names;
    }

    @Test
    void shouldSayWhatIsWrongWithAKubeconfig() throws Exception {
        Path file = folder.resolve("kubeconfig");
        ApiAccess access = new ApiAccess(file, null, null, null);
        assertEquals("no such file: " + file, follow(access).words());
        for (String broken : List.of("", "a: [", "- a", "text", "current-context: 7\ncontexts: []", "contexts: {}\ncurrent-context: a")) {
            Files.writeString(file, broken);
            String words = follow(access).words();
            assertTrue(Set.of("not a kubeconfig: " + file, "not a complete kubeconfig: " + file).contains(words), broken + ": " + words);
        }
        Files.write(file, new byte[] {(byte) 0xff, 0});
        assertEquals("not a kubeconfig: " + file, follow(access).words());
        kubeconfig(folder, "server: 'http://127.0.0.1:1', certificate-authority: nowhere", "token: t");
        assertEquals("no such file: " + folder.resolve("nowhere"), follow(access).words());
        kubeconfig(folder, "server: 'https://127.0.0.1:1', certificate-authority-data: AAAA", "token: t");
        assertEquals("bad certificate or key", follow(access).words());
    }

    @Test
    void shouldRunNoProgramForCredentials() throws Exception {
        Path proof = folder.resolve("it-ran");
        ApiAccess access = kubeconfig(folder, "server: 'http://127.0.0.1:1'",
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/touch, args: [" + proof + "]}");
        assertEquals("credentials by exec are not supported: " + access.kubeconfig(), follow(access).words());
        assertTrue(Files.notExists(proof));
    }

    @Test
    void shouldUseTheServiceAccountOverTls() throws Exception {
        Certificates certificates = new Certificates(folder, "CN=server", "-keyalg", "EC");
        Path account = Files.createDirectory(folder.resolve("account"));
        Files.writeString(account.resolve("ca.crt"), certificates.certificate());
        Files.writeString(account.resolve("token"), "of-the-account\n");
        try (ApiServer server = ApiServer.secure(certificates.context(certificates))) {
            server.list("5");
            Map<String, String> environment =
                    Map.of("KUBERNETES_SERVICE_HOST", "127.0.0.1", "KUBERNETES_SERVICE_PORT", String.valueOf(server.port()));
            try (Following following = follow(ApiAccess.find(null, environment, account))) {
                following.awaitComplete();
                assertEquals("Bearer of-the-account", server.authorizations().getFirst());
            }
        }
    }

    @Test
    void shouldNotTalkToAServerWithAnotherCertificate() throws Exception {
        Certificates certificates = new Certificates(folder, "CN=server", "-keyalg", "EC");
        Certificates others = new Certificates(folder, "CN=other", "-keyalg", "EC");
        try (ApiServer server = ApiServer.secure(certificates.context(certificates))) {
            String authority = Base64.getEncoder().encodeToString(others.certificate().getBytes());
            ApiAccess access =
                    kubeconfig(folder, "server: '" + server.url() + "', certificate-authority-data: " + authority, "token: secret");
            String words = follow(access).words();
            assertTrue(words.startsWith("TLS: "), words);
            assertEquals(List.of(), server.authorizations());
        }
    }

    @Test
    void shouldShowACertificateOfTheClient() throws Exception {
        Certificates certificates = new Certificates(folder, "CN=server", "-keyalg", "EC");
        Files.writeString(folder.resolve("ca.crt"), certificates.certificate());
        String[] rsa = {"-keyalg", "RSA", "-keysize", "2048"};
        String[] curve = {"-keyalg", "EC", "-groupname", "secp256r1"};
        for (String[] keys : List.of(rsa, curve)) {
            Certificates client = new Certificates(folder, "CN=admin-" + keys[1], keys);
            Files.writeString(folder.resolve("client.crt"), client.certificate());
            for (String key : List.of(client.key(), client.oldKey())) {
                Files.writeString(folder.resolve("client.key"), key);
                BlockingQueue<String> shown = new LinkedBlockingQueue<>();
                try (ApiServer server = ApiServer.secure(certificates.context(client))) {
                    server.list(exchange -> {
                        shown.add(((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
                        ApiServer.text(ApiServer.page("5", "")).give(exchange);
                    });
                    ApiAccess access = kubeconfig(folder, "server: '" + server.url() + "', certificate-authority: ca.crt",
                            "client-certificate: client.crt, client-key: client.key");
                    try (Following following = follow(access)) {
                        following.awaitComplete();
                        assertEquals("CN=admin-" + keys[1], shown.take());
                    }
                }
            }
        }
    }
}
