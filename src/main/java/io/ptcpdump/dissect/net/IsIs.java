package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Routeing between intermediate systems, ISO/IEC 10589 section 9: a common header of 8 bytes, that of the type, elements
 * ({@link IsIsElement}).
 *
 * <pre>
 *  0               1               2               3               4
 * +---------------+---------------+---------------+---------------+
 * | protocol      | header length | version       | system id size|
 * +---------------+---------------+---------------+---------------+
 * | type          | version       | 0             | most areas    |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
final class IsIs {
    static final int SYSTEM_ID = 6;
    static final int NODE_ID = 7;
    static final int LSP_ID = 8;

    private static final int HEADER = 8;
    private static final int LEVEL_1_LAN_HELLO = 15;
    private static final int LEVEL_2_LAN_HELLO = 16;
    private static final int POINT_TO_POINT_HELLO = 17;
    private static final int LEVEL_1_LSP = 18;
    private static final int LEVEL_2_LSP = 20;
    private static final int LEVEL_1_CSNP = 24;
    private static final int LEVEL_2_CSNP = 25;
    private static final int LEVEL_1_PSNP = 26;
    private static final int LEVEL_2_PSNP = 27;
    private static final ValueNames TYPES = ValueNames.of(
            LEVEL_1_LAN_HELLO, "L1 Lan IIH", LEVEL_2_LAN_HELLO, "L2 Lan IIH", POINT_TO_POINT_HELLO, "p2p IIH",
            LEVEL_1_LSP, "L1 LSP", LEVEL_2_LSP, "L2 LSP", LEVEL_1_CSNP, "L1 CSNP", LEVEL_2_CSNP, "L2 CSNP",
            LEVEL_1_PSNP, "L1 PSNP", LEVEL_2_PSNP, "L2 PSNP");
    private static final String[] CIRCUITS = {null, "Level 1 only", "Level 2 only", "Level 1, Level 2"};
    private static final String[] LSP_TYPES = {"Unused 0x0 (invalid)", "L1 IS", "Unused 0x2 (invalid)", "L2 IS"};
    private static final ValueNames ATTACHMENTS = ValueNames.of(0x08, "default ", 0x10, "delay ", 0x20, "expense ", 0x40, "error ");
    private static final int MAX_AREAS = 255;

    private IsIs() {}

    /** Returns false where the packet is to be dumped. */
    static boolean print(Dissection d, PacketReader in) {
        Line out = d.out().enter("isis");
        int length = in.claimed();
        if (!in.has(HEADER) || length < HEADER) {
            d.printTruncated();
            return true;
        }
        boolean named = d.options().linkHeader();
        out.add(named ? "" : "IS-IS");
        int fixed = in.peekU8(1);
        if (!printProblem(out, in, fixed, length)) {
            return false;
        }
        int type = in.peekU8(4);
        out.add(named ? "" : ", ");
        if (!d.verbose(1)) {
            out.addName(TYPES.get(type), "unknown PDU-Type ", type, "");
        } else {
            int idSize = in.peekU8(3);
            int areas = in.peekU8(7);
            out.add("length ").add(length).add("\n\t").addName(TYPES.get(type), "unknown, type ", type, "");
            out.add(", hlen: ").add(fixed).add(", v: 1, pdu-v: 1, sys-id-len: 6 (").add(idSize);
            out.add("), max-area: ").add(areas == 0 ? 3 : areas).add(" (").add(areas).add(')');
            if (d.verbose(2)) {
                HexDump.captured(out, "\n\t", in, HEADER);
            }
        }
        return printTyped(d, in, type, fixed, length);
    }

    /** Says why a header cannot be printed; true where it can. */
    private static boolean printProblem(Line out, PacketReader in, int fixed, int length) {
        int version = in.peekU8(2);
        int idSize = in.peekU8(3);
        int packetVersion = in.peekU8(5);
        if (version != 1) {
            out.add("version ").add(version).add(" packet not supported");
        } else if (idSize != SYSTEM_ID && idSize != 0) {
            out.add("system ID length of ").add(idSize).add(" is not supported");
        } else if (packetVersion != 1) {
            out.add("version ").add(packetVersion).add(" packet not supported");
        } else if (length < fixed) {
            out.add("fixed header length ").add(fixed).add(" > packet length ").add(length);
        } else if (fixed < HEADER) {
            out.add("fixed header length ").add(fixed).add(" < minimum header size 8");
        } else if (in.peekU8(7) == MAX_AREAS) {
            out.add("bad packet -- 255 areas");
        } else {
            return true;
        }
        return false;
    }

