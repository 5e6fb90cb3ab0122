package io.ptcpdump.bpf;

import io.ptcpdump.ffi.libbpf.bpf_test_run_opts;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Runs a loaded traffic control program on bytes of ours instead of a packet, by BPF_PROG_TEST_RUN. Used by one thread. */
public final class ProgramRun implements AutoCloseable {
    private final Arena arena = Arena.ofConfined();
    private final BpfProgram program;
    private final MemorySegment options;
    private final MemorySegment data;

    /** @param length bytes of the packet, at least 14; where an IP header seems to follow an Ethernet header, at least 54 */
    public ProgramRun(BpfProgram program, int length) {
        this.program = program;
        data = arena.allocate(length, Long.BYTES);
        options = bpf_test_run_opts.allocate(arena);
        bpf_test_run_opts.sz(options, options.byteSize());
        // As numbers: the accessors for pointers take milliseconds when first used.
        options.set(ValueLayout.JAVA_LONG, bpf_test_run_opts.data_in$offset(), data.address());
        options.set(ValueLayout.JAVA_LONG, bpf_test_run_opts.data_out$offset(), data.address());
        bpf_test_run_opts.data_size_in(options, length);
        bpf_test_run_opts.repeat(options, 1);
    }

    /** The packet: to be filled before a run, and as the program left it behind one. */
    public MemorySegment data() {
        return data;
    }

    /**
     * Runs the program once.
     *
     * @return what it returned
     * @throws BpfException if the kernel refuses
     */
    public int run() {
        bpf_test_run_opts.data_size_out(options, (int) data.byteSize());
        int result = (int) LibbpfCalls.PROG_TEST_RUN.call(program.fd(), options.address());
        BpfException.check(result, "run " + program.name());
        return bpf_test_run_opts.retval(options);
    }

    @Override
    public void close() {
        arena.close();
    }
}
