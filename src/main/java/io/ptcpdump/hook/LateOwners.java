package io.ptcpdump.hook;

/**
 * Owners of packets that were undecided when they were captured ({@link PacketRing#isUndecided}): a moment later the kernel knows at
 * which socket they arrived. Used by one thread.
 */
public interface LateOwners extends AutoCloseable {
    /** Whether there is anything to find: most hosts have neither other network namespaces nor translated addresses. */
    boolean knowAnything();

    /**
     * Asks about the record that the ring is at.
     *
     * @return whether there is an owner now
     */
    boolean decide(PacketRing ring);

    /** The owner that {@link #decide} found; the same object each time. */
    OwnerRecord owner();

    /** Whether the process filter takes the packet, with what {@link #decide} found. */
    Matching matching();

    @Override
    void close();
}
