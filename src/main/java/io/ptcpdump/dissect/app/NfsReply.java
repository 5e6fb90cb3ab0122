package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** Replies of NFS: a verifier, whether the call was accepted, a status, and the results of the procedure. */
final class NfsReply {
    private static final int VERSION_2_STATISTICS = 20;
    private static final int VERSION_3_STATISTICS = 52;
    private static final int FILE_SYSTEM_LENGTH = 48;
    private static final int PATH_LENGTH = 24;
    private static final String[] ACCEPTANCE = {
        null, "PROG_UNAVAIL", "PROG_MISMATCH", "PROC_UNAVAIL", "GARBAGE_ARGS", "SYSTEM_ERR"
    };
    /** Those of RFC 1094 and RFC 1813, and other numbers of errors that servers of BSD's descent send. */
    private static final ValueNames ERRORS = ValueNames.of(
            1, "Operation not permitted",
            2, "No such file or directory",
            5, "Input/output error",
            6, "Device not configured",
            11, "Resource deadlock avoided",
            12, "Cannot allocate memory",
            13, "Permission denied",
            17, "File exists",
            18, "Cross-device link",
            19, "Operation not supported by device",
            20, "Not a directory",
            21, "Is a directory",
            22, "Invalid argument",
            26, "Text file busy",
            27, "File too large",
            28, "No space left on device",
            30, "Read-only file system",
            31, "Too many links",
            45, "Operation not supported",
            62, "Too many levels of symbolic links",
            63, "File name too long",
            66, "Directory not empty",
            69, "Disc quota exceeded",
            70, "Stale NFS file handle",
            71, "Too many levels of remote in path",
            99, "Write cache flushed to disk",
            10001, "Illegal NFS file handle",
            10002, "Update synchronization mismatch",
            10003, "READDIR/READDIRPLUS cookie is stale",
            10004, "Operation not supported",
            10005, "Buffer or request is too small",
            10006, "Unspecified error on server",
            10007, "Object of that type not supported",
            10008, "Request couldn't be completed in time");

    private NfsReply() {}

    /** Prints the reply at the reader's position, which was accepted, to a call of a procedure. */
    static void print(Dissection d, PacketReader in, long procedure, boolean version3) {
        Line out = d.out();
        int number = NfsProcedure.number(procedure, version3);
        NfsProcedure.printName(out, procedure, number);
        if (number == 0 || number > NfsProcedure.COMMIT) {
            return;
        }
        int length = in.claimed();
        in.seek(in.position() + SunRpc.REPLY_BODY);
        long verifier = in.peekU32(4);
        if (verifier >= length) {
            d.printTruncated();
            return;
        }
        in.seek(in.position() + 8 + ((int) verifier + 3 & ~3));
        long acceptance = in.u32();
        if (acceptance != 0) {
            String name = acceptance < ACCEPTANCE.length ? ACCEPTANCE[(int) acceptance] : null;
            out.add(' ').addName(name, "ar_stat ", acceptance, "");
            return;
        }
        long status = in.u32();
        if (status != 0) {
            out.add(" ERROR: ").addName(ERRORS.get((int) status), "unk ", status, "");
        }
        boolean whole = version3 ? printVersion3(d, in, number, status == 0) : status != 0 || printVersion2(d, in, number);
        if (!whole && status == 0) {
            d.printTruncated();
        }
    }

