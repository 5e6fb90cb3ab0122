package io.ptcpdump.container.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerConfig;
import io.ptcpdump.container.ContainerId;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.KubeletLabels;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** From what an engine says of a container to what is kept of it. */
final class ContainerReader {
    private static final String NAME = "name";
    private static final String IMAGE = "image";
    /** Put by Podman among the labels in its events. */
    private static final String PODMAN_POD = "podId";
    private static final String PODMAN_EXIT_CODE = "containerExitCode";
    private static final String PODMAN_INFRA = "-infra";

    private ContainerReader() {}

    /** From the list: all but the pid, and an image that has lost its name by its digest. */
    static EngineContainer listed(Container container) {
        return describe(container.getId(), firstName(container.getNames()), container.getImage(), container.getLabels(), 0);
    }

    /**
     * From an event that the container was created or started: its attributes are the labels and, in the place of labels of these names,
     * {@code name} and {@code image}.
     */
    static EngineContainer ofEvent(String id, Map<String, String> attributes) {
        Map<String, String> labels = new HashMap<>(attributes);
        String name = labels.remove(NAME);
        String image = labels.remove(IMAGE);
        labels.remove(PODMAN_POD);
        labels.remove(PODMAN_EXIT_CODE);
        return describe(id, name, image, labels, 0);
    }

    /** @param known gives the name, since the container may have another by now */
    static EngineContainer inspected(EngineContainer known, InspectContainerResponse answer) {
        ContainerInfo info = known.info();
        ContainerConfig config = answer.getConfig();
        InspectContainerResponse.ContainerState state = answer.getState();
        Long pid = state == null ? null : state.getPidLong();
        return describe(info.id(), info.name(), config == null ? info.image() : config.getImage(),
                config == null ? info.labels().values() : config.getLabels(), pid == null ? 0 : pid.intValue());
    }

    static EngineContainer renamed(EngineContainer known, String name) {
        ContainerInfo info = known.info();
        return describe(info.id(), name, info.image(), info.labels().values(), known.pid());
    }

    private static EngineContainer describe(String id, String engineName, String image, Map<String, String> labels, int pid) {
        Labels all = labels == null ? Labels.NONE : Labels.of(labels);
        String name = withoutSlash(engineName);
        PodInfo pod = KubeletLabels.pod(all.values());
        String nameInPod = pod == null ? "" : KubeletLabels.containerName(all.values());
        ContainerInfo info = new ContainerInfo(
                id, nameInPod.isEmpty() ? name : nameInPod, Objects.requireNonNullElse(image, ""), all, pod);
        return new EngineContainer(info, isSandbox(name, all), pid, "");
    }

    private static boolean isSandbox(String name, Labels labels) {
        String type = labels.get("io.kubernetes.docker.type");
        return "podsandbox".equals(type) || "sandbox".equals(type) || KubeletLabels.isSandbox(labels.values()) || isPodmanInfra(name);
    }

    /** Podman says it of no container on this socket; it names one after its pod: the first 12 digits of the pod's id, and this. */
    private static boolean isPodmanInfra(String name) {
        return name.length() == ContainerId.SHORT_LENGTH + PODMAN_INFRA.length()
                && name.endsWith(PODMAN_INFRA)
                && ContainerId.isHexadecimal(name, 0, ContainerId.SHORT_LENGTH);
    }

    /** A container that others link to has names below theirs, too: {@code /other/alias}. */
    private static String firstName(String[] names) {
        if (names == null) {
            return "";
        }
        for (String name : names) {
            if (name.lastIndexOf('/') <= 0) {
                return name;
            }
        }
        return names.length == 0 ? "" : names[0];
    }

    private static String withoutSlash(String name) {
        return name == null ? "" : name.startsWith("/") ? name.substring(1) : name;
    }
}
