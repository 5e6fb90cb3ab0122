package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Path data in ForCES, RFC 5810 section 7.1.6: flags and a path of identifiers, then a range or key where the flags say so, and
 * what is at the end of the path: data, a result, or more path data.
 */
final class ForcesPath {
    static final int FULL_DATA = 0x01;
    static final int SPARSE_DATA = 0x02;
    static final int RESULT = 0x04;
    private static final int KEY = 0x08;
    private static final int APPEND = 0x10;
    private static final int RANGE = 0x20;

    private static final int KEY_FLAG = 0x1;
    private static final int RANGE_FLAG = 0x2;
    private static final int APPEND_FLAG = 0x4;
    private static final int HEADER = 4;
    private static final int SELECTOR_LENGTH = 12;
    /** How deep paths may nest; each takes but few bytes. */
    private static final int MAX_DEPTH = 256;
    private static final int NOT_SOUND = -1;
    private static final ValueNames RESULTS = ValueNames.of(
            0, "SUCCESS", 1, "INVALID HEADER", 2, "LENGTH MISMATCH", 3, "VERSION MISMATCH", 4, "INVALID DESTINATION PID",
            5, "LFB UNKNOWN", 6, "LFB NOT FOUND", 7, "LFB INSTANCE ID NOT FOUND", 8, "INVALID PATH",
            9, "COMPONENT DOES NOT EXIST", 10, "EXISTS ALREADY", 11, "NOT FOUND", 12, "READ ONLY",
            13, "INVALID ARRAY CREATION", 14, "VALUE OUT OF RANGE", 15, "CONTENTS TOO LONG", 16, "INVALID PARAMETERS",
            17, "INVALID MESSAGE TYPE", 18, "INVALID FLAGS", 19, "INVALID TLV", 20, "EVENT ERROR", 21, "NOT SUPPORTED",
            22, "MEMORY ERROR", 23, "INTERNAL ERROR", 255, "UNSPECIFIED ERROR");

    private ForcesPath() {}

    /** Prints one TLV, which tcpdump takes for path data if it is any that it knows. */
    static void printAny(Dissection d, PacketReader in, int at, int length, int contents, int indent) {
        Line out = d.out();
        int type = in.u16At(at);
        int elementLength = in.u16At(at + 2);
        ForcesElement.printName(out.add("genoptlvprint - "), type);
        out.add(" TLV type 0x").hex(type).add(" len ").add(elementLength).add('\n');
        if (ForcesElement.fault(elementLength, length) != 0) {
            out.add("\t\t\tInvalid ForCES TLV type=").hex(type);
            return;
        }
        if (!ForcesElement.isKnown(type)) {
            printFault(out, 0, type, elementLength);
            return;
        }
        int dataLength = elementLength - ForcesElement.HEADER;
        if (d.verbose(3)) {
            ForcesElement.printName(ForcesElement.indent(out, indent), type);
            out.add(", length ").add(elementLength).add(" (data length ").add(dataLength).add(" Bytes)");
        }
        print(d, in, at + ForcesElement.HEADER, dataLength, contents, indent + 1, 0);
    }

    /**
     * Prints TLVs, all of which tcpdump takes for path data.
     *
     * @param contents bits of what may be at the end of a path, and of the flags of the paths around this
     * @return false where something is not sound
     */
    static boolean printAll(Dissection d, PacketReader in, int start, int length, int contents, int indent, int depth) {
        Line out = d.out();
        if (depth > MAX_DEPTH) {
            out.add(" [nesting too deep]");
            return false;
        }
        int at = start;
        int room = length;
        while (room != 0) {
            int elementLength = in.u16At(at + 2);
            if (ForcesElement.fault(elementLength, room) != 0) {
                break;
            }
            int type = in.u16At(at);
            int dataLength = elementLength - ForcesElement.HEADER;
            if (d.verbose(3)) {
                ForcesElement.printName(ForcesElement.indent(out, indent), type);
                out.add(", length ").add(elementLength).add(" (data encapsulated ").add(dataLength).add(" Bytes)");
            }
            if (!print(d, in, at + ForcesElement.HEADER, dataLength, contents, indent + 1, depth)) {
                return false;
            }
            at += ForcesElement.aligned(elementLength);
            room -= ForcesElement.aligned(elementLength);
        }
        if (room != 0) {
            ForcesElement.printMess(out, in, at, room, "PATHDATA");
            return false;
        }
        return true;
    }