    private static boolean printVersion2(Dissection d, PacketReader in, int procedure) {
        Line out = d.out();
        int verbosity = d.options().verbose();
        switch (procedure) {
            case NfsProcedure.GETATTR, NfsProcedure.SETATTR -> {
                return NfsAttributes.print(out, in, 1, false);
            }
            case NfsProcedure.READ, NfsProcedure.WRITE -> {
                return NfsAttributes.print(out, in, verbosity, false);
            }
            case NfsProcedure.LOOKUP, NfsProcedure.CREATE, NfsProcedure.MKDIR -> {
                return NfsFileHandle.print(d, in, false) && NfsAttributes.print(out, in, verbosity, false);
            }
            case NfsProcedure.READLINK -> {
                out.add(' ');
                return NfsAttributes.printName(d, in);
            }
            case NfsProcedure.READDIR -> {
                in.need(8);
                out.add(" offset 0x").hex(in.u32()).add(" size ").add(in.u32()).add(' ');
                out.add(in.u32() != 0 ? " eof" : "");
                return true;
            }
            case NfsProcedure.FSSTAT -> {
                return printStatistics(out, in);
            }
            default -> {
                return true;
            }
        }
    }

    private static boolean printStatistics(Line out, PacketReader in) {
        if (!in.has(VERSION_2_STATISTICS)) {
            return false;
        }
        out.add(" tsize ").add(in.u32()).add(" bsize ").add(in.u32()).add(" blocks ").add(in.u32());
        out.add(" bfree ").add(in.u32()).add(" bavail ").add(in.u32());
        return true;
    }

    private static boolean printVersion3(Dissection d, PacketReader in, int procedure, boolean done) {
        return switch (procedure) {
            case NfsProcedure.GETATTR -> !done || NfsAttributes.print(d.out(), in, 1, true);
            case NfsProcedure.SETATTR, NfsProcedure.REMOVE, NfsProcedure.RMDIR -> NfsAttributes.printWeak(d, in);
            case NfsProcedure.LOOKUP -> printLookup(d, in, done);
            case NfsProcedure.ACCESS -> printAccess(d, in, done);
            case NfsProcedure.READLINK -> !done || printLink(d, in);
            case NfsProcedure.READ -> printRead(d, in, done);
            case NfsProcedure.WRITE -> printWrite(d, in, done);
            case NfsProcedure.CREATE, NfsProcedure.MKDIR, NfsProcedure.SYMLINK, NfsProcedure.MKNOD -> printCreated(d, in, done);
            case NfsProcedure.RENAME -> !d.verbose(1) || printWeak(d, in, " from:") && printWeak(d, in, " to:");
            case NfsProcedure.LINK -> !d.verbose(1)
                    || NfsAttributes.printPost(d, in, " file POST:") && printWeak(d, in, " dir:");
            case NfsProcedure.READDIR, NfsProcedure.READDIRPLUS -> printDirectory(d, in, done);
            case NfsProcedure.FSSTAT -> NfsAttributes.printPost(d, in, " POST:") && printSpace(d, in);
            case NfsProcedure.FSINFO -> NfsAttributes.printPost(d, in, " POST:") && (!done || printFileSystem(d, in));
            case NfsProcedure.PATHCONF -> NfsAttributes.printPost(d, in, " POST:") && (!done || printPath(d.out(), in));
            case NfsProcedure.COMMIT -> printCommit(d, in);
            default -> true;
        };
    }

    private static boolean printWeak(Dissection d, PacketReader in, String label) {
        d.out().add(label);
        return NfsAttributes.printWeak(d, in);
    }

    private static boolean printLookup(Dissection d, PacketReader in, boolean done) {
        if (done && !(NfsFileHandle.print(d, in, true) && NfsAttributes.printPost(d, in))) {
            return false;
        }
        return !d.verbose(2) || NfsAttributes.printPost(d, in, " post dattr:");
    }

    private static boolean printAccess(Dissection d, PacketReader in, boolean done) {
        if (!NfsAttributes.printPost(d, in, " attr:")) {
            return false;
        }
        if (done) {
            NfsProcedure.printAccess(d.out(), " c ", in.i32());
        }
        return true;
    }

    private static boolean printLink(Dissection d, PacketReader in) {
        if (!NfsAttributes.printPost(d, in)) {
            return false;
        }
        d.out().add(' ');
        return NfsAttributes.printName(d, in);
    }

