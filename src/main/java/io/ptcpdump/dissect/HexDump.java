package io.ptcpdump.dissect;

/**
 * Dumps of packet bytes in tcpdump's columns: 16 bytes a line, in pairs. Both start at the reader's position, move it, and
 * after the last captured byte throw {@link Truncated} where more were asked for.
 */
public final class HexDump {
    private static final int BYTES_PER_LINE = 16;
    private static final int HEX_COLUMNS = BYTES_PER_LINE / 2 * 5;

    private HexDump() {}

    /** {@code indent} before every line, the offset, the bytes in hexadecimal, and the same as ASCII. */
    public static void hexAndAscii(Line out, String indent, PacketReader in, int n) {
        int shown = Math.min(n, in.captured());
        for (int offset = 0; offset < shown; offset += BYTES_PER_LINE) {
            int count = Math.min(BYTES_PER_LINE, shown - offset);
            printLine(out, indent, in, offset, count);
            out.spaces(HEX_COLUMNS - width(count) + 2);
            for (int i = 0; i < count; i++) {
                int c = in.peekU8(i);
                out.add(c > ' ' && c < 0x7f ? (char) c : '.');
            }
            in.skip(count);
        }
        in.need(n - shown);
    }

    /** {@code indent} before every line, the offset, and the bytes in hexadecimal. */
    public static void hex(Line out, String indent, PacketReader in, int n) {
        int shown = Math.min(n, in.captured());
        for (int offset = 0; offset < shown; offset += BYTES_PER_LINE) {
            int count = Math.min(BYTES_PER_LINE, shown - offset);
            printLine(out, indent, in, offset, count);
            in.skip(count);
        }
        in.need(n - shown);
    }

    /**
     * What was captured of the next {@code n} bytes, as {@link #hex} prints it; leaves the position where it is.
     *
     * @return false where the position itself is past what was captured, which is printed instead
     */
    public static boolean captured(Line out, String indent, PacketReader in, int n) {
        return capturedAt(out, indent, in, in.position(), n);
    }

    /** The same of {@code n} bytes at an absolute position. */
    public static boolean capturedAt(Line out, String indent, PacketReader in, int position, int n) {
        if (!in.hasAt(position, 0)) {
            out.add(indent).add("Dissector error: print_unknown_data() called with pointer past end of packet");
            return false;
        }
        int before = in.position();
        in.seek(position);
        hex(out, indent, in, Math.min(Math.max(n, 0), in.captured()));
        in.seek(before);
        return true;
    }

    /** The {@code n} bytes at an absolute position in hexadecimal, with nothing between them. */
    public static void bytes(Line out, PacketReader in, int position, int n) {
        for (int i = 0; i < n; i++) {
            out.hex(in.u8At(position + i), 2);
        }
    }

    private static void printLine(Line out, String indent, PacketReader in, int offset, int count) {
        out.add(indent).add("0x").hex(offset, offset > 0xffff ? 5 : 4).add(": ");
        for (int i = 0; i < count; i++) {
            if ((i & 1) == 0) {
                out.add(' ');
            }
            out.hex(in.peekU8(i), 2);
        }
    }

    /** Columns that {@code count} bytes take in pairs. */
    private static int width(int count) {
        return count * 2 + (count + 1) / 2;
    }
}
