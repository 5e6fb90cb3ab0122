package io.ptcpdump.capture;

import io.ptcpdump.container.ContainerFinder;
import io.ptcpdump.container.ContainerRegistry;
import io.ptcpdump.container.Engines;
import io.ptcpdump.process.ProcPlaces;
import io.ptcpdump.sys.CgroupTree;
import io.ptcpdump.sys.Epoll;
import io.ptcpdump.sys.EventFd;
import io.ptcpdump.sys.SystemException;
import java.nio.file.Path;

/** The containers of one capture: what cgroups say of them, and the engines that tell the rest. */
final class CaptureContainers implements AutoCloseable {
    /** How long engines may take to name what is there, where containers are asked for. */
    private static final long ENGINES_NANOS = 15_000_000_000L;

    private final CaptureConfig config;
    private final ProcPlaces places;
    private final CgroupTree cgroups;
    /** Wakes the reader when more is known of containers that are asked for. */
    private final EventFd changes = new EventFd();
    private final ContainerRegistry registry;
    private final ContainerFinder finder;
    private final Engines engines;

    /** @param proc where proc is mounted */
    CaptureContainers(CaptureConfig config, Path proc) {
        this.config = config;
        places = new ProcPlaces(proc);
        cgroups = cgroups();
        Runnable changed = config.filtersContainers() ? changes::signal : () -> { };
        registry = new ContainerRegistry(places::namespaces, System::nanoTime, changed);
        finder = new ContainerFinder(registry, cgroups == null ? id -> null : cgroups::path, places, System::nanoTime);
        engines = new Engines(config.information());
        config.engines().addTo(engines, registry);
    }

    /** Null where the kernel has no cgroup v2: containers are then known by /proc. */
    private static CgroupTree cgroups() {
        try {
            return CgroupTree.open();
        } catch (SystemException e) {
            return null;
        }
    }

    ContainerFinder finder() {
        return finder;
    }

    /**
     * Begins to ask the engines. Waits for none of them, unless containers are asked for.
     *
     * @throws CaptureException if one that is asked for is not there
     */
    void start() {
        engines.start(config.filtersContainers());
        if (config.filtersContainers()) {
            engines.awaitSettled(ENGINES_NANOS);
            if (!config.awaitsContainers()) {
                new AskedContainers(registry.all(), places.allCgroupPaths(), engines.failures()).require(config.processes().containers());
            }
        }
    }

    /** Has an epoll set report that {@link #update} is to be called. */
    void watch(Epoll epoll, int token) {
        epoll.add(changes.fd(), token);
    }

    void update() {
        changes.drain();
    }

    /** What is to be expected of the engines. */
    Naming naming() {
        return engines.areSettling() ? Naming.OF_ALL : engines.anyConnected() ? Naming.OF_NEW : Naming.NONE;
    }

    /** Looks for an engine that knows what was met, if none has told of it. */
    void lookForUndescribed() {
        if (finder.takeMetUndescribed()) {
            engines.look();
        }
    }

    @Override
    public void close() {
        engines.close();
        changes.close();
        if (cgroups != null) {
            cgroups.close();
        }
    }
}
