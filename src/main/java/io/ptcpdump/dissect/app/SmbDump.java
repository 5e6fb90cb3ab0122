package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** Bytes in the columns of tcpdump's SMB printers: 16 a line, in two groups of 8, in hexadecimal and as characters. */
final class SmbDump {
    private static final int GROUP = 8;
    private static final int BYTES_PER_LINE = 2 * GROUP;

    private SmbDump() {}

    /** Prints {@code n} bytes at an absolute position, as far as they were captured. */
    static void print(Line out, PacketReader in, int position, int n) {
        for (int offset = 0; offset < n; offset += BYTES_PER_LINE) {
            out.add(offset < 0x10 ? "[00" : offset < 0x100 ? "[0" : "[").upperHex(offset).add("] ");
            int count = Math.min(BYTES_PER_LINE, n - offset);
            printHex(out, in, position + offset, count);
            int first = Math.min(GROUP, count);
            printCharacters(out, in, position + offset, first);
            out.add(' ');
            printCharacters(out, in, position + offset + first, count - first);
            out.add('\n');
        }
    }

    private static void printHex(Line out, PacketReader in, int position, int count) {
        for (int i = 1; i <= count; i++) {
            out.upperHex(in.u8At(position + i - 1), 2).add(i % GROUP == 0 ? "  " : " ");
        }
        int missing = BYTES_PER_LINE - count;
        if (missing > 0) {
            out.spaces(missing * 3 + (missing > GROUP ? 2 : 1));
        }
    }

    private static void printCharacters(Line out, PacketReader in, int position, int count) {
        for (int i = 0; i < count; i++) {
            out.printable(in.u8At(position + i));
        }
    }
}
