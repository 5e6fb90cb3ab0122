package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Attributes of files, and what else is found in many messages of NFS. The methods that return a boolean move the reader behind
 * what they are for, and say whether it was captured.
 */
final class NfsAttributes {
    static final int CHARACTER_DEVICE = 4;
    static final int BLOCK_DEVICE = 3;

    private static final int VERSION_2_LENGTH = 68;
    private static final int VERSION_3_LENGTH = 84;
    /** Up to the group's number. */
    private static final int START_LENGTH = 20;
    private static final int WEAK_LENGTH = 24;
    private static final String[] TYPES = {"NON", "REG", "DIR", "BLK", "CHR", "LNK", null, "FIFO"};

    private NfsAttributes() {}

    static void printType(Line out, long type, String after) {
        out.addName(type < TYPES.length ? TYPES[(int) type] : null, "unk-ft ", type, after);
    }

    /** A name in double quotes. */
    static boolean printName(Dissection d, PacketReader in) {
        long length = in.u32();
        if (length > 0xffffffffL - 3) {
            d.out().add("[cannot pad to 32-bit boundaries]");
            d.printInvalid();
            return false;
        }
        long padded = length + 3 & ~3L;
        if (padded > in.captured()) {
            return false;
        }
        int end = in.position() + (int) padded;
        d.out().add('"');
        for (int i = 0; i < length; i++) {
            d.out().printable(in.u8());
        }
        d.out().add('"');
        in.seek(end);
        return true;
    }

    /** Attributes as version 2 or 3 has them; the first of them with a verbosity of 1, all with more. */
    static boolean print(Line out, PacketReader in, int verbosity, boolean version3) {
        if (!in.has(START_LENGTH)) {
            return false;
        }
        int end = in.position() + (version3 ? VERSION_3_LENGTH : VERSION_2_LENGTH);
        if (verbosity > 0) {
            printType(out.add(' '), in.peekU32(0), " ");
            out.add(' ').add(Long.toOctalString(in.peekU32(4)));
            out.add(" ids ").add(in.peekI32(12)).add('/').add(in.peekI32(16));
            in.need(version3 ? 28 : 24);
            if (version3) {
                out.add(" sz ").addUnsigned(in.peekU64(20));
            } else {
                out.add(" sz ").add(in.peekU32(20));
            }
        }
        if (verbosity > 1) {
            if (!in.hasAt(end - 8, 8)) {
                return false;
            }
            printRest(out, in, version3);
        }
        in.seek(end);
        return true;
    }

    private static void printRest(Line out, PacketReader in, boolean version3) {
        out.add(" nlink ").add(in.peekU32(8));
        if (version3) {
            out.add(" rdev ").add(in.peekU32(36)).add('/').add(in.peekU32(40));
            out.add(" fsid ").hex(in.peekU64(44)).add(" fileid ").hex(in.peekU64(52)).add(" a/m/ctime");
            in.skip(60);
        } else {
            out.add(" rdev 0x").hex(in.peekU32(28)).add(" fsid 0x").hex(in.peekU32(36));
            out.add(" nodeid 0x").hex(in.peekU32(40)).add(" a/m/ctime");
            in.skip(44);
        }
        for (int i = 0; i < 3; i++) {
            printTime(out.add(' '), in);
        }
    }

    /** Seconds and a part of them. */
    static void printTime(Line out, PacketReader in) {
        out.add(in.u32()).add('.').addPadded(in.u32(), 6);
    }

    /** Attributes of an object after the operation, which may be left out; printed with {@code -v}. */
    static boolean printPost(Dissection d, PacketReader in) {
        if (in.u32() == 0) {
            return true;
        }
        if (!d.verbose(1)) {
            in.seek(in.position() + VERSION_3_LENGTH);
            return true;
        }
        return print(d.out(), in, d.options().verbose(), true);
    }

    /** {@link #printPost} behind its label. */
    static boolean printPost(Dissection d, PacketReader in, String label) {
        if (d.verbose(1)) {
            d.out().add(label);
        }
        return printPost(d, in);
    }

    /** Attributes before and after the operation, for weak cache consistency. */
    static boolean printWeak(Dissection d, PacketReader in) {
        Line out = d.out();
        if (d.verbose(2)) {
            out.add(" PRE:");
        }
        if (in.u32() != 0) {
            if (!in.has(WEAK_LENGTH)) {
                return false;
            }
            int end = in.position() + WEAK_LENGTH;
            if (d.verbose(2)) {
                out.add(" sz ").addUnsigned(in.u64());
                printTime(out.add(" mtime "), in);
                printTime(out.add(" ctime "), in);
            }
            in.seek(end);
        }
        return printPost(d, in, " POST:");
    }
}