    /** Returns false where the packet is to be dumped. */
    private static boolean printTyped(Dissection d, PacketReader in, int type, int fixed, int length) {
        Line out = d.out();
        int size = switch (type) {
            case LEVEL_1_LAN_HELLO, LEVEL_2_LAN_HELLO, LEVEL_1_LSP, LEVEL_2_LSP -> 27;
            case POINT_TO_POINT_HELLO -> 20;
            case LEVEL_1_CSNP, LEVEL_2_CSNP -> 33;
            case LEVEL_1_PSNP, LEVEL_2_PSNP -> 17;
            default -> 0;
        };
        int start = in.position();
        if (size == 0) {
            if (!d.verbose(1)) {
                out.add(", length ").add(length);
                return true;
            }
            in.skip(HEADER);
            HexDump.captured(out, "\n\t  ", in, length);
            return false;
        }
        boolean lsp = type == LEVEL_1_LSP || type == LEVEL_2_LSP;
        boolean psnp = type == LEVEL_1_PSNP || type == LEVEL_2_PSNP;
        if (fixed != size) {
            out.add(psnp ? "-" : ",").add(" bogus fixed header length ").add(fixed);
            out.add(" should be ").add(lsp ? size - HEADER : size); // where tcpdump leaves the common header out
            return false;
        }
        if (!in.has(size) || length < size) {
            d.printTruncated();
            return true;
        }
        if (!d.verbose(1)) {
            printBrief(out, in, type);
            out.add(", length ").add(length);
            return true;
        }
        boolean hello = type <= POINT_TO_POINT_HELLO;
        int packetLength = Math.min(length, in.peekU16(hello ? 17 : HEADER));
        printHeader(out, in, type, packetLength);
        in.skip(HEADER);
        if (d.verbose(2)) {
            HexDump.captured(out, "\n\t  ", in, size - HEADER);
        }
        if (packetLength < size) {
            out.add(" [packet length ").add(packetLength).add(" < ").add(size).add(']');
            d.printInvalid();
            return true;
        }
        in.seek(start + size);
        IsIsElement.printAll(d, in, start, packetLength);
        return true;
    }

    private static void printBrief(Line out, PacketReader in, int type) {
        switch (type) {
            case LEVEL_1_LAN_HELLO, LEVEL_2_LAN_HELLO -> {
                printId(out.add(", src-id "), in, 9, SYSTEM_ID);
                printId(out.add(", lan-id "), in, 20, NODE_ID);
                out.add(", prio ").add(in.peekU8(19));
            }
            case POINT_TO_POINT_HELLO -> printId(out.add(", src-id "), in, 9, SYSTEM_ID);
            case LEVEL_1_LSP, LEVEL_2_LSP -> {
                printId(out.add(", lsp-id "), in, 12, LSP_ID);
                out.add(", seq 0x").hex(in.peekU32(20), 8).add(", lifetime ").addRight(in.peekU16(10), 5).add('s');
            }
            default -> printId(out.add(", src-id "), in, 10, NODE_ID);
        }
    }

    private static void printHeader(Line out, PacketReader in, int type, int packetLength) {
        switch (type) {
            case LEVEL_1_LAN_HELLO, LEVEL_2_LAN_HELLO -> {
                printHello(out, in, ",  holding time: ");
                printId(out.add("\n\t  lan-id:    "), in, 20, NODE_ID);
                out.add(", Priority: ").add(in.peekU8(19) & 0x7f).add(", PDU length: ").add(in.peekU16(17));
            }
            case POINT_TO_POINT_HELLO -> {
                printHello(out, in, ", holding time: ");
                out.add("\n\t  circuit-id: 0x").hex(in.peekU8(19), 2).add(", PDU length: ").add(in.peekU16(17));
            }
            case LEVEL_1_LSP, LEVEL_2_LSP -> printLsp(out, in, packetLength);
            default -> {
                printId(out.add("\n\t  source-id:    "), in, 10, NODE_ID);
                out.add(", PDU length: ").add(in.peekU16(8));
                if (type == LEVEL_1_CSNP || type == LEVEL_2_CSNP) {
                    printId(out.add("\n\t  start lsp-id: "), in, 17, LSP_ID);
                    printId(out.add("\n\t  end lsp-id:   "), in, 25, LSP_ID);
                }
            }
        }
    }

    private static void printHello(Line out, PacketReader in, String holding) {
        printId(out.add("\n\t  source-id: "), in, 9, SYSTEM_ID);
        int circuit = in.peekU8(8);
        out.add(holding).add(in.peekU16(15)).add("s, Flags: [");
        out.addNameHex(ValueNames.at(CIRCUITS, circuit), "unknown circuit type 0x", circuit, 2, "").add(']');
    }

    private static void printLsp(Line out, PacketReader in, int packetLength) {
        printId(out.add("\n\t  lsp-id: "), in, 12, LSP_ID);
        int checksum = in.peekU16(24);
        out.add(", seq: 0x").hex(in.peekU32(20), 8).add(", lifetime: ").addRight(in.peekU16(10), 5);
        out.add("s\n\t  chksum: 0x").hex(checksum, 4);
        Osi.printChecksum(out, in, in.position() + 12, checksum, 12, packetLength - 12);
        int flags = in.peekU8(26);
        out.add(", PDU length: ").add(in.peekU16(8)).add(", Flags: [ ");
        out.add((flags & 0x04) != 0 ? "Overload bit set, " : "");
        if ((flags & 0x78) != 0) {
            ATTACHMENTS.printBits(out, flags, "", "");
            out.add("ATT bit set, ");
        }
        out.add((flags & 0x80) != 0 ? "P bit set, " : "").add(LSP_TYPES[flags & 3]).add(" ]");
    }

    /** The identifier of a system (6 bytes), of a node of it (7) or of a link-state packet (8). */
    static void printId(Line out, PacketReader in, int ahead, int n) {
        int at = in.position() + ahead;
        int last = in.u8At(at + n - 1);
        for (int i = 0; i < SYSTEM_ID; i++) {
            out.hex(in.u8At(at + i), 2).add(i == 1 || i == 3 ? "." : "");
        }
        if (n >= NODE_ID) {
            out.add('.').hex(in.u8At(at + SYSTEM_ID), 2);
        }
        if (n == LSP_ID) {
            out.add('-').hex(last, 2);
        }
    }
}
