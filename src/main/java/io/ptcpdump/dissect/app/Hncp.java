package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Home Networking Control Protocol, RFC 7788, over the Distributed Node Consensus Protocol, RFC 7787: nothing but
 * elements of 16 bits of type, 16 bits of length and a value padded to four bytes, many of which hold elements in turn.
 * Every {@code -v} prints one level more of them in full, the third all; of the level below only the types are printed.
 */
public final class Hncp implements Printer {
    /** How deep elements may hold elements before the rest is left unprinted; sound messages have a handful of levels. */
    private static final int MAX_DEPTH = 64;
    private static final int HEADER = 4;

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("hncp").add("hncp (").add(in.claimed()).add(')');
        printElements(d, in, 1);
    }

    /** Prints all that is claimed, with as many tabs as there are levels. */
    static void printElements(Dissection d, PacketReader in, int level) {
        if (level > MAX_DEPTH) {
            d.out().add(" [nesting too deep]");
        } else if (level > d.options().verbose() && !d.verbose(3)) {
            printTypes(d, in, level);
        } else {
            while (in.claimed() > 0) {
                newLine(d.out(), level);
                if (!isWhole(d, in) || !printElement(d, in, level)) {
                    return;
                }
            }
        }
    }

    static void newLine(Line out, int level) {
        out.add('\n');
        for (int i = 0; i < level; i++) {
            out.add('\t');
        }
    }

    /** Whether the element's header and value are all there; says so if not. */
    private static boolean isWhole(Dissection d, PacketReader in) {
        if (d.printIfCut(in, HEADER)) {
            return false;
        }
        int size = in.claimed() < HEADER ? HEADER : HEADER + in.peekU16(2);
        if (d.printIfCut(in, size)) {
            return false;
        }
        if (in.claimed() < size) {
            d.printInvalid();
            return false;
        }
        return true;
    }

    /** Size of the element at the reader's position with its padding. */
    private static int paddedSize(PacketReader in) {
        return HEADER + (in.peekU16(2) + 3 & ~3);
    }

    /** Prints only what the elements are, those of a kind in a row as one with their number. */
    private static void printTypes(Dissection d, PacketReader in, int level) {
        String name = null;
        int count = 0;
        boolean first = true;
        while (in.claimed() > 0) {
            if (!isWhole(d, in)) {
                return;
            }
            String next = HncpType.name(in.peekU16(0));
            if (name != null && !next.equals(name)) {
                printType(d.out(), name, count, level, first);
                first = false;
                count = 0;
            }
            name = next;
            count++;
            in.seek(in.position() + paddedSize(in));
        }
        if (name != null) {
            printType(d.out(), name, count, level, first);
        }
    }

    private static void printType(Line out, String name, int count, int level, boolean first) {
        if (!first) {
            out.add(", ");
        } else if (level > 1) {
            newLine(out, level);
        } else {
            out.add(' ');
        }
        out.add(name);
        if (count > 1) {
            out.add(" (x").add(count).add(')');
        }
    }

    /** Prints an element and moves behind it; false where no more of this level is to be printed. */
    private static boolean printElement(Dissection d, PacketReader in, int level) {
        Line out = d.out();
        int type = in.peekU16(0);
        int length = in.peekU16(2);
        int next = in.position() + paddedSize(in);
        out.add(HncpType.name(type));
        if (!HncpType.isDefined(type)) {
            out.add(": type=").add(type);
        }
        out.add(" (").add(HEADER + length).add(')');
        long ends = in.ends();
        in.skip(HEADER);
        in.claimOnly(length);
        boolean valid = HncpValues.print(d, in, type, length, level + 1);
        if (!valid) {
            d.printInvalid();
        }
        in.restore(ends);
        in.seek(next);
        return valid || type != HncpType.DHCPV4_DATA || length == 0;
    }
}
