package io.ptcpdump.model;

import java.util.Objects;

/**
 * A pod of Kubernetes. Immutable.
 *
 * @param name        empty where only the UID is known
 * @param namespace   empty where unknown
 * @param uid         empty where unknown
 * @param labels      without those that the kubelet puts on every sandbox
 * @param annotations of the pod
 * @param workload    what made it, as kind and name: {@code Deployment/web}; empty where unknown
 * @param node        name of the node that it runs on; empty where unknown
 */
public record PodInfo(
        String name, String namespace, String uid, Labels labels, Labels annotations, String workload, String node) {
    public PodInfo {
        Objects.requireNonNull(name);
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(labels);
        Objects.requireNonNull(annotations);
        Objects.requireNonNull(workload);
        Objects.requireNonNull(node);
    }

    /** What is shown on a packet's line: name and namespace or, where these are not known, the UID. */
    public String shownName() {
        return name.isEmpty() ? uid : name + '.' + namespace;
    }

    /** A pod as a container runtime knows it, which is not told of its workload and node. */
    public PodInfo(String name, String namespace, String uid, Labels labels, Labels annotations) {
        this(name, namespace, uid, labels, annotations, "", "");
    }
}
