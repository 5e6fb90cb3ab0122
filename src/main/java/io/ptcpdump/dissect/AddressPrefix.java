package io.ptcpdump.dissect;

/**
 * Addresses of which a packet holds the first bytes only, the rest being zero. Allocates: for protocols that are met now and
 * then.
 */
public final class AddressPrefix {
    private AddressPrefix() {}

    /** Prints the IPv4 address that begins with the {@code n} bytes, 0 to 4, at {@code ahead}. */
    public static void printIpv4(Dissection d, PacketReader in, int ahead, int n) {
        d.printIpv4(extended(in, ahead, n, 4), 0);
    }

    /** Prints the IPv6 address that begins with the {@code n} bytes, 0 to 16, at {@code ahead}. */
    public static void printIpv6(Dissection d, PacketReader in, int ahead, int n) {
        d.printIpv6(extended(in, ahead, n, 16), 0);
    }

    private static PacketReader extended(PacketReader in, int ahead, int n, int size) {
        byte[] address = new byte[size];
        for (int i = 0; i < n; i++) {
            address[i] = (byte) in.peekU8(ahead + i);
        }
        return new PacketReader().wrap(address, 0, size, size);
    }
}
