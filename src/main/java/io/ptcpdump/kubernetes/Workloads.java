package io.ptcpdump.kubernetes;

import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.BatchV1Api;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What made a pod, as kind and name. That is the owner that manages it, and for a ReplicaSet or a Job what manages that, mostly a
 * Deployment or a CronJob: each is asked for once. Where that is not allowed, or the server cannot say, a pod with the label
 * pod-template-hash is of the Deployment whose name stands before the hash in its ReplicaSet's; of a Job there is nothing to go by, so it
 * stands itself.
 */
final class Workloads {
    private static final String REPLICA_SET = "ReplicaSet";
    private static final String JOB = "Job";
    private static final String HASH_LABEL = "pod-template-hash";

    /** More than the pods of a node. */
    private static final int MAX_KNOWN = 2048;

    private final ApiConnection connection;
    private final AppsV1Api apps;
    private final BatchV1Api batch;
    private final Set<String> forbidden = new HashSet<>();
    private final Map<String, String> known = new LinkedHashMap<>();

    Workloads(ApiConnection connection) {
        this.connection = connection;
        apps = new AppsV1Api(connection.client());
        batch = new BatchV1Api(connection.client());
    }

    /** As in {@code Deployment/web}; empty where nothing manages the pod. */
    String of(ApiObject pod) throws IOException {
        String kind = pod.controllerKind();
        if (kind.isEmpty() || !kind.equals(REPLICA_SET) && !kind.equals(JOB)) {
            return controller(pod);
        }
        String key = kind + '/' + pod.namespace() + '/' + pod.controllerName();
        String workload = known.get(key);
        if (workload == null) {
            workload = ask(pod);
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.put(key, workload);
        }
        return workload;
    }

    private static String controller(ApiObject of) {
        return of.controllerKind().isEmpty() ? "" : of.controllerKind() + '/' + of.controllerName();
    }

    private String ask(ApiObject pod) throws IOException {
        String kind = pod.controllerKind();
        if (forbidden.contains(kind)) {
            return byName(pod);
        }
        try {
            String above = controller(kind.equals(JOB)
                    ? connection.ask("read jobs", () -> batch.readNamespacedJob(pod.controllerName(), pod.namespace()).buildCall(null),
                            ApiObjectReader::read)
                    : connection.ask("read replicasets",
                            () -> apps.readNamespacedReplicaSet(pod.controllerName(), pod.namespace()).buildCall(null),
                            ApiObjectReader::read));
            return above.isEmpty() ? controller(pod) : above;
        } catch (ApiFailure e) {
            if (e.isNotAllowed()) {
                forbidden.add(kind);
            }
            return byName(pod);
        }
    }

    private static String byName(ApiObject pod) {
        String hash = pod.labels().get(HASH_LABEL);
        String name = pod.controllerName();
        if (pod.controllerKind().equals(REPLICA_SET) && hash != null && name.endsWith('-' + hash)) {
            return "Deployment/" + name.substring(0, name.length() - hash.length() - 1);
        }
        return controller(pod);
    }
}
