package io.ptcpdump.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processes that have a BPF program open, as their descriptors in proc(5) say: every ptcpdump that runs holds its own. What
 * cannot be seen counts as held.
 */
final class ProgramHolders {
    /** Inode of the first pid namespace, from which all processes are seen: PROC_PID_INIT_INO of include/linux/proc_ns.h. */
    private static final long FIRST_PID_NAMESPACE = 0xeffffffcL;

    private static final String TOOL = "ptcpdump";

    private final Path proc;

    ProgramHolders(Path proc) {
        this.proc = proc;
    }

    /** Whether a process has the program with that id open, or may have it where we cannot look. */
    boolean mayHold(int programId) {
        String line = "prog_id:\t" + programId + "\n";
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            if (!seesAllProcesses()) {
                return true;
            }
            for (Path process : processes) {
                if (mayHold(process, line)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private boolean seesAllProcesses() throws IOException {
        return (long) Files.getAttribute(proc.resolve("self/ns/pid"), "unix:ino") == FIRST_PID_NAMESPACE;
    }

    private static boolean mayHold(Path process, String line) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fdinfo"))) {
            for (Path descriptor : descriptors) {
                if (text(descriptor).contains(line)) {
                    return true;
                }
            }
            return false;
        } catch (AccessDeniedException e) {
            // It has capabilities that we lack.
            return text(process.resolve("cmdline")).contains(TOOL);
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    /** A file's text, empty if it has gone meanwhile. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
