package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.ptcpdump.sys.CString;
import io.ptcpdump.sys.NativeFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What libbpf says, which it otherwise says to nobody, of the objects that are opened while this is open. It names programs that it
 * refuses itself, before the kernel's verifier sees them. Takes some 20 ms to set up, so it is for failures only. One thread uses it;
 * libbpf may speak in several.
 */
public final class LibbpfMessages implements AutoCloseable {
    private static final NativeFunction VSNPRINTF = NativeFunction.libc("vsnprintf");
    private static final int WARNING = 0; // enum libbpf_print_level
    private static final long LONGEST_MESSAGE = 16 << 10;
    private static final String PROGRAM = "prog '";
    private static final long NULL = 0;

    private static LibbpfMessages open;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(LONGEST_MESSAGE);
    private final StringBuilder text = new StringBuilder();
    private final MemorySegment printer;

    private LibbpfMessages() {
        try {
            MethodHandle print = MethodHandles.lookup()
                    .findVirtual(
                            LibbpfMessages.class,
                            "print",
                            MethodType.methodType(int.class, int.class, MemorySegment.class, MemorySegment.class))
                    .bindTo(this);
            // The va_list travels as a pointer on x86-64 and, being large, on aarch64, and is only passed on.
            printer = Linker.nativeLinker().upcallStub(print, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS), arena);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Begins to listen. */
    public static LibbpfMessages listen() {
        open = new LibbpfMessages();
        LibbpfCalls.requireLibrary();
        return open;
    }

    /** The function that libbpf is to print with, NULL for none. */
    static long printer() {
        return open == null ? NULL : open.printer.address();
    }

    /** The signature is libbpf_print_fn_t's. */
    private synchronized int print(int level, MemorySegment format, MemorySegment arguments) {
        if (level == WARNING) {
            VSNPRINTF.call(buffer.address(), LONGEST_MESSAGE, format.address(), arguments.address());
            text.append(CString.in(buffer));
        }
        return 0;
    }

    /** All that was said so far, in lines. */
    String text() {
        return text.toString();
    }

    /** The program that was refused according to what was said so far, empty if there is none. */
    public String refusedProgram() {
        return refusedProgram(text.toString());
    }

    /** The first line that says {@code prog 'NAME': ...}: the programs are loaded in turn, up to the first that is refused. */
    static String refusedProgram(String text) {
        int start = text.indexOf(PROGRAM);
        int end = text.indexOf('\'', start + PROGRAM.length());
        return start < 0 || end < 0 ? "" : text.substring(start + PROGRAM.length(), end);
    }

    @Override
    public void close() {
        open = null;
        LibbpfCalls.SET_PRINT.call(NULL);
        arena.close();
    }
}
