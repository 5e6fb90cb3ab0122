package io.ptcpdump.bpf;

/** A BPF object in the kernel. Closing it lets go of its maps and programs; programs stay while they are attached. */
public final class LoadedBpf implements AutoCloseable {
    private static final long NULL = 0;

    private final String name;
    private long handle;

    LoadedBpf(String name, long handle) {
        this.name = name;
        this.handle = handle;
    }

    /**
     * A program by its name; valid until this is closed.
     *
     * @throws BpfException if the object has none, or it was configured not to be loaded
     */
    public BpfProgram program(String program) {
        long pointer = BpfObject.find(handle(), program, name);
        int fd = (int) LibbpfCalls.PROGRAM_FD.call(pointer);
        if (fd < 0) {
            throw new BpfException("program " + program + " of " + name + " is not loaded");
        }
        return new BpfProgram(program, fd, pointer);
    }

    /**
     * A map by its name; valid until this is closed.
     *
     * @throws BpfException if the object has none
     */
    public BpfMap map(String map) {
        long pointer = BpfObject.findMap(handle(), map, name);
        return new BpfMap(
                map,
                BpfException.check(LibbpfCalls.MAP_FD.call(pointer), "map " + map),
                (int) LibbpfCalls.MAP_KEY_SIZE.call(pointer),
                (int) LibbpfCalls.MAP_VALUE_SIZE.call(pointer),
                (int) LibbpfCalls.MAP_MAX_ENTRIES.call(pointer));
    }

    private long handle() {
        if (handle == NULL) {
            throw new IllegalStateException("BPF object " + name + " is closed");
        }
        return handle;
    }

    @Override
    public void close() {
        if (handle != NULL) {
            LibbpfCalls.OBJECT_CLOSE.call(handle);
            handle = NULL;
        }
    }
}
