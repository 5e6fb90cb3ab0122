package io.ptcpdump.container.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is behind the socket, following ends in time, says why in a few words, and leaves nothing. */
final class DockerEngineFailureTest {
    @TempDir
    private Path folder;

    private Path socket;
    private FakeDocker docker;
    private DockerEngine engine;

    @BeforeEach
    void start() throws IOException {
        socket = folder.resolve("docker.sock");
        docker = new FakeDocker(socket);
        engine = new DockerEngine(socket.toString());
    }

    @AfterEach
    void stop() throws Exception {
        engine.close();
        docker.close();
        Following.assertNoThreads();
    }

    private String outcome(FakeDocker.Manner manner) throws InterruptedException {
        docker.behave(manner);
        return new Following(engine).outcome();
    }

    @Test
    void shouldGiveUpOnAnEngineThatNeverAnswers() throws InterruptedException {
        assertEquals("no answer in 5 s", outcome(FakeDocker.Manner.SAYS_NOTHING));
    }

    @Test
    void shouldGiveUpOnAnEngineThatAnswersInPart() throws InterruptedException {
        assertEquals("no answer in 5 s", outcome(FakeDocker.Manner.STREAMS_EVENTS_ONLY));
    }

    @Test
    void shouldNotWaitWhereTheQueueIsFull() throws Exception {
        Path full = folder.resolve("full.sock");
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(full), 1);
            for (int i = 0; i < 2; i++) { // Linux lets one more wait than it was told
                waiting.add(SocketChannel.open(UnixDomainSocketAddress.of(full)));
            }
            assertEquals("resource temporarily unavailable", new Following(new DockerEngine(full.toString())).outcome());
        } finally {
            for (SocketChannel each : waiting) {
                each.close();
            }
        }
    }

    @Test
    void shouldSayWhatIsNoEngine() throws InterruptedException {
        assertEquals("not a Docker Engine", outcome(FakeDocker.Manner.IS_NO_HTTP));
        assertEquals("not a Docker Engine", outcome(FakeDocker.Manner.IS_NO_JSON));
        assertEquals("answered with status 403", outcome(FakeDocker.Manner.REFUSES));
        assertEquals("connection ended", outcome(FakeDocker.Manner.STOPS_AMID_THE_LIST));
    }

    @Test
    void shouldSayThatNobodyListens() throws Exception {
        docker.close();
        assertEquals("no such file or directory", new Following(engine).outcome());
        Files.createFile(socket);
        assertEquals("connection refused", new Following(engine).outcome());
        assertEquals("connection refused", new Following(new DockerEngine("http://127.0.0.1:1")).outcome());
    }

    @Test
    void shouldEndAtOnceWhenClosedWhileItListens() throws InterruptedException {
        Following following = new Following(engine);
        following.expect("complete");
        engine.close();
        assertEquals(Following.RETURNED, following.outcome());
        assertEquals("closed", new Following(engine).outcome());
    }

    @Test
    void shouldEndAtOnceWhenClosedWhileItWaitsForAnAnswer() throws InterruptedException {
        CountDownLatch isAsked = new CountDownLatch(1);
        docker.behave(FakeDocker.Manner.STREAMS_EVENTS_ONLY);
        docker.beforeList(isAsked::countDown);
        Following following = new Following(engine);
        isAsked.await(10, TimeUnit.SECONDS);
        long start = System.nanoTime();
        engine.close();
        assertEquals(Following.RETURNED, following.outcome());
        assertEquals(0, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) / 4, "s, in units of 4");
    }

    @Test
    void shouldEndWhenInterruptedWhileItListensOrWaits() throws InterruptedException {
        Following listening = new Following(engine);
        listening.expect("complete");
        listening.interrupt();
        assertEquals("interrupted", listening.outcome());
        CountDownLatch isAsked = new CountDownLatch(1);
        docker.behave(FakeDocker.Manner.STREAMS_EVENTS_ONLY);
        docker.beforeList(isAsked::countDown);
        Following waiting = new Following(engine);
        isAsked.await(10, TimeUnit.SECONDS);
        waiting.interrupt();
        assertEquals("interrupted", waiting.outcome());
    }

    @Test
    void shouldRefuseAddressesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new DockerEngine(""));
        assertThrows(IllegalArgumentException.class, () -> new DockerEngine("https://host:2376"));
        assertThrows(IllegalArgumentException.class, () -> new DockerEngine("tcp://"));
    }
}
