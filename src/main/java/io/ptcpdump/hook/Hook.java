package io.ptcpdump.hook;

/**
 * One program and the place in the kernel where it is attached.
 *
 * @param program    its name in the object
 * @param kind       what kind of place that is
 * @param target     the tracepoint's folder below tracefs' events, or the function; empty for the other kinds
 * @param isOptional whether its rung stands without it
 */
record Hook(String program, Kind kind, String target, boolean isOptional) {
    enum Kind {
        /** A tracepoint, with the kernel's own types (tp_btf). */
        BTF_TRACEPOINT,
        /** A tracepoint, raw. */
        RAW_TRACEPOINT,
        /** The entry of a function (fentry). */
        FUNCTION,
        /** The same by a breakpoint (kprobe). */
        PROBE,
        /** The root of cgroup v2. */
        CGROUP,
        /** Nowhere: run once, over all open files. */
        ITERATOR
    }

    /**
     * Whether the kernel may load the program and only then refuse the place. At functions that is so on aarch64 up to Linux 5.19, which
     * knows the programs, but not how to call them. A substitute costs: before 6.1 the kernel warns of kprobe programs whose maps grow.
     */
    boolean mayFailToAttach() {
        return kind == Kind.PROBE || (kind == Kind.FUNCTION && !System.getProperty("os.arch").equals("amd64"));
    }

    Hook optional() {
        return new Hook(program, kind, target, true);
    }

    static Hook btfTracepoint(String program, String target) {
        return new Hook(program, Kind.BTF_TRACEPOINT, target, false);
    }

    static Hook rawTracepoint(String program, String target) {
        return new Hook(program, Kind.RAW_TRACEPOINT, target, false);
    }

    static Hook function(String program, String target) {
        return new Hook(program, Kind.FUNCTION, target, false);
    }

    static Hook probe(String program, String target) {
        return new Hook(program, Kind.PROBE, target, false);
    }

    static Hook cgroup(String program) {
        return new Hook(program, Kind.CGROUP, "", false);
    }

    static Hook iterator(String program) {
        return new Hook(program, Kind.ITERATOR, "", false);
    }
}
