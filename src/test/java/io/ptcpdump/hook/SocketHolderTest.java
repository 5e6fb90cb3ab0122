package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.sys.KernelClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
        assertTrue(self.startTicks() * 10_000_000 < new KernelClock().bootNanos());
        assertTrue(SocketHolder.isStill(self, folder));
        assertFalse(SocketHolder.isStill(holder(pid, self.startTicks() - 1, "java"), folder));
        assertThrows(IOException.class, () -> SocketHolder.read(Path.of("/proc/2147483647"), folder));
    }

    @Test
    void shouldFindTheFieldsBehindAnyName() {
        String fields = "S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20 21";
        assertEquals(4711, SocketHolder.startTicks("12 (a) S 1 (b)) " + fields));
        assertEquals(1000, SocketHolder.uid("Name:\tUid:\nUmask:\t0022\nUid:\t1000\t1001\t1002\t1003\n"));
        assertEquals(-2, SocketHolder.uid("Name:\ta\nUid:\t4294967294\t0\t0\t0\n"));
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
