package io.ptcpdump.model;

import java.util.Objects;

/**
 * A container as its engine describes it; of one that no engine speaks of, its id alone. Immutable.
 *
 * @param id     what the engine calls it: mostly 64 hexadecimal digits
 * @param name   without the slash that Docker puts before it; empty where unknown
 * @param image  the image's name as it was asked for; empty where unknown
 * @param labels of the container
 * @param pod    the pod that it is part of, or null
 */
public record ContainerInfo(String id, String name, String image, Labels labels, PodInfo pod) {
    /** As much of an id as engines show. */
    private static final int SHORT_ID = 12;

    public ContainerInfo {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(image);
        Objects.requireNonNull(labels);
    }

    /** The same container in a pod; null takes it out of its own. */
    public ContainerInfo in(PodInfo other) {
        return new ContainerInfo(id, name, image, labels, other);
    }

    /** Whether more than its id is known. */
    public boolean isDescribed() {
        return !name.isEmpty() || !image.isEmpty();
    }

    /** What is shown on a packet's line: the name or, where there is none, the first 12 characters of the id. */
    public String shownName() {
        return name.isEmpty() ? id.substring(0, Math.min(id.length(), SHORT_ID)) : name;
    }
}
