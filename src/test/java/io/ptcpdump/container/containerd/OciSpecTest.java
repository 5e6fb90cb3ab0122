package io.ptcpdump.container.containerd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

final class OciSpecTest {
    private static String pathIn(String json) throws IOException {
        return OciSpec.cgroupPath(new StringReader(json));
    }

    @Test
    void shouldFindTheCgroupAmongWhateverElseThereIs() throws IOException {
        assertEquals("/default/web", pathIn("""
                {"ociVersion": "1.0.2", "process": {"args": ["a", {"cgroupsPath": "/no"}], "user": {}}, "cgroupsPath": "/no",
                 "linux": {"resources": {"devices": [1, null, true]}, "cgroupsPath": "/default/web", "namespaces": []}}"""));
    }

    @Test
    void shouldKnowNoCgroupWhereThereIsNone() throws IOException {
        assertEquals("", pathIn("{\"linux\": {}}"));
        assertEquals("", pathIn("{\"linux\": null}"));
        assertEquals("", pathIn("{\"linux\": {\"cgroupsPath\": 7}}"));
        assertEquals("", pathIn("{}"));
        assertEquals("", pathIn("[]"));
    }

    @Test
    void shouldRefuseWhatIsNoJson() {
        assertThrows(IOException.class, () -> pathIn(""));
        assertThrows(IOException.class, () -> pathIn("\u0001\u0002"));
        assertThrows(IOException.class, () -> pathIn("{\"linux\": {\"cgroupsPath\": "));
    }

    @Test
    void shouldFindUnitsOfSystemdBelowTheirSlices() {
        assertEquals("/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podx_y.slice/cri-containerd-abc.scope",
                OciSpec.cgroupPath("kubepods-burstable-podx_y.slice:cri-containerd:abc"));
        assertEquals("/system.slice/nerdctl-abc.scope", OciSpec.cgroupPath(":nerdctl:abc"));
        assertEquals("/user.slice/web.scope", OciSpec.cgroupPath("user.slice::web"));
        assertEquals("/docker-web.scope", OciSpec.cgroupPath("-.slice:docker:web"));
        assertEquals("/user.slice/web.slice", OciSpec.cgroupPath("user.slice:docker:web.slice"));
    }

    @Test
    void shouldNotGuessWhereARelativePathIs() {
        assertEquals("", OciSpec.cgroupPath(""));
        assertEquals("", OciSpec.cgroupPath("web"));
        assertEquals("", OciSpec.cgroupPath("default/web"));
        assertEquals("", OciSpec.cgroupPath("a:b"));
    }
}
