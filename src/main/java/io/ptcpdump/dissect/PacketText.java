package io.ptcpdump.dissect;

/** Text in packets: bytes that are meant to be read, with all that is not printable escaped. All but one move the reader. */
public final class PacketText {
    private PacketText() {}

    /** Prints the next {@code n} bytes. */
    public static void print(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            out.printable(in.u8());
        }
    }

    /** Prints the next {@code n} bytes up to the first that is zero, and leaves the reader behind what was looked at. */
    public static void printPadded(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            int c = in.u8();
            if (c == 0) {
                return;
            }
            out.printable(c);
        }
    }

    /** Prints up to {@code n} bytes from {@code ahead} on, until one is zero, and leaves the reader where it is. */
    public static void printPaddedAhead(Line out, PacketReader in, int ahead, int n) {
        for (int i = 0; i < n; i++) {
            int c = in.peekU8(ahead + i);
            if (c == 0) {
                return;
            }
            out.printable(c);
        }
    }

    /** Prints the next {@code n} bytes up to the first that is zero, with a dot for each that is not printable ASCII. */
    public static void printDotted(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            int c = in.u8();
            if (c == 0) {
                return;
            }
            out.add(c >= ' ' && c < 0x7f ? (char) c : '.');
        }
    }

    /** Prints the next {@code n} bytes as hexadecimal digits without separators. */
    public static void printHex(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            out.hex(in.u8(), 2);
        }
    }
}
