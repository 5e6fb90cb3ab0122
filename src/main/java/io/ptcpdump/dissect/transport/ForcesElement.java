package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * What the TLVs and ILVs of ForCES have in common, RFC 5810 sections 6.2 and 6.3: type and length have 16 bits each, or 32 in
 * an ILV; the length counts both, but not the padding to 32 bits that follows.
 */
final class ForcesElement {
    static final int HEADER = 4;
    static final int WIDE_HEADER = 8;

    static final int PATH_DATA = 0x0110;
    static final int KEY_INFO = 0x0111;
    static final int FULL_DATA = 0x0112;
    static final int SPARSE_DATA = 0x0113;
    static final int RESULT = 0x0114;
    static final int METADATA = 0x0115;
    static final int REDIRECT_DATA = 0x0116;
    private static final ValueNames NAMES = ValueNames.of(
            0x0000, "Invalid TLV", 0x0001, "REDIRECT TLV", 0x0010, "ASResult TLV", 0x0011, "ASTreason TLV",
            0x1000, "LFBselect TLV", PATH_DATA, "PATH-DATA TLV", KEY_INFO, "KEYINFO TLV", FULL_DATA, "FULLDATA TLV",
            SPARSE_DATA, "SPARSEDATA TLV", RESULT, "RESULT TLV", METADATA, "METADATA TLV",
            REDIRECT_DATA, "REDIRECTDATA TLV");
    private static final String[] FAULTS = {
        "#0", "Invalid total length", "xLV too short", "xLV too long", "data padding missing"
    };

    private ForcesElement() {}

    static void printName(Line out, int type) {
        out.addName(NAMES.get(type), "#", type, "");
    }

    /** Whether the type is one of those above. */
    static boolean isKnown(int type) {
        return type != 0 && NAMES.get(type) != null;
    }

    static int aligned(int length) {
        return length + 3 & ~3;
    }

    /** What is wrong with a TLV of a length where so much is left; 0 where nothing is. */
    static int fault(int length, int room) {
        return fault(length, room, HEADER);
    }

    /** {@link #fault(int, int)} for the ILV at an absolute position. */
    static int wideFault(PacketReader in, int at, int room) {
        return room < WIDE_HEADER ? 1 : fault(in.u32At(at + 4), room, WIDE_HEADER);
    }

    private static int fault(long length, int room, int header) {
        if (room < header) {
            return 1;
        }
        if (length < header) {
            return 2;
        }
        if (length > room) {
            return 3;
        }
        return room < aligned((int) length) ? 4 : 0;
    }

    static String faultName(int fault) {
        return FAULTS[fault];
    }

    /** What is said of bytes behind the last sound TLV, whose type and length would be at an absolute position. */
    static void printMess(Line out, PacketReader in, int at, int room, String what) {
        int type = in.u16At(at);
        int length = in.u16At(at + 2);
        out.add("\n\t\tMessy ").add(what).add(" TLV header, type (0x").hex(type).add(")\n\t\texcess of ");
        out.add(room - length & 0xffffffffL).add(" Bytes ");
    }

    /** Indents as far as tcpdump's buffer for that reaches. */
    static Line indent(Line out, int n) {
        return out.spaces(Math.min(n, 255));
    }

    /** What is before each line of a dump that is indented to column {@code n}. */
    static String dumpIndent(int n) {
        return "\n" + " ".repeat(Math.min(n, 255) - 1);
    }
}
