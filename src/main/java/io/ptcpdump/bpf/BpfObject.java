package io.ptcpdump.bpf;

import io.ptcpdump.ffi.libbpf.bpf_object_open_opts;
import io.ptcpdump.sys.Beside;
import io.ptcpdump.sys.CString;
import io.ptcpdump.sys.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A BPF object file that is opened and can be configured, and is not in the kernel yet. {@link #load} ends this stage: what
 * comes out owns everything, and {@link #close} then does nothing.
 */
public final class BpfObject implements AutoCloseable {
    private static final long LONGEST_NAME = 256;
    private static final long NULL = 0;

    private final ObjectHandle object;

    private BpfObject(ObjectHandle object) {
        this.object = object;
    }

    /**
     * Opens an object file.
     *
     * @param name what to call it in messages; its first letters begin the names of its global data in the kernel
     * @param elf  the file's bytes
     * @throws BpfException if libbpf is not installed or cannot read the file
     */
    public static BpfObject open(String name, byte[] elf) {
        LibbpfCalls.requireLibrary();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment image = arena.allocate(elf.length, Long.BYTES).copyFrom(MemorySegment.ofArray(elf));
            MemorySegment options = bpf_object_open_opts.allocate(arena);
            bpf_object_open_opts.sz(options, options.byteSize());
            // As a number: the accessor for pointers takes milliseconds when first used.
            options.set(ValueLayout.JAVA_LONG, bpf_object_open_opts.object_name$offset(), CString.allocate(arena, name).address());
            long handle = LibbpfCalls.OBJECT_OPEN_MEM.call(image.address(), image.byteSize(), options.address());
            if (handle == NULL) {
                throw BpfException.last("open BPF object " + name);
            }
            return new BpfObject(new ObjectHandle(name, handle));
        }
    }

    /** Whether {@link #load} shall load the program; all are unless their section's name begins with {@code ?}. */
    public void setAutoload(String program, boolean load) {
        BpfException.check(LibbpfCalls.PROGRAM_SET_AUTOLOAD.call(object.program(program), load ? 1 : 0), "set autoload of " + program);
    }

    /** Keeps {@link #load} from making a map; programs may refer to it only where their constants say that they never come. */
    public void leaveOut(String map) {
        BpfException.check(LibbpfCalls.MAP_SET_AUTOCREATE.call(object.map(map), 0), "leave out map " + map);
    }

    /** Sets how many entries a map has room for; of a ring buffer, its bytes (a power of two, whole pages). */
    public void setMaxEntries(String map, int entries) {
        BpfException.check(LibbpfCalls.MAP_SET_MAX_ENTRIES.call(object.map(map), entries), "set size of map " + map);
    }

    /**
     * What a map of global data ({@code .rodata}, {@code .data}, {@code .bss}) will hold when it is loaded, to be written in
     * place. Use it before {@link #load} only: the memory goes with this object.
     *
     * @throws BpfException if there is no such map, or it is of another kind
     */
    public MemorySegment initialValue(String map) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
            long address = LibbpfCalls.MAP_INITIAL_VALUE.call(object.map(map), size.address());
            if (address == NULL) {
                throw new BpfException("map " + map + " of " + object.name() + " has no initial value");
            }
            return MemorySegment.ofAddress(address).reinterpret(size.get(ValueLayout.JAVA_LONG, 0));
        }
    }

    /**
     * Makes the maps and loads the programs.
     *
     * @return the loaded object, which the caller closes; this one is closed either way
     * @throws BpfException if the kernel refuses; if its verifier refused a program, with that program's name and log
     */
    public LoadedBpf load() {
        try (VerifierLogs logs = VerifierLogs.of(this)) {
            int result = (int) LibbpfCalls.OBJECT_LOAD.call(object.address());
            if (result == -Errno.ESRCH && KernelProbe.kernelTypes() instanceof ProbeResult.Unsupported(String reason)) {
                throw new BpfException("load BPF object " + object.name() + ": " + reason);
            }
            if (result < 0) {
                throw logs.failure("load BPF object " + object.name(), -result);
            }
            return new LoadedBpf(object.give());
        } finally {
            close();
        }
    }

    /**
     * Loads this and another one that was opened from the same file, at the same time in two threads: what takes longest is the
     * kernel's verifier, which takes one program at a time from each thread. Both are closed either way.
     *
     * @param other    is to load other programs than this; it gets the maps of this
     * @param unshared maps that programs of this alone use: those whose values have locks must be among them
     * @return what is loaded, of both
     * @throws BpfException as of {@link #load}
     */
    public LoadedBpf loadWith(BpfObject other, List<String> unshared) {
        try (SharedMaps maps = SharedMaps.make(this, unshared)) {
            maps.giveTo(this);
            maps.giveTo(other);
            unshared.forEach(other::leaveOut);
            LoadedBpf[] loaded = new LoadedBpf[2];
            try {
                Beside.run(() -> loaded[0] = load(), () -> loaded[1] = other.load());
                return loaded[0].with(loaded[1]);
            } catch (RuntimeException e) {
                for (LoadedBpf each : loaded) {
                    if (each != null) {
                        each.close();
                    }
                }
                throw e;
            }
        } finally {
            close();
            other.close();
        }
    }

    /** Has {@link #load} use the maps of what was loaded from the same file before, but for those that are left out. */
    public void shareMapsOf(LoadedBpf loaded) {
        forEachMap(map -> reuse(mapName(map), loaded.map(mapName(map)).fd()));
    }

    /** Each map that {@link #load} would make. */
    void forEachMap(LongConsumer action) {
        for (long map = nextMap(NULL); map != NULL; map = nextMap(map)) {
            if ((byte) LibbpfCalls.MAP_AUTOCREATE.call(map) != 0) {
                action.accept(map);
            }
        }
    }

    /** Has {@link #load} use a map that is there in place of one of its own. */
    void reuse(String map, int fd) {
        BpfException.check(LibbpfCalls.MAP_REUSE_FD.call(object.map(map), fd), "reuse map " + map);
    }

    /** The map after another in the file, the first after NULL; NULL after the last. */
    long nextMap(long map) {
        return LibbpfCalls.OBJECT_NEXT_MAP.call(object.address(), map);
    }

    static String mapName(long map) {
        return CString.at(LibbpfCalls.MAP_NAME.call(map), LONGEST_NAME);
    }

    /** The program after another in the file, the first after NULL; NULL after the last. */
    long nextProgram(long program) {
        return LibbpfCalls.OBJECT_NEXT_PROGRAM.call(object.address(), program);
    }

    static String programName(long program) {
        return CString.at(LibbpfCalls.PROGRAM_NAME.call(program), LONGEST_NAME);
    }

    @Override
    public void close() {
        object.close();
    }
}
