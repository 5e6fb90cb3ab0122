package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** Calls of NFS: what a client wants of a server. */
final class NfsCall {
    private static final int VERSION_3 = 3;
    /** Of a time to be set: the client says which. */
    private static final int CLIENT_TIME = 2;
    private static final int ALL_ACCESS = 0x3f;
    private static final ValueNames ACCESS = ValueNames.of(
            0x01, "NFS_ACCESS_READ",
            0x02, "NFS_ACCESS_LOOKUP",
            0x04, "NFS_ACCESS_MODIFY",
            0x08, "NFS_ACCESS_EXTEND",
            0x10, "NFS_ACCESS_DELETE",
            0x20, "NFS_ACCESS_EXECUTE");

    private NfsCall() {}

    /** Prints the call at the reader's position, whose header was captured; false where its arguments were not. */
    static boolean print(Dissection d, PacketReader in) {
        boolean version3 = in.peekU32(SunRpc.PROGRAM_VERSION) == VERSION_3;
        long procedure = in.peekU32(SunRpc.PROCEDURE);
        int number = NfsProcedure.number(procedure, version3);
        NfsProcedure.printName(d.out(), procedure, number);
        if (number == 0 || number > NfsProcedure.COMMIT) {
            return true;
        }
        return passCredentials(d, in) && NfsFileHandle.print(d, in, version3) && printArguments(d, in, number, version3);
    }

    /** Moves to the arguments. Every byte before them is to be captured, and there are to be some behind. */
    private static boolean passCredentials(Dissection d, PacketReader in) {
        int length = in.claimed();
        in.skip(SunRpc.CREDENTIALS);
        int credentials = passOpaque(d, in, length, " [credentials length ");
        if (credentials < 0 || credentials > length) {
            return false;
        }
        int rest = length - credentials;
        int verifier = passOpaque(d, in, rest, " [verifier length ");
        return verifier >= 0 && verifier < rest;
    }

    /** Passes a flavor and counted bytes; returns how many that were, or -1 where they are too long or were not captured. */
    private static int passOpaque(Dissection d, PacketReader in, int length, String tooLong) {
        if (length < 8) {
            return -1;
        }
        long count = in.peekU32(4);
        if (count > length) {
            d.out().add(tooLong).add(count).add(" > ").add(length).add(']');
            d.printInvalid();
            return -1;
        }
        int total = 8 + ((int) count + 3 & ~3);
        if (!in.has(total)) {
            return -1;
        }
        in.skip(total);
        return total;
    }

    /** Prints what follows the first file handle. */
    private static boolean printArguments(Dissection d, PacketReader in, int procedure, boolean version3) {
        Line out = d.out();
        switch (procedure) {
            case NfsProcedure.LOOKUP, NfsProcedure.CREATE, NfsProcedure.MKDIR, NfsProcedure.REMOVE, NfsProcedure.RMDIR -> {
                return printEntry(d, in);
            }
            case NfsProcedure.RENAME -> {
                return printEntry(d, in) && printTarget(d, in, version3);
            }
            case NfsProcedure.LINK -> {
                return printTarget(d, in, version3);
            }
            case NfsProcedure.SYMLINK -> {
                return printEntry(d, in) && printSymbolicLink(d, in, version3);
            }
            case NfsProcedure.MKNOD -> {
                return printEntry(d, in) && printNode(d, in);
            }
            case NfsProcedure.ACCESS -> printAccess(out, (int) in.u32());
            case NfsProcedure.READ, NfsProcedure.COMMIT -> printRange(out, in, procedure == NfsProcedure.COMMIT || version3);
            case NfsProcedure.WRITE -> printWrite(d, in, version3);
            case NfsProcedure.READDIR -> printDirectory(d, in, version3);
            case NfsProcedure.READDIRPLUS -> printDirectoryPlus(d, in);
            default -> { }
        }
        return true;
    }

    private static boolean printEntry(Dissection d, PacketReader in) {
        d.out().add(' ');
        return NfsAttributes.printName(d, in);
    }

    private static boolean printTarget(Dissection d, PacketReader in, boolean version3) {
        d.out().add(" ->");
        return NfsFileHandle.print(d, in, version3) && printEntry(d, in);
    }

