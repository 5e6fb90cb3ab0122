package io.ptcpdump.bpf;

import io.ptcpdump.sys.Beside;
import io.ptcpdump.sys.CString;
import io.ptcpdump.sys.Fd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The maps of an object file, made before it is loaded: several objects that were opened from the same file then have the same ones.
 * Otherwise each would make its own while it is loaded. The objects keep them; closing this lets go of its part.
 */
final class SharedMaps implements AutoCloseable {
    /** In the kernel, without the NUL (BPF_OBJ_NAME_LEN). */
    private static final int LONGEST_NAME = 15;

    private static final long NULL = 0;

    // include/uapi/linux/bpf.h
    private static final int PERF_EVENT_ARRAY = 4;
    private static final long F_RDONLY_PROG = 1 << 7;
    private static final long F_MMAPABLE = 1 << 10;

    /** struct bpf_map_create_opts: its size, and what is used of it. */
    private static final long OPTIONS_SIZE = 48;

    private static final long OPTIONS_MAP_FLAGS = 28;

    private final Map<String, Fd> maps = new ConcurrentHashMap<>();

    private SharedMaps() {}

    /**
     * Makes the maps that an object would make, with the content that they would have.
     *
     * @param but those that need a description of their values, as those with locks do
     */
    static SharedMaps make(BpfObject object, List<String> but) {
        SharedMaps made = new SharedMaps();
        Deque<Long> wanted = new ConcurrentLinkedDeque<>();
        object.forEachMap(map -> {
            if (!but.contains(BpfObject.mapName(map))) {
                wanted.add(map);
            }
        });
        try {
            // Filling the large ones with entries takes the kernel most of the time: two threads take half of it.
            Beside.run(() -> made.make(wanted), () -> made.make(wanted));
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private void make(Deque<Long> wanted) {
        for (Long map = wanted.poll(); map != null; map = wanted.poll()) {
            String name = BpfObject.mapName(map);
            maps.put(name, make(map, name));
        }
    }

    private static Fd make(long map, String name) {
        int type = (int) LibbpfCalls.MAP_TYPE.call(map);
        // What is mapped into this process is what libbpf maps; kernels before 5.5 do not know the flag.
        long flags = (int) LibbpfCalls.MAP_FLAGS.call(map) & ~F_MMAPABLE;
        int entries = (int) LibbpfCalls.MAP_MAX_ENTRIES.call(map);
        if (entries == 0 && type == PERF_EVENT_ARRAY) {
            entries = (int) LibbpfCalls.POSSIBLE_CPUS.call();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment options = arena.allocate(OPTIONS_SIZE, Long.BYTES);
            options.set(ValueLayout.JAVA_LONG, 0, OPTIONS_SIZE);
            options.set(ValueLayout.JAVA_INT, OPTIONS_MAP_FLAGS, (int) flags);
            MemorySegment shortName = CString.allocate(arena, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
            Fd fd = Fd.adopt(BpfException.check(
                    LibbpfCalls.MAP_CREATE.call(
                            type,
                            shortName.address(),
                            LibbpfCalls.MAP_KEY_SIZE.call(map),
                            LibbpfCalls.MAP_VALUE_SIZE.call(map),
                            entries,
                            options.address()),
                    "make map " + name));
            try {
                fill(map, name, fd, arena);
                if ((flags & F_RDONLY_PROG) != 0) {
                    BpfException.check(LibbpfCalls.MAP_FREEZE.call(fd.number()), "freeze map " + name);
                }
                return fd;
            } catch (BpfException e) {
                fd.close();
                throw e;
            }
        }
    }

    /** Writes what a map of global data begins with: its only value. */
    private static void fill(long map, String name, Fd fd, Arena arena) {
        MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
        long value = LibbpfCalls.MAP_INITIAL_VALUE.call(map, size.address());
        if (value != NULL) {
            long key = arena.allocate(ValueLayout.JAVA_INT).address();
            BpfException.check(LibbpfCalls.MAP_UPDATE.call(fd.number(), key, value, BpfMap.ANY), "fill map " + name);
        }
    }

    /** Has an object use these in place of its own. */
    void giveTo(BpfObject object) {
        maps.forEach((name, fd) -> object.reuse(name, fd.number()));
    }

    @Override
    public void close() {
        maps.values().forEach(Fd::close);
    }
}
