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

    /** {@link #hex} of those of the next {@code n} bytes that were captured; nothing throws where some were not. */
    public static void hexOfCaptured(Line out, String indent, PacketReader in, int n) {
        hex(out, indent, in, Math.max(0, Math.min(n, in.captured())));
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
