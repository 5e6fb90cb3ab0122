package io.ptcpdump.filter;

import static io.ptcpdump.filter.ExtendedOpcode.*;

/**
 * Writes loads from a packet whose bytes are all in the skb. A load beyond its end makes the kernel return 0 from the stub.
 *
 * <p>Registers: R0 takes the value, R6 holds the skb, R7 holds X, R9 is free to use, R1 to R5 are lost.
 */
class PacketLoads {
    final ExtendedAssembler out;
    /** Label of the code that rejects the packet. */
    final int reject;

    PacketLoads(ExtendedAssembler out, int reject) {
        this.out = out;
        this.reject = reject;
    }

    /** Writes what {@code program}'s loads need to have run before; R0 may be used. */
    void prepare(ClassicProgram program) {}

    /** Writes what was left for later; the code before it does not fall into it, and its own end falls into the rejection. */
    void finish() {}

    /** Loads from a constant offset, {@code k >= 0}. */
    void absolute(int size, int k) {
        out.add(LOAD_ABSOLUTE | size, 0, 0, 0, k);
    }

    /** Loads from X + {@code k}, {@code k >= 0}. */
    void indexed(int size, int k) {
        offsetToR9(k);
        indexedByR9(size, 0);
    }

    /** Loads from an offset beyond any packet, which rejects; no jump, so the code that follows stays reachable. */
    final void beyond() {
        out.add(LOAD_ABSOLUTE | ClassicOpcode.B, 0, 0, 0, Integer.MAX_VALUE);
    }

    /** Loads the packet's length into a register. */
    void length(int register) {
        out.loadWord(register, R6, SkBuffField.LEN);
    }

    /**
     * R9 = X + {@code addend} in 64 bits, X being added last: so what tests of R9 tell the verifier does not divide its
     * knowledge of X into cases. What the kernel would take for a negative offset, which has a meaning of its own there,
     * is rejected: no packet is that long.
     */
    final void offsetToR9(int addend) {
        out.move(R9, addend);
        out.add(ALU64 | ClassicOpcode.ADD | REGISTER, R9, R7, 0, 0);
        out.jumpIf(JGT, R9, Integer.MAX_VALUE - TaggedPacketLoads.TAG_LENGTH, reject);
    }

    final void indexedByR9(int size, int addend) {
        out.add(LOAD_INDEXED | size, 0, R9, 0, addend);
    }
}
