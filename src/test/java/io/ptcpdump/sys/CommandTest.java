package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    @Test
    void shouldHoldTheCommandUntilItIsReleasedAndKeepItsPid(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("pid");
        try (Command command = Command.hold(List.of("sh", "-c", "echo $$ > \"$0\"; exit 7", out.toString()), false);
                Epoll epoll = new Epoll()) {
            epoll.add(command.exitFd(), 1);
            assertEquals(0, epoll.await(100));
            assertFalse(Files.exists(out));
            assertEquals(Optional.empty(), command.poll());
            command.release();
            assertEquals(new ExitStatus(7, 0), command.await());
            assertEquals(1, epoll.await(0));
            assertEquals(command.pid(), Integer.parseInt(Files.readString(out).strip()));
            assertEquals(Optional.of(new ExitStatus(7, 0)), command.poll(), "asked again");
        }
    }

    @Test
    void shouldGiveTheCommandWhatAShellWould(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("facts");
        String script = "cut -d' ' -f5 /proc/$$/stat; grep -E '^Sig(Blk|Ign)' /proc/self/status; ls /proc/self/fd; echo end; env | sort";
        List<String> words = List.of("sh", "-c", "exec 3>\"$0\"; { " + script + "; } >&3", out.toString());
        try (Command command = Command.hold(words, false)) {
            command.release();
            assertEquals(0, command.await().shellCode());
        }
        List<String> facts = Files.readAllLines(out);
        assertEquals(processGroup(), facts.getFirst());
        assertEquals("SigBlk:\t0000000000000000", facts.get(1));
        assertEquals(ignoredSignals(Files.readAllLines(Path.of("/proc/self/status"))), ignoredSignals(facts));
        assertEquals(List.of("0", "1", "2", "3", "4", "end"), facts.subList(3, 9), "streams, the file, the folder being listed");
        assertFalse(facts.toString().contains("PTCPDUMP_GO"));
        assertTrue(facts.contains("PATH=" + System.getenv("PATH")));
    }

    private static String processGroup() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2];
    }

    /** Those ignored among signals 1 to 31; glibc uses 32 and 33 for itself. */
    private static long ignoredSignals(List<String> status) {
        for (String line : status) {
            if (line.startsWith("SigIgn:\t")) {
                return Long.parseUnsignedLong(line.substring(8), 16) & 0x7fff_ffff;
            }
        }
        throw new AssertionError(status);
    }

    @Test
    void shouldReportASignalAsTheShellDoes() {
        try (Command command = Command.hold(List.of("sh", "-c", "kill -TERM $$"), false)) {
            command.release();
            ExitStatus status = command.await();
            assertEquals(new ExitStatus(0, 15), status);
            assertEquals(143, status.shellCode());
        }
    }

    @Test
    void shouldEndWith127WhenThereIsNoSuchCommand() {
        try (Command command = Command.hold(List.of("no-such-command-of-ptcpdump"), false)) {
            command.release();
            assertEquals(127, command.await().shellCode());
        }
    }

    @Test
    void shouldNeverRunACommandThatIsLetGoBeforeItsRelease(@TempDir Path folder) {
        Path out = folder.resolve("ran");
        Command command = Command.hold(List.of("touch", out.toString()), false);
        command.close();
        command.await();
        assertFalse(Files.exists(out));
    }

    @Test
    void shouldNotFailToReleaseAProcessThatWasKilled() {
        try (Command command = Command.hold(List.of("true"), false)) {
            ProcessHandle.of(command.pid()).orElseThrow().destroyForcibly();
            assertEquals(9, command.await().signal());
            command.release();
            assertEquals(137, command.await().shellCode());
        }
    }
}
