package io.ptcpdump.sys;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one tree of cgroup v2, whether and wherever it is mounted: from a cgroup's id, which the kernel's records have, to its path. A folder's
 * id is its inode number, and the file system finds a folder by it (open_by_handle_at(2); kernfs, Linux 5.5).
 */
public final class CgroupTree implements AutoCloseable {
    private static final NativeFunction OPEN_BY_HANDLE_AT = NativeFunction.libc("open_by_handle_at");
    private static final int O_PATH = 0x200000;
    /** Of a handle that is an id of kernfs (include/linux/exportfs.h). */
    private static final int FILEID_KERNFS = 0xfe;
    /** struct file_handle: length of the handle, its type, the handle. */
    private static final long TYPE = 4;
    private static final long HANDLE = 8;
    private static final long SIZE = 16;

    /** The top folder. What fsmount(2) gives is a mere place, which finds no handles; it goes with the mount when this does. */
    private final Fd top;

    private CgroupTree(Fd top) {
        this.top = top;
    }

    /** @throws SystemException if the kernel has no cgroup v2, or does not let this process see it */
    public static CgroupTree open() {
        try (DetachedMount mount = DetachedMount.ofCgroups()) {
            return new CgroupTree(Fd.open(mount.path().toString(), Fd.READ_ONLY));
        }
    }

    /** The path of a cgroup from the top, which is {@code /}; null where there is none of that id any more. */
    public String path(long id) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(SIZE, Long.BYTES);
            handle.set(ValueLayout.JAVA_INT, 0, Long.BYTES);
            handle.set(ValueLayout.JAVA_INT, TYPE, FILEID_KERNFS);
            handle.set(ValueLayout.JAVA_LONG, HANDLE, id);
            int opened = (int) OPEN_BY_HANDLE_AT.call(top.number(), handle.address(), O_PATH | Fd.O_CLOEXEC);
            if (opened < 0) {
                return null;
            }
            try (Fd folder = Fd.adopt(opened)) {
                return Files.readSymbolicLink(Path.of("/proc/self/fd/" + folder.number())).toString();
            }
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        top.close();
    }
}
