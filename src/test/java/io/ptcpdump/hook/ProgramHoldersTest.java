package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a folder that looks like a mounted proc. */
class ProgramHoldersTest {
    @TempDir
    private Path proc;

    private ProgramHolders holders;

    @BeforeEach
    void makeProc() throws IOException {
        Path namespace = Path.of("/proc/self/ns/pid");
        Files.createDirectories(proc.resolve("self/ns"));
        Files.createSymbolicLink(proc.resolve("self/ns/pid"), namespace);
        Files.createDirectories(proc.resolve("net"));
        addProcess(1, "pos:\t0\n");
        holders = new ProgramHolders(proc);
    }

    private void addProcess(int pid, String... descriptors) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(pid + "/fdinfo"));
        for (int i = 0; i < descriptors.length; i++) {
            Files.writeString(folder.resolve(Integer.toString(i)), descriptors[i]);
        }
    }

    private static void requireFirstNamespace() throws IOException {
        long inode = (long) Files.getAttribute(Path.of("/proc/self/ns/pid"), "unix:ino");
        assumeTrue(inode == 0xeffffffcL, "runs in a pid namespace, where not all processes are seen");
    }

    @Test
    void shouldFindAProgramThatAProcessHasOpen() throws IOException {
        addProcess(20, "pos:\t0\n", "pos:\t0\nflags:\t02000002\nprog_type:\t3\nprog_id:\t77\nrun_time_ns:\t0\n");
        assertTrue(holders.mayHold(77));
    }

    @Test
    void shouldNotTakeOneProgramForAnother() throws IOException {
        requireFirstNamespace();
        addProcess(20, "prog_id:\t77\n", "map_id:\t5\n");
        assertFalse(holders.mayHold(7));
        assertFalse(holders.mayHold(777));
        assertFalse(holders.mayHold(5));
    }

    @Test
    void shouldCountAsHeldWhatItCannotSee() throws IOException {
        assertTrue(new ProgramHolders(proc.resolve("nothing")).mayHold(7));
        Files.delete(proc.resolve("self/ns/pid"));
        Files.writeString(proc.resolve("self/ns/pid"), ""); // another inode: a namespace of its own
        assertTrue(holders.mayHold(7));
    }
}