    private static boolean printRead(Dissection d, PacketReader in, boolean done) {
        if (!NfsAttributes.printPost(d, in)) {
            return false;
        }
        if (done && d.verbose(1)) {
            printCount(d.out(), in);
            d.out().add(in.u32() != 0 ? " EOF" : "");
        }
        return true;
    }

    private static boolean printWrite(Dissection d, PacketReader in, boolean done) {
        if (!NfsAttributes.printWeak(d, in)) {
            return false;
        }
        if (done && d.verbose(1)) {
            printCount(d.out(), in);
            if (d.verbose(2)) {
                NfsProcedure.printStability(d.out(), in.i32());
                printVerifier(d.out(), in.u64());
            }
        }
        return true;
    }

    private static void printCount(Line out, PacketReader in) {
        long count = in.u32();
        out.add(' ').add(count).add(" bytes");
    }

    private static void printVerifier(Line out, long verifier) {
        out.add(" verf ").hex(verifier);
    }

    private static boolean printCreated(Dissection d, PacketReader in, boolean done) {
        if (!done) {
            return NfsAttributes.printWeak(d, in);
        }
        if (in.u32() == 0) {
            return true;
        }
        if (!NfsFileHandle.print(d, in, true) || d.verbose(1) && !NfsAttributes.printPost(d, in)) {
            return false;
        }
        return !d.verbose(2) || printWeak(d, in, " dir attr:");
    }

    private static boolean printDirectory(Dissection d, PacketReader in, boolean done) {
        if (!NfsAttributes.printPost(d, in, " POST:")) {
            return false;
        }
        if (done && d.verbose(1)) {
            in.need(8);
            d.out().add(" verf ").hex(in.u32(), 8).hex(in.u32(), 8);
        }
        return true;
    }

    private static boolean printSpace(Dissection d, PacketReader in) {
        if (!in.has(VERSION_3_STATISTICS)) {
            return false;
        }
        Line out = d.out();
        out.add(" tbytes ").addUnsigned(in.u64()).add(" fbytes ").addUnsigned(in.u64()).add(" abytes ").addUnsigned(in.u64());
        if (d.verbose(1)) {
            out.add(" tfiles ").addUnsigned(in.u64()).add(" ffiles ").addUnsigned(in.u64());
            out.add(" afiles ").addUnsigned(in.u64()).add(" invar ").add(in.u32());
        }
        return true;
    }

    private static boolean printFileSystem(Dissection d, PacketReader in) {
        if (!in.has(FILE_SYSTEM_LENGTH)) {
            return false;
        }
        Line out = d.out();
        out.add(" rtmax ").add(in.peekU32(0)).add(" rtpref ").add(in.peekU32(4));
        out.add(" wtmax ").add(in.peekU32(12)).add(" wtpref ").add(in.peekU32(16)).add(" dtpref ").add(in.peekU32(24));
        if (d.verbose(1)) {
            out.add(" rtmult ").add(in.peekU32(8)).add(" wtmult ").add(in.peekU32(20));
            out.add(" maxfsz ").addUnsigned(in.peekU64(28));
            in.skip(36);
            NfsAttributes.printTime(out.add(" delta "), in);
            out.add(' ');
        }
        return true;
    }

    private static boolean printPath(Line out, PacketReader in) {
        if (!in.has(PATH_LENGTH)) {
            return false;
        }
        out.add(" linkmax ").add(in.u32()).add(" namemax ").add(in.u32());
        for (String word : new String[] {"notrunc", "chownres", "igncase", "keepcase"}) {
            out.add(' ').add(in.u32() != 0 ? word : "");
        }
        return true;
    }

    private static boolean printCommit(Dissection d, PacketReader in) {
        if (!NfsAttributes.printWeak(d, in)) {
            return false;
        }
        if (d.verbose(2)) {
            printVerifier(d.out(), in.u64());
        }
        return true;
    }
}
