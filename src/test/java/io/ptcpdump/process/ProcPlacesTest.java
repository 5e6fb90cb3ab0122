package io.ptcpdump.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.container.Namespaces;
import io.ptcpdump.container.ProcessPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a folder that looks like /proc; namespaces are files, whose inodes are theirs. */
class ProcPlacesTest {
    private static final long TICK = 10_000_000;

    private final Path proc;

    ProcPlacesTest(@TempDir Path proc) throws IOException {
        this.proc = proc;
        process("1", "0::/init.scope", null);
        process("self", "0::/", null);
    }

    /** @param sharing whose network namespace it is in; null for one of its own */
    private void process(String name, String cgroups, String sharing) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(name).resolve("ns")).getParent();
        Files.writeString(folder.resolve("cgroup"), cgroups + '\n');
        Files.writeString(folder.resolve("stat"), "7 (a) b) S 1" + " 0".repeat(17) + " 500 0 0\n");
        for (String kind : List.of("mnt", "pid")) {
            Files.createFile(folder.resolve("ns").resolve(kind));
        }
        Path net = folder.resolve("ns").resolve("net");
        if (sharing == null) {
            Files.createFile(net);
        } else {
            Files.createLink(net, proc.resolve(sharing).resolve("ns").resolve("net"));
        }
    }

    @Test
    void shouldReadThePathInEachHierarchy() throws IOException {
        process("7", "4:memory:/docker/a:b\n0::/", null);
        ProcPlaces places = new ProcPlaces(proc);
        assertEquals(List.of("/docker/a:b", "/"), places.place(7, 500 * TICK + 1).cgroupPaths());
        assertEquals(Set.of("/docker/a:b", "/", "/init.scope"), places.allCgroupPaths());
    }

    @Test
    void shouldKnowNothingOfAnotherProcessWithThatPid() throws IOException {
        process("7", "0::/", null);
        ProcPlaces places = new ProcPlaces(proc);
        assertNull(places.place(7, 501 * TICK));
        assertNull(places.place(8, 500 * TICK));
        assertNull(places.namespaces(8));
    }

    @Test
    void shouldLeaveOutNamespacesOfTheHost() throws IOException {
        process("7", "0::/", "1");
        ProcPlaces places = new ProcPlaces(proc);
        Place place = places.place(7, 500 * TICK);
        assertEquals(new Namespaces(inode("mnt"), inode("pid"), 0), place.namespaces());
        assertNotEquals(0, place.namespaces().mount());
        assertEquals(new Namespaces(0, 0, 0), places.namespaces(1));
    }

    private long inode(String kind) throws IOException {
        return (long) Files.getAttribute(proc.resolve("7").resolve("ns").resolve(kind), "unix:ino");
    }

    @Test
    void shouldTellHostsWithCgroupsOfVersion1() throws IOException {
        assertFalse(new ProcPlaces(proc).tellMoreThanPaths());
        Files.writeString(proc.resolve("self").resolve("cgroup"), "1:name=systemd:/\n0::/\n");
        assertFalse(new ProcPlaces(proc).tellMoreThanPaths());
        Files.writeString(proc.resolve("self").resolve("cgroup"), "5:pids:/\n1:name=systemd:/\n0::/\n");
        assertTrue(new ProcPlaces(proc).tellMoreThanPaths());
    }
}
