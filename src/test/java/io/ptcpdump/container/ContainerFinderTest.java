package io.ptcpdump.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import io.ptcpdump.model.ProcessEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerFinderTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "f".repeat(64);
    private static final String UID = "11111111-2222-3333-4444-555555555555";
    private static final Namespaces HOSTS = new Namespaces(0, 0, 0);

    private final Map<Long, String> paths = new HashMap<>(Map.of(7L, "/docker/" + ID, 8L, "/user.slice", 9L, "/default/web"));
    private final Map<Integer, ProcessPlaces.Place> places = new HashMap<>();
    private boolean hasVersion1;
    private long now;
    private final ContainerRegistry registry = new ContainerRegistry(this::namespaces, () -> 0, () -> { });
    private final ContainerRegistry.Source engine = registry.source(0);
    private final ContainerFinder finder = new ContainerFinder(registry, paths::get, new ProcessPlaces() {
        @Override
        public Place place(int pid, long startNanos) {
            return places.get(pid);
        }

        @Override
        public boolean tellMoreThanPaths() {
            return hasVersion1;
        }

        @Override
        public Namespaces namespaces(int pid) {
            return ContainerFinderTest.this.namespaces(pid);
        }
    }, () -> now);

    private Namespaces namespaces(int pid) {
        return places.containsKey(pid) ? places.get(pid).namespaces() : null;
    }

    private ContainerInfo find(long cgroup) {
        return finder.find(cgroup, 100, 1);
    }

    private static EngineContainer told(String id, String name, int pid, String path) {
        return new EngineContainer(new ContainerInfo(id, name, "image", Labels.NONE, null), false, pid, path);
    }

    @Test
    void shouldShowTheIdOfAContainerThatNobodyTellsOf() {
        ContainerInfo found = find(7);
        assertEquals(ID, found.id());
        assertEquals("0123456789ab", found.shownName());
        assertTrue(finder.takeMetUndescribed());
        assertFalse(finder.takeMetUndescribed());
        assertNull(find(8));
        assertNull(find(0));
        assertNull(find(99));
        assertFalse(finder.takeMetUndescribed());
    }

    @Test
    void shouldExpectAnEngineToTellSoonOfAContainerThatBeginsToSend() {
        now = 5_000_000_000L;
        finder.cgroupMade(10, "/docker/" + OTHER);
        now += 1_000_000_000;
        find(10);
        assertTrue(finder.wasMetJustNow(10));
        now += 599_999_999;
        find(10);
        assertTrue(finder.wasMetJustNow(10));
        now++;
        assertFalse(finder.wasMetJustNow(10));
    }

    @Test
    void shouldKeepWhatWasFoundWhenCgroupAndContainerAreGone() {
        engine.container(told(ID, "web", 0, ""));
        ContainerInfo found = find(7);
        assertEquals("web", found.name());
        paths.clear();
        engine.containerGone(ID);
        engine.container(told(OTHER, "other", 0, ""));
        assertSame(found, find(7));
    }

    @Test
    void shouldTakeUpWhatIsToldLater() {
        assertEquals("", find(7).name());
        int before = finder.version();
        engine.container(told(ID, "web", 0, ""));
        assertTrue(finder.version() != before);
        assertEquals("web", find(7).name());
        engine.container(told(ID, "renamed", 0, ""));
        assertEquals("renamed", find(7).name());
    }

    @Test
    void shouldKnowACgroupThatWasMadeAndRemovedBeforeItsFirstPacketWasRead() {
        finder.cgroupMade(99, "/docker/" + ID);
        assertEquals(ID, find(99).id());
    }

    @Test
    void shouldFindContainersByTheirPathWhereThatHasNoId() {
        assertNull(find(9));
        assertTrue(finder.mayBecomeContainer(9));
        assertNull(find(8));
        assertFalse(finder.mayBecomeContainer(8));
        engine.container(told("default/web", "web", 0, "/default/web"));
        assertEquals("web", find(9).name());
        finder.cgroupMade(10, "/default/web/inner");
        assertEquals("web", find(10).name());
        finder.cgroupMade(11, "/default/web2");
        assertNull(find(11));
    }

    @Test
    void shouldShowOfNestedContainersTheInnermostThatIsKnown() {
        finder.cgroupMade(10, "/docker/" + ID + "/docker/" + OTHER);
        assertEquals(OTHER, find(10).id());
        engine.container(told(ID, "outer", 0, ""));
        assertEquals("outer", find(10).name());
        engine.container(told(OTHER, "inner", 0, ""));
        assertEquals("inner", find(10).name());
    }

    @Test
    void shouldNeverShowASandbox() {
        engine.container(new EngineContainer(new ContainerInfo(ID, "pause", "", Labels.NONE, null), true, 0, ""));
        assertNull(find(7));
        assertFalse(finder.takeMetUndescribed());
    }

    @Test
    void shouldJoinAPodWithItsContainersByItsUid() {
        finder.cgroupMade(10, "/kubepods/pod" + UID + "/" + ID);
        assertEquals(new PodInfo("", "", UID, Labels.NONE, Labels.NONE), find(10).pod());
        engine.pod(new PodInfo("web-0", "shop", UID, Labels.of(Map.of("app", "web")), Labels.NONE));
        assertEquals("web-0", find(10).pod().name());
        registry.source(1).pod(new PodInfo("web-0", "shop", UID, Labels.NONE, Labels.NONE, "StatefulSet/web", "node-1"));
        assertEquals("StatefulSet/web", find(10).pod().workload());
        assertEquals(Labels.of(Map.of("app", "web")), find(10).pod().labels());
    }

    @Test
    void shouldLookIntoProcWhereTheCgroupSaysNothing() {
        finder.cgroupMade(1, "/");
        places.put(100, new ProcessPlaces.Place(List.of("/", "/docker/" + ID), HOSTS));
        assertEquals(ID, find(1).id());
        places.clear();
        assertEquals(ID, find(1).id(), "the process has gone, its last packets have not");
        assertNull(finder.find(1, 101, 1));
    }

    @Test
    void shouldLookIntoProcWhenAProgramBeginsWhereThereAreCgroupsOfVersion1() {
        finder.cgroupMade(1, "/");
        places.put(100, new ProcessPlaces.Place(List.of("/docker/" + ID), HOSTS));
        ProcessEvent exec = new ProcessEvent.Exec(5, 100, 1, 99, 1, 0, "sh", "/bin/sh", false, List.of("sh"), false);
        finder.accept(exec);
        places.clear();
        assertNull(find(1));
        places.put(100, new ProcessPlaces.Place(List.of("/docker/" + ID), HOSTS));
        hasVersion1 = true;
        finder.accept(exec);
        finder.accept(new ProcessEvent.Fork(6, 101, 2, 100, 1));
        places.clear();
        assertEquals(ID, find(1).id());
        assertEquals(ID, finder.find(1, 101, 2).id());
    }

    @Test
    void shouldFindAProcessFromOutsideByTheNamespacesThatItHasJoined() {
        places.put(50, new ProcessPlaces.Place(List.of(), new Namespaces(11, 12, 13)));
        places.put(51, new ProcessPlaces.Place(List.of(), new Namespaces(21, 22, 13)));
        places.put(100, new ProcessPlaces.Place(List.of("/user.slice"), new Namespaces(0, 12, 13)));
        assertNull(find(8));
        engine.container(told(ID, "web", 50, ""));
        engine.container(told(OTHER, "sidecar", 51, ""));
        assertEquals("web", find(8).name());
        places.put(101, new ProcessPlaces.Place(List.of("/user.slice"), new Namespaces(0, 0, 13)));
        assertNull(finder.find(8, 101, 1), "two containers share this network");
        places.put(102, new ProcessPlaces.Place(List.of("/user.slice"), HOSTS));
        assertNull(finder.find(8, 102, 1));
        engine.containerGone(ID);
        assertEquals("sidecar", finder.find(8, 101, 1).name());
    }
}
