package io.ptcpdump.bpf;

import io.ptcpdump.ffi.libbpf.Libbpf;
import io.ptcpdump.sys.Fd;
import java.lang.foreign.MemorySegment;

/** One pass of a BPF iterator program ({@code SEC("iter/...")}) over the kernel's objects; what it writes is read here. */
public final class BpfIterator implements AutoCloseable {
    private final KernelLink link;
    private final Fd pass;

    private BpfIterator(KernelLink link, Fd pass) {
        this.link = link;
        this.pass = pass;
    }

    /** @throws BpfException if the kernel does not have such an iterator */
    public static BpfIterator open(BpfProgram program) {
        KernelLink link = KernelLink.create(program, 0, Libbpf.BPF_TRACE_ITER(), 0, "attach iterator " + program.name());
        try {
            int fd = BpfException.check(LibbpfCalls.ITER_CREATE.call(link.fd()), "start iterator " + program.name());
            return new BpfIterator(link, Fd.adopt(fd));
        } catch (BpfException e) {
            link.close();
            throw e;
        }
    }

    /**
     * Runs the program until it has written enough for the buffer, or until the pass is over.
     *
     * @return bytes written to the buffer's start, 0 when the pass is over; a record that the program writes at once may be
     *     split between two calls
     */
    public long read(MemorySegment into) {
        long count = pass.read(into);
        while (count == Fd.WOULD_BLOCK) {
            // The kernel pauses after a million objects without output (bpf_seq_read() in kernel/bpf/bpf_iter.c).
            count = pass.read(into);
        }
        return count;
    }

    @Override
    public void close() {
        pass.close();
        link.close();
    }
}
