package io.ptcpdump.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.container.ContainerCriteria.PodPattern;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerCriteriaTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final PodInfo POD = new PodInfo("web.v2", "shop", "uid", Labels.NONE, Labels.NONE);
    private static final ContainerInfo CONTAINER = new ContainerInfo(ID, "nginx", "nginx:1", Labels.NONE, POD);

    private static boolean byId(String id) {
        return new ContainerCriteria(List.of(id), List.of(), List.of()).matches(CONTAINER);
    }

    private static boolean byName(String name) {
        return new ContainerCriteria(List.of(), List.of(new Glob(name)), List.of()).matches(CONTAINER);
    }

    private static boolean byPod(String name) {
        return new ContainerCriteria(List.of(), List.of(), List.of(PodPattern.parse(name))).matches(CONTAINER);
    }

    @Test
    void shouldTakeTwelveCharactersOfAnIdForIt() {
        assertTrue(byId(ID));
        assertTrue(byId(ID.substring(0, 12)));
        assertFalse(byId(ID.substring(0, 11)));
        assertFalse(byId(ID.substring(1, 20)));
        ContainerInfo named = new ContainerInfo("web", "web", "", Labels.NONE, null);
        assertTrue(new ContainerCriteria(List.of("web"), List.of(), List.of()).matches(named));
    }

    @Test
    void shouldMeanContainersByTheirNames() {
        assertTrue(byName("nginx"));
        assertTrue(byName("ng*"));
        assertFalse(byName("web.v2"));
        ContainerInfo undescribed = new ContainerInfo(ID, "", "", Labels.NONE, null);
        assertFalse(new ContainerCriteria(List.of(), List.of(new Glob("*")), List.of()).matches(undescribed));
    }

    @Test
    void shouldMeanAllContainersOfAPod() {
        assertTrue(byPod("web.v2.shop"));
        assertTrue(byPod("web*.shop"));
        assertTrue(byPod("*.*"));
        assertFalse(byPod("web.v2"), "that is web in the namespace v2");
        assertFalse(byPod("web.v2.default"));
        assertEquals(new PodPattern(new Glob("web"), new Glob("default")), PodPattern.parse("web"));
        assertFalse(new ContainerCriteria(List.of(), List.of(), List.of(PodPattern.parse("*.*"))).matches(CONTAINER.in(null)));
    }

    @Test
    void shouldMeanNoneWhereNothingIsAskedFor() {
        assertTrue(ContainerCriteria.NONE.isEmpty());
        assertFalse(ContainerCriteria.NONE.matches(CONTAINER));
    }
}
