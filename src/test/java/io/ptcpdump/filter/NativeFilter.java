package io.ptcpdump.filter;

import io.ptcpdump.ffi.libpcap.Libpcap;
import io.ptcpdump.ffi.libpcap.bpf_program;
import io.ptcpdump.ffi.libpcap.pcap_pkthdr;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A classic program run by libpcap's pcap_offline_filter, the authority on what a filter means. */
final class NativeFilter implements AutoCloseable {
    private static final int MAX_PACKET = 4096;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment program = bpf_program.allocate(arena);
    private final MemorySegment header = pcap_pkthdr.allocate(arena);
    private final MemorySegment data = arena.allocate(MAX_PACKET);

    NativeFilter(ClassicProgram classic) {
        bpf_program.bf_len(program, classic.length());
        bpf_program.bf_insns(program, arena.allocateFrom(ValueLayout.JAVA_LONG, classic.toArray()));
    }

    int judge(byte[] packet, int captured, int wireLength) {
        MemorySegment.copy(packet, 0, data, ValueLayout.JAVA_BYTE, 0, captured);
        pcap_pkthdr.caplen(header, captured);
        pcap_pkthdr.len(header, wireLength);
        return Libpcap.pcap_offline_filter(program, header, data);
    }

    @Override
    public void close() {
        arena.close();
    }
}
