package io.ptcpdump.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Indexes of the network interfaces in this network namespace: if_indextoname(3). */
public final class InterfaceIndex {
    private static final NativeFunction IF_INDEXTONAME = NativeFunction.libc("if_indextoname");
    private static final int IF_NAMESIZE = 16;

    private InterfaceIndex() {}

    /** The name of the interface, as the bytes that the kernel has, each as one character; null where there is no such index. */
    public static String nameOf(int index) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(IF_NAMESIZE);
            boolean found = IF_INDEXTONAME.call(index, name.address()) != 0;
            return found ? name.getString(0, StandardCharsets.ISO_8859_1) : null;
        }
    }
}
