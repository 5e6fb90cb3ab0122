package io.ptcpdump.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiAccessTest {
    private static final Map<String, String> IN_CLUSTER = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "KUBERNETES_SERVICE_PORT", "6443");

    @TempDir
    private Path folder;

    @Test
    void shouldTakeTheKubeconfigThatIsNamed() {
        assertEquals(new ApiAccess(Path.of("some/file"), null, null, null), ApiAccess.find("some/file", IN_CLUSTER, folder));
    }

    @Test
    void shouldTakeTheServiceAccountWithinAPod() throws Exception {
        Files.writeString(folder.resolve("token"), "t");
        assertEquals(new ApiAccess(null, "10.0.0.1", "6443", folder), ApiAccess.find(null, IN_CLUSTER, folder));
        assertNull(ApiAccess.find(null, Map.of("KUBECONFIG", "x", "HOME", folder.toString()), folder));
    }

    @Test
    void shouldFindNothingWithoutAToken() {
        assertNull(ApiAccess.find(null, IN_CLUSTER, folder));
    }
}
