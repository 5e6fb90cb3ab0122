package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerCommentTest {
    private static final ContainerInfo WEB =
            new ContainerInfo("0123456789abcdef", "web", "busybox:1.36", Labels.of(Map.of("app", "a\n<b>")), null);
    private static final PodInfo POD =
            new PodInfo("web-0", "shop", "u-1", Labels.NONE, Labels.of(Map.of("note", "\u00e9 \u2028")));

    private static final PodInfo PLACED =
            new PodInfo("web-0", "shop", "u-1", Labels.NONE, Labels.NONE, "Deployment/web", "n\n1");

    private static String text(byte[] comment) {
        return new String(comment, StandardCharsets.UTF_8);
    }

    @Test
    void shouldBeWhatTheGoToolWrites() {
        assertEquals("ContainerName: web\nContainerId: 0123456789abcdef\nContainerImage: busybox:1.36\n"
                + "ContainerLabels: {\"app\":\"a\\n\\u003cb\\u003e\"}", text(ContainerComment.ofContainer("", WEB)));
        assertEquals("PodName: web-0\nPodNamespace: shop\nPodUID: u-1\nPodLabels: {}\n"
                + "PodAnnotations: {\"note\":\"\u00e9 \\u2028\"}", text(ContainerComment.ofPod("", POD)));
    }

    @Test
    void shouldAddTheWorkloadAndTheNodeWhereTheyAreKnown() {
        assertEquals("PodName: web-0\nPodNamespace: shop\nPodUID: u-1\nPodWorkload: Deployment/web\nPodNode: n\\n1\n"
                + "PodLabels: {}\nPodAnnotations: {}", text(ContainerComment.ofPod("", PLACED)));
        PodInfo read = ContainerComment.parsePod("", text(ContainerComment.ofPod("", PLACED)));
        assertEquals("Deployment/web", read.workload());
        assertEquals("n\\n1", read.node());
    }

    @Test
    void shouldReadBackWhatItWrote() {
        for (String end : new String[] {OwnerComment.OWNER, OwnerComment.PEER}) {
            assertEquals(WEB, ContainerComment.parseContainer(end, text(ContainerComment.ofContainer(end, WEB))));
            assertEquals(POD, ContainerComment.parsePod(end, text(ContainerComment.ofPod(end, POD))));
        }
        assertNull(ContainerComment.parsePod("", text(ContainerComment.ofContainer("", WEB))));
        assertNull(ContainerComment.parseContainer("", text(ContainerComment.ofContainer("Peer", WEB))));
    }

    @Test
    void shouldKeepTheRestWhereLabelsWereCut() {
        String whole = text(ContainerComment.ofContainer("", WEB));
        ContainerInfo read = ContainerComment.parseContainer("", whole.substring(0, whole.length() - 3) + "...");
        assertEquals(new ContainerInfo(WEB.id(), WEB.name(), WEB.image(), Labels.NONE, null), read);
    }
}
