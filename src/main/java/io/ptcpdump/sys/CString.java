package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Text in C's memory: UTF-8, ended by a NUL. The JDK's own methods for this take some milliseconds when first used. */
public final class CString {
    private CString() {}

    /** Copies text into an arena's memory. */
    public static MemorySegment allocate(Arena arena, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment copy = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
        return copy;
    }

    /**
     * Copies the text at an address.
     *
     * @param longest most bytes to look at, the NUL included
     * @throws IndexOutOfBoundsException if there is no NUL among them
     */
    public static String at(long address, long longest) {
        return in(MemorySegment.ofAddress(address).reinterpret(longest));
    }

    /**
     * Copies the text at the start of a segment.
     *
     * @throws IndexOutOfBoundsException if there is no NUL in it
     */
    public static String in(MemorySegment memory) {
        int length = 0;
        while (memory.get(JAVA_BYTE, length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        MemorySegment.copy(memory, JAVA_BYTE, 0, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
