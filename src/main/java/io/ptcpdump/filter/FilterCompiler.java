package io.ptcpdump.filter;

import io.ptcpdump.ffi.libpcap.Libpcap;
import io.ptcpdump.ffi.libpcap.bpf_program;
import io.ptcpdump.model.LinkType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Compiles filter expressions with libpcap. */
final class FilterCompiler {
    /** An unknown netmask: {@code ip broadcast} is refused, as tcpdump does on an interface without an address. */
    private static final int NETMASK_UNKNOWN = 0xffffffff;

    private static final int OPTIMIZE = 1;

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
            return compileNatively(expression, dlt(linkType));
        } catch (LinkageError e) {
            throw new FilterException("a filter expression needs libpcap.so.0.8 (package libpcap0.8)", e);
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
