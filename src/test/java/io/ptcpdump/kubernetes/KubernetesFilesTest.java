package io.ptcpdump.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.openapi.models.RbacV1Subject;
import io.kubernetes.client.openapi.models.V1ClusterRole;
import io.kubernetes.client.openapi.models.V1ClusterRoleBinding;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1DaemonSet;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import io.kubernetes.client.util.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of src/kubernetes: read by the client's own models, which refuse fields that they do not know; and whether they agree. */
final class KubernetesFilesTest {
    private static final Path FILES = Path.of("src/kubernetes");

    @TempDir
    private Path folder;

    private static String version() throws Exception {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find());
        return version.group(1);
    }

    private static V1DaemonSet daemonSet() throws Exception {
        return assertInstanceOf(V1DaemonSet.class, Yaml.load(FILES.resolve("daemonset.yaml").toFile()));
    }

    /** The pod that the plug-in makes, with a kubectl that knows a pod {@code web}. */
    private V1Pod pluginPod(String... options) throws Exception {
        Path kubectl = folder.resolve("kubectl");
        Files.writeString(kubectl, "#!/bin/sh\nprintf 'shop\\nnode-1\\nRunning\\nnginx containerd://ab\\n'\n");
        assertTrue(kubectl.toFile().setExecutable(true));
        Path made = folder.resolve("made.yaml");
        ProcessBuilder plugin = new ProcessBuilder(FILES.resolve("kubectl-ptcpdump").toString(), "web", "--print-pod");
        plugin.command().addAll(List.of(options));
        plugin.environment().merge("PATH", folder.toString(), (path, first) -> first + ':' + path);
        plugin.environment().remove("PTCPDUMP_IMAGE");
        plugin.redirectErrorStream(true).redirectOutput(made.toFile());
        assertTrue(plugin.start().waitFor(20, TimeUnit.SECONDS));
        return assertInstanceOf(V1Pod.class, Yaml.load(made.toFile()), Files.readString(made));
    }

    @Test
    void shouldRefuseAFieldThatDoesNotExist() throws Exception {
        String text = Files.readString(FILES.resolve("daemonset.yaml")).replace("hostPID:", "hostPid:");
        assertThrows(RuntimeException.class, () -> Yaml.load(text));
    }

    @Test
    void shouldBindTheRoleToTheAccountOfTheDaemonSet() throws Exception {
        List<Object> objects = Yaml.loadAll(FILES.resolve("rbac.yaml").toFile());
        V1Namespace namespace = assertInstanceOf(V1Namespace.class, objects.get(0));
        V1ServiceAccount account = assertInstanceOf(V1ServiceAccount.class, objects.get(1));
        V1ClusterRole role = assertInstanceOf(V1ClusterRole.class, objects.get(2));
        V1ClusterRoleBinding binding = assertInstanceOf(V1ClusterRoleBinding.class, objects.get(3));
        assertEquals(4, objects.size());
        V1DaemonSet daemonSet = daemonSet();
        assertEquals(namespace.getMetadata().getName(), daemonSet.getMetadata().getNamespace());
        assertEquals(namespace.getMetadata().getName(), account.getMetadata().getNamespace());
        assertEquals(account.getMetadata().getName(), daemonSet.getSpec().getTemplate().getSpec().getServiceAccountName());
        assertEquals(role.getMetadata().getName(), binding.getRoleRef().getName());
        assertEquals("ClusterRole", binding.getRoleRef().getKind());
        RbacV1Subject subject = binding.getSubjects().getFirst();
        assertEquals(account.getMetadata().getName(), subject.getName());
        assertEquals(account.getMetadata().getNamespace(), subject.getNamespace());
    }

    @Test
    void shouldOnlyRead() throws Exception {
        Set<String> rights = new TreeSet<>();
        V1ClusterRole role = (V1ClusterRole) Yaml.loadAll(FILES.resolve("rbac.yaml").toFile()).get(2);
        role.getRules().forEach(rule -> rule.getResources().forEach(resource ->
                rule.getVerbs().forEach(verb -> rights.add(rule.getApiGroups().getFirst() + '/' + resource + ' ' + verb))));
        assertEquals(Set.of("/pods get", "/pods list", "/pods watch", "apps/replicasets get", "batch/jobs get", "/nodes get"), rights);
    }

    @Test
    void shouldSelectItsOwnPods() throws Exception {
        V1DaemonSet daemonSet = daemonSet();
        assertTrue(daemonSet.getSpec().getTemplate().getMetadata().getLabels().entrySet()
                .containsAll(daemonSet.getSpec().getSelector().getMatchLabels().entrySet()));
    }

    @Test
    void shouldRunBothKindsOfPodsWithTheSameRights() throws Exception {
        V1PodSpec waiting = daemonSet().getSpec().getTemplate().getSpec();
        V1PodSpec plugin = pluginPod().getSpec();
        assertEquals(waiting.getContainers().getFirst().getSecurityContext(), plugin.getContainers().getFirst().getSecurityContext());
        assertEquals(waiting.getTolerations(), plugin.getTolerations());
        for (V1PodSpec each : List.of(waiting, plugin)) {
            assertEquals(true, each.getHostPID());
            assertEquals(true, each.getHostNetwork());
            V1Container container = each.getContainers().getFirst();
            assertEquals("ptcpdump:" + version(), container.getImage());
            assertEquals(
                    Map.of("run", "/host/run", "tmp", "/tmp"),
                    Map.of(mount(container, 0).getName(), mount(container, 0).getMountPath(), mount(container, 1).getName(),
                            mount(container, 1).getMountPath()));
            assertEquals(true, mount(container, 0).getReadOnly());
            assertEquals("/run", each.getVolumes().getFirst().getHostPath().getPath());
        }
    }

    private static V1VolumeMount mount(V1Container container, int number) {
        return container.getVolumeMounts().get(number);
    }

    @Test
    void shouldMakeAPodOnTheNodeThatEndsByItself() throws Exception {
        V1Pod pod = pluginPod("--image", "my/image@sha256:00", "--pod-namespace", "tools");
        assertEquals("tools", pod.getMetadata().getNamespace());
        assertTrue(pod.getMetadata().getName().matches("ptcpdump-[0-9]+-[0-9]+"), pod.getMetadata()::getName);
        assertEquals("node-1", pod.getSpec().getNodeName());
        assertEquals("my/image@sha256:00", pod.getSpec().getContainers().getFirst().getImage());
        assertEquals("Never", pod.getSpec().getRestartPolicy());
        assertTrue(pod.getSpec().getActiveDeadlineSeconds() <= 86_400);
        assertEquals(false, pod.getSpec().getAutomountServiceAccountToken());
        assertEquals(true, pluginPod("--privileged").getSpec().getContainers().getFirst().getSecurityContext().getPrivileged());
    }

    @Test
    void shouldLinkSocketsToWhereTheNodesFolderIs() throws Exception {
        String image = Files.readString(FILES.resolve("Dockerfile"));
        assertTrue(image.contains("ln -s /host/run/$socket /run/$socket"));
        assertTrue(image.contains("ptcpdump:" + version() + ' '));
    }

    @Test
    void shouldInstallThePlugInUnderItsName() throws Exception {
        Map<?, ?> manifest = new org.yaml.snakeyaml.Yaml().load(Files.readString(FILES.resolve(".krew.yaml")));
        Map<?, ?> spec = (Map<?, ?>) manifest.get("spec");
        Map<?, ?> platform = (Map<?, ?>) ((List<?>) spec.get("platforms")).getFirst();
        assertEquals("Plugin", manifest.get("kind"));
        assertEquals("ptcpdump", ((Map<?, ?>) manifest.get("metadata")).get("name"));
        assertTrue(Files.isExecutable(FILES.resolve((String) platform.get("bin"))));
        assertTrue(platform.get("files").toString().contains("src/kubernetes/" + platform.get("bin")));
    }
}
