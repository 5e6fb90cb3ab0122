package io.ptcpdump.filter;

import java.nio.ByteBuffer;

/** Translated filter: eBPF instructions for the start of a stub's body. The verdict is in R0 where they end. */
public final class ExtendedProgram {
    static final int INSTRUCTION_BYTES = 8;

    private final long[] instructions;

    /** Keeps a copy of {@code instructions}, each as struct bpf_insn lies in little-endian memory. */
    ExtendedProgram(long[] instructions) {
        this.instructions = instructions.clone();
    }

    /** Number of instructions. */
    public int length() {
        return instructions.length;
    }

    /** Writes the instructions to a little-endian buffer from {@code offset} on. */
    void copyTo(ByteBuffer buffer, int offset) {
        for (int i = 0; i < instructions.length; i++) {
            buffer.putLong(offset + i * INSTRUCTION_BYTES, instructions[i]);
        }
    }
}
