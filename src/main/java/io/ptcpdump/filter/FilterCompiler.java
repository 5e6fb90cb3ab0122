package io.ptcpdump.filter;

import io.ptcpdump.model.LinkType;
import io.ptcpdump.sys.CString;
import io.ptcpdump.sys.NativeFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Compiles filter expressions with libpcap. It is called through {@link NativeFunction}, like everything at start-up: the
 * generated bindings would link five more signatures.
 */
final class FilterCompiler {
    /** An unknown netmask: {@code ip broadcast} is refused, as tcpdump does on an interface without an address. */
    private static final long NETMASK_UNKNOWN = 0xffffffffL;

    private static final int OPTIMIZE = 1;

    /** PCAP_ERRBUF_SIZE. */
    private static final long LONGEST_MESSAGE = 256;

    /** struct bpf_program: the number of instructions, and where they are. */
    private static final long PROGRAM_BYTES = 16;

    private static final long PROGRAM_LENGTH = 0;
    private static final long PROGRAM_INSTRUCTIONS = 8;

    /** libpcap's optimizer recurses once per term; some thousand of them overflow the stack that Java threads have. */
    private static final int LONG_EXPRESSION = 16 * 1024;

    private static final long LARGE_STACK = 256L << 20;

    private FilterCompiler() {}

    /**
     * Compiles {@code expression} for packets of a link type.
     *
     * @param expression in the language of pcap-filter(7); where blank, every packet is taken and libpcap is not touched
     * @param linkType   LINKTYPE_ value ({@link LinkType})
     * @throws FilterException with libpcap's message if it refuses the expression, or if libpcap cannot be loaded
     */
    static ClassicProgram compile(String expression, int linkType) {
        if (expression.isBlank()) {
            return ClassicProgram.ACCEPT_ALL;
        }
        SymbolLookup libpcap = LibpcapVersion.library();
        if (libpcap == null) {
            throw new FilterException(LibpcapVersion.NOT_FOUND);
        }
        return expression.length() > LONG_EXPRESSION
                ? compileOnLargeStack(libpcap, expression, dlt(linkType))
                : compileNatively(libpcap, expression, dlt(linkType));
    }

    private static ClassicProgram compileOnLargeStack(SymbolLookup libpcap, String expression, int dlt) {
        FutureTask<ClassicProgram> task = new FutureTask<>(() -> compileNatively(libpcap, expression, dlt));
        new Thread(null, task, "pcap_compile", LARGE_STACK).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FilterException refused ? refused : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FilterException("interrupted while compiling the filter", e);
        }
    }

    private static ClassicProgram compileNatively(SymbolLookup libpcap, String expression, int dlt) {
        long handle = NativeFunction.find(libpcap, "pcap_open_dead").call(dlt, ClassicProgram.SNAPLEN);
        if (handle == 0) {
            throw new FilterException("pcap_open_dead: out of memory");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment program = arena.allocate(PROGRAM_BYTES, Long.BYTES);
            MemorySegment text = CString.allocate(arena, expression);
            NativeFunction compile = NativeFunction.find(libpcap, "pcap_compile");
            if ((int) compile.call(handle, program.address(), text.address(), OPTIMIZE, NETMASK_UNKNOWN, 0) != 0) {
                long message = NativeFunction.find(libpcap, "pcap_geterr").call(handle);
                throw new FilterException(CString.at(message, LONGEST_MESSAGE));
            }
            try {
                return copy(program);
            } finally {
                NativeFunction.find(libpcap, "pcap_freecode").call(program.address());
            }
        } finally {
            NativeFunction.find(libpcap, "pcap_close").call(handle);
        }
    }

    private static ClassicProgram copy(MemorySegment program) {
        long bytes = (long) program.get(ValueLayout.JAVA_INT, PROGRAM_LENGTH) * Long.BYTES;
        MemorySegment instructions = program.get(ValueLayout.ADDRESS, PROGRAM_INSTRUCTIONS).reinterpret(bytes);
        return new ClassicProgram(instructions.toArray(ValueLayout.JAVA_LONG_UNALIGNED));
    }

    /** The DLT_ value libpcap uses for a LINKTYPE_ value on Linux; the two differ for a few old link types only. */
    static int dlt(int linkType) {
        return switch (linkType) {
            case 100 -> 11; // ATM_RFC1483
            case LinkType.RAW -> 12;
            case 102 -> 15; // SLIP_BSDOS
            case 103 -> 16; // PPP_BSDOS
            case 106 -> 19; // ATM_CLIP
            default -> linkType;
        };
    }
}
