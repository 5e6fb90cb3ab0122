package io.ptcpdump.bpf;

import io.ptcpdump.ffi.libbpf.Libbpf;
import io.ptcpdump.ffi.libbpf.bpf_test_run_opts;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Runs a loaded traffic control program on a packet, by BPF_PROG_TEST_RUN. */
public final class ProgramRun {
    private ProgramRun() {}

    /**
     * Runs it once.
     *
     * @param packet from the Ethernet header on, at least 14 bytes
     * @return what the program returned
     */
    public static int once(BpfProgram program, byte[] packet) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment options = bpf_test_run_opts.allocate(arena);
            bpf_test_run_opts.sz(options, options.byteSize());
            bpf_test_run_opts.data_in(options, arena.allocateFrom(ValueLayout.JAVA_BYTE, packet));
            bpf_test_run_opts.data_size_in(options, packet.length);
            bpf_test_run_opts.repeat(options, 1);
            BpfException.check(Libbpf.bpf_prog_test_run_opts(program.fd(), options), "run " + program.name());
            return bpf_test_run_opts.retval(options);
        }
    }
}
