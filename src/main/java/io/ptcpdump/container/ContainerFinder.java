package io.ptcpdump.container;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;
import io.ptcpdump.model.ProcessEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * From a process to the container that it is in: by the path of its cgroup and what engines tell of that, and where that says nothing by its
 * namespaces. What was found stays known when the cgroup is gone, since its last packets come later; ids of cgroups are not used again. For
 * one thread.
 */
public final class ContainerFinder {
    /** Of cgroups and of processes that are remembered: more than there are at once. */
    private static final int MAX_KNOWN = 16_384;
    /** How long an engine may take to tell of a container that has begun to send: Podman a quarter of a second after its start. */
    private static final long JUST_NOW_NANOS = 600_000_000;

    private final ContainerRegistry registry;
    private final LongFunction<String> paths;
    private final ProcessPlaces places;
    private final LongSupplier clock;
    private final Map<Long, KnownCgroup> cgroups = new Recent<>();
    private final Map<ProcessKey, KnownProcess> processes = new Recent<>();
    private boolean metUndescribed;

    /**
     * @param paths  gives the path of a cgroup by its id, null where there is none any more
     * @param places asked about processes whose cgroup tells nothing
     * @param clock  nanoseconds from any moment
     */
    public ContainerFinder(ContainerRegistry registry, LongFunction<String> paths, ProcessPlaces places, LongSupplier clock) {
        this.registry = registry;
        this.paths = paths;
        this.places = places;
        this.clock = clock;
    }

    /** Changes when {@link #find} may have another answer than before. Cheap. */
    public int version() {
        return registry.version();
    }

    /** A cgroup was made: so its path is known even if it is gone before its first packet is read. */
    public void cgroupMade(long id, String path) {
        cgroups.put(id, new KnownCgroup(path));
    }

    /** A process has begun, or another program in it: where only /proc tells of its cgroup, it is looked at while it is there. */
    public void accept(ProcessEvent event) {
        if (!places.tellMoreThanPaths()) {
            return;
        }
        switch (event) {
            case ProcessEvent.Fork fork -> {
                KnownProcess parent = processes.get(new ProcessKey(fork.parentPid(), fork.parentStartNanos()));
                if (parent != null) {
                    processes.put(new ProcessKey(fork.pid(), fork.startNanos()), parent);
                }
            }
            case ProcessEvent.Exec exec -> {
                ProcessPlaces.Place place = places.place(exec.pid(), exec.startNanos());
                if (place != null) {
                    processes.put(new ProcessKey(exec.pid(), exec.startNanos()), new KnownProcess(place));
                }
            }
            case ProcessEvent.Exit ignored -> { } // its last packets are still to come
        }
    }

    /**
     * The container that a process is in, or null. One that no engine has told of has no name.
     *
     * @param cgroup     id of its cgroup, 0 where it is not known
     * @param pid        in the root pid namespace
     * @param startNanos start of the process, CLOCK_BOOTTIME
     */
    public ContainerInfo find(long cgroup, int pid, long startNanos) {
        KnownCgroup known = cgroup == 0 ? null : knownCgroup(cgroup);
        if (known != null && !known.isTop()) {
            known.meet();
            known.update();
            if (known.shown != null || known.isSandbox) {
                return noted(known.shown);
            }
            if (!registry.knowsNamespaces()) {
                return null;
            }
        }
        return noted(byProcess(pid, startNanos));
    }

    /** Whether a cgroup may turn out to be a container's once its engine has told: units of systemd are not. */
    public boolean mayBecomeContainer(long cgroup) {
        KnownCgroup known = cgroups.get(cgroup);
        return known != null && known.shown == null && !known.isSandbox && CgroupPath.mayNameContainer(known.path);
    }

    /** Whether the first process of a cgroup was met so short a time ago that its container may not have been told of yet. */
    public boolean wasMetJustNow(long cgroup) {
        KnownCgroup known = cgroups.get(cgroup);
        return known != null && clock.getAsLong() - known.metNanos < JUST_NOW_NANOS;
    }

    /** Whether a container was found since the last call that no engine has told of. */
    public boolean takeMetUndescribed() {
        boolean met = metUndescribed;
        metUndescribed = false;
        return met;
    }

    private ContainerInfo noted(ContainerInfo found) {
        metUndescribed |= found != null && !found.isDescribed();
        return found;
    }

    private KnownCgroup knownCgroup(long id) {
        KnownCgroup known = cgroups.get(id);
        if (known == null) {
            String path = paths.apply(id);
            if (path == null) {
                return null;
            }
            known = new KnownCgroup(path);
            cgroups.put(id, known);
        }
        return known;
    }

    /** For hosts without cgroup v2, and for those who have joined a container from outside. */
    private ContainerInfo byProcess(int pid, long startNanos) {
        ProcessKey key = new ProcessKey(pid, startNanos);
        KnownProcess known = processes.get(key);
        if (known == null) {
            ProcessPlaces.Place place = places.place(pid, startNanos);
            if (place == null) {
                return null;
            }
            known = new KnownProcess(place);
            processes.put(key, known);
        }
        known.update();
        return known.shown;
    }

    private record ProcessKey(int pid, long startNanos) {}

    /** What is known of a cgroup or a process, as of a state of the registry. */
    private abstract class Known {
        ContainerInfo shown;
        boolean isSandbox;
        private int version = -1;

        final void update() {
            int now = registry.version();
            if (version != now) {
                version = now;
                look();
            }
        }

        abstract void look();

        /** Keeps what was known before where an engine has forgotten it. */
        final boolean lookUp(String path) {
            List<CgroupPath> named = CgroupPath.parseAll(path);
            // The innermost that an engine of this host has told of: a container may run containers of its own.
            for (int i = named.size() - 1; i >= 0; i--) {
                if (take(registry.byId(named.get(i).id(), named.get(i).podUid()))) {
                    return true;
                }
            }
            if (take(registry.byPath(path))) {
                return true;
            }
            if (named.isEmpty()) {
                return false;
            }
            if (shown == null || !shown.isDescribed()) {
                shown = undescribed(named.getLast());
            }
            return true;
        }

        final boolean take(ContainerRegistry.Described described) {
            if (described == null) {
                return false;
            }
            isSandbox = described.container() == null;
            if (!described.isOf(shown)) {
                shown = described.container();
            }
            return true;
        }

        private ContainerInfo undescribed(CgroupPath named) {
            PodInfo pod = named.podUid().isEmpty() ? null : registry.pod(named.podUid());
            return new ContainerInfo(named.id(), named.isNamedById() ? named.id() : "", "", Labels.NONE, pod);
        }
    }

    private final class KnownCgroup extends Known {
        private final String path;

        private long metNanos;
        private boolean isMet;

        KnownCgroup(String path) {
            this.path = path;
        }

        void meet() {
            if (!isMet) {
                isMet = true;
                metNanos = clock.getAsLong();
            }
        }

        /** There are all processes of a host that uses cgroups v1 only. */
        boolean isTop() {
            return path.equals("/");
        }

        @Override
        void look() {
            lookUp(path);
        }
    }

    private final class KnownProcess extends Known {
        private final ProcessPlaces.Place place;

        KnownProcess(ProcessPlaces.Place place) {
            this.place = place;
        }

        @Override
        void look() {
            for (String path : place.cgroupPaths()) {
                if (lookUp(path)) {
                    return;
                }
            }
            take(registry.byNamespaces(place.namespaces()));
        }
    }

    /** Forgets what was put in first. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_KNOWN;
        }
    }
}
