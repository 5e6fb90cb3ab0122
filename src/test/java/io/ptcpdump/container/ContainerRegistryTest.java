package io.ptcpdump.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ContainerRegistryTest {
    private static final long MINUTE = 60_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger changes = new AtomicInteger();
    private final ContainerRegistry registry = new ContainerRegistry(pid -> null, clock::get, changes::incrementAndGet);
    private final ContainerRegistry.Source first = registry.source(0);
    private final ContainerRegistry.Source second = registry.source(1);

    private static EngineContainer container(String id, String name, String image, Labels labels) {
        return new EngineContainer(new ContainerInfo(id, name, image, labels, null), false, 0, "");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        registry.all().forEach(container -> names.add(container.name()));
        return names;
    }

    @Test
    void shouldFillWhatOneEngineLeavesOpenWithWhatAnotherSays() {
        Labels labels = Labels.of(Map.of("a", "b"));
        second.container(container("1", "second", "image", labels));
        first.container(container("1", "first", "", Labels.NONE));
        assertEquals(new ContainerInfo("1", "first", "image", labels, null), registry.byId("1", "").container());
    }

    @Test
    void shouldSayWhetherAnythingHasChanged() {
        int version = registry.version();
        first.container(container("1", "web", "", Labels.NONE));
        assertEquals(1, changes.get());
        assertEquals(version + 1, registry.version());
        first.container(container("1", "web", "", Labels.NONE));
        first.complete();
        assertEquals(1, changes.get());
        first.pod(new PodInfo("web", "shop", "uid", Labels.NONE, Labels.NONE));
        assertEquals(2, changes.get());
    }

    @Test
    void shouldKeepAContainerForItsLastPacketsAndThenForgetIt() {
        first.container(container("1", "web", "", Labels.NONE));
        first.pod(new PodInfo("web", "shop", "uid", Labels.NONE, Labels.NONE));
        first.containerGone("1");
        first.podGone("uid");
        assertEquals(List.of(), names());
        clock.addAndGet(MINUTE - 1);
        first.container(container("2", "other", "", Labels.NONE));
        assertNotNull(registry.byId("1", ""));
        assertEquals("web", registry.pod("uid").name());
        clock.addAndGet(1);
        first.container(container("3", "third", "", Labels.NONE));
        assertNull(registry.byId("1", ""));
        assertEquals("", registry.pod("uid").name());
    }

    @Test
    void shouldKeepAContainerAsLongAsOneEngineHasIt() {
        first.container(container("1", "web", "", Labels.NONE));
        second.container(container("1", "web", "", Labels.NONE));
        first.containerGone("1");
        assertEquals(List.of("web"), names());
        second.containerGone("1");
        assertEquals(List.of(), names());
        second.container(container("1", "again", "", Labels.NONE));
        assertEquals(1, names().size());
    }

    @Test
    void shouldTakeForGoneWhatIsNotToldOverANewConnection() {
        first.connecting(() -> { });
        first.container(container("1", "listed", "", Labels.NONE));
        first.complete();
        first.container(container("2", "started", "", Labels.NONE));
        second.connecting(() -> { });
        second.container(container("3", "others", "", Labels.NONE));
        first.connecting(() -> { });
        first.container(container("4", "new", "", Labels.NONE));
        assertEquals(4, names().size());
        first.complete();
        assertEquals(List.of("new", "others"), names().stream().sorted().toList());
    }

    @Test
    void shouldLeaveSandboxesOut() {
        first.container(new EngineContainer(new ContainerInfo("1", "pause", "", Labels.NONE, null), true, 0, ""));
        assertEquals(List.of(), names());
        assertNull(registry.byId("1", "").container());
    }
}
