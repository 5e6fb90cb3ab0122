package io.ptcpdump.sys;

import java.lang.foreign.MemorySegment;

/** Text in C's memory. */
public final class CString {
    private CString() {}

    /**
     * Copies the UTF-8 text at an address, up to its NUL.
     *
     * @param longest most bytes to look at, the NUL included
     * @throws IndexOutOfBoundsException if there is no NUL among them
     */
    public static String at(long address, long longest) {
        return MemorySegment.ofAddress(address).reinterpret(longest).getString(0);
    }
}
