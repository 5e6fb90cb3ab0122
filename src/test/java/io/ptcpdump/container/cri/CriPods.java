package io.ptcpdump.container.cri;

import io.ptcpdump.container.cri.pods.ContainerConfig;
import io.ptcpdump.container.cri.pods.ContainerMetadata;
import io.ptcpdump.container.cri.pods.CreateContainerRequest;
import io.ptcpdump.container.cri.pods.ImageSpec;
import io.ptcpdump.container.cri.pods.LinuxContainerConfig;
import io.ptcpdump.container.cri.pods.LinuxContainerSecurityContext;
import io.ptcpdump.container.cri.pods.LinuxPodSandboxConfig;
import io.ptcpdump.container.cri.pods.LinuxSandboxSecurityContext;
import io.ptcpdump.container.cri.pods.NamespaceMode;
import io.ptcpdump.container.cri.pods.NamespaceOption;
import io.ptcpdump.container.cri.pods.PodSandboxConfig;
import io.ptcpdump.container.cri.pods.PodSandboxMetadata;
import io.ptcpdump.container.cri.pods.RemoveContainerRequest;
import io.ptcpdump.container.cri.pods.RemovePodSandboxRequest;
import io.ptcpdump.container.cri.pods.RunPodSandboxRequest;
import io.ptcpdump.container.cri.pods.RuntimeServiceGrpc;
import io.ptcpdump.container.cri.pods.StartContainerRequest;
import io.ptcpdump.container.cri.pods.StopContainerRequest;
import io.ptcpdump.container.cri.pods.StopPodSandboxRequest;
import io.ptcpdump.container.grpc.UnixChannel;
import io.ptcpdump.container.grpc.cri.ListPodSandboxRequest;
import io.ptcpdump.container.grpc.cri.PodSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes pods in a CRI runtime as a kubelet does, for end-to-end tests: with its labels, and below /kubepods. Prints ids of what it made.
 *
 * <pre>
 * CriPods SOCKET run-pod NAME NAMESPACE UID [--label K=V]... [--annotation K=V]... [--host-network]
 * CriPods SOCKET create POD_ID NAME IMAGE COMMAND...
 * CriPods SOCKET start CONTAINER_ID
 * CriPods SOCKET stop CONTAINER_ID            kills it
 * CriPods SOCKET remove CONTAINER_ID
 * CriPods SOCKET remove-pod POD_ID            with its containers
 * </pre>
 */
public final class CriPods {
    private final RuntimeServiceGrpc.RuntimeServiceBlockingStub runtime;
    private final io.ptcpdump.container.grpc.cri.RuntimeServiceGrpc.RuntimeServiceBlockingStub lists;

    private CriPods(UnixChannel channel) {
        runtime = RuntimeServiceGrpc.newBlockingStub(channel.channel());
        lists = io.ptcpdump.container.grpc.cri.RuntimeServiceGrpc.newBlockingStub(channel.channel());
    }

    public static void main(String[] arguments) throws Exception {
        try (UnixChannel channel = UnixChannel.connect(arguments[0])) {
            new CriPods(channel).run(arguments[1], List.of(arguments).subList(2, arguments.length));
        }
    }

    private void run(String command, List<String> arguments) {
        String first = arguments.getFirst();
        switch (command) {
            case "run-pod" -> System.out.println(runPod(arguments));
            case "create" -> System.out.println(create(arguments));
            case "start" -> runtime.startContainer(StartContainerRequest.newBuilder().setContainerId(first).build());
            case "stop" -> runtime.stopContainer(StopContainerRequest.newBuilder().setContainerId(first).build());
            case "remove" -> runtime.removeContainer(RemoveContainerRequest.newBuilder().setContainerId(first).build());
            case "remove-pod" -> {
                runtime.stopPodSandbox(StopPodSandboxRequest.newBuilder().setPodSandboxId(first).build());
                runtime.removePodSandbox(RemovePodSandboxRequest.newBuilder().setPodSandboxId(first).build());
            }
            default -> throw new IllegalArgumentException(command);
        }
    }

