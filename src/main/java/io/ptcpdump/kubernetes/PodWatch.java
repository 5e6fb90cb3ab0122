package io.ptcpdump.kubernetes;

import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.ptcpdump.container.EngineListener;
import io.ptcpdump.model.PodInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The pods of some nodes: a list of them, and their changes from that list on, over one connection. For one thread. */
final class PodWatch {
    private static final int PAGE = 250;

    /** How long one watch lasts, unless the server ends it before. It is no loss: the next one goes on where it ended. */
    private static final int WATCH_SECONDS = 300;

    /** A server that has not ended the watch by then is not there any more. */
    private static final Duration MAX_SILENCE = Duration.ofSeconds(WATCH_SECONDS + 30);

    /** A server that ends every watch at once is asked as often. */
    private static final Duration SHORTEST_ROUND = Duration.ofSeconds(1);

    /** What the kubelet calls a pod that it was told of by a file: the API server has another UID for it. */
    private static final String MIRROR_ANNOTATION = "kubernetes.io/config.mirror";

    private final ApiConnection connection;
    private final CoreV1Api api;
    private final Workloads workloads;
    private final Set<String> nodes;
    private final EngineListener listener;
    private final Map<String, PodInfo> told = new HashMap<>();

    PodWatch(ApiConnection connection, Set<String> nodes, EngineListener listener) {
        this.connection = connection;
        this.nodes = nodes;
        this.listener = listener;
        api = new CoreV1Api(connection.client());
        workloads = new Workloads(connection);
    }

    /** Tells of all pods, and of changes until the connection fails, which is the only way that it ends. */
    void run() throws IOException, InterruptedException {
        // From the server's memory: it need not be the newest list, since the watch begins with it.
        String version = list("0");
        listener.complete();
        while (true) {
            long begun = System.nanoTime();
            version = watch(version);
            if (version == null) {
                version = list(null);
            }
            if (System.nanoTime() - begun < SHORTEST_ROUND.toNanos()) {
                connection.pause(SHORTEST_ROUND);
            }
        }
    }

    /** Tells of what is there, and of what was and is no more; returns the list's version. */
    private String list(String fromVersion) throws IOException {
        Map<String, ApiObject> found = new HashMap<>();
        ApiPage page = null;
        do {
            String next = page == null ? null : page.next();
            page = connection.ask(
                    "list pods",
                    () -> api.listPodForAllNamespaces()
                            .fieldSelector(selector())
                            .limit(PAGE)
                            .resourceVersion(next == null ? fromVersion : null)
                            ._continue(next)
                            .buildCall(null),
                    in -> ApiPage.read(in, pod -> {
                        if (isHere(pod)) {
                            found.put(uid(pod), pod);
                        }
                    }));
        } while (!page.next().isEmpty());
        for (ApiObject pod : found.values()) {
            tell(pod);
        }
        for (String uid : new HashSet<>(told.keySet())) {
            if (!found.containsKey(uid)) {
                forget(uid);
            }
        }
        return page.resourceVersion();
    }

    /** Tells of changes until the server ends the watch; returns the version reached, or null if that is too old for another one. */
    private String watch(String fromVersion) throws IOException {
        String version = fromVersion;
        try (ApiStream stream = connection.stream(
                "watch pods",
                () -> api.listPodForAllNamespaces()
                        .fieldSelector(selector())
                        .watch(true)
                        .allowWatchBookmarks(true)
                        .resourceVersion(fromVersion)
                        .timeoutSeconds(WATCH_SECONDS)
                        .buildCall(null),
                MAX_SILENCE)) {
            for (String line = stream.next(); line != null; line = stream.next()) {
                WatchEvent event = WatchEvent.parse(line);
                ApiObject object = event.object();
                switch (event.type()) {
                    case "ADDED", "MODIFIED" -> {
                        if (isHere(object)) {
                            tell(object);
                        }
                    }
                    case "DELETED" -> forget(uid(object));
                    case "ERROR" -> throw new ApiFailure(object.code(), "watch pods");
                    default -> {}
                }
                version = object.resourceVersion().isEmpty() ? version : object.resourceVersion();
            }
        } catch (ApiFailure e) {
            if (e.status() != ApiFailure.GONE) {
                throw e;
            }
            return null;
        }
        return version;
    }

    /** Null for all pods, which are told apart here then. */
    private String selector() {
        return nodes.size() == 1 ? "spec.nodeName=" + nodes.iterator().next() : null;
    }

    private boolean isHere(ApiObject pod) {
        return !pod.uid().isEmpty() && nodes.contains(pod.nodeName());
    }

    private static String uid(ApiObject pod) {
        String mirrored = pod.annotations().get(MIRROR_ANNOTATION);
        return mirrored == null ? pod.uid() : mirrored;
    }

    private void tell(ApiObject pod) throws IOException {
        String uid = uid(pod);
        PodInfo info = new PodInfo(
                pod.name(), pod.namespace(), uid, pod.labels(), pod.annotations(), workloads.of(pod), pod.nodeName());
        if (!info.equals(told.put(uid, info))) {
            listener.pod(info);
        }
    }

    private void forget(String uid) {
        if (told.remove(uid) != null) {
            listener.podGone(uid);
        }
    }
}