    /** Prints path data; what is not sound at the end of the path does not count. */
    private static boolean print(Dissection d, PacketReader in, int at, int length, int outer, int indent, int depth) {
        Line out = d.out();
        if (!in.hasAt(at, HEADER) || length < HEADER) {
            d.printTruncated();
            return false;
        }
        int flags = in.u16At(at);
        int identifiers = in.u16At(at + 2);
        if (d.verbose(3)) {
            ForcesElement.indent(out.add('\n'), indent).add("Pathdata: Flags 0x").hex(flags);
            out.add(" ID count ").add(identifiers).add('\n');
        }
        int contents = outer | ((flags & KEY_FLAG) != 0 ? KEY : 0) | ((flags & RANGE_FLAG) != 0 ? RANGE : 0)
                | ((flags & APPEND_FLAG) != 0 ? APPEND : 0);
        int room = length - HEADER;
        if (room < identifiers * 4) {
            out.add("\t\t\ttruncated IDs expected ").add(identifiers * 4).add("B got ").add(room).add("B\n");
            Forces.dump(out, "\t\t\tID Data[", in, at + HEADER, room);
            out.add("]\n");
            return false;
        }
        if ((contents & RANGE) != 0 && (contents & KEY) != 0) {
            out.add("\t\t\tIllegal to have both Table ranges and keys\n");
            return false;
        }
        int left = printPath(d, in, at + HEADER, room, identifiers, contents, indent, depth);
        return left <= 0 || printAll(d, in, at + length - left, left, contents, indent + 1, depth + 1);
    }

    /** Prints the path and what is at its end; returns how many bytes are left then, or {@link #NOT_SOUND}. */
    private static int printPath(
            Dissection d, PacketReader in, int start, int length, int identifiers, int contents, int indent, int depth) {
        Line out = d.out();
        if ((contents & APPEND) != 0 && d.verbose(3)) {
            ForcesElement.indent(out, indent).add("TABLE APPEND\n");
        }
        for (int i = 0; i < identifiers; i++) {
            if (!in.hasAt(start + i * 4, 4)) {
                d.printTruncated();
                return NOT_SOUND;
            }
            if (d.verbose(3)) {
                ForcesElement.indent(out, indent).add("ID#").addPadded(i + 1, 2);
                out.add(": ").add(in.u32At(start + i * 4)).add('\n');
            }
        }
        int at = start + identifiers * 4;
        int room = length - identifiers * 4;
        if ((contents & (RANGE | KEY)) != 0) {
            int selector = (contents & RANGE) != 0 ? printRange(d, in, at, room, indent) : printKey(d, in, at, room);
            if (selector == NOT_SOUND) {
                return NOT_SOUND;
            }
            at += selector;
            room -= selector;
        }
        return room == 0 ? 0 : printEnd(d, in, at, room, contents, indent, depth);
    }

    private static boolean isSelectorCut(Line out, int room) {
        if (room < SELECTOR_LENGTH) {
            out.add("pathlength ").add(room).add(" with key/range too short ").add(SELECTOR_LENGTH).add('\n');
            return true;
        }
        return false;
    }

    /** Prints which entries of a table are meant; returns the length of that. */
    private static int printRange(Dissection d, PacketReader in, int at, int room, int indent) {
        if (isSelectorCut(d.out(), room)) {
            return NOT_SOUND;
        }
        long first = in.u32At(at + 4);
        long last = in.u32At(at + 8);
        if (d.verbose(3)) {
            ForcesElement.indent(d.out(), indent).add("Table range: [").add(first).add(',').add(last).add("]\n");
        }
        return SELECTOR_LENGTH;
    }

    /** Passes over a key, its number and a TLV; returns the length of that. */
    private static int printKey(Dissection d, PacketReader in, int at, int room) {
        Line out = d.out();
        if (isSelectorCut(out, room)) {
            return NOT_SOUND;
        }
        int length = in.u16At(at + 6);
        if (length < ForcesElement.HEADER) {
            out.add("key content length ").add(length).add(" < ").add(ForcesElement.HEADER).add('\n');
            return NOT_SOUND;
        }
        if (room < 4 + length) {
            out.add("key content too short\n");
            return NOT_SOUND;
        }
        return 4 + length;
    }

    private static int printEnd(Dissection d, PacketReader in, int at, int room, int contents, int indent, int depth) {
        Line out = d.out();
        int type = in.u16At(at);
        int length = in.u16At(at + 2);
        int fault = ForcesElement.fault(length, room);
        boolean isContent = type >= ForcesElement.PATH_DATA && type <= ForcesElement.RESULT;
        if (fault != 0 || !isContent) {
            if (fault != 0) {
                out.add(ForcesElement.faultName(fault)).add(" Outstanding bytes ").add(room).add(" for TLV type 0x").hex(type);
                out.add(" TLV len ").add(length).add('\n');
            } else {
                out.add("Invalid path data content type 0x").hex(type).add(" len ").add(length).add('\n');
            }
            if (length == 0) {
                return room;
            }
            Forces.dump(out, "Bad Data val\n\t  [", in, at, room);
            out.add("]\n");
            return NOT_SOUND;
        }
        int whole = ForcesElement.aligned(length);
        if (type == ForcesElement.PATH_DATA) {
            return printAll(d, in, at, whole, contents, indent + 2, depth + 1) ? room - whole : NOT_SOUND;
        }
        if (d.verbose(3)) {
            printContentHeader(ForcesElement.indent(out, indent), type, length, whole - length);
        }
        printUnexpected(out, type, contents);
        return printContent(d, in, at, whole, type, indent + 2) ? room - whole : NOT_SOUND;
    }

