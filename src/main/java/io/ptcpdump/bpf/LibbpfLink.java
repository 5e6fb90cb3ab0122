package io.ptcpdump.bpf;

import io.ptcpdump.sys.Fd;

/** A link made and kept by libbpf, struct bpf_link. */
final class LibbpfLink implements Link {
    private static final long NULL = 0;

    private long pointer;

    private LibbpfLink(long pointer) {
        this.pointer = pointer;
    }

    static LibbpfLink attach(BpfProgram program) {
        long pointer = LibbpfCalls.PROGRAM_ATTACH.call(program.pointer());
        if (pointer == NULL) {
            throw BpfException.last("attach " + program.name());
        }
        return new LibbpfLink(pointer);
    }

    /** Attaches to a tracepoint. The link keeps the event's descriptor and closes it with itself (libbpf's bpf_link_perf). */
    static LibbpfLink attachTracepoint(BpfProgram program, String tracepoint) {
        Fd event = Tracepoint.open(tracepoint);
        long pointer = LibbpfCalls.PROGRAM_ATTACH_PERF_EVENT.call(program.pointer(), event.number());
        if (pointer == NULL) {
            BpfException failure = BpfException.last("attach " + program.name() + " to " + tracepoint);
            event.close();
            throw failure;
        }
        return new LibbpfLink(pointer);
    }

    @Override
    public void close() {
        if (pointer != NULL) {
            LibbpfCalls.LINK_DESTROY.call(pointer);
            pointer = NULL;
        }
    }
}
