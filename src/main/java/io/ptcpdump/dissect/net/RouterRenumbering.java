package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Router renumbering in ICMPv6, RFC 2894 section 3: a header of 16 bytes, in commands followed by one prefix to match (24 bytes)
 * and any number of prefixes to use (32 bytes each).
 */
final class RouterRenumbering {
    private static final int HEADER = 16;
    private static final int MATCH = HEADER;
    private static final int MATCH_LENGTH = 24;
    private static final int USE_LENGTH = 32;
    private static final int COMMAND = 0;

    private static final ValueNames FLAGS = ValueNames.of(0x80, "T", 0x40, "R", 0x20, "A", 0x10, "S", 0x08, "P");

    private RouterRenumbering() {}

    static void print(Dissection d, PacketReader in) {
        if (!in.has(HEADER)) {
            d.printTruncated();
            return;
        }
        Line out = d.out();
        int code = in.peekU8(1);
        switch (code) {
            case COMMAND -> out.add(", command");
            case 1 -> out.add(", result");
            case 255 -> out.add(", sequence number reset");
            default -> out.add(", code-#").add(code);
        }
        out.add(", seq=").add(in.peekU32(4));
        if (d.verbose(1)) {
            int flags = in.peekU8(9);
            out.add('[');
            if (flags != 0) {
                FLAGS.printBits(out, flags, "", "none");
                out.add(',');
            }
            out.add("seg=").add(in.peekU8(8)).add(",maxdelay=").add(in.peekU16(10));
            long reserved = in.peekU32(12);
            if (reserved != 0) {
                out.add("rsvd=0x").hex(reserved);
            }
            out.add(']');
        }
        if (code == COMMAND && !printCommand(d, in)) {
            d.printTruncated();
        }
    }

    private static boolean printCommand(Dissection d, PacketReader in) {
        if (!in.has(MATCH + MATCH_LENGTH)) {
            return false;
        }
        Line out = d.out();
        out.add(d.verbose(2) ? "\n\t" : " ").add("match(");
        int operation = in.peekU8(MATCH);
        switch (operation) {
            case 1 -> out.add("add");
            case 2 -> out.add("change");
            case 3 -> out.add("setglobal");
            default -> out.add('#').add(operation);
        }
        if (d.verbose(1)) {
            out.add(",ord=").add(in.peekU8(MATCH + 2));
            out.add(",min=").add(in.peekU8(MATCH + 4)).add(",max=").add(in.peekU8(MATCH + 5));
        }
        out.add(',').ipv6(in.peekU64(MATCH + 8), in.peekU64(MATCH + 16)).add('/').add(in.peekU8(MATCH + 3)).add(')');
        int words = in.peekU8(MATCH + 1) - 3;
        if (words % 4 != 0) {
            return false;
        }
        int at = MATCH + MATCH_LENGTH;
        for (int i = 0; i < words / 4; i++) {
            if (!in.has(at + USE_LENGTH)) {
                return false;
            }
            printUse(d, in, at);
            at += USE_LENGTH;
        }
        return true;
    }

    private static void printUse(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        out.add(d.verbose(2) ? "\n\t" : " ").add("use(");
        int flags = in.peekU8(at + 12);
        if (flags != 0) {
            out.add((flags & 0x80) != 0 ? "V" : "").add((flags & 0x40) != 0 ? "P" : "").add(',');
        }
        if (d.verbose(1)) {
            out.add("mask=0x").hex(in.peekU8(at + 2)).add(",raflags=0x").hex(in.peekU8(at + 3)).add(',');
            printLifetime(out, "vltime=", in.peekU32(at + 4));
            printLifetime(out, "pltime=", in.peekU32(at + 8));
        }
        out.ipv6(in.peekU64(at + 16), in.peekU64(at + 24));
        out.add('/').add(in.peekU8(at)).add('/').add(in.peekU8(at + 1)).add(')');
    }

    private static void printLifetime(Line out, String what, long seconds) {
        out.add(what);
        if (seconds == 0xffffffffL) {
            out.add("infty,");
        } else {
            out.add(seconds).add(',');
        }
    }
}
