package io.ptcpdump.bpf;

/**
 * A program in the kernel, owned by its {@link LoadedBpf}.
 *
 * @param name    its function's name in the object
 * @param fd      descriptor that stands for it
 * @param pointer libbpf's struct bpf_program
 */
public record BpfProgram(String name, int fd, long pointer) {}
