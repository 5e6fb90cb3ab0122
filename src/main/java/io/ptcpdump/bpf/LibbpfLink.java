package io.ptcpdump.bpf;

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

    @Override
    public void close() {
        if (pointer != NULL) {
            LibbpfCalls.LINK_DESTROY.call(pointer);
            pointer = NULL;
        }
    }
}
