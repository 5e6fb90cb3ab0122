package io.ptcpdump.dissect;

/** Prints a packet from its link-layer header on. */
@FunctionalInterface
public interface LinkPrinter {
    /** Prints the whole packet and returns the length of its link-layer header, which {@code -x} leaves out. */
    int print(Dissection d, PacketReader in);
}
