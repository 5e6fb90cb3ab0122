package io.ptcpdump.bpf;

/** A program's attachment to a hook. Closing it detaches; a second call does nothing. If the process dies the kernel detaches. */
public sealed interface Link extends AutoCloseable permits LibbpfLink, KernelLink {
    /** Attaches a program to the hook that its section names: a tracepoint, raw or BTF tracepoint, kprobe or fentry. */
    static Link attach(BpfProgram program) {
        return LibbpfLink.attach(program);
    }

    /**
     * Attaches a program to the ingress or egress of an interface, in the list of programs that TCX runs there (Linux 6.6).
     * The program answers TCX_NEXT (-1) to leave the packet to the others.
     *
     * @param direction what it is to see
     * @param position  where it comes in the list
     * @throws BpfException with EINVAL if the kernel has no TCX, with ENODEV if there is no such interface
     */
    static Link attachTcx(BpfProgram program, int interfaceIndex, TcDirection direction, TcxPosition position) {
        return KernelLink.create(program, interfaceIndex, direction.attachType(), position.flag(),
                "attach " + program.name() + " to tcx " + direction.word() + " of interface " + interfaceIndex);
    }

    /**
     * Attaches a program to a cgroup and all below it, at the hook its section names.
     *
     * @param cgroupFd descriptor of the cgroup's folder
     */
    static Link attachCgroup(BpfProgram program, int cgroupFd) {
        int attachType = (int) LibbpfCalls.PROGRAM_EXPECTED_ATTACH_TYPE.call(program.pointer());
        return KernelLink.create(program, cgroupFd, attachType, 0, "attach " + program.name() + " to cgroup");
    }

    @Override
    void close();
}
