package io.ptcpdump.container.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.container.EngineContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine says is told, in order, once, and exactly. How connections fail: {@link DockerEngineFailureTest}. */
final class DockerEngineTest {
    private static final String WEB = "a4858d9800ab".repeat(5) + "0123";
    private static final String DATABASE = "8777d7550319".repeat(5) + "4567";

    @TempDir
    private Path folder;

    private FakeDocker docker;
    private DockerEngine engine;

    @BeforeEach
    void start() throws IOException {
        docker = new FakeDocker(folder.resolve("docker.sock"));
        engine = new DockerEngine("unix://" + folder.resolve("docker.sock"));
    }

    @AfterEach
    void stop() throws Exception {
        engine.close();
        docker.close();
        Following.assertNoThreads();
    }

    private static void assertIs(EngineContainer container, String id, String name, String image, Map<String, String> labels, int pid) {
        assertEquals(id, container.info().id());
        assertEquals(name, container.info().name());
        assertEquals(image, container.info().image());
        assertEquals(labels, container.info().labels().values());
        assertEquals(pid, container.pid());
        assertEquals("", container.cgroupPath());
    }

    /** Once the container is known, so is all that was asked before. */
    private Following followOne() throws InterruptedException {
        docker.list(EngineJson.listed(WEB, "web", "bb:1", "{\"app\":\"web\"}", "running"));
        docker.inspection(WEB, EngineJson.inspected(WEB, "web", "bb:1", "{\"app\":\"web\"}", 4711));
        Following following = new Following(engine);
        following.container();
        following.expect("complete");
        assertEquals(4711, following.container().pid());
        return following;
    }

    @Test
    void shouldTellOfWhatIsThereBeforeAskingForPids() throws InterruptedException {
        docker.list(
                EngineJson.listed(WEB, "web", "bb:1", "{\"app\":\"web\"}", "running"),
                EngineJson.listed(DATABASE, "database", "sha256:b32c8298bdf8", "null", "created"));
        docker.inspection(WEB, EngineJson.inspected(WEB, "web", "bb:1", "{\"app\":\"web\"}", 4711));
        docker.inspection(DATABASE, EngineJson.inspected(DATABASE, "database", "reg.example/db:2", "{}", 0));
        Following following = new Following(engine);
        assertIs(following.container(), WEB, "web", "bb:1", Map.of("app", "web"), 0);
        assertIs(following.container(), DATABASE, "database", "sha256:b32c8298bdf8", Map.of(), 0);
        following.expect("complete");
        assertIs(following.container(), WEB, "web", "bb:1", Map.of("app", "web"), 4711);
        assertIs(following.container(), DATABASE, "database", "reg.example/db:2", Map.of(), 0);
        assertTrue(docker.requests().getFirst().startsWith("GET /events?"), docker.requests()::toString);
    }

    @Test
    void shouldNotTellOfContainersThatHaveEnded() throws InterruptedException {
        docker.list(EngineJson.listed(WEB, "web", "bb:1", "{}", "exited"), EngineJson.listed(DATABASE, "db", "bb:1", "{}", "paused"));
        Following following = new Following(engine);
        assertEquals("db", following.container().info().name());
        following.expect("complete");
    }

    @Test
    void shouldTellOfAContainerFromItsCreationByTheEventAlone() throws InterruptedException {
        Following following = new Following(engine);
        following.expect("complete");
        docker.event(EngineJson.event("create", WEB, "\"app\":\"web\",\"image\":\"bb:1\",\"name\":\"web\""));
        assertIs(following.container(), WEB, "web", "bb:1", Map.of("app", "web"), 0);
        assertEquals(2, docker.requests().size(), docker.requests()::toString);
    }

