package io.ptcpdump.bpf;

import io.ptcpdump.ffi.libbpf.Libbpf;
import io.ptcpdump.sys.CString;
import java.lang.foreign.Arena;

/** The kernel's description of its own types and functions (BTF). Reading it takes 5 to 15 ms. */
public final class KernelTypes implements AutoCloseable {
    private final long types;

    private KernelTypes(long types) {
        this.types = types;
    }

    /** @throws BpfException if the kernel has none */
    public static KernelTypes read() {
        LibbpfCalls.requireLibrary();
        long types = LibbpfCalls.KERNEL_TYPES_LOAD.call();
        if (types == 0) {
            throw BpfException.last("read the kernel's types");
        }
        return new KernelTypes(types);
    }

    /** Whether the kernel has a function of that name, not in a module, that is not inlined everywhere. */
    public boolean hasFunction(String name) {
        try (Arena arena = Arena.ofConfined()) {
            long address = CString.allocate(arena, name).address();
            return (int) LibbpfCalls.TYPES_FIND.call(types, address, Libbpf.BTF_KIND_FUNC()) > 0;
        }
    }

    /** Whether anything has that name: a type, a member, a parameter. Takes longer. */
    public boolean hasName(String name) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) LibbpfCalls.TYPES_FIND_STRING.call(types, CString.allocate(arena, name).address()) > 0;
        }
    }

    @Override
    public void close() {
        LibbpfCalls.TYPES_FREE.call(types);
    }
}
