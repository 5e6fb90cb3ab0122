package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.sys.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A BPF_MAP_TYPE_PERCPU_ARRAY or _HASH with 32-bit keys whose values are 64-bit counters, one or several to an entry. An object
 * serves one thread.
 */
public final class PerCpuCounters {
    private final BpfMap map;
    private final int countersPerEntry;
    private final MemorySegment key = Arena.ofAuto().allocate(JAVA_INT);
    /** The entry of every CPU that could be there, in order, as the kernel copies it out. */
    private final MemorySegment values;
    private final int cpus;

    /** @throws IllegalArgumentException if the map's values are not whole counters */
    public PerCpuCounters(BpfMap map) {
        if (map.keySize() != Integer.BYTES || map.valueSize() % Long.BYTES != 0) {
            throw new IllegalArgumentException("map " + map.name() + " is no array of 64-bit counters");
        }
        this.map = map;
        countersPerEntry = map.valueSize() / Long.BYTES;
        cpus = BpfException.check(LibbpfCalls.POSSIBLE_CPUS.call(), "count CPUs");
        values = Arena.ofAuto().allocate(JAVA_LONG, (long) cpus * countersPerEntry);
    }

    /**
     * Makes an entry of a hash, with all counters 0. One that is there stays as it is, and a full map is left to those who count.
     */
    public void add(int entry) {
        key.set(JAVA_INT, 0, entry);
        values.fill((byte) 0);
        long result = LibbpfCalls.MAP_UPDATE.call(map.fd(), key.address(), values.address(), BpfMap.NEW_KEY);
        if ((int) result != -Errno.EEXIST && (int) result != -Errno.E2BIG) {
            BpfException.check(result, "add counters to map " + map.name());
        }
    }

    /** The sum over all CPUs of the only, or first, counter of an entry. */
    public long sum(int entry) {
        return sum(entry, 0);
    }

    /**
     * The sum over all CPUs of one counter.
     *
     * @param entry   index in the array, or key; one that the hash does not have counts nothing
     * @param counter index in the entry
     */
    public long sum(int entry, int counter) {
        key.set(JAVA_INT, 0, entry);
        long result = LibbpfCalls.MAP_LOOKUP.call(map.fd(), key.address(), values.address());
        if ((int) result == -Errno.ENOENT) {
            return 0;
        }
        BpfException.check(result, "read counters of map " + map.name());
        long sum = 0;
        for (int cpu = 0; cpu < cpus; cpu++) {
            sum += values.getAtIndex(JAVA_LONG, (long) cpu * countersPerEntry + counter);
        }
        return sum;
    }
}
