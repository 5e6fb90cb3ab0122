package io.ptcpdump.filter;

import io.ptcpdump.ffi.libpcap.Libpcap;
import io.ptcpdump.ffi.libpcap.bpf_program;
import io.ptcpdump.model.LinkType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Compiles filter expressions with libpcap. */
final class FilterCompiler {
    /** An unknown netmask: {@code ip broadcast} is refused, as tcpdump does on an interface without an address. */
    private static final int NETMASK_UNKNOWN = 0xffffffff;

    private static final int OPTIMIZE = 1;

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
        try {
            return expression.length() > LONG_EXPRESSION
                    ? compileOnLargeStack(expression, dlt(linkType))
                    : compileNatively(expression, dlt(linkType));
        } catch (LinkageError e) {
            throw new FilterException("a filter expression needs libpcap.so.0.8 (package libpcap0.8)", e);
        }
    }

    private static ClassicProgram compileOnLargeStack(String expression, int dlt) {
        FutureTask<ClassicProgram> task = new FutureTask<>(() -> compileNatively(expression, dlt));
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

    private static ClassicProgram compileNatively(String expression, int dlt) {
        MemorySegment handle = Libpcap.pcap_open_dead(dlt, ClassicProgram.SNAPLEN);
        if (handle.address() == 0) {
            throw new FilterException("pcap_open_dead: out of memory");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment program = bpf_program.allocate(arena);
            MemorySegment text = arena.allocateFrom(expression);
            if (Libpcap.pcap_compile(handle, program, text, OPTIMIZE, NETMASK_UNKNOWN) != 0) {
                throw new FilterException(Libpcap.pcap_geterr(handle).getString(0));
            }
            try {
                return copy(program);
            } finally {
                Libpcap.pcap_freecode(program);
            }
        } finally {
            Libpcap.pcap_close(handle);
        }
    }

    private static ClassicProgram copy(MemorySegment program) {
        long bytes = (long) bpf_program.bf_len(program) * Long.BYTES;
        MemorySegment instructions = bpf_program.bf_insns(program).reinterpret(bytes);
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
