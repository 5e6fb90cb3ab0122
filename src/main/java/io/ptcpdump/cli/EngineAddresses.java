package io.ptcpdump.cli;

import io.ptcpdump.container.ContainerRegistry;
import io.ptcpdump.container.Engine;
import io.ptcpdump.container.EngineChoice;
import io.ptcpdump.container.Engines;
import io.ptcpdump.container.SocketPath;
import io.ptcpdump.container.containerd.ContainerdEngine;
import io.ptcpdump.container.cri.CriEngine;
import io.ptcpdump.container.docker.DockerEngine;
import io.ptcpdump.container.docker.EngineAddress;
import io.ptcpdump.kubernetes.ApiAccess;
import io.ptcpdump.kubernetes.KubernetesPods;
import io.ptcpdump.kubernetes.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where engines are looked for. Classes of their clients are loaded only in the thread of one that is there.
 *
 * @param docker     {@code --docker-address}; empty for none
 * @param podman     path of Podman's socket for Docker's clients; empty for none
 * @param containerd {@code --containerd-address}; empty for none
 * @param cri        {@code --cri-runtime-address}, or the paths where runtimes may be: the first that exists is the one
 * @param kubeconfig {@code --kubeconfig}, null where there is none
 */
record EngineAddresses(String docker, String podman, String containerd, List<String> cri, String kubeconfig) implements EngineChoice {
    static final String DOCKER = "/var/run/docker.sock";
    static final String PODMAN = "/run/podman/podman.sock";
    static final String CONTAINERD = "/run/containerd/containerd.sock";
    /** In the order of the Go ptcpdump. */
    static final List<String> CRI =
            List.of("/var/run/dockershim.sock", "/var/run/cri-dockerd.sock", "/run/crio/crio.sock", CONTAINERD);

    /** The first counts most where several tell the same thing. */
    private enum Precedence {
        KUBERNETES,
        DOCKER,
        PODMAN,
        CRI,
        CONTAINERD
    }

    EngineAddresses {
        cri = List.copyOf(cri);
        if (!docker.isEmpty()) {
            check(docker);
        }
    }

    private static void check(String docker) {
        try {
            EngineAddress.parse(docker);
        } catch (IllegalArgumentException e) {
            throw new UsageException("invalid address of Docker: " + e.getMessage());
        }
    }

    @Override
    public void addTo(Engines engines, ContainerRegistry registry) {
        ApiAccess api = ApiAccess.find(kubeconfig);
        if (api != null) {
            engines.add("Kubernetes", () -> true, () -> new KubernetesPods(api, machine()), source(registry, Precedence.KUBERNETES));
        }
        add(engines, "Docker", docker, () -> new DockerEngine(docker), source(registry, Precedence.DOCKER));
        add(engines, "Podman", podman, () -> new DockerEngine(podman), source(registry, Precedence.PODMAN));
        engines.add("CRI", () -> runtime() != null, () -> new CriEngine(runtime()), source(registry, Precedence.CRI));
        add(engines, "containerd", containerd, () -> new ContainerdEngine(containerd), source(registry, Precedence.CONTAINERD));
    }

    private static ContainerRegistry.Source source(ContainerRegistry registry, Precedence precedence) {
        return registry.source(precedence.ordinal());
    }

    private static void add(
            Engines engines, String name, String address, Supplier<Engine> make, ContainerRegistry.Source source) {
        if (!address.isEmpty()) {
            BooleanSupplier isThere = () -> isThere(address);
            engines.add(name, isThere, make, source);
        }
    }

    /** A socket has to exist; an address on the network is worth a try. */
    private static boolean isThere(String address) {
        String path = SocketPath.of(address);
        return path.contains("://") || Files.exists(Path.of(path));
    }

    private String runtime() {
        for (String each : cri) {
            if (isThere(each)) {
                return each;
            }
        }
        return null;
    }

    private static Machine machine() {
        try {
            return Machine.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
