package io.ptcpdump.hook;

import io.ptcpdump.sys.KernelClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that has a socket, as proc(5) shows it.
 *
 * @param startTicks start, in units of 10 ms since boot
 * @param comm       name of its first thread; each char is a byte
 * @param uid        real user id
 * @param cgroup     id of its cgroup v2, 0 where that is not known
 * @param readNanos  when this was read, CLOCK_BOOTTIME
 */
record SocketHolder(int pid, long startTicks, String comm, int uid, long cgroup, long readNanos) {
    private static final int FIELD_STATE = 3;
    private static final int FIELD_START = 22;
    private static final String UID = "\nUid:\t";
    private static final String CGROUP_2 = "0::";

    /**
     * @param process its folder
     * @param cgroups where the tree of cgroup v2 is
     * @throws IOException if it has ended
     */
    static SocketHolder read(Path process, Path cgroups) throws IOException {
        long now = new KernelClock().bootNanos();
        String stat = text(process.resolve("stat"));
        String comm = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        int pid = Integer.parseInt(process.getFileName().toString());
        return new SocketHolder(pid, startTicks(stat), comm, uid(text(process.resolve("status"))), cgroup(process, cgroups), now);
    }

    /** Whether the folder still is that process's. */
    static boolean isStill(SocketHolder holder, Path process) throws IOException {
        return startTicks(text(process.resolve("stat"))) == holder.startTicks;
    }

    /** The fields behind the name are separated by one space each; the name may have any character. */
    static long startTicks(String stat) {
        int at = stat.lastIndexOf(')') + 2;
        for (int field = FIELD_STATE; field < FIELD_START; field++) {
            at = stat.indexOf(' ', at) + 1;
        }
        return Long.parseLong(stat, at, stat.indexOf(' ', at), 10);
    }

    static int uid(String status) {
        int at = status.indexOf(UID) + UID.length();
        return Integer.parseUnsignedInt(status, at, status.indexOf('\t', at), 10);
    }

    /** The id of a cgroup is the inode number of its folder. */
    private static long cgroup(Path process, Path cgroups) {
        try {
            for (String line : text(process.resolve("cgroup")).split("\n")) {
                if (line.startsWith(CGROUP_2)) {
                    return (long) Files.getAttribute(Path.of(cgroups + line.substring(CGROUP_2.length())), "unix:ino");
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
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
