package io.ptcpdump.model;

/**
 * One captured packet, the only thing a {@link PacketSink} knows. It is a reusable carrier: a source fills the same object
 * again for the next packet, so a sink that needs anything later copies it before it returns.
 *
 * <p>{@code bytes[offset, offset + capturedLength)} are the captured bytes, from the start of the link-layer header. Bytes
 * outside that range belong to others and must never influence what is shown.
 */
public final class Packet {
    /** Nanoseconds since 1970-01-01 UTC. */
    public long timestampNanos;
    /**
     * The fraction of a second in nanoseconds where a broken file gives one of a second or more, negative where its 32-bit
     * field is so as a signed number; {@link #timestampNanos} is then the whole second. Else 0.
     */
    public long excessFractionNanos;
    /** Where it was captured; never null. */
    public CaptureInterface captureInterface;
    public Direction direction = Direction.UNKNOWN;
    /** Bytes the packet had on the wire; at least {@link #capturedLength} in a sound file, any value in a broken one. */
    public int wireLength;
    /** Holds the captured bytes and possibly others around them. */
    public byte[] bytes;
    /** Packets of this interface that were lost between the one before and this one, 0 where that is not known. */
    public long droppedBefore;
    /** Index of the first captured byte. */
    public int offset;
    /** Number of captured bytes, 0 to 262144 (+ link header). */
    public int capturedLength;
    /** The sender on {@link Direction#OUT}, the receiver on {@link Direction#IN}; null where nothing is known. */
    public Owner owner;
    /** The other end's owner where it is local too and known; else null. */
    public Owner peer;
}
