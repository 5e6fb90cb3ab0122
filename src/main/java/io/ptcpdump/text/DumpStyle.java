package io.ptcpdump.text;

import java.util.Objects;

/**
 * What is printed of a packet's bytes below its text.
 *
 * @param format     how
 * @param linkHeader whether the link-layer header is part of it
 */
public record DumpStyle(Format format, boolean linkHeader) {
    public static final DumpStyle NONE = new DumpStyle(Format.NONE, false);

    /** The columns of a dump. */
    public enum Format {
        NONE,
        /** {@code -x} */
        HEX,
        /** {@code -X} */
        HEX_AND_ASCII,
        /** {@code -A} */
        ASCII
    }

    public DumpStyle {
        Objects.requireNonNull(format);
    }

    /** The style for the numbers of {@code -x}, {@code -X} and {@code -A} options; -X goes before -x, and that before -A. */
    public static DumpStyle ofCounts(int hex, int hexAndAscii, int ascii) {
        if (hexAndAscii > 0) {
            return new DumpStyle(Format.HEX_AND_ASCII, hexAndAscii > 1);
        }
        if (hex > 0) {
            return new DumpStyle(Format.HEX, hex > 1);
        }
        return ascii > 0 ? new DumpStyle(Format.ASCII, ascii > 1) : NONE;
    }
}
