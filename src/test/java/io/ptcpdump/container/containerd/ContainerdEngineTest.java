package io.ptcpdump.container.containerd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.HeardEngine;
import io.ptcpdump.container.grpc.SocketServer;
import io.ptcpdump.container.grpc.containerd.Container;
import io.ptcpdump.container.grpc.containerd.ContainerCreate;
import io.ptcpdump.container.grpc.containerd.ContainerDelete;
import io.ptcpdump.container.grpc.containerd.ContainerUpdate;
import io.ptcpdump.container.grpc.containerd.Process;
import io.ptcpdump.container.grpc.containerd.Status;
import io.ptcpdump.container.grpc.containerd.TaskExit;
import io.ptcpdump.container.grpc.containerd.TaskStart;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContainerdEngineTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER_ID = "123456789abcdef0".repeat(4);

    @TempDir
    private Path folder;

    private Path socket;
    private FakeContainerd containerd;

    @BeforeEach
    void start() throws Exception {
        socket = folder.resolve("s");
        containerd = new FakeContainerd().start(socket);
    }

    @AfterEach
    void stop() throws Exception {
        containerd.close();
    }

    private HeardEngine follow() {
        return new HeardEngine(new ContainerdEngine("unix://" + socket));
    }

    private static Container.Builder container(String id) {
        return Container.newBuilder().setId(id).setImage("docker.io/library/bb:1");
    }

    private static Any.Builder spec(String cgroup) {
        return Any.newBuilder().setValue(ByteString.copyFromUtf8("{\"linux\": {\"cgroupsPath\": \"" + cgroup + "\"}}"));
    }

    @Test
    void shouldTellOfAllContainersButDockers() throws Exception {
        containerd.put("default", container("web").setSpec(spec("/default/web")).putLabels("a", "b"));
        containerd.put("moby", container(OTHER_ID));
        containerd.put("other", container("web"));
        containerd.putTask("web", Process.newBuilder().setPid(77).setStatus(Status.RUNNING));
        try (HeardEngine heard = follow()) {
            EngineContainer web = heard.nextContainer();
            assertEquals("web", web.info().id());
            assertEquals("web", web.info().name());
            assertEquals("docker.io/library/bb:1", web.info().image());
            assertEquals("{\"a\":\"b\"}", web.info().labels().json());
            assertNull(web.info().pod());
            assertEquals(77, web.pid());
            assertEquals("/default/web", web.cgroupPath());
            EngineContainer other = heard.nextContainer();
            assertEquals("other/web", other.info().id());
            assertEquals("web", other.info().name());
            heard.assertComplete();
        }
    }

    @Test
    void shouldNotTellOfContainersThatHaveEnded() throws Exception {
        containerd.put("default", container("web"));
        containerd.putTask("web", Process.newBuilder().setPid(77).setStatus(Status.STOPPED));
        try (HeardEngine heard = follow()) {
            heard.assertComplete();
        }
    }

    @Test
    void shouldNameContainersByTheirLabels() throws Exception {
        containerd.put("a", container(ID).putLabels("nerdctl/name", "one"));
        containerd.put("b", container(OTHER_ID));
        try (HeardEngine heard = follow()) {
            EngineContainer one = heard.nextContainer();
            assertEquals(ID, one.info().id());
            assertEquals("one", one.info().name());
            EngineContainer nameless = heard.nextContainer();
            assertEquals(OTHER_ID, nameless.info().id());
            assertEquals("", nameless.info().name());
            heard.assertComplete();
        }
    }

    @Test
    void shouldKnowThePodOfAContainerAndSandboxes() throws Exception {
        Container.Builder main = container(ID)
                .putLabels("io.kubernetes.container.name", "main")
                .putLabels("io.kubernetes.pod.name", "web-1")
                .putLabels("io.kubernetes.pod.namespace", "shop")
                .putLabels("io.kubernetes.pod.uid", "u");
        containerd.put("k8s.io", main);
        containerd.put("k8s.io", container(OTHER_ID).putLabels("io.cri-containerd.kind", "sandbox"));
        try (HeardEngine heard = follow()) {
            EngineContainer container = heard.nextContainer();
            assertEquals("main", container.info().name());
            assertEquals(new PodInfo("web-1", "shop", "u", Labels.NONE, Labels.NONE), container.info().pod());
            assertEquals(false, container.isSandbox());
            assertTrue(heard.nextContainer().isSandbox());
            heard.assertComplete();
        }
    }

    @Test
    void shouldTellOfAContainerBeforeItStartsAndOfItsFirstProcess() throws Exception {
        try (HeardEngine heard = follow()) {
            heard.assertComplete();
            containerd.put("new", container("web").setSpec(spec("/new/web")));
            containerd.send("new", "/containers/create", ContainerCreate.newBuilder().setId("web").build());
            EngineContainer made = heard.nextContainer();
            assertEquals("new/web", made.info().id());
            assertEquals(0, made.pid());
            containerd.send("new", "/tasks/start", TaskStart.newBuilder().setContainerId("web").setPid(78).build());
            assertEquals(new EngineContainer(made.info(), false, 78, "/new/web"), heard.nextContainer());
        }
    }

    @Test
    void shouldTellOfNewLabels() throws Exception {
        containerd.put("default", container("web"));
        containerd.putTask("web", Process.newBuilder().setPid(77).setStatus(Status.RUNNING));
        try (HeardEngine heard = follow()) {
            heard.nextContainer();
            heard.assertComplete();
            containerd.put("default", container("web").putLabels("nerdctl/name", "other"));
            containerd.send("default", "/containers/update", ContainerUpdate.newBuilder().setId("web").build());
            EngineContainer changed = heard.nextContainer();
            assertEquals("other", changed.info().name());
            assertEquals(77, changed.pid());
        }
    }

    @Test
    void shouldSayOnceThatAContainerHasGone() throws Exception {
        containerd.put("a", container("web"));
        containerd.put("a", container("zero"));
        try (HeardEngine heard = follow()) {
            heard.nextContainer();
            heard.nextContainer();
            heard.assertComplete();
            containerd.send("a", "/tasks/exit", TaskExit.newBuilder().setContainerId("web").setId("shell").build());
            containerd.send("a", "/tasks/exit", TaskExit.newBuilder().setContainerId("web").setId("web").build());
            heard.assertContainerGone("a/web");
            containerd.send("a", "/containers/delete", ContainerDelete.newBuilder().setId("web").build());
            containerd.send("a", "/containers/delete", ContainerDelete.newBuilder().setId("zero").build());
            heard.assertContainerGone("a/zero");
        }
    }

    @Test
    void shouldTellOfAContainerThatStartsAgain() throws Exception {
        containerd.put("default", container("web"));
        try (HeardEngine heard = follow()) {
            EngineContainer before = heard.nextContainer();
            heard.assertComplete();
            containerd.send("default", "/tasks/exit", TaskExit.newBuilder().setContainerId("web").setId("web").build());
            heard.assertContainerGone("web");
            containerd.send("default", "/tasks/start", TaskStart.newBuilder().setContainerId("web").setPid(79).build());
            assertEquals(new EngineContainer(before.info(), false, 79, ""), heard.nextContainer());
        }
    }

    @Test
    void shouldNotMissWhatHappensWhileTheListIsMade() throws Exception {
        containerd.put("default", container("web"));
        containerd.beforeList(() -> {
            containerd.put("late", container("job"));
            containerd.send("late", "/containers/create", ContainerCreate.newBuilder().setId("job").build());
        });
        try (HeardEngine heard = follow()) {
            assertEquals("web", heard.nextContainer().info().id());
            heard.assertComplete();
            assertEquals("late/job", heard.nextContainer().info().id());
        }
    }

    @Test
    void shouldNotMindContainersThatAreGoneBeforeItAsksForThem() throws Exception {
        try (HeardEngine heard = follow()) {
            heard.assertComplete();
            containerd.send("default", "/containers/create", ContainerCreate.newBuilder().setId("short").build());
            containerd.send("moby", "/tasks/start", TaskStart.newBuilder().setContainerId(ID).build());
            containerd.put("default", container("web"));
            containerd.send("default", "/containers/create", ContainerCreate.newBuilder().setId("web").build());
            assertEquals("web", heard.nextContainer().info().id());
        }
    }

    @Test
    void shouldFailAtABrokenEvent() throws Exception {
        try (HeardEngine heard = follow()) {
            heard.assertComplete();
            containerd.send("default", "/containers/create", ByteString.copyFromUtf8("\n\177"));
            heard.assertFailed("broken event");
        }
    }

    @Test
    void shouldFollowAgainAfterARestart() throws Exception {
        containerd.put("default", container("web"));
        try (HeardEngine heard = follow()) {
            heard.nextContainer();
            heard.assertComplete();
            containerd.close();
            heard.assertFailed("connection ended");
            heard.follow();
            heard.assertFailed("no such file or directory");
            containerd.start(socket);
            heard.follow();
            assertEquals("web", heard.nextContainer().info().id());
            heard.assertComplete();
        }
    }

    @Test
    void shouldSayThatAnotherServiceIsNoContainerd() throws Exception {
        Path other = folder.resolve("o");
        try (SocketServer _ = new SocketServer(other); HeardEngine heard = new HeardEngine(new ContainerdEngine(other.toString()))) {
            heard.assertFailed("not a containerd");
        }
    }
}
