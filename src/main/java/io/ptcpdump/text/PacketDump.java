package io.ptcpdump.text;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.model.Packet;
import java.util.Arrays;

/** Prints the captured bytes of a packet below its text, in tcpdump's layout; every row begins with its line break. */
final class PacketDump {
    private static final int BYTES_PER_ROW = 16;
    /** Width of the hexadecimal column: a space and four digits for two bytes. */
    private static final int HEX_WIDTH = BYTES_PER_ROW / 2 * 5;
    private static final int ASCII_AT = HEX_WIDTH + 2;
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private final DumpStyle style;
    private final PacketReader in = new PacketReader();
    private final byte[] bytes = new byte[BYTES_PER_ROW];
    /** A row behind its offset. The spaces between the groups are never overwritten. */
    private final byte[] row = new byte[ASCII_AT + BYTES_PER_ROW];

    PacketDump(DumpStyle style) {
        this.style = style;
        Arrays.fill(row, (byte) ' ');
    }

    /** Prints nothing where all of the packet is link-layer header and that is left out. */
    void print(Packet packet, int linkHeaderLength, Line out) {
        int skipped = style.linkHeader() ? 0 : linkHeaderLength;
        int length = packet.capturedLength - skipped;
        if (style.format() == DumpStyle.Format.NONE || length <= 0) {
            return;
        }
        in.wrap(packet.bytes, packet.offset + skipped, length, length);
        if (style.format() == DumpStyle.Format.ASCII) {
            printAscii(length, out);
        } else {
            printRows(length, style.format() == DumpStyle.Format.HEX_AND_ASCII, out);
        }
    }

    private void printRows(int length, boolean ascii, Line out) {
        for (int offset = 0; offset < length; offset += BYTES_PER_ROW) {
            int n = Math.min(BYTES_PER_ROW, length - offset);
            if (n < BYTES_PER_ROW) {
                Arrays.fill(row, (byte) ' ');
            }
            in.copy(bytes, 0, n);
            fillHex(n);
            out.add("\n\t0x").hex(offset, offset > 0xffff ? 5 : 4).add(": ");
            if (ascii) {
                fillAscii(n);
                out.add(row, 0, ASCII_AT + n);
            } else {
                out.add(row, 0, n / 2 * 5 + n % 2 * 3);
            }
        }
    }

    private void fillHex(int n) {
        int at = 1;
        for (int i = 0; i < n; i++) {
            int b = bytes[i];
            row[at] = DIGITS[b >> 4 & 15];
            row[at + 1] = DIGITS[b & 15];
            at += 2 + (i & 1);
        }
    }

    private void fillAscii(int n) {
        for (int i = 0; i < n; i++) {
            row[ASCII_AT + i] = isGraphic(bytes[i]) ? bytes[i] : (byte) '.';
        }
    }

    private static boolean isGraphic(int c) {
        return c > ' ' && c < 0x7f;
    }

    private void printAscii(int length, Line out) {
        out.add('\n');
        for (int left = length - 1; left >= 0; left--) {
            int c = in.u8();
            if (c == '\r') {
                // One that ends a line is left out; so is one among the last two bytes, as tcpdump has it.
                if (left > 1 && in.peekU8(0) != '\n') {
                    out.add('.');
                }
            } else if (isGraphic(c) || c == ' ' || c == '\t' || c == '\n') {
                out.add((char) c);
            } else {
                out.add('.');
            }
        }
    }
}
