package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * File handles of NFS. They mean something to their server only; what it is, and so where the handle has the numbers of device
 * and file, is guessed from bytes that its kind always sets.
 */
final class NfsFileHandle {
    private static final int VERSION_2_LENGTH = 32;
    private static final int MAX_NAME = 64;
    /** Bytes of an unknown handle that are shown. */
    private static final int MAX_SHOWN = 32;
    private static final String UNKNOWN_NAME = "Unknown";
    private static final String HEX = "0123456789ABCDEF";

    private enum Server { AUSPEX, BSD, OSF, IRIX, SUNOS_4, SUNOS_5, ULTRIX, VMS, HPUX, UNKNOWN }

    private NfsFileHandle() {}

    /** Prints the handle at the reader's position, which moves behind it; false where it was not all captured. */
    static boolean print(Dissection d, PacketReader in, boolean version3) {
        int words = (int) ((version3 ? in.u32() : VERSION_2_LENGTH) / 4);
        if (words > in.captured() / 4) {
            return false;
        }
        if (d.options().rawNfsHandles()) {
            printWords(d.out(), in, words);
        } else {
            printGuess(d.out(), in, words);
        }
        in.skip(4 * words);
        return true;
    }

    private static void printWords(Line out, PacketReader in, int words) {
        out.add(" fh[");
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                out.add(':');
            }
            out.hex(in.peekU32(4 * i));
        }
        out.add(']');
    }

    private static void printGuess(Line out, PacketReader in, int words) {
        switch (server(in, words)) {
            case AUSPEX -> printNumbers(out, in.peekU8(6), in.peekU8(7), in.peekU32(12));
            case BSD -> printNumbers(out, in.peekU8(1), in.peekU8(0), in.peekU32Le(12));
            case OSF -> printNumbers(out, in.peekU32Le(0) >> 20, in.peekU32Le(0) & 0xfffff, in.peekU32Le(12));
            case IRIX -> printNumbers(out, in.peekU8(2), in.peekU8(3), in.peekU32(8));
            case SUNOS_4 -> printNumbers(out, in.peekU8(2), in.peekU8(3), in.peekU32(12));
            case SUNOS_5 -> printNumbers(out, in.peekU16(0) >> 2, in.peekU24(1) & 0x3ffff, in.peekU32(12));
            case ULTRIX -> printNumbers(out, in.peekU8(1), in.peekU8(0), in.peekU32Le(4));
            case HPUX -> printNumbers(out, in.peekU8(0), in.peekU24(1), in.peekU32(12));
            case VMS -> printNamed(out, in, words);
            case UNKNOWN -> printUnknown(out, in, words);
        }
    }

    private static void printNumbers(Line out, long major, long minor, long file) {
        out.add(" fh ").add(major).add(',').add(minor).add('/').add(file);
    }

    /** A handle with a device's name, up to its first space. */
    private static void printNamed(Line out, PacketReader in, int words) {
        out.add(" fh ");
        for (int i = 1; i <= Math.min(words, MAX_NAME); i++) {
            int c = in.peekU8(i);
            if (c == 0 || c == ' ') {
                break;
            }
            out.printable(c);
        }
        out.add('/').add((long) in.peekU16(26) << 16 | in.peekU16Le(22));
    }

    private static void printUnknown(Line out, PacketReader in, int words) {
        out.add(" fh ").add(UNKNOWN_NAME.substring(0, Math.min(words, UNKNOWN_NAME.length()))).add('/');
        for (int i = 0; i < Math.min(4 * words, MAX_SHOWN); i++) {
            int value = in.peekU8(i);
            out.add(HEX.charAt(value >> 4)).add(HEX.charAt(value & 15));
        }
    }

    private static Server server(PacketReader in, int words) {
        if (words < 4) {
            return Server.UNKNOWN;
        }
        boolean lastZero = in.peekU16(2) == 0;
        if (in.peekU16(0) == 0) {
            return lastZero ? Server.AUSPEX : serverOfSmallDevice(in);
        }
        return lastZero ? serverOfShortDevice(in, words) : serverOfLargeDevice(in, words);
    }

    /** Where only the last two of the first four bytes are used. */
    private static Server serverOfSmallDevice(PacketReader in) {
        if (in.peekU8(4) != 0 && in.peekU8(5) == 0 && isOsf(in)) {
            return Server.OSF;
        }
        return in.peekU32(4) == 0x00080000 ? Server.IRIX : Server.SUNOS_4;
    }

    /** Where only the first two bytes are used. */
    private static Server serverOfShortDevice(PacketReader in, int words) {
        if (in.peekU16(6) == 0) {
            return Server.BSD;
        }
        if (words >= 6 && in.peekU8(21) == 0 && in.peekU8(23) == 0) {
            return Server.ULTRIX;
        }
        return in.peekU8(9) == 10 ? Server.SUNOS_5 : Server.UNKNOWN;
    }

    private static Server serverOfLargeDevice(PacketReader in, int words) {
        if (isOsf(in)) {
            return Server.OSF;
        }
        if (in.peekU16(8) == 10) {
            return in.peekU32(4) == 0 ? Server.HPUX : Server.SUNOS_5;
        }
        return isVms(in, words) ? Server.VMS : Server.UNKNOWN;
    }

    private static boolean isOsf(PacketReader in) {
        return in.peekU8(8) == 12 && in.peekU8(9) == 0;
    }

    /** Whether a name of printable characters follows the first byte, padded with zeros. */
    private static boolean isVms(PacketReader in, int words) {
        if (words < 7) {
            return false;
        }
        boolean ended = false;
        for (int i = 1; i < 14; i++) {
            int c = in.peekU8(i);
            if (c != 0 && (ended || c < ' ' || c > '~')) {
                return false;
            }
            ended |= c == 0;
        }
        return true;
    }
}
