package io.ptcpdump.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a folder that looks like a mounted proc to {@link ProcFolder}. */
final class FakeProc {
    private final Path root;

    FakeProc(Path root) {
        this.root = root;
    }

    void addProcess(int pid, String comm, int parentPid, long startTicks, int uid, String executable, String cmdline)
            throws IOException {
        Path folder = Files.createDirectories(root.resolve(Integer.toString(pid)));
        writeStat(pid, comm, parentPid, startTicks);
        String escaped = comm.replace("\n", "\\n");
        Files.writeString(
                folder.resolve("status"), "Name:\t" + escaped + "\nUmask:\t0022\nUid:\t" + uid + "\t1\t2\t3\nGid:\t9\t9\t9\t9\n");
        Files.write(folder.resolve("cmdline"), cmdline.getBytes(StandardCharsets.UTF_8));
        if (executable != null) {
            Files.createSymbolicLink(folder.resolve("exe"), Path.of(executable));
        }
    }

    void writeStat(int pid, String comm, int parentPid, long startTicks) throws IOException {
        String line = pid + " (" + comm + ") S " + parentPid + " 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 " + startTicks + " 1 2 3\n";
        Files.writeString(root.resolve(Integer.toString(pid)).resolve("stat"), line);
    }
}
