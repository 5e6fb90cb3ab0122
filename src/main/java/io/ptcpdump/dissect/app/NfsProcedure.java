package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.ValueNames;

/** The procedures of NFS, with version 3's numbers, and what calls and replies have in common. */
final class NfsProcedure {
    static final int GETATTR = 1;
    static final int SETATTR = 2;
    static final int LOOKUP = 3;
    static final int ACCESS = 4;
    static final int READLINK = 5;
    static final int READ = 6;
    static final int WRITE = 7;
    static final int CREATE = 8;
    static final int MKDIR = 9;
    static final int SYMLINK = 10;
    static final int MKNOD = 11;
    static final int REMOVE = 12;
    static final int RMDIR = 13;
    static final int RENAME = 14;
    static final int LINK = 15;
    static final int READDIR = 16;
    static final int READDIRPLUS = 17;
    static final int FSSTAT = 18;
    static final int FSINFO = 19;
    static final int PATHCONF = 20;
    static final int COMMIT = 21;
    private static final int NOTHING = 25;

    /** Of each procedure of version 2. */
    private static final int[] NUMBERS = {
        0, GETATTR, SETATTR, NOTHING, LOOKUP, READLINK, READ, NOTHING, WRITE, CREATE, REMOVE, RENAME, LINK, SYMLINK, MKDIR,
        RMDIR, READDIR, FSSTAT
    };
    private static final String[] NAMES = {
        "null", "getattr", "setattr", "lookup", "access", "readlink", "read", "write", "create", "mkdir", "symlink", "mknod",
        "remove", "rmdir", "rename", "link", "readdir", "readdirplus", "fsstat", "fsinfo", "pathconf", "commit", null, null,
        null, "nop"
    };
    private static final String[] STABILITY = {"unstable", "datasync", "filesync"};

    private NfsProcedure() {}

    /** Version 3's number of a procedure; greater than those of all procedures where it is of no use. */
    static int number(long procedure, boolean version3) {
        if (version3 || procedure > NOTHING) {
            return (int) Math.min(procedure, Integer.MAX_VALUE);
        }
        return procedure < NUMBERS.length ? NUMBERS[(int) procedure] : NOTHING;
    }

    static void printName(Line out, long procedure, int number) {
        out.add(' ').addName(ValueNames.at(NAMES, number), "proc-", procedure, "");
    }

    /** How a write is to be done. */
    static void printStability(Line out, int how) {
        out.add(" <").addName(how >= 0 && how < STABILITY.length ? STABILITY[how] : null, "#", how, "").add('>');
    }

    /** Permissions in hexadecimal, four digits or more. */
    static void printAccess(Line out, String before, int access) {
        out.add(before).hex(access, Math.max(4, (35 - Integer.numberOfLeadingZeros(access)) / 4));
    }
}
