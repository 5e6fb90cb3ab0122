package io.ptcpdump.container.grpc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.ptcpdump.container.EngineListener;
import io.ptcpdump.container.HeardEngine;
import io.ptcpdump.container.grpc.containerd.VersionGrpc;
import io.ptcpdump.container.grpc.containerd.VersionResponse;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrpcEngineTest {
    @TempDir
    private Path folder;

    private Path socket() {
        return folder.resolve("s");
    }

    /** Asks for one answer, says so, and stays. */
    private static final class Asking extends GrpcEngine {
        private final CountDownLatch never = new CountDownLatch(1);

        Asking(Path socket) {
            super(socket.toString());
        }

        @Override
        protected void follow(UnixChannel connection, EngineListener listener) throws IOException, InterruptedException {
            connection.onEnd(never::countDown);
            UnixChannel.limited(VersionGrpc.newBlockingStub(connection.channel())).version(Empty.getDefaultInstance());
            listener.complete();
            never.await();
        }
    }

    private static final class Version extends VersionGrpc.VersionImplBase {
        @Override
        public void version(Empty request, StreamObserver<VersionResponse> caller) {
            caller.onNext(VersionResponse.getDefaultInstance());
            caller.onCompleted();
        }
    }

    /** Takes the question and does not answer. */
    private static final class Silent extends VersionGrpc.VersionImplBase {
        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public void version(Empty request, StreamObserver<VersionResponse> caller) {
            asked.countDown();
        }
    }

    private ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket()));
    }

    /** Says these words on each connection, and keeps it. */
    private static void say(String words, ServerSocketChannel server) {
        Thread.ofPlatform().daemon().start(() -> {
            List<SocketChannel> connections = new ArrayList<>();
            while (server.isOpen()) {
                try {
                    connections.add(server.accept());
                    connections.getLast().write(ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
                } catch (IOException e) {
                    // it was the first attempt, which has gone, or the test ends
                }
            }
            assertDoesNotThrow(() -> {
                for (SocketChannel each : connections) {
                    each.close();
                }
            });
        });
    }

    private static boolean hasThread() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("engine-socket"));
    }

    private static void assertNoThreadStays() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (hasThread()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        });
    }

    @Test
    void shouldSayThatNobodyIsThere() throws Exception {
        try (HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            heard.assertFailed("no such file or directory");
        }
        listen().close();
        try (HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            heard.assertFailed("connection refused");
        }
        assertFalse(hasThread());
    }

    @Test
    void shouldSayThatAnAddressIsNone() throws Exception {
        Path tooLong = folder.resolve("x".repeat(200));
        try (HeardEngine heard = new HeardEngine(new Asking(tooLong))) {
            heard.assertFailed("unix domain path too long");
        }
        Files.writeString(socket(), "");
        try (HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            heard.assertFailed("connection refused");
        }
    }

    @Test
    void shouldNotWaitForAServiceThatHangs() throws Exception {
        try (ServerSocketChannel server = listen(); HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            say("", server);
            heard.assertFailed("no answer in 5 s");
        }
        assertNoThreadStays();
    }

    @Test
    void shouldNotWaitForAServiceThatGreetsAndThenHangs() throws Exception {
        try (SocketServer _ = new SocketServer(socket(), new Silent()); HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            heard.assertFailed("no answer in 5 s");
        }
        assertNoThreadStays();
    }

    @Test
    void shouldSayThatAServiceSpeaksSomethingElse() throws Exception {
        try (ServerSocketChannel server = listen(); HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            say("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nno", server);
            heard.assertFailed("not a gRPC service");
        }
        assertNoThreadStays();
    }

    @Test
    void shouldEndAtOnceWhenItIsClosed() throws Exception {
        try (SocketServer _ = new SocketServer(socket(), new Version()); HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            heard.assertComplete();
            heard.closeEngine();
            heard.assertReturned();
        }
        assertNoThreadStays();
    }

    @Test
    void shouldEndAtOnceWhenItIsClosedWhileItWaits() throws Exception {
        Silent silent = new Silent();
        try (SocketServer _ = new SocketServer(socket(), silent); HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            silent.asked.await();
            long start = System.nanoTime();
            heard.closeEngine();
            heard.assertReturned();
            assertEquals(0, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) / 4);
        }
        assertNoThreadStays();
    }

    @Test
    void shouldEndWhenItIsClosedBeforeItHasConnected() throws Exception {
        Asking engine = new Asking(socket());
        engine.close();
        try (ServerSocketChannel _ = listen(); HeardEngine heard = new HeardEngine(engine)) {
            heard.assertReturned();
        }
        assertNoThreadStays();
    }

    @Test
    void shouldEndAtAnInterrupt() throws Exception {
        Silent silent = new Silent();
        try (SocketServer _ = new SocketServer(socket(), silent); HeardEngine heard = new HeardEngine(new Asking(socket()))) {
            silent.asked.await();
            heard.interrupt();
            heard.assertFailed(null);
        }
        assertNoThreadStays();
    }

    @Test
    void shouldEndWhenItIsClosedAtAnyTime() throws Exception {
        try (SocketServer _ = new SocketServer(socket(), new Version())) {
            for (int i = 0; i < 100; i++) {
                HeardEngine heard = new HeardEngine(new Asking(socket()));
                TimeUnit.MICROSECONDS.sleep(i * 100);
                heard.closeEngine();
                heard.assertEnds();
            }
        }
        assertNoThreadStays();
    }
}
