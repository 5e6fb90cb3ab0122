package io.ptcpdump.bpf;

/** A BPF object in the kernel. Closing it lets go of its maps and programs; programs stay while they are attached. */
public final class LoadedBpf implements AutoCloseable {
    private final ObjectHandle object;
    /** Loaded from the same file with other programs and the same maps; null if there is none. */
    private final LoadedBpf rest;

    LoadedBpf(ObjectHandle object) {
        this(object, null);
    }

    private LoadedBpf(ObjectHandle object, LoadedBpf rest) {
        this.object = object;
        this.rest = rest;
    }

    /** This and another part of the same file. Closing what is returned closes both; they are not to be used any more. */
    LoadedBpf with(LoadedBpf other) {
        return new LoadedBpf(object.give(), other);
    }

    /** Whether a program of the file was loaded. */
    public boolean isLoaded(String program) {
        return (int) LibbpfCalls.PROGRAM_FD.call(object.program(program)) >= 0 || (rest != null && rest.isLoaded(program));
    }

    /**
     * A program by its name; valid until this is closed.
     *
     * @throws BpfException if the object has none, or it was configured not to be loaded
     */
    public BpfProgram program(String program) {
        long pointer = object.program(program);
        int fd = (int) LibbpfCalls.PROGRAM_FD.call(pointer);
        if (fd < 0 && rest != null) {
            return rest.program(program);
        }
        if (fd < 0) {
            throw new BpfException("program " + program + " of " + object.name() + " is not loaded");
        }
        return new BpfProgram(program, fd, pointer);
    }

    /**
     * A map by its name; valid until this is closed.
     *
     * @throws BpfException if the object has none
     */
    public BpfMap map(String map) {
        long pointer = object.map(map);
        return new BpfMap(
                map,
                BpfException.check(LibbpfCalls.MAP_FD.call(pointer), "map " + map),
                (int) LibbpfCalls.MAP_KEY_SIZE.call(pointer),
                (int) LibbpfCalls.MAP_VALUE_SIZE.call(pointer),
                (int) LibbpfCalls.MAP_MAX_ENTRIES.call(pointer));
    }

    @Override
    public void close() {
        object.close();
        if (rest != null) {
            rest.close();
        }
    }
}
