package io.ptcpdump.container.containerd;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusRuntimeException;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.container.EngineListener;
import io.ptcpdump.container.grpc.CallFailure;
import io.ptcpdump.container.grpc.containerd.Container;
import io.ptcpdump.container.grpc.containerd.ContainerCreate;
import io.ptcpdump.container.grpc.containerd.ContainerDelete;
import io.ptcpdump.container.grpc.containerd.ContainerUpdate;
import io.ptcpdump.container.grpc.containerd.Envelope;
import io.ptcpdump.container.grpc.containerd.ListContainerMessage;
import io.ptcpdump.container.grpc.containerd.Process;
import io.ptcpdump.container.grpc.containerd.Status;
import io.ptcpdump.container.grpc.containerd.TaskExit;
import io.ptcpdump.container.grpc.containerd.TaskStart;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The containers that were told of over one connection, and what lists and events change of that. For one thread. */
final class ContainerdView {
    private final Containerd containerd;
    private final EngineListener listener;
    /** By their unique ids. */
    private final Map<String, EngineContainer> told = new HashMap<>();

    ContainerdView(Containerd containerd, EngineListener listener) {
        this.containerd = containerd;
        this.listener = listener;
    }

    void list() {
        for (String namespace : containerd.namespaces()) {
            Map<String, Process> tasks = new HashMap<>();
            for (Process task : containerd.tasks(namespace)) {
                tasks.put(task.getContainerId().isEmpty() ? task.getId() : task.getContainerId(), task);
            }
            Iterator<ListContainerMessage> containers = containerd.containers(namespace);
            while (containers.hasNext()) {
                Container container = containers.next().getContainer();
                Process task = tasks.getOrDefault(container.getId(), Process.getDefaultInstance());
                if (task.getStatus() != Status.STOPPED) {
                    tell(Description.describe(namespace, container, task.getPid()));
                }
            }
        }
    }

    /** @throws IOException if the event cannot be read */
    void change(Envelope event) throws IOException {
        String namespace = event.getNamespace();
        if (namespace.equals(Containerd.DOCKERS_NAMESPACE)) {
            return;
        }
        ByteString body = event.getEvent().getValue();
        try {
            switch (event.getTopic()) {
                case Topics.CONTAINER_CREATE -> look(namespace, ContainerCreate.parseFrom(body).getId());
                case Topics.CONTAINER_UPDATE -> look(namespace, ContainerUpdate.parseFrom(body).getId());
                case Topics.CONTAINER_DELETE -> gone(namespace, ContainerDelete.parseFrom(body).getId());
                case Topics.TASK_START -> started(namespace, TaskStart.parseFrom(body));
                case Topics.TASK_EXIT -> exited(namespace, TaskExit.parseFrom(body));
                default -> { } // not asked for
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("broken event", e);
        }
    }

    private void look(String namespace, String id) {
        EngineContainer before = told.get(Description.uniqueId(namespace, id));
        look(namespace, id, before == null ? 0 : before.pid());
    }

    private void look(String namespace, String id, int pid) {
        try {
            tell(Description.describe(namespace, containerd.container(namespace, id), pid));
        } catch (StatusRuntimeException e) {
            if (!CallFailure.isNotFound(e)) { // else it has gone again
                throw e;
            }
        }
    }

    private void started(String namespace, TaskStart start) {
        EngineContainer before = told.get(Description.uniqueId(namespace, start.getContainerId()));
        if (before == null) {
            look(namespace, start.getContainerId(), start.getPid());
        } else {
            tell(new EngineContainer(before.info(), before.isSandbox(), start.getPid(), before.cgroupPath()));
        }
    }

    /** The container of a process that has ended. What was executed in a container has another id, and goes without it. */
    private void exited(String namespace, TaskExit exit) {
        if (exit.getId().isEmpty() || exit.getId().equals(exit.getContainerId())) {
            gone(namespace, exit.getContainerId());
        }
    }

    private void tell(EngineContainer container) {
        if (!container.equals(told.put(container.info().id(), container))) {
            listener.container(container);
        }
    }

    private void gone(String namespace, String id) {
        String unique = Description.uniqueId(namespace, id);
        if (told.remove(unique) != null) {
            listener.containerGone(unique);
        }
    }
}
