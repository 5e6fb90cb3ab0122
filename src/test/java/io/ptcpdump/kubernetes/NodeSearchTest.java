package io.ptcpdump.kubernetes;

import static io.ptcpdump.kubernetes.ApiServer.page;
import static io.ptcpdump.kubernetes.ApiServer.status;
import static io.ptcpdump.kubernetes.ApiServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeSearchTest {
    private static final String NODES = "/api/v1/nodes";

    @TempDir
    private Path folder;

    private static String node(String name, String bootId) {
        return "{\"metadata\":{\"name\":\"%s\"},\"status\":{\"nodeInfo\":{\"bootID\":\"%s\"}}}".formatted(name, bootId);
    }

    private Set<String> find(ApiServer server, Machine machine) throws IOException {
        try (ApiConnection connection = new ApiConnection(server.access(folder))) {
            return new NodeSearch(connection, machine).find();
        }
    }

    private static final Machine HOST = new Machine("", "Host-1", "boot-1");

    @Test
    void shouldBelieveNodeName() throws Exception {
        try (ApiServer server = new ApiServer()) {
            assertEquals(Set.of("told"), find(server, new Machine("told", "host-1", "boot-1")));
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void shouldTakeTheNodeWithTheHostsNameAndItsBootId() throws Exception {
        try (ApiServer server = new ApiServer()) {
            server.on(NODES + "/host-1", text(node("host-1", "boot-1")));
            assertEquals(Set.of("host-1"), find(server, HOST));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void shouldSearchByBootIdWhereTheNameIsAnothers() throws Exception {
        try (ApiServer server = new ApiServer()) {
            server.on(NODES + "/host-1", text(node("host-1", "boot-2")));
            server.on(NODES, exchange -> text(String.valueOf(exchange.getRequestURI().getQuery()).contains("continue=more")
                    ? page("5", "", node("c", "boot-1"))
                    : page("5", "more", node("a", "boot-1"), node("b", "boot-3"))).give(exchange));
            assertEquals(Set.of("a", "c"), find(server, HOST), "nodes that are containers share a kernel");
        }
    }

    @Test
    void shouldSayThatThisIsNoNode() throws Exception {
        try (ApiServer server = new ApiServer()) {
            server.on(NODES, text(page("5", "", node("a", "boot-2"))));
            IOException failure = assertThrows(IOException.class, () -> find(server, HOST));
            assertEquals("this machine is no node of the cluster", failure.getMessage());
        }
    }

    @Test
    void shouldTakeTheHostsNameWhereNodesMayNotBeRead() throws Exception {
        try (ApiServer server = new ApiServer()) {
            server.on(NODES + "/host-1", status(403));
            assertEquals(Set.of("host-1"), find(server, HOST));
        }
    }

    @Test
    void shouldSayThatItCannotTellWhereNodesMayNotBeListed() throws Exception {
        try (ApiServer server = new ApiServer()) {
            server.on(NODES, status(403));
            IOException failure = assertThrows(IOException.class, () -> find(server, HOST));
            assertEquals("cannot tell which node this is without NODE_NAME", failure.getMessage());
        }
    }
}
