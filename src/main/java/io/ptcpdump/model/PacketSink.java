package io.ptcpdump.model;

import java.io.IOException;

/** Where packets go: printed text, a capture file, a count. Used by one thread. */
public interface PacketSink extends AutoCloseable {
    /**
     * Takes one packet. The packet object and its bytes are valid only until this returns.
     *
     * @throws IOException if the packet could not be written; what was taken before is still flushed by {@link #close}
     */
    void accept(Packet packet) throws IOException;

    /** Hands everything taken so far to the operating system. */
    void flush() throws IOException;

    /** Flushes and releases; a second call does nothing. */
    @Override
    void close() throws IOException;
}
