package io.ptcpdump.hook;

import io.ptcpdump.sys.KernelClock;
import io.ptcpdump.sys.ProcStat;
import io.ptcpdump.sys.ProcStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A process that has a socket, as proc(5) shows it.
 *
 * @param startTicks start after boot in clock ticks of {@link ProcStat#TICK_NANOS}
 * @param comm       name of its first thread; each char is a byte
 * @param uid        real user id
 * @param cgroup     id of its cgroup v2, 0 where that is not known
 * @param readNanos  when this was read, CLOCK_BOOTTIME
 */
record SocketHolder(int pid, long startTicks, String comm, int uid, long cgroup, long readNanos) {
    private static final String CGROUP_2 = "0::";

    /**
     * @param process its folder
     * @param cgroups where the tree of cgroup v2 is
     * @throws IOException if it has ended
     */
    static SocketHolder read(Path process, Path cgroups) throws IOException {
        long now = new KernelClock().bootNanos();
        ProcStat stat = stat(process);
        byte[] status = Files.readAllBytes(process.resolve("status"));
        int uid = ProcStatus.realUid(status, status.length);
        int pid = Integer.parseInt(process.getFileName().toString());
        return new SocketHolder(pid, stat.startTicks(), stat.comm(), uid, cgroup(process, cgroups), now);
    }

    /** Whether the folder still is that process's. */
    static boolean isStill(SocketHolder holder, Path process) throws IOException {
        return stat(process).startTicks() == holder.startTicks;
    }

    private static ProcStat stat(Path process) throws IOException {
        byte[] line = Files.readAllBytes(process.resolve("stat"));
        ProcStat stat = ProcStat.parse(line, line.length, StandardCharsets.ISO_8859_1);
        if (stat == null) {
            throw new IOException("no process in " + process);
        }
        return stat;
    }

    /** The id of a cgroup is the inode number of its folder. */
    private static long cgroup(Path process, Path cgroups) {
        try {
            for (String line : Files.readString(process.resolve("cgroup"), StandardCharsets.ISO_8859_1).split("\n")) {
                if (line.startsWith(CGROUP_2)) {
                    return (long) Files.getAttribute(below(cgroups, line.substring(CGROUP_2.length())), "unix:ino");
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The file below a folder by the bytes of its name, each a char: a locale other than UTF-8 has no characters for some of them. */
    private static Path below(Path folder, String bytes) {
        StringBuilder uri = new StringBuilder(folder.toUri().toString());
        HexFormat hex = HexFormat.of();
        for (int i = 0; i < bytes.length(); i++) {
            char b = bytes.charAt(i);
            if (b == '/') {
                uri.append('/');
            } else {
                hex.toHexDigits(uri.append('%'), (byte) b);
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    /**
     * Whether this is named as the owner of a socket, and not another that has it, too: as is_rather_owner of bpf/owner.h says. Of two
     * that started in the same 10 ms, the one with the higher pid counts as the younger.
     */
    boolean isRatherOwner(SocketHolder other, boolean socketTakesAll) {
        boolean isYounger = startTicks > other.startTicks || startTicks == other.startTicks && pid > other.pid;
        return socketTakesAll && comm.equals(other.comm) ? !isYounger : isYounger;
    }
}
