package io.ptcpdump.kubernetes;

import io.ptcpdump.model.Labels;

/**
 * What is wanted of an object of the API: a pod, the workload that it is of, a node; or, of a watch that fails, the status. What an object
 * does not have is empty. Immutable.
 *
 * @param controllerKind of the owner that manages it, as in {@code ReplicaSet}
 * @param controllerName of that owner, in the same namespace
 * @param nodeName       where a pod runs
 * @param bootId         of a node: what its kernel has in /proc/sys/kernel/random/boot_id
 * @param code           of a status: as those of HTTP, else 0
 */
record ApiObject(
        String name,
        String namespace,
        String uid,
        String resourceVersion,
        Labels labels,
        Labels annotations,
        String controllerKind,
        String controllerName,
        String nodeName,
        String bootId,
        int code) {}
