package io.ptcpdump.filter;

/** Fields of a classic BPF instruction's code (bpf(4), libpcap's pcap/bpf.h). */
final class ClassicOpcode {
    static final int CLASS_MASK = 0x07;
    static final int LD = 0x00;
    static final int LDX = 0x01;
    static final int ST = 0x02;
    static final int STX = 0x03;
    static final int ALU = 0x04;
    static final int JMP = 0x05;
    static final int RET = 0x06;
    static final int MISC = 0x07;

    /** Size of a packet load. */
    static final int SIZE_MASK = 0x18;
    static final int W = 0x00;
    static final int H = 0x08;
    static final int B = 0x10;

    /** Where a load takes its value from. */
    static final int MODE_MASK = 0xe0;
    static final int IMM = 0x00;
    static final int ABS = 0x20;
    static final int IND = 0x40;
    static final int MEM = 0x60;
    static final int LEN = 0x80;
    static final int MSH = 0xa0;

    /** Operation of ALU and JMP instructions. */
    static final int OPERATION_MASK = 0xf0;
    static final int ADD = 0x00;
    static final int SUB = 0x10;
    static final int MUL = 0x20;
    static final int DIV = 0x30;
    static final int OR = 0x40;
    static final int AND = 0x50;
    static final int LSH = 0x60;
    static final int RSH = 0x70;
    static final int NEG = 0x80;
    static final int MOD = 0x90;
    static final int XOR = 0xa0;

    static final int JA = 0x00;
    static final int JEQ = 0x10;
    static final int JGT = 0x20;
    static final int JGE = 0x30;
    static final int JSET = 0x40;

    /** Set where the second operand is X instead of k. */
    static final int X = 0x08;

    /** What RET returns: A where this is set, else k. */
    static final int RET_A = 0x10;

    /** Which way MISC copies: X to A where this is set, else A to X. */
    static final int TXA = 0x80;

    /** Words of scratch memory. */
    static final int MEMORY_WORDS = 16;

    private ClassicOpcode() {}

    /** Bytes that a packet load with this code reads: 1, 2 or 4. */
    static int loadBytes(int code) {
        return switch (code & SIZE_MASK) {
            case W -> 4;
            case H -> 2;
            case B -> 1;
            default -> throw new IllegalArgumentException("no load size in code=" + code);
        };
    }
}
