package io.ptcpdump.capture;

import io.ptcpdump.container.CgroupPath;
import io.ptcpdump.container.ContainerCriteria;
import io.ptcpdump.container.ContainerCriteria.PodPattern;
import io.ptcpdump.container.Glob;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds out whether the containers that the user asked for are there. */
final class AskedContainers {
    private final List<ContainerInfo> running = new ArrayList<>();
    private final List<String> failures;

    /**
     * @param described   containers that engines have told of
     * @param cgroupPaths of the processes that there are
     * @param failures    why engines that may know more have told nothing
     */
    AskedContainers(Iterable<ContainerInfo> described, Iterable<String> cgroupPaths, List<String> failures) {
        this.failures = List.copyOf(failures);
        described.forEach(running::add);
        for (String path : cgroupPaths) {
            for (CgroupPath named : CgroupPath.parseAll(path)) {
                running.add(new ContainerInfo(named.id(), named.isNamedById() ? named.id() : "", "", Labels.NONE, null));
            }
        }
    }

    /** @throws CaptureException if there is none for one of the things that were asked for */
    void require(ContainerCriteria wanted) {
        for (String id : wanted.ids()) {
            require(container -> ContainerCriteria.isId(id, container), "container by id " + id);
        }
        for (Glob name : wanted.names()) {
            require(container -> ContainerCriteria.isName(name, container), "container by name " + name);
        }
        for (PodPattern pod : wanted.pods()) {
            require(container -> pod.matches(container.pod()), "pod by name " + pod.name() + " in namespace " + pod.namespace());
        }
    }

    private void require(Predicate<ContainerInfo> wanted, String what) {
        if (running.stream().noneMatch(wanted)) {
            String why = failures.isEmpty() ? "" : " (" + String.join("; ", failures) + ")";
            throw new CaptureException("can not find any running " + what + why);
        }
    }
}
