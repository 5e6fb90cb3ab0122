package io.ptcpdump.container;

import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.util.List;
import java.util.Map;

/** The labels by which a kubelet, or what stands between it and an engine, says what a container is (pkg/kubelet/types/labels.go of Kubernetes). */
public final class KubeletLabels {
    private static final String CONTAINER_NAME = "io.kubernetes.container.name";
    private static final String POD_NAME = "io.kubernetes.pod.name";
    private static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String POD_UID = "io.kubernetes.pod.uid";
    /** Those that are on every container of a pod. */
    public static final List<String> OF_PODS = List.of(POD_NAME, POD_NAMESPACE, POD_UID);

    private KubeletLabels() {}

    /** The pod that a container is of, null where the labels have no UID, by which pods are known. */
    public static PodInfo pod(Map<String, String> labels) {
        String uid = labels.getOrDefault(POD_UID, "");
        return uid.isEmpty()
                ? null
                : new PodInfo(labels.getOrDefault(POD_NAME, ""), labels.getOrDefault(POD_NAMESPACE, ""), uid, Labels.NONE, Labels.NONE);
    }

    /** The name that a container has in its pod; empty where it is in none. */
    public static String containerName(Map<String, String> labels) {
        return labels.getOrDefault(CONTAINER_NAME, "");
    }

    /** Whether containerd's CRI has made it to hold a pod's namespaces. */
    public static boolean isSandbox(Map<String, String> labels) {
        return "sandbox".equals(labels.get("io.cri-containerd.kind"));
    }
}
