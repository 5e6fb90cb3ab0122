package io.ptcpdump.container.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.EngineListener;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The containers of one connection that are there, and what was told of them. For several threads; tells by one at a time. */
final class KnownContainers {
    /** From the moment that a container is there until it ends; it may be started again after that. */
    static final class Life {
        private final String id;
        private EngineContainer told;

        private Life(EngineContainer told) {
            id = told.info().id();
            this.told = told;
        }

        String id() {
            return id;
        }
    }

    private final EngineListener listener;
    private final Map<String, Life> lives = new HashMap<>();

    KnownContainers(EngineListener listener) {
        this.listener = listener;
    }

    /** Tells of a container unless it is known. The list and the events say the same of one that comes while the list is made. */
    synchronized Life appeared(String id, Supplier<EngineContainer> container) {
        Life life = lives.get(id);
        if (life == null) {
            life = new Life(container.get());
            lives.put(id, life);
            listener.container(life.told);
        }
        return life;
    }

    synchronized void renamed(String id, String name) {
        Life life = lives.get(id);
        if (life != null) {
            tell(life, ContainerReader.renamed(life.told, name));
        }
    }

    /** What the engine knows exactly, unless the container has ended since it was asked. */
    synchronized void inspected(Life life, InspectContainerResponse answer) {
        if (lives.get(life.id) == life) {
            tell(life, ContainerReader.inspected(life.told, answer));
        }
    }

    synchronized void gone(String id) {
        if (lives.remove(id) != null) {
            listener.containerGone(id);
        }
    }

    private void tell(Life life, EngineContainer container) {
        if (!container.equals(life.told)) {
            life.told = container;
            listener.container(container);
        }
    }
}
