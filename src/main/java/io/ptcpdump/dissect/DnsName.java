package io.ptcpdump.dissect;

/**
 * Domain names of DNS, wherever they occur: labels of a length byte and text, with pointers to earlier names (RFC 1035 section
 * 4.1.4) and bit-string labels (RFC 2673). Positions are absolute. A name that is cut or unsound gives -1; only a bit string that
 * is cut throws.
 */
public final class DnsName {
    private static final int KIND = 0xc0;
    private static final int POINTER = 0xc0;
    private static final int EXTENDED = 0x40;
    private static final int TEXT = 0x00;
    private static final int BIT_STRING = 1;
    private static final int MAX_LENGTH = 255;

    private DnsName() {}

    /** Position behind the name at {@code at}. */
    public static int skip(PacketReader in, int at) {
        int end = in.end();
        while (at < end) {
            int label = in.u8At(at++);
            if (label == 0) {
                return at;
            }
            switch (label & KIND) {
                case POINTER -> {
                    return at + 1;
                }
                case TEXT -> at += label;
                case EXTENDED -> {
                    if (label != (EXTENDED | BIT_STRING) || at >= end) {
                        return -1;
                    }
                    at += 1 + (bits(in, at) + 7) / 8;
                }
                default -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    /**
     * Prints the name at {@code at} and returns the position behind it.
     *
     * @param message position that pointers count from
     */
    public static int print(Line out, PacketReader in, int at, int message) {
        int end = in.end();
        int length = labelLength(out, in, at);
        if (length < 0) {
            return -1;
        }
        // Pointers have to lead backwards, so that this ends. Unsigned: the name may begin before what it is relative to.
        int limit = at - message;
        int label = in.u8At(at++);
        if (label == 0) {
            out.add('.');
            return at;
        }
        int behind = (label & KIND) == POINTER ? -1 : at + length;
        boolean followed = false;
        int printed = 0;
        while (label != 0 && at < end) {
            if ((label & KIND) == POINTER) {
                if (!followed) {
                    behind = at + 1;
                    followed = true;
                }
                int offset = (label << 8 | in.u8At(at)) & 0x3fff;
                if (Integer.compareUnsigned(offset, limit) >= 0) {
                    out.add("<BAD PTR>");
                    return -1;
                }
                limit = offset;
                at = message + offset;
            } else {
                if (!printLabel(out, in, at, label, printed)) {
                    return -1;
                }
                at += length;
                printed += (label & KIND) == TEXT ? length : 0;
                if (printed <= MAX_LENGTH) {
                    out.add('.');
                }
                printed++;
            }
            boolean inPlace = !followed;
            length = labelLength(out, in, at);
            if (length < 0) {
                return -1;
            }
            label = in.u8At(at++);
            if (inPlace) {
                behind += length + 1;
            }
        }
        if (printed > MAX_LENGTH) {
            out.add("<DOMAIN NAME TOO LONG>");
        }
        return behind;
    }

    private static boolean printLabel(Line out, PacketReader in, int at, int label, int printed) {
        if ((label & KIND) == EXTENDED) {
            printBitString(out, in, at);
            return true;
        }
        int length = Math.min(label, Math.max(0, MAX_LENGTH - printed));
        return printText(out, in, at, length);
    }

    /** Prints {@code length} bytes of text, or as many as were captured; whether that was all. */
    public static boolean printText(Line out, PacketReader in, int at, int length) {
        int captured = Math.max(0, Math.min(length, in.end() - at));
        for (int i = 0; i < captured; i++) {
            out.printable(in.u8At(at + i));
        }
        return captured == length;
    }

    private static void printBitString(Line out, PacketReader in, int at) {
        int bits = bits(in, at++);
        out.add("\\[x");
        int left = bits;
        for (; left > 7; left -= 8) {
            out.hex(in.u8At(at++), 2);
        }
        if (left > 4) {
            out.hex(in.u8At(at) & 0xff << 8 - left, 2);
        } else if (left > 0) {
            out.hex(in.u8At(at) >> 4 & 0x0f << 4 - left, 1);
        }
        out.add('/').add(bits).add(']');
    }

    /** Number of bits in a bit string whose count is at {@code at}. */
    private static int bits(PacketReader in, int at) {
        int count = in.u8At(at);
        return count == 0 ? 256 : count;
    }

    /** Length of what follows a label's first byte; for a pointer any value. Says what is wrong with a bad label. */
    private static int labelLength(Line out, PacketReader in, int at) {
        if (at >= in.end()) {
            return -1;
        }
        int label = in.u8At(at);
        switch (label & KIND) {
            case POINTER, TEXT -> {
                return label;
            }
            case EXTENDED -> {
                if (label != (EXTENDED | BIT_STRING)) {
                    out.add("<ELT ").add(label & ~KIND).add('>');
                    return -1;
                }
                return at + 1 >= in.end() ? -1 : (bits(in, at + 1) + 7) / 8 + 1;
            }
            default -> {
                out.add("<BAD LABEL TYPE>");
                return -1;
            }
        }
    }
}
