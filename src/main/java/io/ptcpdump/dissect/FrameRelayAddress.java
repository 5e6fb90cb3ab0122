package io.ptcpdump.dissect;

/**
 * The address of a frame relay frame, ITU-T Q.922 section 3.3: 2 to 4 bytes, of which only the last has its lowest bit set.
 * They hold the number of a circuit (DLCI), most significant bits first, and flags.
 *
 * @param length  bytes that it takes
 * @param circuit its number
 * @param flags   the bits of the four bytes that are flags, where those bytes would be in a word
 */
public record FrameRelayAddress(int length, int circuit, int flags) {
    private static final int LAST = 1;
    private static final int MAX_LENGTH = 4;
    /** Stands for what is no address. */
    private static final FrameRelayAddress INVALID = new FrameRelayAddress(0, 0, 0);

    /**
     * The address {@code ahead} of the position, in at most {@code limit} bytes; null where it does not end in what was
     * captured.
     */
    public static FrameRelayAddress read(PacketReader in, int ahead, int limit) {
        int length = 1;
        for (; length <= MAX_LENGTH; length++) {
            if (length > limit || !in.has(ahead, length)) {
                return null;
            }
            if ((in.peekU8(ahead + length - 1) & LAST) != 0) {
                break;
            }
        }
        if (length == 1 || length > MAX_LENGTH) {
            return INVALID;
        }
        int first = in.peekU8(ahead);
        int second = in.peekU8(ahead + 1);
        int circuit = (first & 0xfc) << 2 | second >>> 4;
        int flags = (first & 2) << 24 | (second & 0x0e) << 16;
        if (length == MAX_LENGTH) {
            circuit = circuit << 7 | in.peekU8(ahead + 2) >>> 1;
        }
        if (length > 2) {
            int last = in.peekU8(ahead + length - 1);
            circuit = circuit << 6 | last >>> 2;
            flags |= last & 2;
        }
        return new FrameRelayAddress(length, circuit, flags);
    }

    public boolean isValid() {
        return length > 0;
    }

    /** Prints the address {@code ahead} of the position, in at most {@code limit} bytes, as other protocols call it. */
    public static void print(Line out, PacketReader in, int ahead, int limit) {
        FrameRelayAddress address = read(in, ahead, limit);
        if (address == null) {
            out.add("<Truncated>");
        } else if (address.isValid()) {
            out.add("DLCI ").add(address.circuit);
        } else {
            out.add("<Invalid DLCI>");
        }
    }
}
