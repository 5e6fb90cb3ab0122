package io.ptcpdump.kubernetes;

import static io.ptcpdump.kubernetes.ApiServer.bookmark;
import static io.ptcpdump.kubernetes.ApiServer.event;
import static io.ptcpdump.kubernetes.ApiServer.page;
import static io.ptcpdump.kubernetes.ApiServer.pod;
import static io.ptcpdump.kubernetes.ApiServer.status;
import static io.ptcpdump.kubernetes.ApiServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubernetesPodsTest {
    private static final String REPLICA_SET = "/apis/apps/v1/namespaces/shop/replicasets/web-5d";
    private static final String HASH = "{\"pod-template-hash\":\"5d\"}";

    @TempDir
    private Path folder;

    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ApiServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Following follow() throws Exception {
        return new Following(server.access(folder), Following.N1);
    }

    private static String owned(String kind, String name) {
        return "{\"metadata\":{\"name\":\"x\",\"ownerReferences\":[{\"kind\":\"%s\",\"name\":\"%s\",\"controller\":true}]}}"
                .formatted(kind, name);
    }

    @Test
    void shouldTellWhatThereIsAndThenThatThisIsAll() throws Exception {
        server.list("5", pod("web-0", "u1", "StatefulSet/web", "{\"app\":\"web\"}"));
        try (Following following = follow()) {
            Labels labels = Labels.of(Map.of("app", "web"));
            Labels annotations = Labels.of(Map.of("note", "n"));
            assertEquals(new PodInfo("web-0", "shop", "u1", labels, annotations, "StatefulSet/web", "n1"), following.next());
            following.awaitComplete();
            assertTrue(server.requests().getFirst().contains("fieldSelector=spec.nodeName%3Dn1"), server.requests()::toString);
            assertEquals("Bearer secret", server.authorizations().getFirst());
            ApiServer.Stream watch = server.nextStream();
            assertTrue(watch.query().contains("resourceVersion=5&"), watch::query);
            assertTrue(watch.query().contains("allowWatchBookmarks=true"), watch::query);
            assertTrue(watch.query().contains("fieldSelector=spec.nodeName=n1"), watch::query);
        }
    }

    @Test
    void shouldReadAllPagesOfAList() throws Exception {
        server.list(text(page("5", "more", pod("a", "u1", "", "{}")))).list(text(page("5", "", pod("b", "u2", "", "{}"))));
        try (Following following = follow()) {
            Set<String> names = new TreeSet<>(Set.of(following.nextPod().name(), following.nextPod().name()));
            assertEquals(Set.of("a", "b"), names);
            following.awaitComplete();
            assertTrue(server.requests().get(1).contains("continue=more"), server.requests()::toString);
        }
    }

    @Test
    void shouldTellOfChanges() throws Exception {
        server.list("5");
        try (Following following = follow()) {
            following.awaitComplete();
            ApiServer.Stream watch = server.nextStream();
            watch.send(event("ADDED", pod("a", "u1", "", "{}")));
            assertEquals("a", following.nextPod().name());
            watch.send(event("MODIFIED", pod("a", "u1", "", "{}")));
            watch.send(event("MODIFIED", pod("a", "u1", "", "{\"x\":\"y\"}")));
            assertEquals("y", following.nextPod().labels().get("x"), "what has not changed is not told again");
            watch.send(bookmark("9")).send(event("SOMETHING-NEW", "{}")).send(event("DELETED", pod("a", "u1", "", "{}")));
            assertEquals("pod gone u1", following.next());
        }
    }

    @Test
    void shouldGoOnWhereAWatchHasEnded() throws Exception {
        server.list("5");
        try (Following following = follow()) {
            following.awaitComplete();
            server.nextStream().send(event("ADDED", pod("a", "u7", "", "{}"))).send(bookmark("44")).end();
            assertEquals("a", following.nextPod().name());
            ApiServer.Stream next = server.nextStream();
            assertTrue(next.query().contains("resourceVersion=44&"), next::query);
            next.send(event("DELETED", pod("a", "u7", "", "{}")));
            assertEquals("pod gone u7", following.next());
            assertFalse(following.hasHeardMore());
        }
    }

    @Test
    void shouldListAnewWhereAVersionIsTooOld() throws Exception {
        server.list("5", pod("a", "u1", "", "{}"), pod("b", "u2", "", "{}"));
        server.list("50", pod("b", "u2", "", "{}"), pod("c", "u3", "", "{}"));
        server.list("90");
        try (Following following = follow()) {
            following.next();
            following.next();
            following.awaitComplete();
            server.nextStream().send(event("ERROR", "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":410}"));
            assertEquals("c", following.nextPod().name());
            assertEquals("pod gone u1", following.next());
            ApiServer.Stream watch = server.nextStream();
            assertTrue(watch.query().contains("resourceVersion=50&"), watch::query);
            String secondList = server.requests().stream().filter(request -> !request.contains("watch")).toList().get(1);
            assertFalse(secondList.contains("resourceVersion="), "the newest list, not one that may be as old");
            server.watches(status(410));
            watch.end();
            assertEquals(Set.of("pod gone u2", "pod gone u3"), Set.of(following.next(), following.next()));
        }
    }

    @Test
    void shouldFailWhereAWatchFails() throws Exception {
        server.list("5").list("5");
        Following following = follow();
        following.awaitComplete();
        server.nextStream().send(event("ERROR", "{\"kind\":\"Status\",\"code\":500}"));
        assertEquals("status 500 when asked to watch pods", following.words());
        server.watches(status(403));
        assertEquals("not allowed to watch pods", follow().words());
    }

    @Test
    void shouldResolveAReplicaSetToItsDeploymentAndAskOnlyOnce() throws Exception {
        server.on(REPLICA_SET, text(owned("Deployment", "web")));
        server.list("5", pod("a", "u1", "ReplicaSet/web-5d", HASH), pod("b", "u2", "ReplicaSet/web-5d", HASH));
        try (Following following = follow()) {
            assertEquals("Deployment/web", following.nextPod().workload());
            assertEquals("Deployment/web", following.nextPod().workload());
            following.awaitComplete();
            assertEquals(1, server.requests().stream().filter(REPLICA_SET::equals).count());
        }
    }

    @Test
    void shouldResolveAJobToItsCronJob() throws Exception {
        server.on("/apis/batch/v1/namespaces/shop/jobs/night-29", text(owned("CronJob", "night")));
        server.on("/apis/batch/v1/namespaces/shop/jobs/once", text("{\"metadata\":{\"name\":\"once\"}}"));
        server.list("5", pod("a", "u1", "Job/night-29", "{}"));
        try (Following following = follow()) {
            assertEquals("CronJob/night", following.nextPod().workload());
            following.awaitComplete();
            server.nextStream().send(event("ADDED", pod("b", "u2", "Job/once", "{}")));
            assertEquals("Job/once", following.nextPod().workload());
        }
    }

    @Test
    void shouldGoByNamesWhereReplicaSetsMayNotBeRead() throws Exception {
        server.on(REPLICA_SET, status(403)).on("/apis/batch/v1/namespaces/shop/jobs/night-29", status(403));
        server.list("5", pod("a", "u1", "ReplicaSet/web-5d", HASH));
        try (Following following = follow()) {
            assertEquals("Deployment/web", following.nextPod().workload());
            following.awaitComplete();
            ApiServer.Stream watch = server.nextStream();
            watch.send(event("ADDED", pod("b", "u2", "ReplicaSet/api-5d", HASH)));
            assertEquals("Deployment/api", following.nextPod().workload());
            watch.send(event("ADDED", pod("c", "u3", "ReplicaSet/by-hand", "{}")));
            assertEquals("ReplicaSet/by-hand", following.nextPod().workload(), "no hash: it may be nobody's");
            watch.send(event("ADDED", pod("d", "u4", "Job/night-29", "{}")));
            assertEquals("Job/night-29", following.nextPod().workload(), "its name proves nothing");
            assertEquals(1, server.requests().stream().filter(request -> request.contains("replicasets")).count());
        }
    }

    @Test
    void shouldKnowAStaticPodByTheUidThatTheKubeletHas() throws Exception {
        server.list("5", pod("etcd-n1", "u1", "Node/n1", "{}").replace("\"note\":\"n\"", "\"kubernetes.io/config.mirror\":\"0a1b\""));
        try (Following following = follow()) {
            assertEquals("0a1b", following.nextPod().uid());
            following.awaitComplete();
        }
    }

    @Test
    void shouldSayWhatIsNotAllowed() throws Exception {
        server.list(status(403)).list(status(401)).list(status(500));
        assertEquals("not allowed to list pods", follow().words());
        assertEquals("credentials refused", follow().words());
        assertEquals("status 500 when asked to list pods", follow().words());
    }

    @Test
    void shouldKnowWhatIsNoApiServer() throws Exception {
        for (String garbage : List.of("", "<html>", "[]", "{}", "7", "{\"metadata\":7}", "{\"items\":[{\"metadata\":{\"name\":{}}}]}",
                "{\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[" + "[".repeat(5000))) {
            server.list(text(garbage));
            String words = follow().words();
            assertTrue(words.equals("not an API server of Kubernetes") || words.equals("connection closed"), garbage + ": " + words);
        }
    }

    @Test
    void shouldKnowWhatIsNoWatch() throws Exception {
        for (String garbage : List.of("x", "{}", "[1]", "{\"type\":\"ADDED\"}", "{\"type\":\"ADDED\",\"object\":{\"metadata\":[]}}",
                "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"labels\":{\"a\":{}}}}}")) {
            server.list("5");
            Following following = follow();
            following.awaitComplete();
            server.nextStream().send(garbage);
            assertEquals("not an API server of Kubernetes", following.words(), garbage);
        }
    }

    @Test
    void shouldNotReadALineWithoutEnd() throws Exception {
        server.list("5");
        server.watches(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "x".repeat(1 << 16).getBytes();
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(block);
            }
        });
        Following following = follow();
        following.awaitComplete();
        assertEquals("not an API server of Kubernetes", following.words());
    }

    @Test
    void shouldReturnWhereItIsClosed() throws Exception {
        server.list("5");
        Following following = follow();
        following.awaitComplete();
        server.nextStream();
        long begun = System.nanoTime();
        following.close();
        assertTrue(System.nanoTime() - begun < 2_000_000_000L);
        assertNull(following.failure());
    }

    @Test
    void shouldDoNothingOnceClosed() throws Exception {
        KubernetesPods pods = new KubernetesPods(server.access(folder), Following.N1);
        pods.close();
        pods.follow(null);
        assertEquals(List.of(), server.requests());
    }
}
