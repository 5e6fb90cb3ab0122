package io.ptcpdump.process;

import io.ptcpdump.container.Namespaces;
import io.ptcpdump.container.ProcessPlaces;
import io.ptcpdump.sys.ProcStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Places of processes from {@code /proc/PID/cgroup} (cgroups(7)) and {@code /proc/PID/ns} (namespaces(7)). */
public final class ProcPlaces implements ProcessPlaces {
    private final Path root;
    private final Namespaces hosts;
    private final boolean hasVersion1;

    /** @param root where proc is mounted: usually /proc */
    public ProcPlaces(Path root) {
        this.root = root;
        hosts = new Namespaces(inode("1", "mnt"), inode("1", "pid"), inode("1", "net"));
        hasVersion1 = hasVersion1();
    }

    @Override
    public boolean tellMoreThanPaths() {
        return hasVersion1;
    }

    @Override
    public Place place(int pid, long startNanos) {
        String folder = Integer.toString(pid);
        Namespaces namespaces = namespaces(pid);
        List<String> paths = cgroupPaths(folder);
        // Looked at last: what was read before is of this process, too.
        return isStartOf(folder, startNanos) ? new Place(paths, namespaces) : null;
    }

    @Override
    public Namespaces namespaces(int pid) {
        String folder = Integer.toString(pid);
        if (!Files.exists(root.resolve(folder))) {
            return null;
        }
        return new Namespaces(
                unlessOf(hosts.mount(), inode(folder, "mnt")),
                unlessOf(hosts.pid(), inode(folder, "pid")),
                unlessOf(hosts.net(), inode(folder, "net")));
    }

    /** The paths of all cgroups that have processes, of all hierarchies. Takes some 20 microseconds for each process. */
    public Set<String> allCgroupPaths() {
        Set<String> all = new HashSet<>();
        String[] names = root.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                all.addAll(cgroupPaths(name));
            }
        }
        return all;
    }

    private static long unlessOf(long host, long inode) {
        return inode == host ? 0 : inode;
    }

    private boolean isStartOf(String folder, long startNanos) {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(folder).resolve("stat"));
            ProcStat stat = ProcStat.parse(bytes, bytes.length, StandardCharsets.UTF_8);
            return stat != null && stat.startTicks() == startNanos / ProcStat.TICK_NANOS;
        } catch (IOException e) {
            return false;
        }
    }

    /** 0 where it may not be read. */
    private long inode(String folder, String kind) {
        try {
            return (long) Files.getAttribute(root.resolve(folder).resolve("ns").resolve(kind), "unix:ino");
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether there is a hierarchy besides that of cgroup v2, number 0, and systemd's own, which has no controllers. */
    private boolean hasVersion1() {
        for (String line : lines("self")) {
            if (!line.startsWith("0:") && !line.contains(":name=")) {
                return true;
            }
        }
        return false;
    }

    private List<String> lines(String folder) {
        try {
            return Files.readAllLines(root.resolve(folder).resolve("cgroup"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The last of the three fields of each line, which are parted by colons. */
    private List<String> cgroupPaths(String folder) {
        List<String> paths = new ArrayList<>();
        for (String line : lines(folder)) {
            paths.add(line.substring(line.indexOf(':', line.indexOf(':') + 1) + 1));
        }
        return paths;
    }
}