    private String runPod(List<String> arguments) {
        Map<String, String> labels = new TreeMap<>();
        Map<String, String> annotations = new TreeMap<>();
        NamespaceMode network = NamespaceMode.POD;
        for (int i = 3; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--label" -> put(labels, arguments.get(++i));
                case "--annotation" -> put(annotations, arguments.get(++i));
                case "--host-network" -> network = NamespaceMode.NODE;
                default -> throw new IllegalArgumentException(arguments.get(i));
            }
        }
        PodSandboxMetadata.Builder metadata = PodSandboxMetadata.newBuilder()
                .setName(arguments.get(0)).setNamespace(arguments.get(1)).setUid(arguments.get(2));
        labels.putAll(kubeletLabels(arguments.get(0), arguments.get(1), arguments.get(2)));
        PodSandboxConfig.Builder config = config(metadata, network).putAllLabels(labels).putAllAnnotations(annotations);
        return runtime.runPodSandbox(RunPodSandboxRequest.newBuilder().setConfig(config).build()).getPodSandboxId();
    }

    private static void put(Map<String, String> values, String pair) {
        int equals = pair.indexOf('=');
        values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static Map<String, String> kubeletLabels(String name, String namespace, String uid) {
        return Map.of("io.kubernetes.pod.name", name, "io.kubernetes.pod.namespace", namespace, "io.kubernetes.pod.uid", uid);
    }

    private static PodSandboxConfig.Builder config(PodSandboxMetadata.Builder metadata, NamespaceMode network) {
        LinuxPodSandboxConfig.Builder linux = LinuxPodSandboxConfig.newBuilder()
                .setCgroupParent("/kubepods/besteffort/pod" + metadata.getUid())
                .setSecurityContext(LinuxSandboxSecurityContext.newBuilder().setNamespaceOptions(namespaces(network)));
        PodSandboxConfig.Builder config = PodSandboxConfig.newBuilder().setMetadata(metadata).setLinux(linux);
        return network == NamespaceMode.NODE ? config : config.setHostname(metadata.getName());
    }

    private static NamespaceOption.Builder namespaces(NamespaceMode network) {
        return NamespaceOption.newBuilder().setNetwork(network);
    }

    private String create(List<String> arguments) {
        PodSandbox pod = pod(arguments.get(0));
        io.ptcpdump.container.grpc.cri.PodSandboxMetadata metadata = pod.getMetadata();
        PodSandboxMetadata.Builder sandbox = PodSandboxMetadata.newBuilder()
                .setName(metadata.getName()).setNamespace(metadata.getNamespace()).setUid(metadata.getUid());
        String name = arguments.get(1);
        ContainerConfig.Builder config = ContainerConfig.newBuilder()
                .setMetadata(ContainerMetadata.newBuilder().setName(name))
                .setImage(ImageSpec.newBuilder().setImage(arguments.get(2)))
                .addAllCommand(new ArrayList<>(arguments.subList(3, arguments.size())))
                .putAllLabels(kubeletLabels(metadata.getName(), metadata.getNamespace(), metadata.getUid()))
                .putLabels("io.kubernetes.container.name", name)
                .setLinux(LinuxContainerConfig.newBuilder().setSecurityContext(
                        LinuxContainerSecurityContext.newBuilder().setNamespaceOptions(namespaces(NamespaceMode.POD))));
        return runtime.createContainer(CreateContainerRequest.newBuilder()
                        .setPodSandboxId(pod.getId())
                        .setConfig(config)
                        .setSandboxConfig(config(sandbox, NamespaceMode.POD))
                        .build())
                .getContainerId();
    }

    private PodSandbox pod(String id) {
        for (PodSandbox each : lists.listPodSandbox(ListPodSandboxRequest.getDefaultInstance()).getItemsList()) {
            if (each.getId().equals(id)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no pod " + id);
    }
}
