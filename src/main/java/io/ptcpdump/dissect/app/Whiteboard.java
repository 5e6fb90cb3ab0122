package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * wb, the shared whiteboard of the MBone. Sites and pages are known by IPv4 addresses.
 *
 * <pre>
 *  0        4           8         10     11      12
 * +--------+-----------+---------+------+-------+------
 * | source | timestamp | version | type | flags | body
 * +--------+-----------+---------+------+-------+------
 * </pre>
 */
public final class Whiteboard implements Printer {
    private static final int HEADER = 12;

    private static final int DRAWING = 0;
    private static final int ANNOUNCEMENT = 1;
    private static final int REPAIR_REQUEST = 2;
    private static final int REPAIR_REPLY = 3;
    private static final int KILL = 4;
    private static final int PAGES_REQUEST = 5;
    private static final int PAGES_REPLY = 7;

    /** A page: its initiator and its number. */
    private static final int PAGE = 8;
    private static final int DRAWING_HEADER = PAGE + 8;
    /** What is known of a page: a slot, the page, a number of sources, 2 bytes, then a {@link #SOURCE} for each. */
    private static final int PAGE_STATE = 16;
    private static final int SOURCE = 8;
    private static final int ANNOUNCEMENT_HEADER = 4 + PAGE + PAGE_STATE;

