package io.ptcpdump.sys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Facts about the process this program runs as, and its machine. */
public final class CurrentProcess {
    private static final NativeFunction GETEUID = NativeFunction.libc("geteuid");
    private static final NativeFunction ISATTY = NativeFunction.libc("isatty");
    private static final NativeFunction SYSCONF = NativeFunction.libc("sysconf");
    private static final int SC_PAGESIZE = 30;
    private static final int SC_NPROCESSORS_ONLN = 84;

    private CurrentProcess() {}

    /** The user id that decides what it may do; 0 is root. */
    public static int effectiveUserId() {
        return (int) GETEUID.call();
    }

    /** Whether a descriptor (1 for the standard output) leads to a terminal. */
    public static boolean isTerminal(int fd) {
        return (int) ISATTY.call(fd) == 1;
    }

    /** Bytes of a page of memory, 4096 on x86-64, more on some aarch64 kernels. */
    public static long pageSize() {
        return SYSCONF.call(SC_PAGESIZE);
    }

    /** CPUs of the machine that are in use, whether the process may run on them or not. */
    public static int cpusInUse() {
        return (int) SYSCONF.call(SC_NPROCESSORS_ONLN);
    }

    /**
     * Inode number of its network namespace, which names the namespace among all of the machine.
     *
     * @throws IOException if /proc is not mounted
     */
    public static long networkNamespaceInode() throws IOException {
        return (long) Files.getAttribute(Path.of("/proc/self/ns/net"), "unix:ino");
    }
}