    private static void printContentHeader(Line out, int type, int length, int padding) {
        ForcesElement.printName(out.add("  "), type);
        out.add(" (Length ").add(length).add(" DataLen ").add(length - ForcesElement.HEADER);
        if (padding > 0) {
            out.add(" pad ").add(padding);
        }
        out.add(" Bytes)\n");
    }

    /** Says so where the operation or the flags do not have such a thing at the end of a path. */
    private static void printUnexpected(Line out, int type, int contents) {
        int allowed = switch (type) {
            case ForcesElement.FULL_DATA -> FULL_DATA;
            case ForcesElement.SPARSE_DATA -> SPARSE_DATA;
            case ForcesElement.RESULT -> RESULT;
            default -> 0;
        };
        if ((contents & KEY) != 0) {
            out.add(type == ForcesElement.KEY_INFO ? "" : "Based on flags expected KEYINFO TLV!\n");
        } else if ((contents & allowed) == 0) {
            out.add("Illegal DATA encoding for type 0x").hex(type).add(" programmed ").hex(allowed).add(" got ").hex(contents);
            out.add('\n');
        }
    }

    // ---- what is at the end of a path

    private static boolean printContent(Dissection d, PacketReader in, int at, int length, int type, int indent) {
        int data = at + ForcesElement.HEADER;
        int dataLength = length - ForcesElement.HEADER;
        return switch (type) {
            case ForcesElement.KEY_INFO -> printKeyInfo(d, in, data, length, indent);
            case ForcesElement.FULL_DATA -> printFullData(d, in, at, length, indent);
            case ForcesElement.SPARSE_DATA -> printSparseData(d, in, data, dataLength, indent + 1);
            default -> printResult(d, in, data, dataLength, indent);
        };
    }

    private static boolean printResult(Dissection d, PacketReader in, int at, int length, int indent) {
        Line out = d.out();
        if (length != 4) {
            out.add("illegal RESULT-TLV: ").add(length).add(" bytes!\n");
            return false;
        }
        if (!in.hasAt(at, 4)) {
            d.printTruncated();
            return false;
        }
        int result = in.u8At(at);
        String name = RESULTS.get(result);
        if (name == null) {
            out.add("illegal reserved result code: 0x").hex(result).add("!\n");
            return false;
        }
        if (d.verbose(3)) {
            ForcesElement.indent(out, indent).add("  Result: ").add(name).add(" (code 0x").hex(result).add(")\n");
        }
        return true;
    }

    /** A key's number, then a TLV with what tcpdump takes for another. */
    private static boolean printKeyInfo(Dissection d, PacketReader in, int at, int room, int indent) {
        Line out = d.out();
        long key = in.u32At(at);
        ForcesElement.indent(out, indent).add("Keyinfo: Key 0x").hex(key).add('\n');
        int type = in.u16At(at + 4);
        int length = in.u16At(at + 6);
        int fault = ForcesElement.fault(length, room);
        if (fault != 0) {
            printFault(out, fault, type, length);
            return false;
        }
        return printFullData(d, in, at + 8, length, indent);
    }

    private static void printFault(Line out, int fault, int type, int length) {
        out.add(ForcesElement.faultName(fault)).add(" TLV type 0x").hex(type).add(" len ").add(length).add('\n');
    }

    private static boolean printFullData(Dissection d, PacketReader in, int at, int length, int indent) {
        Line out = d.out();
        if (!in.hasAt(at, ForcesElement.HEADER)) {
            d.printTruncated();
            return false;
        }
        if (in.u16At(at) != ForcesElement.FULL_DATA) {
            out.add("Error: expecting FULLDATA!\n");
            return false;
        }
        if (d.verbose(3)) {
            ForcesElement.indent(out, indent + 1).add('[');
            String before = ForcesElement.dumpIndent(indent + 2);
            Forces.dump(out, before, in, at + ForcesElement.HEADER, length - ForcesElement.HEADER);
            out.add(before).add(']');
        }
        return true;
    }

    private static boolean printSparseData(Dissection d, PacketReader in, int start, int length, int indent) {
        Line out = d.out();
        if (length < ForcesElement.WIDE_HEADER) {
            out.add("Error: BAD SPARSEDATA-TLV!\n");
            return false;
        }
        int at = start;
        int room = length;
        while (room != 0) {
            int fault = ForcesElement.wideFault(in, at, room);
            if (fault != 0) {
                out.add("Error: ").add(ForcesElement.faultName(fault)).add(", rlen ").add(room).add('\n');
                return false;
            }
            int elementLength = in.i32At(at + 4);
            if (d.verbose(3)) {
                ForcesElement.indent(out.add('\n'), indent - 1).add(" ILV: type ").hex(in.u32At(at));
                out.add(" length ").add(elementLength).add('\n');
                Forces.dump(out, "\t\t[", in, at + ForcesElement.WIDE_HEADER, elementLength - ForcesElement.WIDE_HEADER);
            }
            at += ForcesElement.aligned(elementLength);
            room -= ForcesElement.aligned(elementLength);
        }
        return true;
    }
}
