package io.ptcpdump.container.cri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.HeardEngine;
import io.ptcpdump.container.cri.FakeCri.Events;
import io.ptcpdump.container.grpc.SocketServer;
import io.ptcpdump.container.grpc.cri.Container;
import io.ptcpdump.container.grpc.cri.ContainerMetadata;
import io.ptcpdump.container.grpc.cri.ContainerState;
import io.ptcpdump.container.grpc.cri.ImageSpec;
import io.ptcpdump.container.grpc.cri.PodSandbox;
import io.ptcpdump.container.grpc.cri.PodSandboxMetadata;
import io.ptcpdump.container.grpc.cri.PodSandboxState;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CriEngineTest {
    private static final String UID = "11111111-2222-3333-4444-555555555555";

    @TempDir
    private Path folder;

    private CriEngine engine() {
        return new CriEngine(socket().toString());
    }

    private Path socket() {
        return folder.resolve("s");
    }

    private static PodSandbox.Builder sandbox(String id) {
        return PodSandbox.newBuilder()
                .setId(id)
                .setMetadata(PodSandboxMetadata.newBuilder().setName("web-1").setNamespace("shop").setUid(UID))
                .putLabels("app", "web")
                .putLabels("io.kubernetes.pod.name", "web-1")
                .putLabels("io.kubernetes.pod.namespace", "shop")
                .putLabels("io.kubernetes.pod.uid", UID)
                .putAnnotations("note", "hi");
    }

    private static Container.Builder container(String id) {
        return Container.newBuilder()
                .setId(id)
                .setPodSandboxId("s1")
                .setMetadata(ContainerMetadata.newBuilder().setName("main"))
                .setImage(ImageSpec.newBuilder().setImage("bb:1"))
                .setState(ContainerState.CONTAINER_RUNNING)
                .putLabels("tier", "front");
    }

    @Test
    void shouldTellOfPodsAndTheirContainers() throws Exception {
        try (FakeCri cri = new FakeCri(socket(), "cri-o", Events.THERE)) {
            cri.put(sandbox("s1"));
            cri.put(container("c1"));
            try (HeardEngine heard = new HeardEngine(engine())) {
                PodInfo pod = heard.nextPod();
                assertEquals(new PodInfo(
                        "web-1", "shop", UID, Labels.of(Map.of("app", "web")), Labels.of(Map.of("note", "hi"))), pod);
                EngineContainer first = heard.nextContainer();
                EngineContainer second = heard.nextContainer();
                EngineContainer sandbox = first.isSandbox() ? first : second;
                EngineContainer main = first.isSandbox() ? second : first;
                assertEquals("s1", sandbox.info().id());
                assertTrue(sandbox.isSandbox());
                assertEquals("c1", main.info().id());
                assertEquals("main", main.info().name());
                assertEquals("bb:1", main.info().image());
                assertEquals("{\"tier\":\"front\"}", main.info().labels().json());
                assertEquals(pod, main.info().pod());
                assertFalse(main.isSandbox());
                heard.assertComplete();
            }
        }
    }

    @Test
    void shouldTellOfThePodsSandboxOfTodayAndNotOfWhatHasEnded() throws Exception {
        try (FakeCri cri = new FakeCri(socket(), "cri-o", Events.THERE)) {
            cri.put(sandbox("s0").putAnnotations("note", "first").setCreatedAt(3).setState(PodSandboxState.SANDBOX_NOTREADY));
            cri.put(sandbox("s1").setCreatedAt(2));
            cri.put(sandbox("s2").putAnnotations("note", "last").setCreatedAt(1).setState(PodSandboxState.SANDBOX_NOTREADY));
            cri.put(container("c1").setState(ContainerState.CONTAINER_EXITED));
            try (HeardEngine heard = new HeardEngine(engine())) {
                assertEquals("hi", heard.nextPod().annotations().get("note"));
                assertEquals("s1", heard.nextContainer().info().id());
                heard.assertComplete();
            }
        }
    }

    @Test
    void shouldNotMakeUpPods() throws Exception {
        try (FakeCri cri = new FakeCri(socket(), "cri-o", Events.THERE)) {
            cri.put(container("c1"));
            try (HeardEngine heard = new HeardEngine(engine())) {
                assertNull(heard.nextContainer().info().pod());
                heard.assertComplete();
            }
        }
    }

    @Test
    void shouldSayTheImageAsItWasAskedFor() throws Exception {
        String id = "0123456789abcdef".repeat(4);
        assertEquals("nginx:1", imageOf(ImageSpec.newBuilder().setImage("sha256:" + id).setUserSpecifiedImage("nginx:1")));
        assertEquals("quay.io/x:2", imageOf(ImageSpec.newBuilder().setImage("quay.io/x:2")));
        assertEquals("by/status:3", imageOf(ImageSpec.newBuilder().setImage("sha256:" + id)));
        assertEquals("by/status:3", imageOf(ImageSpec.newBuilder().setImage(id)));
    }

    private String imageOf(ImageSpec.Builder image) throws Exception {
        try (FakeCri cri = new FakeCri(socket(), "cri-o", Events.THERE)) {
            cri.put(container("c1").setImage(image));
            cri.imageNames.put("c1", "by/status:3");
            try (HeardEngine heard = new HeardEngine(engine())) {
                String told = heard.nextContainer().info().image();
                heard.assertComplete();
                return told;
            }
        }
    }

    @Test
    void shouldTellOfAContainerWhoseImageIsNotToBeHad() throws Exception {
        try (FakeCri cri = new FakeCri(socket(), "cri-o", Events.THERE)) {
            cri.put(container("c1").setImage(ImageSpec.newBuilder().setImage("sha256:00")));
            try (HeardEngine heard = new HeardEngine(engine())) {
                assertEquals("", heard.nextContainer().info().image());
            }
        }
    }

    private static void assertTellsChangesAtEvents(FakeCri cri, HeardEngine heard) throws InterruptedException {
        heard.assertComplete();
        cri.put(sandbox("s1").setState(PodSandboxState.SANDBOX_NOTREADY));
        cri.sendEvent();
        heard.nextPod();
        cri.put(container("c1"));
        cri.sendEvent();
        EngineContainer made = heard.nextContainer();
        assertEquals("c1", made.info().id());
        assertEquals(UID, made.info().pod().uid());
        cri.containers.clear();
        cri.sandboxes.clear();
        cri.sendEvent();
        heard.assertContainerGone("c1");
        heard.assertPodGone(UID);
    }

    @Test
    void shouldTellOfChangesWhereTheRuntimeHasEvents() throws Exception {
        try (FakeCri cri = new FakeCri(socket(), "cri-o", Events.THERE); HeardEngine heard = new HeardEngine(engine())) {
            assertTellsChangesAtEvents(cri, heard);
        }
    }

    @Test
    void shouldAskContainerdForItsOwnEventsAndLeaveTheKubeletThoseOfTheInterface() throws Exception {
        try (FakeCri cri = new FakeCri(socket(), "containerd", Events.THERE); HeardEngine heard = new HeardEngine(engine())) {
            assertTellsChangesAtEvents(cri, heard);
            assertTrue(cri.readersOfTheInterface().isEmpty());
        }
    }

    @Test
    void shouldSeeWhatTheRuntimeListsALittleAfterItsEvent() throws Exception {
        try (FakeCri cri = new FakeCri(socket(), "cri-o", Events.THERE); HeardEngine heard = new HeardEngine(engine())) {
            heard.assertComplete();
            heard.assertNothing(250);
            int lists = cri.lists.get();
            cri.sendEvent();
            while (cri.lists.get() == lists) {
                Thread.onSpinWait();
            }
            cri.put(container("c1"));
            assertEquals("c1", heard.nextContainer().info().id());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THERE")
    void shouldAskAgainOnlyWhenSomethingIsMissedWhereThereAreNoEvents(Events none) throws Exception {
        CriEngine engine = engine();
        engine.refresh();
        try (FakeCri cri = new FakeCri(socket(), "docker", none); HeardEngine heard = new HeardEngine(engine)) {
            heard.assertComplete();
            heard.assertNothing(250);
            int lists = cri.lists.get();
            cri.put(container("c1"));
            heard.assertNothing(1_200);
            assertEquals(lists, cri.lists.get());
            engine.refresh();
            assertEquals("c1", heard.nextContainer().info().id());
            cri.put(container("c2"));
            for (int i = 0; i < 1_000; i++) {
                engine.refresh();
            }
            assertEquals("c2", heard.nextContainer().info().id());
            assertEquals(lists + 2, cri.lists.get());
        }
    }

    @Test
    void shouldEndWithTheConnectionWhereThereAreNoEvents() throws Exception {
        FakeCri cri = new FakeCri(socket(), "docker", Events.UNIMPLEMENTED);
        try (HeardEngine heard = new HeardEngine(engine())) {
            heard.assertComplete();
            cri.close();
            heard.assertFailed("connection ended");
            try (FakeCri again = new FakeCri(socket(), "docker", Events.UNIMPLEMENTED)) {
                again.put(container("c1"));
                heard.follow();
                assertEquals("c1", heard.nextContainer().info().id());
                heard.assertComplete();
            }
        } finally {
            cri.close();
        }
    }

    @Test
    void shouldEndWhenItIsClosedWhileNothingHappens() throws Exception {
        try (FakeCri _ = new FakeCri(socket(), "docker", Events.UNIMPLEMENTED); HeardEngine heard = new HeardEngine(engine())) {
            heard.assertComplete();
            heard.closeEngine();
            heard.assertReturned();
        }
    }

    @Test
    void shouldSayThatARuntimeDoesNotSpeakThisVersion() throws Exception {
        try (SocketServer _ = new SocketServer(socket()); HeardEngine heard = new HeardEngine(engine())) {
            heard.assertFailed("no CRI v1");
        }
    }
}
