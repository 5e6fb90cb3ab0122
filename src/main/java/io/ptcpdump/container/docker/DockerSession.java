package io.ptcpdump.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import com.github.dockerjava.api.model.EventType;
import com.github.dockerjava.core.DockerClientImpl;
import io.ptcpdump.container.EngineListener;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * What is done over one connection: ask for events, list, tell, follow. Docker Engine API, containers and events.
 *
 * <p>Of a container's life the events say: {@code create} (some 300 ms before its first process runs), {@code start}, {@code die},
 * {@code destroy}; Podman calls the last two {@code died} and {@code remove}, but says {@code die} to those who do not ask for names.
 */
final class DockerSession {
    /** What the engine is asked to tell; {@code update} is not among it: it changes limits only. */
    private static final String[] EVENTS = {"create", "start", "rename", "die", "died", "destroy", "remove"};
    /** Docker's and Podman's words for containers without processes. */
    private static final Set<String> ENDED = Set.of("exited", "dead", "removing", "stopped", "stopping");

    private final SocketTransport transport;
    private final DockerClient client;
    private final EngineListener listener;
    private final KnownContainers containers;
    private final Inspector inspector;

    DockerSession(SocketTransport transport, EngineListener listener) {
        this.transport = transport;
        this.listener = listener;
        client = DockerClientImpl.getInstance(new ClientSettings(), transport);
        containers = new KnownContainers(listener);
        inspector = new Inspector(client, containers);
    }

    /** @throws IOException when the connection has ended, at the latest; nothing of it is left then */
    void run() throws IOException, InterruptedException {
        EventStream events = client.eventsCmd().withEventTypeFilter(EventType.CONTAINER).withEventFilter(EVENTS).exec(new EventStream());
        try {
            events.awaitStart();
            list();
            listener.complete();
            inspector.start();
            while (true) {
                hear(events.next());
            }
        } finally {
            transport.close();
            inspector.close();
            events.awaitEnd();
        }
    }

    private void list() {
        for (Container each : client.listContainersCmd().withShowAll(true).exec()) {
            if (!ENDED.contains(each.getState())) {
                inspector.ask(containers.appeared(each.getId(), () -> ContainerReader.listed(each)));
            }
        }
    }

    private void hear(Event event) {
        EventActor actor = event.getActor();
        if (event.getAction() == null || actor == null || actor.getId() == null || actor.getAttributes() == null) {
            return;
        }
        String id = actor.getId();
        Map<String, String> attributes = actor.getAttributes();
        switch (event.getAction()) {
            case "create" -> containers.appeared(id, () -> ContainerReader.ofEvent(id, attributes));
            case "start" -> inspector.ask(containers.appeared(id, () -> ContainerReader.ofEvent(id, attributes)));
            case "rename" -> containers.renamed(id, attributes.get("name"));
            case "die", "died", "destroy", "remove" -> containers.gone(id);
            default -> { } // an engine that does not heed the filter
        }
    }
}
