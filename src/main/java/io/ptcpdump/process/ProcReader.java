package io.ptcpdump.process;

import io.ptcpdump.sys.ProcStat;
import io.ptcpdump.sys.ProcStatus;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads the files of one process after the other, into one buffer: for one thread at a time. */
final class ProcReader {
    /** Most bytes of a command line that are kept. */
    static final int MAX_CMDLINE = 8192; // the longest read that the JDK does without allocating native memory

    private static final String DELETED = " (deleted)";
    private static final char UNDECODED = '\uFFFD';

    private final String root;
    private final LongSupplier bootClock;
    private final byte[] buffer = new byte[MAX_CMDLINE];

    ProcReader(Path root, LongSupplier bootClock) {
        this.root = root.toString().concat("/");
        this.bootClock = bootClock;
    }

    /** One process, or null where there is none. Where the pid is reused meanwhile, the parts may be of two processes. */
    ScannedProcess read(String pid) {
        long from = bootClock.getAsLong();
        String folder = root.concat(pid);
        ProcStat stat = readStat(folder);
        if (stat == null) {
            return null;
        }
        String path = executable(folder);
        int length = Math.max(0, readFile(folder, "/cmdline"));
        List<String> arguments = arguments(buffer, length);
        int uid = ProcStatus.realUid(buffer, readFile(folder, "/status"));
        return new ScannedProcess(
                Integer.parseInt(pid),
                stat.startTicks(),
                stat.parentPid(),
                path,
                arguments,
                length == buffer.length,
                stat.comm(),
                uid,
                from,
                bootClock.getAsLong());
    }

    /** As {@link #read}, but null where the pid was reused meanwhile. */
    ScannedProcess readSurely(String pid) {
        ScannedProcess process = read(pid);
        ProcStat after = readStat(root.concat(pid));
        return process != null && after != null && after.startTicks() == process.startTicks() ? process : null;
    }

    private ProcStat readStat(String folder) {
        return ProcStat.parse(buffer, readFile(folder, "/stat"), StandardCharsets.UTF_8);
    }

    /** Fills the buffer with the beginning of a file; the number of bytes read, -1 where it is empty or cannot be read. */
    private int readFile(String folder, String name) {
        try (FileInputStream file = new FileInputStream(folder.concat(name))) {
            return file.read(buffer); // proc gives as much as there is in one read
        } catch (IOException e) {
            return -1;
        }
    }

    private static String executable(String folder) {
        try {
            Path link = Files.readSymbolicLink(Path.of(folder, "exe"));
            String target = link.toString();
            if (target.indexOf(UNDECODED) >= 0) {
                target = link.toUri().getPath(); // a locale other than UTF-8 lost bytes, which the URI still has
            }
            return target.endsWith(DELETED) ? target.substring(0, target.length() - DELETED.length()) : target;
        } catch (IOException e) {
            return ""; // a kernel thread, a zombie, gone, or not ours to see
        }
    }

    /**
     * The arguments in {@code bytes[0, length)}, each ended by NUL. NULs at the end are dropped: programs that rename
     * themselves pad the rest of the area with them.
     */
    static List<String> arguments(byte[] bytes, int length) {
        int end = length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        List<String> arguments = new ArrayList<>();
        for (int start = 0, at = 0; at <= end && end > 0; at++) {
            if (at == end || bytes[at] == 0) {
                arguments.add(new String(bytes, start, at - start, StandardCharsets.UTF_8));
                start = at + 1;
            }
        }
        return arguments;
    }
}
