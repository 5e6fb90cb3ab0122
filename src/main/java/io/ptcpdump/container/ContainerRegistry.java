package io.ptcpdump.container;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.PodInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * What all engines together say of containers and pods. Several may speak of the same one, each knowing a part of it: what one leaves empty
 * another fills. What has gone is kept for the packets that are still to come. For any thread.
 */
public final class ContainerRegistry {
    /** How long after its end a container is remembered. Its packets wait in the ring for less. */
    private static final long KEPT_NANOS = 60_000_000_000L;

    private final IntFunction<Namespaces> namespaces;
    private final LongSupplier clock;
    private final Runnable changed;
    private final Map<String, Told<EngineContainer>> containers = new HashMap<>();
    private final Map<String, Told<PodInfo>> pods = new HashMap<>();
    private final Map<String, String> idByPath = new HashMap<>();
    /** Of containers whose first process is known; those of a sandbox, too, so that its namespaces are nobody else's. */
    private final Map<String, Namespaces> namespacesById = new HashMap<>();
    private volatile int version;

    /**
     * @param namespaces those of a process that runs, by its pid; null where it has gone
     * @param clock      nanoseconds from any moment
     * @param changed    called, by any thread, when something else is known than before
     */
    public ContainerRegistry(IntFunction<Namespaces> namespaces, LongSupplier clock, Runnable changed) {
        this.namespaces = namespaces;
        this.clock = clock;
        this.changed = changed;
    }

    /** Changes whenever something that was told does. */
    public int version() {
        return version;
    }

    /**
     * Where one engine tells.
     *
     * @param precedence 0 to 7, another one for each engine: what a smaller one says counts before what a greater one does
     */
    public Source source(int precedence) {
        return new Source(precedence);
    }

    /** The container with an id and what is known of its pod, null where nobody has told of it. */
    synchronized Described byId(String id, String podUid) {
        Told<EngineContainer> told = containers.get(id);
        return told == null ? null : describe(told, podUid);
    }

    /** The container whose cgroup this is, or lies above it; of those whose path has no id in it. */
    synchronized Described byPath(String path) {
        for (int end = path.length(); end > 0 && !idByPath.isEmpty(); end = path.lastIndexOf('/', end - 1)) {
            String id = idByPath.get(path.substring(0, end));
            if (id != null) {
                return describe(containers.get(id), "");
            }
        }
        return null;
    }

    /** The one container that shares a namespace with a process: the mount namespace, else that of pids, else that of the network. */
    synchronized Described byNamespaces(Namespaces of) {
        for (Namespaces.Kind kind : Namespaces.Kind.values()) {
            Described found = null;
            int count = 0;
            for (Map.Entry<String, Namespaces> each : namespacesById.entrySet()) {
                Told<EngineContainer> told = containers.get(each.getKey());
                if (each.getValue().shares(kind, of) && !Merging.isSandbox(told)) {
                    found = describe(told, "");
                    count++;
                }
            }
            if (count == 1) {
                return found;
            }
        }
        return null;
    }

    synchronized boolean knowsNamespaces() {
        return !namespacesById.isEmpty();
    }

    /** What is known of a pod besides its UID. */
    synchronized PodInfo pod(String uid) {
        return Merging.pod(uid, pods.get(uid), null);
    }

    /** All containers that have not gone, without sandboxes. */
    public synchronized Iterable<ContainerInfo> all() {
        Map<String, ContainerInfo> all = new HashMap<>();
        for (Map.Entry<String, Told<EngineContainer>> each : containers.entrySet()) {
            Described described = describe(each.getValue(), "");
            if (!each.getValue().isGone() && described.container() != null) {
                all.put(each.getKey(), described.container());
            }
        }
        return all.values();
    }

    private Described describe(Told<EngineContainer> told, String podUid) {
        if (Merging.isSandbox(told)) {
            return Described.SANDBOX;
        }
        ContainerInfo container = Merging.container(told);
        PodInfo own = container.pod();
        String uid = own == null || own.uid().isEmpty() ? podUid : own.uid();
        return new Described(uid.isEmpty() ? container : container.in(Merging.pod(uid, pods.get(uid), own)));
    }

    /** Nobody looks for what is kept too long: it goes when something else changes. */
    private void forgetOld() {
        long now = clock.getAsLong();
        containers.values().removeIf(told -> told.isGoneSince(now - KEPT_NANOS));
        pods.values().removeIf(told -> told.isGoneSince(now - KEPT_NANOS));
        namespacesById.keySet().retainAll(containers.keySet());
        idByPath.values().retainAll(containers.keySet());
    }

    /** What is said of a container. Its one component is null for a sandbox, which nothing is shown of. */
    record Described(ContainerInfo container) {
        static final Described SANDBOX = new Described(null);

        /** Whether that is what is shown already. */
        boolean isOf(ContainerInfo shown) {
            return container == null ? shown == null : container.equals(shown);
        }
    }

    /** What one engine tells. */
    public final class Source implements EngineListener {
        private final int source;
        /** Number of the connection. What was told over earlier ones only, has gone once all is told. */
        private int round;
        private Runnable whenComplete = () -> { };

        private Source(int precedence) {
            source = precedence;
        }

        /** A connection is about to be made. @param whenComplete called when all has been told over it */
        void connecting(Runnable whenComplete) {
            synchronized (ContainerRegistry.this) {
                round++;
                this.whenComplete = whenComplete;
            }
        }

        @Override
        public void container(EngineContainer container) {
            String id = container.info().id();
            Namespaces of = container.pid() == 0 ? null : namespaces.apply(container.pid());
            synchronized (ContainerRegistry.this) {
                boolean isNew = containers.computeIfAbsent(id, key -> new Told<>()).tell(source, round, container);
                if (!container.cgroupPath().isEmpty() && CgroupPath.parseAll(container.cgroupPath()).isEmpty()) {
                    idByPath.put(container.cgroupPath(), id);
                }
                if (of != null) {
                    isNew |= !of.equals(namespacesById.put(id, of));
                }
                change(isNew);
            }
        }

        @Override
        public void containerGone(String id) {
            synchronized (ContainerRegistry.this) {
                gone(containers.get(id));
                // Their numbers are used again.
                if (namespacesById.remove(id) != null) {
                    change(true);
                }
            }
        }

        @Override
        public void pod(PodInfo pod) {
            synchronized (ContainerRegistry.this) {
                change(pods.computeIfAbsent(pod.uid(), key -> new Told<>()).tell(source, round, pod));
            }
        }

        @Override
        public void podGone(String uid) {
            synchronized (ContainerRegistry.this) {
                gone(pods.get(uid));
            }
        }

        @Override
        public void complete() {
            forgetOlder();
            whenComplete.run();
        }

        private void forgetOlder() {
            synchronized (ContainerRegistry.this) {
                for (Map.Entry<String, Told<EngineContainer>> each : containers.entrySet()) {
                    if (each.getValue().isOlder(source, round)) {
                        gone(each.getValue());
                        namespacesById.remove(each.getKey());
                    }
                }
                for (Told<PodInfo> told : pods.values()) {
                    if (told.isOlder(source, round)) {
                        gone(told);
                    }
                }
            }
        }

        private void gone(Told<?> told) {
            if (told != null) {
                told.leave(source, clock.getAsLong());
            }
        }

        private void change(boolean isNew) {
            if (isNew) {
                forgetOld();
                version++;
                changed.run();
            }
        }
    }
}
