package io.ptcpdump.filter;

/**
 * Codes and registers of eBPF instructions (the kernel's Documentation/bpf/standardization/instruction-set.rst). Where
 * classic BPF has the same operation, its code is the same: {@link ClassicOpcode}.
 */
final class ExtendedOpcode {
    static final int R0 = 0;
    static final int R1 = 1;
    static final int R2 = 2;
    static final int R6 = 6;
    static final int R7 = 7;
    static final int R8 = 8;
    static final int R9 = 9;
    /** Frame pointer. */
    static final int R10 = 10;

    static final int ALU32 = 0x04;
    static final int ALU64 = 0x07;
    static final int MOV = 0xb0;
    /** Set where the second operand is a register instead of the immediate. */
    static final int REGISTER = 0x08;

    /** Converts the low bits of a register, as many as the immediate says, from big-endian. */
    static final int FROM_BIG_ENDIAN = 0xdc;

    static final int JUMP = 0x05;
    static final int JUMP32 = 0x06;
    static final int JEQ = 0x10;
    static final int JGT = 0x20;
    static final int JGE = 0x30;
    static final int JNE = 0x50;
    static final int JLT = 0xa0;
    static final int JLE = 0xb0;

    static final int LOAD_WORD = 0x61;
    static final int LOAD_LONG = 0x79;
    static final int STORE_WORD = 0x63;
    static final int STORE_LONG = 0x7b;
    static final int STORE_IMMEDIATE_WORD = 0x62;
    static final int STORE_IMMEDIATE_LONG = 0x7a;

    /** Loads from the packet into R0: classic codes, with the packet's skb in R6; R1 to R5 are lost. */
    static final int LOAD_ABSOLUTE = 0x20;

    static final int LOAD_INDEXED = 0x40;

    static final int EXIT = 0x95;

    private ExtendedOpcode() {}
}
