package io.ptcpdump.filter;

import static io.ptcpdump.filter.ExtendedOpcode.*;

import java.util.Arrays;

/** Collects eBPF instructions; jumps go to labels, which are placed before or after. */
final class ExtendedAssembler {
    private static final int NOT_PLACED = -1;

    private long[] instructions = new long[64];
    private int size;
    private int[] labelPositions = new int[64];
    private int labels;
    /** For each instruction the label it jumps to, or NOT_PLACED. */
    private int[] targets = new int[64];

    int newLabel() {
        if (labels == labelPositions.length) {
            labelPositions = Arrays.copyOf(labelPositions, 2 * labels);
        }
        labelPositions[labels] = NOT_PLACED;
        return labels++;
    }

    /** Lets a label name the next instruction. */
    void place(int label) {
        labelPositions[label] = size;
    }

    void add(int code, int destination, int source, int offset, int immediate) {
        if (size == instructions.length) {
            instructions = Arrays.copyOf(instructions, 2 * size);
            targets = Arrays.copyOf(targets, 2 * size);
        }
        targets[size] = NOT_PLACED;
        instructions[size++] =
                (long) immediate << 32 | (offset & 0xffffL) << 16 | (long) source << 12 | (long) destination << 8 | code;
    }

    /** destination = immediate, the upper half cleared. */
    void move(int destination, int immediate) {
        add(ALU32 | MOV, destination, 0, 0, immediate);
    }

    /** destination = lower half of source, the upper half cleared. */
    void moveRegister(int destination, int source) {
        add(ALU32 | MOV | REGISTER, destination, source, 0, 0);
    }

    /** destination = destination OP immediate in 32 bits, the upper half cleared. */
    void calculate(int operation, int destination, int immediate) {
        add(ALU32 | operation, destination, 0, 0, immediate);
    }

    /** destination = destination OP source in 32 bits, the upper half cleared. */
    void calculateRegister(int operation, int destination, int source) {
        add(ALU32 | operation | REGISTER, destination, source, 0, 0);
    }

    void loadWord(int destination, int base, int offset) {
        add(LOAD_WORD, destination, base, offset, 0);
    }

    void storeWord(int base, int offset, int source) {
        add(STORE_WORD, base, source, offset, 0);
    }

    void jump(int label) {
        add(JUMP, 0, 0, 0, 0);
        target(label);
    }

    /** Jumps if the comparison of all 64 bits with the immediate holds. */
    void jumpIf(int comparison, int register, int immediate, int label) {
        add(JUMP | comparison, register, 0, 0, immediate);
        target(label);
    }

    /** Jumps if the unsigned comparison of the lower half with the immediate holds. */
    void jumpIf32(int comparison, int register, int immediate, int label) {
        add(JUMP32 | comparison, register, 0, 0, immediate);
        target(label);
    }

    /** Jumps if the unsigned comparison of the lower halves holds. */
    void jumpIfRegister32(int comparison, int register, int other, int label) {
        add(JUMP32 | comparison | REGISTER, register, other, 0, 0);
        target(label);
    }

    private void target(int label) {
        targets[size - 1] = label;
    }

    /**
     * The program, its jumps resolved.
     *
     * @throws FilterException if it is too long for eBPF's 16-bit jumps
     */
    ExtendedProgram finish() {
        if (size > Short.MAX_VALUE) {
            throw StubPatcher.tooLong(size, Short.MAX_VALUE);
        }
        for (int i = 0; i < size; i++) {
            if (targets[i] != NOT_PLACED) {
                int distance = labelPositions[targets[i]] - (i + 1);
                instructions[i] |= (distance & 0xffffL) << 16;
            }
        }
        return new ExtendedProgram(Arrays.copyOf(instructions, size));
    }
}
