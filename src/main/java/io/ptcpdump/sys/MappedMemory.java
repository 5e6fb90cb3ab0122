package io.ptcpdump.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A range of the process's memory made by mmap(2), unmapped on {@link #close}. */
public final class MappedMemory implements AutoCloseable {
    private static final NativeFunction MMAP = NativeFunction.libc("mmap");
    private static final NativeFunction MUNMAP = NativeFunction.libc("munmap");

    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int MAP_NORESERVE = 0x4000;
    private static final long MAP_FAILED = -1;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment segment;

    private MappedMemory(long address, long length, boolean writable) {
        MemorySegment mapped = MemorySegment.ofAddress(address).reinterpret(length, arena, MappedMemory::unmap);
        segment = writable ? mapped : mapped.asReadOnly();
    }

    /**
     * Maps what a descriptor stands for, read-only, shared with the kernel.
     *
     * @param offset where it starts, a multiple of the page size
     * @throws SystemException if that fails
     */
    public static MappedMemory readOnly(int fd, long offset, long length) {
        return map(fd, offset, length, PROT_READ, MAP_SHARED);
    }

    /** As {@link #readOnly}, and what is written is seen by the kernel. */
    public static MappedMemory readWrite(int fd, long offset, long length) {
        return map(fd, offset, length, PROT_READ | PROT_WRITE, MAP_SHARED);
    }

    /** Zeroed memory that takes up room only where it is touched. */
    public static MappedMemory anonymous(long length) {
        return map(-1, 0, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE);
    }

    private static MappedMemory map(int fd, long offset, long length, int protection, int flags) {
        long address = MMAP.call(0, length, protection, flags, fd, offset);
        if (address == MAP_FAILED) {
            throw SystemException.last("mmap " + length + " bytes of descriptor " + fd);
        }
        return new MappedMemory(address, length, (protection & PROT_WRITE) != 0);
    }

    private static void unmap(MemorySegment mapped) {
        MUNMAP.call(mapped.address(), mapped.byteSize());
    }

    /** The memory; any access after {@link #close} throws {@link IllegalStateException}. */
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