    @Test
    void shouldCorrectAtTheStartWhatTheEventMixes() throws InterruptedException {
        String labels = "{\"image\":\"fool\",\"name\":\"trick\",\"exitCode\":\"7\"}";
        docker.inspection(WEB, EngineJson.inspected(WEB, "brief", "bb:1", labels, 4712));
        Following following = new Following(engine);
        following.expect("complete");
        String attributes = "\"exitCode\":\"7\",\"image\":\"bb:1\",\"name\":\"brief\"";
        docker.event(EngineJson.event("create", WEB, attributes));
        assertIs(following.container(), WEB, "brief", "bb:1", Map.of("exitCode", "7"), 0);
        docker.event(EngineJson.event("start", WEB, attributes));
        assertIs(following.container(), WEB, "brief", "bb:1", Map.of("image", "fool", "name", "trick", "exitCode", "7"), 4712);
    }

    @Test
    void shouldTellOnceOfAContainerThatIsStartedWhileTheListIsMade() throws InterruptedException {
        docker.list(EngineJson.listed(WEB, "web", "bb:1", "{}", "running"));
        docker.beforeList(() -> {
            docker.event(EngineJson.event("create", WEB, "\"image\":\"bb:1\",\"name\":\"web\""));
            docker.event(EngineJson.event("start", WEB, "\"image\":\"bb:1\",\"name\":\"web\""));
            docker.event(EngineJson.event("create", DATABASE, "\"image\":\"bb:1\",\"name\":\"db\""));
        });
        Following following = new Following(engine);
        assertEquals("web", following.container().info().name());
        following.expect("complete");
        assertEquals("db", following.container().info().name());
    }

    @Test
    void shouldTellOfAContainerThatEndsWhileTheListIsMade() throws InterruptedException {
        docker.list(EngineJson.listed(WEB, "web", "bb:1", "{}", "running"));
        docker.beforeList(() -> docker.event(EngineJson.event("die", WEB, "\"exitCode\":\"0\",\"image\":\"bb:1\",\"name\":\"web\"")));
        Following following = new Following(engine);
        following.container();
        following.expect("complete");
        following.expect("gone " + WEB);
    }

    @Test
    void shouldTellTheNewName() throws InterruptedException {
        Following following = followOne();
        docker.event(EngineJson.event("rename", WEB, "\"app\":\"web\",\"image\":\"bb:1\",\"name\":\"site\",\"oldName\":\"/web\""));
        assertIs(following.container(), WEB, "site", "bb:1", Map.of("app", "web"), 4711);
    }

    @Test
    void shouldTellOnceThatAContainerHasEnded() throws InterruptedException {
        Following following = followOne();
        docker.event(EngineJson.event("kill", WEB, "\"image\":\"bb:1\",\"name\":\"web\",\"signal\":\"9\""));
        docker.event(EngineJson.event("die", WEB, "\"exitCode\":\"137\",\"image\":\"bb:1\",\"name\":\"web\""));
        docker.event(EngineJson.event("destroy", WEB, "\"image\":\"bb:1\",\"name\":\"web\""));
        docker.event(EngineJson.event("create", DATABASE, "\"image\":\"bb:1\",\"name\":\"db\""));
        following.expect("gone " + WEB);
        assertEquals("db", following.container().info().name());
    }

    @Test
    void shouldTellAnewOfAContainerThatIsStartedAgain() throws InterruptedException {
        Following following = followOne();
        docker.event(EngineJson.event("die", WEB, "\"app\":\"web\",\"exitCode\":\"1\",\"image\":\"bb:1\",\"name\":\"web\""));
        following.expect("gone " + WEB);
        docker.inspection(WEB, EngineJson.inspected(WEB, "web", "bb:1", "{\"app\":\"web\"}", 4799));
        docker.event(EngineJson.event("start", WEB, "\"app\":\"web\",\"image\":\"bb:1\",\"name\":\"web\""));
        assertIs(following.container(), WEB, "web", "bb:1", Map.of("app", "web"), 0);
        assertEquals(4799, following.container().pid());
    }

