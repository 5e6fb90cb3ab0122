package io.ptcpdump.container.containerd;

import java.util.List;

/** The events that are followed. A container is made before its first process starts, and stays after that has ended. */
final class Topics {
    static final String CONTAINER_CREATE = "/containers/create";
    static final String CONTAINER_UPDATE = "/containers/update";
    static final String CONTAINER_DELETE = "/containers/delete";
    static final String TASK_START = "/tasks/start";
    static final String TASK_EXIT = "/tasks/exit";

    static final List<String> ALL = List.of(CONTAINER_CREATE, CONTAINER_UPDATE, CONTAINER_DELETE, TASK_START, TASK_EXIT);

    private Topics() {}
}
