package io.ptcpdump.filter;

import static io.ptcpdump.filter.ClassicOpcode.ABS;
import static io.ptcpdump.filter.ClassicOpcode.CLASS_MASK;
import static io.ptcpdump.filter.ClassicOpcode.LD;
import static io.ptcpdump.filter.ClassicOpcode.MODE_MASK;
import static io.ptcpdump.filter.ClassicOpcode.RET;

import java.util.Arrays;

/**
 * A classic BPF program, immutable. It returns how many bytes of a packet to keep, 0 to reject it.
 *
 * <p>Instructions are kept as struct bpf_insn lies in little-endian memory: bits 0-15 code, 16-23 jump if true, 24-31 jump
 * if false, 32-63 operand k.
 */
public final class ClassicProgram {
    /** Most bytes of a packet that a filter keeps, libpcap's MAXIMUM_SNAPLEN. */
    static final int SNAPLEN = 262144;

    /** Takes every packet. */
    public static final ClassicProgram ACCEPT_ALL = new ClassicProgram(new long[] {instruction(RET, 0, 0, SNAPLEN)});

    /** Takes no packet. */
    public static final ClassicProgram REJECT_ALL = new ClassicProgram(new long[] {instruction(RET, 0, 0, 0)});

    private final long[] instructions;

    /** Keeps a copy of {@code instructions}, which must be sound: known codes, jumps inside the program, a RET at its end. */
    ClassicProgram(long[] instructions) {
        this.instructions = instructions.clone();
    }

    static long instruction(int code, int jumpTrue, int jumpFalse, int k) {
        return (long) k << 32 | (long) jumpFalse << 24 | (long) jumpTrue << 16 | code;
    }

    static int code(long instruction) {
        return (int) instruction & 0xffff;
    }

    static int jumpTrue(long instruction) {
        return (int) (instruction >>> 16) & 0xff;
    }

    static int jumpFalse(long instruction) {
        return (int) (instruction >>> 24) & 0xff;
    }

    static int k(long instruction) {
        return (int) (instruction >>> 32);
    }

    /** Number of instructions. */
    public int length() {
        return instructions.length;
    }

    long instruction(int index) {
        return instructions[index];
    }

    long[] toArray() {
        return instructions.clone();
    }

    /** Whether it takes every packet without a look, so that nothing need be loaded for it. */
    public boolean acceptsAll() {
        return equals(ACCEPT_ALL);
    }

    /** Whether it asks for the ancillary fact at the given negative offset. */
    boolean loads(int ancillaryOffset) {
        for (long instruction : instructions) {
            int code = code(instruction);
            if ((code & CLASS_MASK) == LD && (code & MODE_MASK) == ABS && k(instruction) == ancillaryOffset) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassicProgram program && Arrays.equals(instructions, program.instructions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(instructions);
    }

    /** The instructions as {@code tcpdump -ddd} prints them, without the count. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (long instruction : instructions) {
            text.append(code(instruction)).append(' ').append(jumpTrue(instruction)).append(' ');
            text.append(jumpFalse(instruction)).append(' ').append(k(instruction) & 0xffffffffL).append('\n');
        }
        return text.toString();
    }
}
