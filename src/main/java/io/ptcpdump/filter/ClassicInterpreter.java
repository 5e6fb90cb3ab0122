package io.ptcpdump.filter;

import static io.ptcpdump.filter.ClassicOpcode.*;

import java.util.Arrays;

/**
 * Runs one classic program over packets, as libpcap's bpf_filter does: a load beyond the captured bytes, a division by zero
 * and an unknown ancillary fact reject the packet. Allocates nothing per packet; for one thread.
 */
final class ClassicInterpreter {
    /** libpcap's limit (since 1.11) on a packet's jumps back, which only {@code protochain} makes. */
    static final int MAX_BACKWARD_JUMPS = 64;

    private static final long OUTSIDE = -1;

    private final long[] program;
    private final boolean readsMemory;
    private final int[] memory = new int[MEMORY_WORDS];

    ClassicInterpreter(ClassicProgram program) {
        this.program = program.toArray();
        this.readsMemory = readsMemory(this.program);
    }

    private static boolean readsMemory(long[] program) {
        for (long instruction : program) {
            int code = ClassicProgram.code(instruction);
            int kind = code & CLASS_MASK;
            if ((kind == LD || kind == LDX) && (code & MODE_MASK) == MEM) {
                return true;
            }
        }
        return false;
    }

    /**
     * The program's verdict on the packet {@code bytes[offset, offset + captured)} that had {@code wireLength} bytes.
     *
     * @return how many bytes to keep, an unsigned number; 0 to reject
     */
    int run(byte[] bytes, int offset, int captured, int wireLength, Ancillary ancillary) {
        if (readsMemory) {
            Arrays.fill(memory, 0);
        }
        int a = 0;
        int x = 0;
        int backwardJumps = 0;
        int pc = 0;
        while (true) {
            long instruction = program[pc++];
            int code = ClassicProgram.code(instruction);
            int k = ClassicProgram.k(instruction);
            switch (code & CLASS_MASK) {
                case LD -> {
                    long value = load(code, k, x, bytes, offset, captured, wireLength, ancillary);
                    if (value == OUTSIDE) {
                        return 0;
                    }
                    a = (int) value;
                }
                case LDX -> {
                    long value = loadIndex(code, k, bytes, offset, captured, wireLength);
                    if (value == OUTSIDE) {
                        return 0;
                    }
                    x = (int) value;
                }
                case ST -> memory[k] = a;
                case STX -> memory[k] = x;
                case ALU -> {
                    int operand = (code & X) != 0 ? x : k;
                    int operation = code & OPERATION_MASK;
                    if (operand == 0 && (operation == DIV || operation == MOD)) {
                        return 0;
                    }
                    a = calculate(operation, a, operand);
                }
                case JMP -> {
                    if ((code & OPERATION_MASK) == JA) {
                        if (k < 0 && backwardJumps++ >= MAX_BACKWARD_JUMPS) {
                            return 0;
                        }
                        pc += k;
                    } else {
                        boolean holds = compare(code & OPERATION_MASK, a, (code & X) != 0 ? x : k);
                        pc += holds ? ClassicProgram.jumpTrue(instruction) : ClassicProgram.jumpFalse(instruction);
                    }
                }
                case RET -> {
                    return (code & RET_A) != 0 ? a : k;
                }
                default -> {
                    if ((code & TXA) != 0) {
                        a = x;
                    } else {
                        x = a;
                    }
                }
            }
        }
    }

    /** The value for A, 0 to 2^32 - 1, or {@link #OUTSIDE}. */
    private long load(
            int code, int k, int x, byte[] bytes, int offset, int captured, int wireLength, Ancillary ancillary) {
        switch (code & MODE_MASK) {
            case IMM:
                return Integer.toUnsignedLong(k);
            case MEM:
                return Integer.toUnsignedLong(memory[k]);
            case LEN:
                return Integer.toUnsignedLong(wireLength);
            case ABS:
                return k < 0 ? ancillary.load(k) : packetValue(code, k, bytes, offset, captured);
            default:
                long index = Integer.toUnsignedLong(k) + Integer.toUnsignedLong(x);
                return packetValue(code, index, bytes, offset, captured);
        }
    }

    /** The value for X, 0 to 2^32 - 1, or {@link #OUTSIDE}. */
    private long loadIndex(int code, int k, byte[] bytes, int offset, int captured, int wireLength) {
        switch (code & MODE_MASK) {
            case IMM:
                return Integer.toUnsignedLong(k);
            case MEM:
                return Integer.toUnsignedLong(memory[k]);
            case LEN:
                return Integer.toUnsignedLong(wireLength);
            default:
                long value = packetValue(B, Integer.toUnsignedLong(k), bytes, offset, captured);
                return value == OUTSIDE ? OUTSIDE : (value & 0xf) << 2;
        }
    }

    private static long packetValue(int code, long index, byte[] bytes, int offset, int captured) {
        int size = code & SIZE_MASK;
        int length = size == W ? 4 : size == H ? 2 : 1;
        if (index > captured - length) {
            return OUTSIDE;
        }
        int at = offset + (int) index;
        return switch (length) {
            case 4 -> (bytes[at] & 0xffL) << 24
                    | (bytes[at + 1] & 0xff) << 16
                    | (bytes[at + 2] & 0xff) << 8
                    | bytes[at + 3] & 0xff;
            case 2 -> (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
            default -> bytes[at] & 0xff;
        };
    }

    private static int calculate(int operation, int a, int operand) {
        return switch (operation) {
            case ADD -> a + operand;
            case SUB -> a - operand;
            case MUL -> a * operand;
            case DIV -> Integer.divideUnsigned(a, operand);
            case MOD -> Integer.remainderUnsigned(a, operand);
            case OR -> a | operand;
            case AND -> a & operand;
            case XOR -> a ^ operand;
            case LSH -> Integer.compareUnsigned(operand, 32) < 0 ? a << operand : 0;
            case RSH -> Integer.compareUnsigned(operand, 32) < 0 ? a >>> operand : 0;
            default -> -a;
        };
    }

    private static boolean compare(int operation, int a, int operand) {
        return switch (operation) {
            case JEQ -> a == operand;
            case JGT -> Integer.compareUnsigned(a, operand) > 0;
            case JGE -> Integer.compareUnsigned(a, operand) >= 0;
            default -> (a & operand) != 0;
        };
    }
}