    @Test
    void shouldNotBringBackAContainerThatEndsWhileItIsInspected() throws InterruptedException {
        CountDownLatch isGone = new CountDownLatch(1);
        docker.inspection(WEB, EngineJson.inspected(WEB, "web", "bb:1", "{}", 4711));
        docker.beforeInspection(() -> {
            docker.event(EngineJson.event("die", WEB, "\"exitCode\":\"0\",\"image\":\"bb:1\",\"name\":\"web\""));
            try {
                assertTrue(isGone.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Following following = new Following(engine);
        following.expect("complete");
        docker.event(EngineJson.event("start", WEB, "\"image\":\"bb:1\",\"name\":\"web\""));
        following.container();
        following.expect("gone " + WEB);
        docker.beforeInspection(() -> { });
        isGone.countDown();
        docker.inspection(DATABASE, EngineJson.inspected(DATABASE, "db", "bb:1", "{}", 4712));
        docker.event(EngineJson.event("start", DATABASE, "\"image\":\"bb:1\",\"name\":\"db\""));
        assertIs(following.container(), DATABASE, "db", "bb:1", Map.of(), 0);
        assertIs(following.container(), DATABASE, "db", "bb:1", Map.of(), 4712);
    }

    @Test
    void shouldGoOnWhereAContainerCannotBeInspected() throws InterruptedException {
        docker.list(EngineJson.listed(DATABASE, "db", "bb:1", "{}", "running"), EngineJson.listed(WEB, "web", "bb:1", "{}", "running"));
        docker.inspection(WEB, EngineJson.inspected(WEB, "web", "bb:1", "{}", 4711));
        Following following = new Following(engine);
        following.container();
        following.container();
        following.expect("complete");
        assertIs(following.container(), WEB, "web", "bb:1", Map.of(), 4711);
    }

    @Test
    void shouldTellOfPodsByTheLabelsOfCriDockerd() throws InterruptedException {
        String pod = "\"io.kubernetes.pod.name\":\"web-0\",\"io.kubernetes.pod.namespace\":\"shop\",\"io.kubernetes.pod.uid\":\"5f-1\"";
        docker.list(
                EngineJson.listed(WEB, "k8s_nginx_web-0_shop_5f-1_0", "nginx",
                        "{" + pod + ",\"io.kubernetes.container.name\":\"nginx\",\"io.kubernetes.docker.type\":\"container\"}", "running"),
                EngineJson.listed(DATABASE, "k8s_POD_web-0_shop_5f-1_0", "pause",
                        "{" + pod + ",\"io.kubernetes.docker.type\":\"podsandbox\"}", "running"));
        Following following = new Following(engine);
        EngineContainer nginx = following.container();
        assertEquals("nginx", nginx.info().name());
        assertEquals("web-0", nginx.info().pod().name());
        assertEquals("shop", nginx.info().pod().namespace());
        assertEquals("5f-1", nginx.info().pod().uid());
        assertFalse(nginx.isSandbox());
        assertTrue(following.container().isSandbox());
    }

    @Test
    void shouldUnderstandPodman() throws InterruptedException {
        Following following = new Following(engine);
        following.expect("complete");
        String pod = "\"containerExitCode\":\"0\",\"image\":\"localhost/bb:1\",\"podId\":\"c345d9d2ff1d8f9ffaa57e2e\"";
        docker.event(EngineJson.event("create", WEB, pod + ",\"name\":\"c345d9d2ff1d-infra\",\"podlabel\":\"1\""));
        docker.event(EngineJson.event("init", WEB, pod + ",\"name\":\"c345d9d2ff1d-infra\",\"podlabel\":\"1\""));
        EngineContainer infra = following.container();
        assertTrue(infra.isSandbox());
        assertIs(infra, WEB, "c345d9d2ff1d-infra", "localhost/bb:1", Map.of("podlabel", "1"), 0);
        docker.event(EngineJson.event("create", DATABASE, pod + ",\"name\":\"web-infra\""));
        assertFalse(following.container().isSandbox());
        docker.event(EngineJson.event("died", WEB, pod + ",\"name\":\"c345d9d2ff1d-infra\""));
        following.expect("gone " + WEB);
        docker.event(EngineJson.event("remove", DATABASE, pod + ",\"name\":\"web-infra\""));
        following.expect("gone " + DATABASE);
    }

    @Test
    void shouldTellAllAgainOverANewConnection() throws InterruptedException {
        Following first = followOne();
        docker.endConnections();
        assertEquals("connection ended", first.outcome());
        Following second = followOne();
        engine.close();
        assertEquals(Following.RETURNED, second.outcome());
    }
}
