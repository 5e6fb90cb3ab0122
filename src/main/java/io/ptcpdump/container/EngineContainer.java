package io.ptcpdump.container;

import io.ptcpdump.model.ContainerInfo;
import java.util.Objects;

/**
 * A container as an engine tells of it. Immutable.
 *
 * @param info       what is shown of it; its pod, if it has one, as far as this engine knows it, with the UID at least
 * @param isSandbox  whether it only holds a pod's namespaces (pause): packets are never shown as its
 * @param pid        of its first process in the root pid namespace, 0 where that is not known or does not run yet
 * @param cgroupPath from the top of the cgroup tree, as in {@code /default/web}, empty where it is not known. Only needed where the path
 *                   does not have the container's id in it
 */
public record EngineContainer(ContainerInfo info, boolean isSandbox, int pid, String cgroupPath) {
    public EngineContainer {
        Objects.requireNonNull(info);
        Objects.requireNonNull(cgroupPath);
    }
}
