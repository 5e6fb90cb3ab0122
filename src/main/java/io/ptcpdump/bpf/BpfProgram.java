package io.ptcpdump.bpf;

import io.ptcpdump.sys.DescriptorInfo;

/**
 * A program in the kernel, owned by its {@link LoadedBpf}.
 *
 * @param name    its function's name in the object
 * @param fd      descriptor that stands for it
 * @param pointer libbpf's struct bpf_program
 */
public record BpfProgram(String name, int fd, long pointer) {
    /**
     * How often so far the kernel did not run it, as the same program, or for kprobes any, was being run on that CPU already
     * (recursion_misses of kernel/bpf/syscall.c, since Linux 5.12; 0 before). Where tracepoints can be preempted, two tasks that
     * take turns on a CPU are enough for that.
     */
    public long skippedRuns() {
        return DescriptorInfo.of(fd).number("recursion_misses", 0);
    }
}