    /** Version 3 has the new link's attributes before what it points to; they are printed behind it. */
    private static boolean printSymbolicLink(Dissection d, PacketReader in, boolean version3) {
        d.out().add(" ->");
        int attributes = in.position();
        if (version3) {
            passAttributes(in);
        }
        if (!NfsAttributes.printName(d, in)) {
            return false;
        }
        if (version3) {
            in.seek(attributes);
            printAttributes(d, in);
        }
        return true;
    }

    private static boolean printNode(Dissection d, PacketReader in) {
        Line out = d.out();
        long type = in.u32();
        int attributes = in.position();
        passAttributes(in);
        NfsAttributes.printType(out.add(' '), type, "");
        if (d.verbose(1) && (type == NfsAttributes.CHARACTER_DEVICE || type == NfsAttributes.BLOCK_DEVICE)) {
            in.need(8);
            out.add(' ').add(in.peekU32(0)).add('/').add(in.peekU32(4));
        }
        in.seek(attributes);
        printAttributes(d, in);
        return true;
    }

    private static void passAttributes(PacketReader in) {
        for (int i = 0; i < 4; i++) {
            if (in.u32() != 0) {
                in.skip(4);
            }
        }
        for (int i = 0; i < 2; i++) {
            if (in.u32() == CLIENT_TIME) {
                in.skip(8);
            }
        }
    }

    /** Prints attributes that are to be set, each behind a word that says whether it is there. */
    private static void printAttributes(Dissection d, PacketReader in) {
        if (!d.verbose(1)) {
            return;
        }
        Line out = d.out();
        if (in.u32() != 0) {
            out.add(" mode ").add(Long.toOctalString(in.u32()));
        }
        if (in.u32() != 0) {
            out.add(" uid ").add(in.u32());
        }
        if (in.u32() != 0) {
            out.add(" gid ").add(in.u32());
        }
        if (d.verbose(2)) {
            if (in.u32() != 0) {
                in.skip(4);
            }
            if (in.u32() == CLIENT_TIME) {
                NfsAttributes.printTime(out.add(" atime "), in);
            }
            if (in.u32() == CLIENT_TIME) {
                NfsAttributes.printTime(out.add(" mtime "), in);
            }
        }
    }

    private static void printAccess(Line out, int access) {
        if ((access & ~ALL_ACCESS) != 0) {
            NfsProcedure.printAccess(out, " ", access);
        } else if (access == ALL_ACCESS) {
            out.add(" NFS_ACCESS_FULL");
        } else if (access != 0) {
            ACCESS.printBits(out.add(' '), access, "|", "");
        }
    }

    private static void printRange(Line out, PacketReader in, boolean wide) {
        in.need(wide ? 12 : 8);
        if (wide) {
            out.add(' ').add(in.peekU32(8)).add(" bytes @ ").addUnsigned(in.peekU64(0));
        } else {
            out.add(' ').add(in.peekU32(4)).add(" bytes @ ").add(in.peekU32(0));
        }
    }

    private static void printWrite(Dissection d, PacketReader in, boolean version3) {
        Line out = d.out();
        in.need(version3 ? 20 : 16);
        if (version3) {
            out.add(' ').add(in.peekU32(16)).add(" (").add(in.peekU32(8)).add(") bytes @ ").addUnsigned(in.peekU64(0));
            if (d.verbose(1)) {
                NfsProcedure.printStability(out, in.peekI32(12));
            }
        } else {
            out.add(' ').add(in.peekU32(12)).add(" (").add(in.peekU32(8)).add(") bytes @ ");
            out.add(in.peekU32(4)).add(" (").add(in.peekU32(0)).add(')');
        }
    }

    private static void printDirectory(Dissection d, PacketReader in, boolean version3) {
        if (version3) {
            printCookie(d.out(), in);
            if (d.verbose(1)) {
                printVerifier(d.out(), in);
            }
        } else {
            printRange(d.out(), in, false);
        }
    }

    private static void printDirectoryPlus(Dissection d, PacketReader in) {
        printCookie(d.out(), in);
        if (d.verbose(1)) {
            in.need(24);
            d.out().add(" max ").add(in.peekU32(20));
            printVerifier(d.out(), in);
        }
    }

    private static void printCookie(Line out, PacketReader in) {
        in.need(20);
        out.add(' ').add(in.peekU32(16)).add(" bytes @ ").add(in.peekU64(0));
    }

    private static void printVerifier(Line out, PacketReader in) {
        out.add(" verf ").hex(in.peekU32(8), 8).hex(in.peekU32(12), 8);
    }
}
