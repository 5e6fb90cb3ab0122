package io.ptcpdump.container;

import java.util.List;

/** Where processes are, as /proc tells while they run. Safe to use from several threads. */
public interface ProcessPlaces {
    /**
     * @param pid        in the root pid namespace
     * @param startNanos start of the process, CLOCK_BOOTTIME
     * @return null where that process has gone, or may not be looked at
     */
    Place place(int pid, long startNanos);

    /** Whether this host has cgroups v1, whose paths only {@link #place} tells: then processes may all be at the top of cgroup v2. */
    boolean tellMoreThanPaths();

    /** The namespaces of the process that has the pid now; null where there is none. */
    Namespaces namespaces(int pid);

    /**
     * @param cgroupPaths one for each hierarchy of cgroups, from its top
     * @param namespaces  of the process
     */
    record Place(List<String> cgroupPaths, Namespaces namespaces) {
        public Place {
            cgroupPaths = List.copyOf(cgroupPaths);
        }
    }
}
