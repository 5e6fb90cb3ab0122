package io.ptcpdump.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.sys.ProcStat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFolderTest {
    @TempDir
    private Path root;

    private final AtomicLong clock = new AtomicLong(1_000);
    private FakeProc proc;
    private ProcFolder folder;

    @BeforeEach
    void setUp() {
        proc = new FakeProc(root);
        folder = new ProcFolder(root, () -> clock::incrementAndGet);
    }

    @Test
    void shouldReadAProcess() throws IOException {
        proc.addProcess(12, "curl", 7, 4321, 1000, "/srv/bin/curl", "curl\0-v\0http://a b/\0");
        assertEquals(
                new ScannedProcess(12, 4321, 7, "/srv/bin/curl", List.of("curl", "-v", "http://a b/"), false, "curl", 1000, 1_001, 1_002),
                folder.read(12));
    }

    @Test
    void shouldReadAKernelThreadWithoutPathAndArguments() throws IOException {
        proc.addProcess(2, "kthreadd", 0, 0, 0, null, "");
        assertEquals(new ScannedProcess(2, 0, 0, "", List.of(), false, "kthreadd", 0, 1_001, 1_002), folder.read(2));
    }

    @Test
    void shouldDropTheDeletedMarkOfTheExecutable() throws IOException {
        proc.addProcess(12, "old", 1, 5, 0, "/opt/app (1) (deleted)", "old\0");
        assertEquals("/opt/app (1)", folder.read(12).path());
    }

    @Test
    void shouldReadTheExecutableAsUtf8WhateverTheLocale() throws Exception {
        proc.addProcess(12, "slap", 1, 5, 0, null, "");
        // Made by a shell, since in the C locale Java cannot write such a name.
        String command = "ln -s \"$(printf '/srv/a+b%%20/sl\\303\\244p (deleted)')\" 12/exe";
        assertEquals(0, new ProcessBuilder("sh", "-c", command).directory(root.toFile()).start().waitFor());
        assertEquals("/srv/a+b%20/sl\u00e4p", folder.read(12).path());
    }

    @Test
    void shouldDropThePaddingOfARenamedProcessButKeepEmptyArgumentsBeforeOthers() throws IOException {
        proc.addProcess(12, "nginx", 1, 5, 0, "/srv/sbin/nginx", "nginx: worker process\0\0\0\0\0");
        proc.addProcess(13, "printf", 1, 5, 0, "/srv/bin/printf", "printf\0\0x\0");
        assertEquals(List.of("nginx: worker process"), folder.read(12).arguments());
        assertEquals(List.of("printf", "", "x"), folder.read(13).arguments());
    }

    @Test
    void shouldKeepTheBeginningOfALongCommandLineAndSaySo() throws IOException {
        proc.addProcess(12, "java", 1, 5, 0, "/srv/bin/java", "java\0" + "x".repeat(20_000) + "\0");
        ScannedProcess process = folder.read(12);
        assertTrue(process.argumentsTruncated());
        assertEquals(List.of("java", "x".repeat(ProcReader.MAX_CMDLINE - 5)), process.arguments());
        assertEquals(0, process.uid());
    }

    @Test
    void shouldReadTheUserDespiteATaskNameThatLooksLikeTheLine() throws IOException {
        proc.addProcess(12, "x\nUid:\t666", 1, 5, 1000, "/bin/x", "x\0");
        ScannedProcess process = folder.read(12);
        assertEquals(1000, process.uid());
        assertEquals("x\nUid:\t666", process.comm());
    }

    @Test
    void shouldLeaveOutProcessesThatWentAwayAndWhatIsNoProcess() throws Exception {
        proc.addProcess(12, "here", 1, 5, 0, "/bin/here", "here\0");
        Files.createDirectory(root.resolve("13"));
        Files.createDirectory(root.resolve("sys"));
        Files.createDirectory(root.resolve("self"));
        List<ScannedProcess> processes = folder.snapshot().processes();
        assertEquals(1, processes.size());
        assertEquals(12, processes.getFirst().pid());
        assertNull(folder.read(13));
        assertNull(folder.read(14));
    }

    @Test
    void shouldKeepAProcessWhoseOtherFilesWentAway() throws IOException {
        proc.addProcess(12, "zombie", 1, 5, 0, null, "");
        Files.delete(root.resolve("12/status"));
        Files.delete(root.resolve("12/cmdline"));
        assertEquals(new ScannedProcess(12, 5, 1, "", List.of(), false, "zombie", -1, 1_001, 1_002), folder.read(12));
    }

    @Test
    void shouldReadNothingWhereThePidIsReusedMeanwhile() throws IOException {
        proc.addProcess(12, "first", 1, 5, 0, "/bin/first", "first\0");
        long[] calls = {0};
        ProcFolder reused = new ProcFolder(root, () -> () -> {
            if (++calls[0] == 2) {
                try {
                    proc.writeStat(12, "second", 1, 6);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return calls[0];
        });
        assertNull(reused.read(12));
        assertEquals("second", reused.read(12).comm());
    }

    @Test
    void shouldReadManyProcessesEachOnce() throws Exception {
        for (int pid = 1; pid <= 1_500; pid++) {
            proc.addProcess(pid, "p" + pid, 1, pid, 0, null, "p\0");
        }
        Set<Integer> pids = new HashSet<>();
        for (ScannedProcess process : folder.snapshot().processes()) {
            assertTrue(pids.add(process.pid()));
            assertEquals("p" + process.pid(), process.comm());
        }
        assertEquals(1_500, pids.size());
    }

    @Test
    void shouldFindNoProcessesWhereProcIsNotMounted() throws Exception {
        assertTrue(new ProcFolder(root.resolve("missing")).snapshot().processes().isEmpty());
    }

    @Test
    void shouldFindThisProcessAndItsChildInTheRealProc() throws Exception {
        ProcFolder real = new ProcFolder(Path.of("/proc"));
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            ScannedProcess self = null;
            for (ScannedProcess process : real.snapshot().processes()) {
                if (process.pid() == ProcessHandle.current().pid()) {
                    self = process;
                }
            }
            assertNotNull(self);
            assertEquals(Path.of("/proc/self/exe").toRealPath().toString(), self.path());
            assertFalse(self.arguments().isEmpty());
            ScannedProcess sleep = real.read((int) child.pid());
            assertEquals(self.pid(), sleep.parentPid());
            assertEquals(self.uid(), sleep.uid());
            assertTrue(sleep.startTicks() >= self.startTicks());
            assertTrue(sleep.startTicks() * ProcStat.TICK_NANOS < sleep.readFromNanos());
            assertTrue(sleep.readFromNanos() < sleep.readUntilNanos());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
