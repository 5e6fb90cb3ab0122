package io.ptcpdump.filter;

import static io.ptcpdump.filter.ClassicOpcode.*;

import java.util.Random;

/** Makes classic programs of random instructions: sound, without loops, some instructions out of reach. */
final class RandomProgram {
    private static final int WORDS = 4;
    private static final int[] SIZES = {W, H, B};
    private static final int[] OPERATIONS = {ADD, SUB, MUL, DIV, OR, AND, LSH, RSH, NEG, MOD, XOR};
    private static final int[] COMPARISONS = {JEQ, JGT, JGE, JSET};
    private static final int[] VALUES = {0, 1, 4, 6, 31, 32, 33, 0x800, 0x8100, 0x7fffffff, 0x80000000, 0xffffffff};

    private final Random random;

    RandomProgram(long seed) {
        random = new Random(seed);
    }

    ClassicProgram next() {
        int body = 5 + random.nextInt(30);
        int length = 2 * WORDS + body + 2;
        long[] program = new long[length];
        for (int i = 0; i < WORDS; i++) { // libpcap 1.10 leaves scratch memory as it was
            program[2 * i] = instruction(LD | IMM, value());
            program[2 * i + 1] = instruction(ST, i);
        }
        for (int i = 2 * WORDS; i < length - 2; i++) {
            program[i] = random(length - 2 - i);
        }
        program[length - 2] = instruction(RET | RET_A, 0);
        program[length - 1] = instruction(RET, random.nextInt(2) * 262144);
        return new ClassicProgram(program);
    }

    private long random(int farthest) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> instruction(LD | ABS | pick(SIZES), offset());
            case 2, 3 -> instruction(LD | IND | pick(SIZES), offset());
            case 4 -> instruction((random.nextBoolean() ? LD : LDX) | MEM, random.nextInt(WORDS));
            case 5 -> instruction((random.nextBoolean() ? LD : LDX) | (random.nextBoolean() ? LEN : IMM), value());
            case 6 -> instruction(LDX | MSH | B, offset());
            case 7 -> instruction(random.nextBoolean() ? ST : STX, random.nextInt(WORDS));
            case 8, 9 -> calculation();
            case 10 -> jump(farthest);
            default -> instruction(MISC | (random.nextBoolean() ? TXA : 0), 0);
        };
    }

    private long calculation() {
        int operation = pick(OPERATIONS);
        if (operation == NEG) {
            return instruction(ALU | NEG, 0);
        }
        if (random.nextBoolean()) {
            return instruction(ALU | operation | X, 0);
        }
        int k = operation == LSH || operation == RSH ? random.nextInt(32) : value();
        return instruction(ALU | operation, (operation == DIV || operation == MOD) && k == 0 ? 1 : k);
    }

    private long jump(int farthest) {
        if (random.nextInt(4) == 0) {
            return instruction(JMP | JA, random.nextInt(farthest));
        }
        int code = JMP | pick(COMPARISONS) | (random.nextBoolean() ? X : 0);
        return ClassicProgram.instruction(code, random.nextInt(farthest), random.nextInt(farthest), value());
    }

    private int offset() {
        return switch (random.nextInt(20)) {
            case 0 -> pick(VALUES);
            case 1 -> random.nextInt(300);
            default -> random.nextInt(40);
        };
    }

    private int value() {
        return random.nextBoolean() ? pick(VALUES) : random.nextInt(64);
    }

    private int pick(int[] values) {
        return values[random.nextInt(values.length)];
    }

    private static long instruction(int code, int k) {
        return ClassicProgram.instruction(code, 0, 0, k);
    }
}
