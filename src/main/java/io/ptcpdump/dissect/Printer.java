package io.ptcpdump.dissect;

/** Prints one protocol. One instance per protocol and {@link Dissection}; keeps no state of a packet between calls. */
@FunctionalInterface
public interface Printer {
    /**
     * Prints what starts at the reader's position and reaches to {@link PacketReader#claimed}. May throw {@link Truncated}
     * after having printed what precedes the cut. Where the reader's position is afterwards does not matter.
     */
    void print(Dissection d, PacketReader in);
}
