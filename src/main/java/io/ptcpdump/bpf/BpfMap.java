package io.ptcpdump.bpf;

import io.ptcpdump.sys.Errno;
import java.lang.foreign.MemorySegment;

/**
 * A map in the kernel, owned by its {@link LoadedBpf}. Keys and values are native memory of exactly the sizes given here (the
 * value of a per-CPU map: see {@link PerCpuCounters}).
 *
 * @param name       its name in the object
 * @param fd         descriptor that stands for it
 * @param keySize    bytes of a key
 * @param valueSize  bytes of a value
 * @param maxEntries room for entries; of a ring buffer, its bytes
 */
public record BpfMap(String name, int fd, int keySize, int valueSize, int maxEntries) {
    /** Flags of {@link #update}: whatever was there before (BPF_ANY). */
    public static final long ANY = 0;
    /** Only if the key is new (BPF_NOEXIST); else EEXIST. */
    public static final long NEW_KEY = 1;

    /**
     * Copies the value of a key.
     *
     * @return whether the map has the key
     */
    public boolean lookup(MemorySegment key, MemorySegment value) {
        requireSize(key, keySize, "key");
        requireSize(value, valueSize, "value");
        return found(LibbpfCalls.MAP_LOOKUP.call(fd, key.address(), value.address()), "look up in map ");
    }

    /**
     * Sets the value of a key.
     *
     * @throws BpfException if the map is full, or the flags forbid it
     */
    public void update(MemorySegment key, MemorySegment value, long flags) {
        requireSize(key, keySize, "key");
        requireSize(value, valueSize, "value");
        BpfException.check(LibbpfCalls.MAP_UPDATE.call(fd, key.address(), value.address(), flags), "update map " + name);
    }

    /**
     * Removes a key.
     *
     * @return whether the map had it
     */
    public boolean delete(MemorySegment key) {
        requireSize(key, keySize, "key");
        return found(LibbpfCalls.MAP_DELETE.call(fd, key.address()), "delete from map ");
    }

    private boolean found(long result, String operation) {
        if ((int) result == -Errno.ENOENT) {
            return false;
        }
        BpfException.check(result, operation + name);
        return true;
    }

    private static void requireSize(MemorySegment segment, int size, String what) {
        if (segment.byteSize() != size) {
            throw new IllegalArgumentException(what + " has " + segment.byteSize() + " bytes, not " + size);
        }
    }
}
