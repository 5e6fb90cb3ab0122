package io.ptcpdump.dissect;

/** The Internet checksum (RFC 1071) over parts of a packet. */
public final class Checksum {
    private Checksum() {}

    /** Brings a sum with carries down to 16 bits. */
    public static int fold(long sum) {
        sum = (sum & 0xffffffffL) + (sum >>> 32);
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        return (int) sum;
    }

    /** 0 where the {@code n} bytes at {@code position}, the checksum field among them, add up; else the sum's complement. */
    public static int verify(PacketReader in, int position, int n) {
        return ~fold(in.sum(0, position, n)) & 0xffff;
    }

    /** What the field ought to hold, given what it holds and what {@link #verify} gave. */
    public static int expected(int found, int remainder) {
        return fold((long) found + remainder);
    }

    /**
     * Prints the field of a transport protocol and whether it is right.
     *
     * @param found what the field holds
     * @param sum   of all that it covers, itself among it, with carries
     */
    public static void print(Line out, int found, long sum) {
        int remainder = ~fold(sum) & 0xffff;
        out.add(", cksum 0x").hex(found, 4);
        if (remainder == 0) {
            out.add(" (correct)");
        } else {
            out.add(" (incorrect -> 0x").hex(expected(found, remainder), 4).add(')');
        }
    }
}
