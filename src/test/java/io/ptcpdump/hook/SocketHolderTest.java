package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.sys.KernelClock;
import io.ptcpdump.sys.ProcStat;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketHolderTest {
    private static SocketHolder holder(int pid, long startTicks, String comm) {
        return new SocketHolder(pid, startTicks, comm, 0, 0, 0);
    }

    @Test
    void shouldReadThisProcess() throws IOException {
        int pid = (int) ProcessHandle.current().pid();
        Path folder = Path.of("/proc/" + pid);
        SocketHolder self = SocketHolder.read(folder, Path.of("/no/cgroups"));
        assertEquals(pid, self.pid());
        assertEquals("java", self.comm());
        assertTrue(self.startTicks() * ProcStat.TICK_NANOS < new KernelClock().bootNanos());
        assertTrue(SocketHolder.isStill(self, folder));
        assertFalse(SocketHolder.isStill(holder(pid, self.startTicks() - 1, "java"), folder));
        assertThrows(IOException.class, () -> SocketHolder.read(Path.of("/proc/2147483647"), folder));
    }

    @Test
    void shouldKeepEveryByteOfTheName(@TempDir Path root) throws IOException {
        StringBuilder name = new StringBuilder();
        for (char each = 1; each <= 0xff; each++) {
            name.append(each);
        }
        Path folder = Files.createDirectory(root.resolve("12"));
        String stat = "12 (" + name + ") S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20 21";
        Files.write(folder.resolve("stat"), stat.getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("status"), "Name:\ta\nUid:\t4294967294\t0\t0\t0\n");
        SocketHolder holder = SocketHolder.read(folder, root);
        assertEquals(new SocketHolder(12, 4711, name.toString(), -2, 0, holder.readNanos()), holder);
    }

    @Test
    void shouldFindTheCgroupByTheBytesOfItsName(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectory(root.resolve("12"));
        Files.writeString(folder.resolve("stat"), "12 (a) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20 21");
        Files.writeString(folder.resolve("status"), "Name:\ta\nUid:\t0\t0\t0\t0\n");
        Files.writeString(folder.resolve("cgroup"), "1:name=a:/\n0::/system.slice/caf\u00e9 %41\u4e00.service\n");
        Path cgroup = Files.createDirectories(
                Path.of(URI.create(root.toUri() + "cgroups/system.slice/caf%c3%a9%20%2541%e4%b8%80.service")));
        long inode = (long) Files.getAttribute(cgroup, "unix:ino");
        assertEquals(inode, SocketHolder.read(folder, root.resolve("cgroups")).cgroup());
    }

    @Test
    void shouldRefuseWhatIsNoStatLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("stat"), "12 (java) S 1");
        assertThrows(IOException.class, () -> SocketHolder.read(folder, folder));
        assertThrows(IOException.class, () -> SocketHolder.isStill(holder(12, 0, "java"), folder));
    }

    @Test
    void shouldNameTheYoungestOfSeveralHoldersButOfOneProgramsListenerTheOldest() {
        SocketHolder elder = holder(10, 100, "server");
        SocketHolder younger = holder(9, 101, "server");
        SocketHolder other = holder(11, 101, "worker");
        assertTrue(younger.isRatherOwner(elder, false));
        assertFalse(elder.isRatherOwner(younger, false));
        assertTrue(elder.isRatherOwner(younger, true));
        assertFalse(younger.isRatherOwner(elder, true));
        assertTrue(other.isRatherOwner(elder, true), "another program that it was handed to");
        assertTrue(other.isRatherOwner(younger, false), "the pid tells of those that started at once");
    }
}
