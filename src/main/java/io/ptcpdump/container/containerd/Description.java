package io.ptcpdump.container.containerd;

import com.google.protobuf.ByteString;
import io.ptcpdump.container.ContainerId;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.KubeletLabels;
import io.ptcpdump.container.grpc.containerd.Container;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** From what containerd says of a container to what is told of it. */
final class Description {
    private static final String DEFAULT_NAMESPACE = "default";

    private Description() {}

    /**
     * An id that no other container has. Ids that a program made, of 64 hexadecimal digits, are so by themselves, and those that somebody
     * chose, in their namespace only: outside of the default one it is put before them, with a slash, which no id contains.
     */
    static String uniqueId(String namespace, String id) {
        return ContainerId.isMade(id) || namespace.equals(DEFAULT_NAMESPACE) ? id : namespace + "/" + id;
    }

    static EngineContainer describe(String namespace, Container container, int pid) {
        Map<String, String> labels = container.getLabelsMap();
        ContainerInfo info = new ContainerInfo(
                uniqueId(namespace, container.getId()), name(container), container.getImage(), Labels.of(labels), KubeletLabels.pod(labels));
        return new EngineContainer(info, KubeletLabels.isSandbox(labels), pid, cgroupPath(container.getSpec().getValue()));
    }

    private static String name(Container container) {
        Map<String, String> labels = container.getLabelsMap();
        String name = labels.getOrDefault("nerdctl/name", "");
        if (name.isEmpty()) {
            name = KubeletLabels.containerName(labels);
        }
        return !name.isEmpty() || ContainerId.isMade(container.getId()) ? name : container.getId();
    }

    private static String cgroupPath(ByteString spec) {
        try {
            return OciSpec.cgroupPath(new InputStreamReader(spec.newInput(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return ""; // of another kind: what else is known counts
        }
    }
}
