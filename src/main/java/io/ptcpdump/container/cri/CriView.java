package io.ptcpdump.container.cri;

import io.ptcpdump.container.ContainerId;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.EngineListener;
import io.ptcpdump.container.KubeletLabels;
import io.ptcpdump.container.grpc.cri.Container;
import io.ptcpdump.container.grpc.cri.ContainerState;
import io.ptcpdump.container.grpc.cri.ImageSpec;
import io.ptcpdump.container.grpc.cri.PodSandbox;
import io.ptcpdump.container.grpc.cri.PodSandboxMetadata;
import io.ptcpdump.container.grpc.cri.PodSandboxState;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The pods and containers that were told of over one connection. Each list is compared with them. For one thread. */
final class CriView {
    private final CriRuntime runtime;
    private final EngineListener listener;
    /** By UID. */
    private Map<String, PodInfo> pods = Map.of();
    /** By id; sandboxes, too. */
    private Map<String, EngineContainer> containers = Map.of();

    CriView(CriRuntime runtime, EngineListener listener) {
        this.runtime = runtime;
        this.listener = listener;
    }

    /** Asks for the lists and tells what is new in them, other than before, and no longer there. */
    void list() {
        Map<String, PodInfo> podsNow = new HashMap<>();
        Map<String, PodInfo> podsBySandbox = new HashMap<>();
        Map<String, EngineContainer> containersNow = new HashMap<>();
        // The last one decides what is told of the pod: its sandbox of today.
        List<PodSandbox> sandboxes = runtime.sandboxes().stream()
                .sorted(Comparator.comparing(CriView::isReady).thenComparingLong(PodSandbox::getCreatedAt))
                .toList();
        for (PodSandbox sandbox : sandboxes) {
            PodInfo pod = pod(sandbox);
            if (pod != null) {
                podsNow.put(pod.uid(), pod);
                podsBySandbox.put(sandbox.getId(), pod);
            }
            if (isReady(sandbox)) {
                ContainerInfo info = new ContainerInfo(sandbox.getId(), "", "", labels(sandbox), pod);
                containersNow.put(sandbox.getId(), new EngineContainer(info, true, 0, ""));
            }
        }
        for (Container container : runtime.containers()) {
            if (container.getState() != ContainerState.CONTAINER_EXITED) {
                ContainerInfo info = new ContainerInfo(
                        container.getId(), container.getMetadata().getName(), image(container), Labels.of(container.getLabelsMap()),
                        podsBySandbox.get(container.getPodSandboxId()));
                containersNow.put(container.getId(), new EngineContainer(info, false, 0, ""));
            }
        }
        tell(podsNow, containersNow);
    }

    private void tell(Map<String, PodInfo> podsNow, Map<String, EngineContainer> containersNow) {
        podsNow.forEach((uid, pod) -> {
            if (!pod.equals(pods.get(uid))) {
                listener.pod(pod);
            }
        });
        containersNow.forEach((id, container) -> {
            if (!container.equals(containers.get(id))) {
                listener.container(container);
            }
        });
        missing(containers, containersNow.keySet()).forEach(listener::containerGone);
        missing(pods, podsNow.keySet()).forEach(listener::podGone);
        pods = podsNow;
        containers = containersNow;
    }

    private static List<String> missing(Map<String, ?> before, Set<String> now) {
        return before.keySet().stream().filter(each -> !now.contains(each)).toList();
    }

    private static boolean isReady(PodSandbox sandbox) {
        return sandbox.getState() == PodSandboxState.SANDBOX_READY;
    }

    /** The pod of a sandbox; null where it has no UID, by which pods are known. */
    private static PodInfo pod(PodSandbox sandbox) {
        PodSandboxMetadata metadata = sandbox.getMetadata();
        return metadata.getUid().isEmpty() ? null : new PodInfo(
                metadata.getName(), metadata.getNamespace(), metadata.getUid(), labels(sandbox), Labels.of(sandbox.getAnnotationsMap()));
    }

    /** Without those that the kubelet puts on every sandbox. */
    private static Labels labels(PodSandbox sandbox) {
        Map<String, String> labels = new TreeMap<>(sandbox.getLabelsMap());
        KubeletLabels.OF_PODS.forEach(labels::remove);
        return Labels.of(labels);
    }

    /** As it was asked for. A kubelet asks for the image's id, and only since Kubernetes 1.29 says the name, too. */
    private String image(Container container) {
        ImageSpec image = container.getImage();
        if (!image.getUserSpecifiedImage().isEmpty()) {
            return image.getUserSpecifiedImage();
        }
        if (!isId(image.getImage())) {
            return image.getImage();
        }
        EngineContainer before = containers.get(container.getId());
        return before != null ? before.info().image() : runtime.imageName(container.getId());
    }

    private static boolean isId(String image) {
        return image.startsWith("sha256:") || image.length() == ContainerId.LENGTH && image.indexOf('/') < 0 && image.indexOf(':') < 0;
    }
}
