package io.ptcpdump.kubernetes;

import io.kubernetes.client.openapi.apis.CoreV1Api;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds which node this machine is, as far as that is certain: by NODE_NAME, which is believed without a question; else by the boot id,
 * which the kubelet has told the API server. The node with the host's name is asked for first, since that is its name mostly, and all
 * nodes if it is another machine's. Where nodes may not be read, the host's name is taken.
 */
final class NodeSearch {
    private static final int PAGE = 500;

    private final ApiConnection connection;
    private final CoreV1Api api;
    private final Machine machine;

    NodeSearch(ApiConnection connection, Machine machine) {
        this.connection = connection;
        this.machine = machine;
        api = new CoreV1Api(connection.client());
    }

    /**
     * The names of the nodes that this machine's kernel runs: one, or several where nodes are containers.
     *
     * @throws IOException also if it is no node of this cluster
     */
    Set<String> find() throws IOException {
        if (!machine.nodeName().isEmpty()) {
            return Set.of(machine.nodeName());
        }
        // As the kubelet makes a name of it.
        String hostName = machine.hostName().toLowerCase(Locale.ROOT);
        try {
            if (isThis(hostName)) {
                return Set.of(hostName);
            }
        } catch (ApiFailure e) {
            if (e.status() == ApiFailure.FORBIDDEN) {
                return Set.of(hostName);
            }
            throw e;
        }
        try {
            Set<String> found = search();
            if (found.isEmpty()) {
                throw new IOException("this machine is no node of the cluster");
            }
            return found;
        } catch (ApiFailure e) {
            if (e.status() == ApiFailure.FORBIDDEN) {
                throw new IOException("cannot tell which node this is without NODE_NAME", e);
            }
            throw e;
        }
    }

    private boolean isThis(String name) throws IOException {
        try {
            ApiObject node = connection.ask("read nodes", () -> api.readNode(name).buildCall(null), ApiObjectReader::read);
            return node.bootId().equals(machine.bootId());
        } catch (ApiFailure e) {
            if (e.status() == ApiFailure.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private Set<String> search() throws IOException {
        Set<String> found = new TreeSet<>();
        String next = "";
        do {
            String from = next.isEmpty() ? null : next;
            next = connection.ask(
                    "list nodes",
                    () -> api.listNode().limit(PAGE)._continue(from).buildCall(null),
                    in -> ApiPage.read(in, node -> {
                        if (node.bootId().equals(machine.bootId())) {
                            found.add(node.name());
                        }
                    })).next();
        } while (!next.isEmpty());
        return found;
    }
}
