/**
 * The life of BPF programs, by libbpf: an object file is opened and configured ({@link io.ptcpdump.bpf.BpfObject}), loaded
 * ({@link io.ptcpdump.bpf.LoadedBpf}) and its programs attached ({@link io.ptcpdump.bpf.Link}); maps, ring buffers, iterators
 * and what the kernel can do. Knows nothing of packets.
 */
package io.ptcpdump.bpf;
