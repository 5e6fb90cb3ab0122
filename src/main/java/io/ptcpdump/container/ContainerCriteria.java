package io.ptcpdump.container;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.PodInfo;
import java.util.List;

/**
 * Which containers a user means: those with one of some ids or names, and those of some pods. One that fits any of them is meant. Immutable.
 *
 * @param ids   whole ids, or at least the first {@value #SHORTEST_ID} characters of one
 * @param names of containers
 * @param pods  of which all containers are meant
 */
public record ContainerCriteria(List<String> ids, List<Glob> names, List<PodPattern> pods) {
    /** Means no container. */
    public static final ContainerCriteria NONE = new ContainerCriteria(List.of(), List.of(), List.of());

    /** As much of an id as engines show: less is the id only if it is the whole of it. */
    private static final int SHORTEST_ID = ContainerId.SHORT_LENGTH;

    public ContainerCriteria {
        ids = List.copyOf(ids);
        names = List.copyOf(names);
        pods = List.copyOf(pods);
    }

    /** Whether no container is meant. */
    public boolean isEmpty() {
        return ids.isEmpty() && names.isEmpty() && pods.isEmpty();
    }

    /** Whether this end of a packet is in a container that is meant. */
    public boolean matches(Owner owner) {
        return owner != null && owner.container() != null && matches(owner.container());
    }

    public boolean matches(ContainerInfo container) {
        for (int i = 0; i < ids.size(); i++) {
            if (isId(ids.get(i), container)) {
                return true;
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (isName(names.get(i), container)) {
                return true;
            }
        }
        for (int i = 0; i < pods.size(); i++) {
            if (pods.get(i).matches(container.pod())) {
                return true;
            }
        }
        return false;
    }

    public static boolean isId(String id, ContainerInfo container) {
        return id.length() < SHORTEST_ID ? container.id().equals(id) : container.id().startsWith(id);
    }

    public static boolean isName(Glob name, ContainerInfo container) {
        return !container.name().isEmpty() && name.matches(container.name());
    }

    /**
     * The pods that a user means.
     *
     * @param name      of the pod
     * @param namespace that it is in
     */
    public record PodPattern(Glob name, Glob namespace) {
        private static final String DEFAULT = "default";

        /** From {@code NAME.NAMESPACE}, parted at the last dot; without one the namespace is {@value #DEFAULT}. */
        public static PodPattern parse(String text) {
            int dot = text.lastIndexOf('.');
            return dot < 0
                    ? new PodPattern(new Glob(text), new Glob(DEFAULT))
                    : new PodPattern(new Glob(text.substring(0, dot)), new Glob(text.substring(dot + 1)));
        }

        public boolean matches(PodInfo pod) {
            return pod != null && !pod.name().isEmpty() && name.matches(pod.name()) && namespace.matches(pod.namespace());
        }
    }
}
