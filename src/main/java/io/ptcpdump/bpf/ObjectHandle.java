package io.ptcpdump.bpf;

import io.ptcpdump.sys.CString;
import java.lang.foreign.Arena;

/** libbpf's struct bpf_object, which has one owner at a time: the object that is configured, then the one that is loaded. */
final class ObjectHandle implements AutoCloseable {
    private static final long NULL = 0;

    private final String name;
    private long address;

    /** @param name what the object is called in messages */
    ObjectHandle(String name, long address) {
        this.name = name;
        this.address = address;
    }

    String name() {
        return name;
    }

    /** @throws IllegalStateException if it was closed or given away */
    long address() {
        if (address == NULL) {
            throw new IllegalStateException("BPF object " + name + " is loaded or closed");
        }
        return address;
    }

    /** Gives the object to a new owner; closing this one does nothing from here on. */
    ObjectHandle give() {
        ObjectHandle given = new ObjectHandle(name, address());
        address = NULL;
        return given;
    }

    /** A program, loaded or not: struct bpf_program. */
    long program(String program) {
        try (Arena arena = Arena.ofConfined()) {
            long found = LibbpfCalls.OBJECT_FIND_PROGRAM.call(address(), CString.allocate(arena, program).address());
            if (found == NULL) {
                throw new BpfException("no program " + program + " in BPF object " + name);
            }
            return found;
        }
    }

    /** A map, loaded or not: struct bpf_map. */
    long map(String map) {
        try (Arena arena = Arena.ofConfined()) {
            long found = LibbpfCalls.OBJECT_FIND_MAP.call(address(), CString.allocate(arena, map).address());
            if (found == NULL) {
                throw new BpfException("no map " + map + " in BPF object " + name);
            }
            return found;
        }
    }

    @Override
    public void close() {
        if (address != NULL) {
            LibbpfCalls.OBJECT_CLOSE.call(address);
            address = NULL;
        }
    }
}
