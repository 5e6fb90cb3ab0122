package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;

/**
 * A C function of up to six arguments, all of them integers or pointers, called by its address.
 *
 * <p>Every function goes through one method handle of six {@code long} arguments, because each further signature costs
 * several milliseconds at start-up. That is sound where integers and pointers travel in the first six 64-bit argument
 * registers and the callee ignores what it did not ask for, variadic functions included: the System V ABI of x86-64 and the
 * AAPCS64 of Linux on aarch64. Of a narrower result only its own bits are defined: cast it ({@code (int) f.call(fd)}).
 *
 * <p>Pointer arguments are {@link MemorySegment#address addresses}: the caller keeps the segment alive during the call.
 *
 * @param address where the function is
 */
public record NativeFunction(MemorySegment address) {
    private static final MethodHandle CALL = Linker.nativeLinker().downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));

    private static final ThreadLocal<MemorySegment> ERRNO = new ThreadLocal<>() {
        @Override
        protected MemorySegment initialValue() {
            return Arena.ofAuto().allocate(JAVA_INT);
        }
    };

    /** The libc function of that name. */
    public static NativeFunction libc(String name) {
        return find(Linker.nativeLinker().defaultLookup(), name);
    }

    /**
     * The function of that name in a library.
     *
     * @throws NoSuchElementException if the library has none
     */
    public static NativeFunction find(SymbolLookup library, String name) {
        return new NativeFunction(library.findOrThrow(name));
    }

    /** What the calling thread's last call through this class left in {@code errno}; means something only if that call failed. */
    public static int errno() {
        return ERRNO.get().get(JAVA_INT, 0);
    }

    public long call() {
        return call(0, 0, 0, 0, 0, 0);
    }

    public long call(long a) {
        return call(a, 0, 0, 0, 0, 0);
    }

    public long call(long a, long b) {
        return call(a, b, 0, 0, 0, 0);
    }

    public long call(long a, long b, long c) {
        return call(a, b, c, 0, 0, 0);
    }

    public long call(long a, long b, long c, long d) {
        return call(a, b, c, d, 0, 0);
    }

    public long call(long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(address, ERRNO.get(), a, b, c, d, e, f);
        } catch (Throwable impossible) {
            throw new AssertionError("a downcall throws nothing", impossible);
        }
    }
}
