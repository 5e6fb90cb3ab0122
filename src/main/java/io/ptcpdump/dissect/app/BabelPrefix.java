package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;

/**
 * An address or prefix in Babel, RFC 8966 section 4.1.4: 16 bytes, in which IPv4 is mapped to IPv6, of which a packet holds
 * only what its encoding does not imply. Allocates one for each that is read.
 */
final class BabelPrefix {
    static final int WILDCARD = 0;
    static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int LINK_LOCAL = 3;

    /** Bytes of an IPv6 address before the IPv4 address that is mapped to it. */
    private static final int MAPPING = 12;
    private static final int MAPPING_BITS = MAPPING * 8;
    private static final int MAX_BYTES = 16;

    private final byte[] bytes = new byte[MAX_BYTES];
    private int bits;

    private BabelPrefix() {}

    /** The IPv6 prefix of length zero. */
    static BabelPrefix none() {
        return new BabelPrefix();
    }

    /** The IPv4 prefix of length zero. */
    static BabelPrefix noneOfIpv4() {
        BabelPrefix prefix = new BabelPrefix();
        prefix.bytes[MAPPING - 2] = (byte) 0xff;
        prefix.bytes[MAPPING - 1] = (byte) 0xff;
        return prefix;
    }

    /** Reads a whole address; null where its encoding is unknown, or where it is not all within what is claimed. */
    static BabelPrefix readAddress(PacketReader in, int encoding) {
        return readBytes(in, encoding, encoding == IPV4 ? 4 : MAX_BYTES, 0, null);
    }

    /** Reads a prefix; null where its encoding is unknown or its length cannot be right. */
    static BabelPrefix read(PacketReader in, int encoding, int bits) {
        return read(in, encoding, bits, 0, null);
    }

    /**
     * Reads a prefix whose first bytes were left out.
     *
     * @param bits    length of the prefix
     * @param omitted number of the bytes that are those of {@code base}
     */
    static BabelPrefix read(PacketReader in, int encoding, int bits, int omitted, BabelPrefix base) {
        BabelPrefix prefix = readBytes(in, encoding, (bits + 7) / 8, omitted, base);
        if (prefix != null) {
            prefix.bits = encoding == IPV4 ? MAPPING_BITS + bits : bits;
        }
        return prefix;
    }

    private static BabelPrefix readBytes(PacketReader in, int encoding, int n, int omitted, BabelPrefix base) {
        if (n > MAX_BYTES) {
            return null;
        }
        return switch (encoding) {
            case WILDCARD -> none();
            case IPV4 -> n > 4 || omitted > 4 ? null : noneOfIpv4().fill(in, MAPPING, n, omitted, base);
            case IPV6 -> omitted > MAX_BYTES ? null : none().fill(in, 0, n, omitted, base);
            case LINK_LOCAL -> linkLocal().fill(in, 0, n, 8, null);
            default -> null;
        };
    }

    private static BabelPrefix linkLocal() {
        BabelPrefix prefix = new BabelPrefix();
        prefix.bytes[0] = (byte) 0xfe;
        prefix.bytes[1] = (byte) 0x80;
        return prefix;
    }

    /** Sets the {@code n} bytes from {@code start} on, of which the packet lacks the first; null where it lacks others. */
    private BabelPrefix fill(PacketReader in, int start, int n, int omitted, BabelPrefix base) {
        int left = Math.max(0, n - omitted);
        if (in.claimed() < left) {
            return null;
        }
        if (base != null && omitted > 0) {
            System.arraycopy(base.bytes, 0, bytes, 0, start + omitted);
        }
        in.copy(bytes, start + omitted, left);
        return this;
    }

    void print(Dissection d) {
        if (bits >= MAPPING_BITS && isMapped()) {
            printIpv4(d);
            d.out().add('/').add(bits - MAPPING_BITS);
        } else {
            printIpv6(d);
            d.out().add('/').add(bits);
        }
    }

    void printAddress(Dissection d) {
        if (isMapped()) {
            printIpv4(d);
        } else {
            printIpv6(d);
        }
    }

    private void printIpv4(Dissection d) {
        d.printIpv4(new PacketReader().wrap(bytes, 0, MAX_BYTES, MAX_BYTES), MAPPING);
    }

    private void printIpv6(Dissection d) {
        d.printIpv6(new PacketReader().wrap(bytes, 0, MAX_BYTES, MAX_BYTES), 0);
    }

    private boolean isMapped() {
        for (int i = 0; i < MAPPING; i++) {
            if (bytes[i] != (i < MAPPING - 2 ? 0 : (byte) 0xff)) {
                return false;
            }
        }
        return true;
    }
}