    private static final ValueNames OPERATIONS = ValueNames.of(
            2, "RECT", 3, "LINE", 4, "ML", 5, "DEL", 6, "XFORM", 7, "ELL", 8, "CHAR", 9, "STR", 10, "NOP", 11, "PSCODE",
            12, "PSCOMP", 13, "REF", 14, "SKIP", 15, "HOLE");
    private static final int SKIP = 14;
    private static final int HOLE = 15;
    private static final int OPERATION_HEADER = 8;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("wb");
        if (in.claimed() < HEADER) {
            d.printInvalid();
            return;
        }
        in.need(HEADER);
        int type = in.peekU8(10);
        int flags = in.peekU8(11);
        out.add(flags != 0 ? "*" : "");
        in.skip(HEADER);
        boolean valid = switch (type) {
            case DRAWING -> printDrawing(d, in);
            case ANNOUNCEMENT -> printAnnouncement(d, in);
            case REPAIR_REQUEST -> printRepairRequest(d, in);
            case REPAIR_REPLY -> printRepairReply(d, in);
            case KILL -> {
                out.add(" wb-kill");
                yield true;
            }
            case PAGES_REQUEST -> printPagesRequest(d, in);
            case PAGES_REPLY -> printPagesReply(d, in);
            default -> {
                out.add(" wb-").add(type).add('!');
                yield false;
            }
        };
        if (!valid) {
            d.printInvalid();
        }
    }

    private static boolean printAnnouncement(Dissection d, PacketReader in) {
        Line out = d.out().add(" wb-id:");
        if (in.claimed() < ANNOUNCEMENT_HEADER) {
            return false;
        }
        in.need(ANNOUNCEMENT_HEADER - 4);
        int at = in.position();
        out.add(' ').add(in.peekU32(4 + PAGE)).add('/');
        printPage(d, in, at + 4 + PAGE + 4);
        out.add(" (max ").add(in.peekU32(0)).add('/');
        printPage(d, in, at + 4);
        out.add(") ");
        in.skip(ANNOUNCEMENT_HEADER);
        int sources = in.u16At(in.position() - 4);
        if (in.claimed() < sources * SOURCE) {
            return false;
        }
        printSources(d, in, sources);
        out.add("> \"");
        for (int n = in.claimed(); n > 0; n--) {
            int c = in.u8();
            if (c == 0) {
                break;
            }
            out.printable(c);
        }
        out.add('"');
        return true;
    }

    private static void printPage(Dissection d, PacketReader in, int position) {
        in.needAt(position, PAGE);
        d.printIpv4(in, position);
        d.out().add(':').add(in.u32At(position + 4));
    }

    private static void printSources(Dissection d, PacketReader in, int n) {
        char separator = '<';
        for (int i = 0; i < n; i++) {
            in.need(SOURCE);
            d.out().add(separator);
            printPage(d, in, in.position());
            in.skip(SOURCE);
            separator = ',';
        }
    }

    private static boolean printRepairRequest(Dissection d, PacketReader in) {
        d.out().add(" wb-rreq:");
        if (in.claimed() < 4 + DRAWING_HEADER) {
            return false;
        }
        printRepair(d, in, " please repair ");
        return true;
    }

    private static boolean printRepairReply(Dissection d, PacketReader in) {
        d.out().add(" wb-rrep:");
        if (in.claimed() < 4 + DRAWING_HEADER) {
            return false;
        }
        printRepair(d, in, " for ");
        if (d.verbose(1)) {
            printOperations(d.out(), in);
        }
        return true;
    }

    private static void printRepair(Dissection d, PacketReader in, String what) {
        in.need(4 + DRAWING_HEADER);
        d.out().add(what);
        d.printIpv4(in, in.position());
        in.skip(4);
        d.out().add(' ');
        printRange(d, in);
    }

    private static boolean printDrawing(Dissection d, PacketReader in) {
        d.out().add(" wb-dop:");
        if (in.claimed() < DRAWING_HEADER) {
            return false;
        }
        in.need(DRAWING_HEADER);
        d.out().add(' ');
        printRange(d, in);
        if (d.verbose(1)) {
            printOperations(d.out(), in);
        }
        return true;
    }

    /** A page and the numbers of operations on it, which were captured; moves behind them. */
    private static void printRange(Dissection d, PacketReader in) {
        printPage(d, in, in.position());
        d.out().add('<').add(in.peekU32(PAGE)).add(':').add(in.peekU32(PAGE + 4)).add('>');
        in.skip(DRAWING_HEADER);
    }

    /** As many operations as the range before them says; one of two kinds stands for all up to the number in it. */
    private static void printOperations(Line out, PacketReader in) {
        long last = in.u32At(in.position() - 4);
        out.add(" <");
        for (long number = in.u32At(in.position() - 8); number <= last; number = number + 1 & 0xffffffffL) {
            int type = in.peekU8(7);
            out.add(' ').addName(OPERATIONS.get(type), "dop-", type, "!");
            if (type == SKIP || type == HOLE) {
                long until = in.peekU32(0);
                out.add(until - number + 1 & 0xffffffffL);
                if (number > until || until > last) {
                    out.add("[|]");
                    if (until < number) {
                        return;
                    }
                }
                number = until;
            }
            in.seek(in.position() + (in.peekU16(4) + OPERATION_HEADER + 3 & ~3));
        }
        out.add(" >");
    }

    private static boolean printPagesRequest(Dissection d, PacketReader in) {
        d.out().add(" wb-preq:");
        if (in.claimed() < PAGE + 8) {
            return false;
        }
        in.need(PAGE + 4);
        d.out().add(" need ").add(in.peekU32(PAGE)).add('/');
        printPage(d, in, in.position());
        in.need(PAGE + 8);
        return true;
    }

    private static boolean printPagesReply(Dissection d, PacketReader in) {
        Line out = d.out().add(" wb-prep:");
        if (in.claimed() < 4) {
            return false;
        }
        for (long n = in.u32(); n > 0; n--) {
            in.need(4 + PAGE);
            out.add(' ').add(in.peekU32(0)).add('/');
            printPage(d, in, in.position() + 4);
            in.need(PAGE_STATE);
            // tcpdump takes the first byte of the number for all of it.
            int sources = in.peekU8(4 + PAGE);
            in.skip(PAGE_STATE);
            printSources(d, in, sources);
            out.add('>');
        }
        return true;
    }
}
