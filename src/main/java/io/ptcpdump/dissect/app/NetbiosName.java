package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * A NetBIOS name in a packet, in the encoding of RFC 1001 section 14: each half of a byte is a letter from A to P.
 *
 * @param bytes  the name, of which the last byte says what it is the name of; fewer where a character is none of the encoding
 * @param count  how many bytes there are
 * @param type   what the name is of
 * @param length of the name, or of the pointer to it, in the packet
 */
record NetbiosName(byte[] bytes, int count, int type, int length) {
    private static final int POINTER = 0xc0;
    private static final int POINTER_MASK = 0x3fff;
    private static final int POINTER_LENGTH = 2;
    private static final int MAX_BYTES = 30;
    private static final int PRINTED = 15;

    /**
     * Reads the name at an absolute position.
     *
     * @param start from which pointers count
     * @param limit where the bytes end in which the name must be
     * @return null where it is not all there, or is of a type that no name has
     */
    static NetbiosName read(PacketReader in, int start, int at, int limit) {
        int first = in.u8At(at);
        int from = at;
        if ((first & POINTER) == POINTER) {
            if (!in.hasAt(at, POINTER_LENGTH) || at + 1 >= limit) {
                return null;
            }
            int offset = in.u16At(at) & POINTER_MASK;
            from = start + offset;
            if (offset == 0 || from >= limit || !in.hasAt(from, 1)) {
                return null;
            }
        }
        byte[] bytes = new byte[MAX_BYTES];
        int count = in.u8At(from) / 2;
        int type = 0;
        if (count == 0 || count > MAX_BYTES) {
            count = 0;
        } else {
            int decoded = decode(in, from + 1, limit, bytes, count);
            if (decoded < 0) {
                return null;
            }
            type = decoded == count ? bytes[count - 1] : 0;
            count = decoded;
        }
        int length = length(in, at, limit);
        return type < 0 || length < 0 ? null : new NetbiosName(bytes, count, type, length);
    }

    /** Returns how many bytes there are before a character that is none of the encoding, or -1 where they are not all there. */
    private static int decode(PacketReader in, int at, int limit, byte[] bytes, int count) {
        for (int i = 0; i < count; i++, at += 2) {
            if (!in.hasAt(at, 2) || at + 1 >= limit) {
                return -1;
            }
            int high = in.u8At(at) - 'A';
            int low = in.u8At(at + 1) - 'A';
            if (high < 0 || high > 15 || low < 0 || low > 15) {
                return i;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return count;
    }

    /** What the labels of a name take up to the empty one, or a pointer; -1 where they are not all there. */
    private static int length(PacketReader in, int at, int limit) {
        if ((in.u8At(at) & POINTER) == POINTER) {
            return POINTER_LENGTH;
        }
        int end = at;
        while (in.u8At(end) != 0) {
            if (end >= limit) {
                return -1;
            }
            end += in.u8At(end) + 1;
            if (!in.hasAt(end, 1)) {
                return -1;
            }
        }
        return end - at + 1;
    }

    void print(Line out) {
        int n = 0;
        while (n < Math.min(count, PRINTED) && bytes[n] != 0) {
            out.printable(bytes[n++]);
        }
        out.spaces(PRINTED - n);
        printType(out, type);
    }

    static void printType(Line out, int type) {
        String name = switch (type) {
            case 0x00 -> "Workstation";
            case 0x03 -> "Client?";
            case 0x1b -> "Domain Controller";
            case 0x1d -> "Master Browser";
            case 0x1e -> "Browser Server";
            case 0x20 -> "Server";
            default -> "Unknown";
        };
        out.add(" NameType=0x").upperHex(type, 2).add(" (").add(name).add(')');
    }
}
