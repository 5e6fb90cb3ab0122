package io.ptcpdump.filter;

import io.ptcpdump.ffi.libbpf.Libbpf;
import io.ptcpdump.ffi.libbpf.bpf_test_run_opts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Some translated filters in the running kernel, in the test's own object, and run there by BPF_PROG_TEST_RUN. */
final class KernelFilters implements AutoCloseable {
    static final int MAX_FILTERS = 8;

    private static final int MAX_PACKET = 4096;
    private static final int SK_BUFF_BYTES = 192;
    private static final int SK_BUFF_MARK = 8;
    private static final int SK_BUFF_PRIORITY = 32;
    private static final int SK_BUFF_CB = 48;
    /** Least data for BPF_PROG_TEST_RUN: an Ethernet and an IPv6 header. */
    private static final int MIN_DATA = 54;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment object;
    private final int programFd;
    private final MemorySegment data = arena.allocate(MAX_PACKET);
    private final MemorySegment skBuff = arena.allocate(SK_BUFF_BYTES, 8);
    private final MemorySegment options = bpf_test_run_opts.allocate(arena);

    /** Loads at most {@link #MAX_FILTERS} filters. */
    KernelFilters(List<ExtendedProgram> programs) {
        byte[] elf = stubObject();
        for (int i = 0; i < programs.size(); i++) {
            StubPatcher.patch(elf, "filter_" + i, programs.get(i));
        }
        MemorySegment image = arena.allocateFrom(ValueLayout.JAVA_BYTE, elf);
        object = Libbpf.bpf_object__open_mem(image, elf.length, MemorySegment.NULL);
        if (object.address() == 0) {
            throw new IllegalStateException("the stub object cannot be opened");
        }
        int error = Libbpf.bpf_object__load(object);
        if (error != 0) {
            close();
            throw new IllegalStateException("the kernel refuses the filter: errno " + -error);
        }
        programFd = Libbpf.bpf_program__fd(
                Libbpf.bpf_object__find_program_by_name(object, arena.allocateFrom("judge")));
        bpf_test_run_opts.sz(options, bpf_test_run_opts.sizeof());
        bpf_test_run_opts.data_in(options, data);
        bpf_test_run_opts.ctx_in(options, skBuff);
        bpf_test_run_opts.ctx_size_in(options, SK_BUFF_BYTES);
    }

    /** The test's object with its stubs untouched. */
    static byte[] stubObject() {
        try (InputStream in = KernelFilters.class.getResourceAsStream("filter_stub.bpf.o")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The filters that take a packet of the loopback interface, as a set of bits; the lowest is the first filter's. */
    int judge(byte[] packet, int packetType) {
        MemorySegment.copy(packet, 0, data, ValueLayout.JAVA_BYTE, 0, packet.length);
        return run(packet.length, 0, packetType);
    }

    /** As {@link #judge}, but the packet's outer VLAN tag, at offset 12, is moved out of its bytes into the skb. */
    int judgeTagApart(byte[] packet, int packetType) {
        MemorySegment.copy(packet, 0, data, ValueLayout.JAVA_BYTE, 0, 12);
        MemorySegment.copy(packet, 16, data, ValueLayout.JAVA_BYTE, 12, packet.length - 16);
        int tag = (packet[12] & 0xff) << 24 | (packet[13] & 0xff) << 16 | (packet[14] & 0xff) << 8 | packet[15] & 0xff;
        return run(packet.length - 4, tag, packetType);
    }

    private int run(int length, int tag, int packetType) {
        skBuff.set(ValueLayout.JAVA_INT, SK_BUFF_MARK, tag);
        skBuff.set(ValueLayout.JAVA_INT, SK_BUFF_PRIORITY, packetType);
        skBuff.set(ValueLayout.JAVA_INT, SK_BUFF_CB, length);
        bpf_test_run_opts.data_size_in(options, Math.max(length, MIN_DATA));
        bpf_test_run_opts.data_size_out(options, 0); // set by the run before, it would be a limit
        bpf_test_run_opts.ctx_size_out(options, 0);
        int error = Libbpf.bpf_prog_test_run_opts(programFd, options);
        if (error != 0) {
            throw new IllegalStateException("BPF_PROG_TEST_RUN: errno " + -error + ", length " + length);
        }
        int taken = bpf_test_run_opts.retval(options);
        if (taken < 0) {
            throw new IllegalStateException("the test program cannot make the packet, length " + length);
        }
        return taken;
    }

    @Override
    public void close() {
        Libbpf.bpf_object__close(object);
        arena.close();
    }
}
