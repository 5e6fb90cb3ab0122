package io.ptcpdump.sys;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kernel file system (cgroup2, tracefs) mounted for this process alone, in no folder, so that nothing is seen of it outside and
 * nothing is left when it is closed: fsopen(2), fsmount(2), Linux 5.2. For where it is not mounted, as on minimal systems, or
 * covered, as under {@code ip netns exec}, which mounts a new /sys.
 */
public final class DetachedMount implements AutoCloseable {
    private static final NativeFunction SYSCALL = NativeFunction.libc("syscall");
    /** The same numbers on all architectures (include/uapi/asm-generic/unistd.h). */
    private static final int SYS_FSOPEN = 430;

    private static final int SYS_FSCONFIG = 431;
    private static final int SYS_FSMOUNT = 432;
    private static final String CGROUP2 = "cgroup2";
    private static final int FSOPEN_CLOEXEC = 1;
    private static final int FSCONFIG_CMD_CREATE = 6;
    private static final int FSMOUNT_CLOEXEC = 1;

    private final Fd root;

    private DetachedMount(Fd root) {
        this.root = root;
    }

    /**
     * Mounts a file system that needs no device.
     *
     * @param type such as {@code tracefs}
     * @throws SystemException if the kernel does not have it, or refuses
     */
    public static DetachedMount of(String type) {
        try (Arena arena = Arena.ofConfined();
                Fd context = Fd.ofResult(
                        (int) SYSCALL.call(SYS_FSOPEN, CString.allocate(arena, type).address(), FSOPEN_CLOEXEC),
                        "fsopen " + type)) {
            if (SYSCALL.call(SYS_FSCONFIG, context.number(), FSCONFIG_CMD_CREATE, 0, 0, 0) < 0) {
                throw SystemException.last("fsconfig " + type);
            }
            int mount = (int) SYSCALL.call(SYS_FSMOUNT, context.number(), FSMOUNT_CLOEXEC, 0);
            return new DetachedMount(Fd.ofResult(mount, "fsmount " + type));
        }
    }

    /**
     * Mounts cgroup v2 from its very top. In a cgroup namespace, which containers have, the top would be that one's: then it is mounted as
     * process 1 sees it, if that can be seen (in a container: with the host's pids).
     *
     * @throws SystemException if the kernel does not have it, or refuses
     */
    public static DetachedMount ofCgroups() {
        String first = KernelNamespace.CGROUP.of("1");
        if (!isElsewhere(first)) {
            return of(CGROUP2);
        }
        DetachedMount[] made = new DetachedMount[1];
        try {
            KernelNamespace.CGROUP.in(first, () -> made[0] = of(CGROUP2));
            return made[0];
        } catch (SystemException e) {
            return of(CGROUP2);
        }
    }

    private static boolean isElsewhere(String namespace) {
        try {
            Path own = Files.readSymbolicLink(Path.of(KernelNamespace.CGROUP.of("self")));
            return !own.equals(Files.readSymbolicLink(Path.of(namespace)));
        } catch (IOException e) {
            return false; // not to be seen, or a kernel without them
        }
    }

    /** Descriptor of its top folder. */
    public int fd() {
        return root.number();
    }

    /** A path to its top folder that this process can use while it is open. */
    public Path path() {
        return Path.of("/proc/self/fd/" + root.number());
    }

    @Override
    public void close() {
        root.close();
    }
}
