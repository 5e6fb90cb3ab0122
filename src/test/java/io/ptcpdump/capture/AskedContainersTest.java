package io.ptcpdump.capture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ptcpdump.container.ContainerCriteria;
import io.ptcpdump.container.ContainerCriteria.PodPattern;
import io.ptcpdump.container.Glob;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedContainersTest {
    private static final String ID = "a".repeat(64);
    private static final PodInfo POD = new PodInfo("web-0", "shop", "uid", Labels.NONE, Labels.NONE);
    private static final List<ContainerInfo> DESCRIBED = List.of(new ContainerInfo("b".repeat(64), "nginx", "", Labels.NONE, POD));
    private static final List<String> PATHS = List.of("/", "/docker/" + ID, "/lxc.payload.box");

    private final AskedContainers asked = new AskedContainers(DESCRIBED, PATHS, List.of());

    private static ContainerCriteria criteria(List<String> ids, List<String> names, List<String> pods) {
        return new ContainerCriteria(ids, names.stream().map(Glob::new).toList(), pods.stream().map(PodPattern::parse).toList());
    }

    private static ContainerCriteria named(String... names) {
        return criteria(List.of(), List.of(names), List.of());
    }

    private static String refusal(AskedContainers asked, ContainerCriteria wanted) {
        return assertThrows(CaptureException.class, () -> asked.require(wanted)).getMessage();
    }

    @Test
    void shouldFindWhatEnginesTellAndWhatRunsInACgroup() {
        assertDoesNotThrow(() -> asked.require(named("ng*", "box")));
        assertDoesNotThrow(() -> asked.require(criteria(List.of(ID.substring(0, 12), "b".repeat(20)), List.of(), List.of("web-?.shop"))));
    }

    @Test
    void shouldRefuseEachThatIsNotThere() {
        assertEquals("can not find any running container by name web", refusal(asked, named("nginx", "web")));
        assertEquals("can not find any running container by id aaa", refusal(asked, criteria(List.of("aaa"), List.of(), List.of())));
        assertEquals(
                "can not find any running pod by name web-0 in namespace default",
                refusal(asked, criteria(List.of(), List.of(), List.of("web-0"))));
    }

    @Test
    void shouldSayWhyAnEngineDoesNotKnow() {
        AskedContainers hung = new AskedContainers(List.of(), PATHS, List.of("Docker: no answer in 5 s", "CRI: no CRI v1"));
        assertEquals(
                "can not find any running container by name nginx (Docker: no answer in 5 s; CRI: no CRI v1)", refusal(hung, named("nginx")));
    }
}
