package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The options of PGM, RFC 3208 section 9: a type, of which the highest bit marks the last option, a length that counts
 * everything, two bytes of flags, and a value. The first one has the length of them all in place of the flags.
 */
final class PgmOptions {
    private static final int MINIMUM_LENGTH = 4;
    private static final int LAST = 0x80;

    private static final int LENGTH = 0x00;
    private static final int FRAGMENT = 0x01;
    private static final int NAK_LIST = 0x02;
    private static final int JOIN = 0x03;
    private static final int NAK_BACKOFF_INTERVAL = 0x04;
    private static final int NAK_BACKOFF_RANGE = 0x05;
    private static final int REDIRECT = 0x07;
    private static final int PARITY_PARAMETERS = 0x08;
    private static final int PARITY_GROUP = 0x09;
    private static final int CURRENT_GROUP_SIZE = 0x0a;
    private static final int NEIGHBOR_UNREACHABLE = 0x0b;
    private static final int PATH_ADDRESS = 0x0c;
    private static final int SYN = 0x0d;
    private static final int FIN = 0x0e;
    private static final int RST = 0x0f;
    private static final int CONGESTION_REPORT = 0x10;
    private static final int CONGESTION_REPORT_REQUEST = 0x11;
    private static final int CONGESTION_DATA = 0x12;
    private static final int CONGESTION_FEEDBACK = 0x13;

    private PgmOptions() {}

    /** Prints all options; returns false where they are such that nothing more of the packet is printed. */
    static boolean print(Dissection d, PacketReader in) {
        Line out = d.out();
        if (d.printIfCut(in, MINIMUM_LENGTH)) {
            return false;
        }
        int first = in.u8() & ~LAST;
        if (first != LENGTH) {
            out.add("[First option bad, should be PGM_OPT_LENGTH, is ").add(first).add(']');
            return false;
        }
        int firstLength = in.u8();
        if (firstLength != MINIMUM_LENGTH) {
            printBadLength(out, "OPT_LENGTH", firstLength, " != ", MINIMUM_LENGTH, "]");
            return false;
        }
        int total = in.u16();
        if (total < MINIMUM_LENGTH) {
            out.add("[Bad total option length ").add(total).add(" < 4]");
            return false;
        }
        out.add(" OPTS LEN ").add(total);
        return printAll(d, in, total - MINIMUM_LENGTH);
    }

    private static boolean printAll(Dissection d, PacketReader in, int total) {
        int type = 0;
        for (int room = total; room > 0 && (type & LAST) == 0; ) {
            if (room < MINIMUM_LENGTH) {
                return printNoRoom(d.out());
            }
            type = in.u8();
            int length = in.u8();
            if (length < MINIMUM_LENGTH) {
                d.out().add("[Bad option, length ").add(length).add(" < 4]");
                return true;
            }
            if (room < length) {
                return printNoRoom(d.out());
            }
            if (d.printIfCut(in, length - 2) || !printOption(d, in, type, length)) {
                return false;
            }
            // tcpdump does not count the header of this one
            room -= (type & ~LAST) == NAK_LIST ? length - MINIMUM_LENGTH : length;
        }
        return true;
    }

    private static boolean printNoRoom(Line out) {
        out.add("[Total option length leaves no room for final option]");
        return false;
    }

    private static boolean printBadLength(Line out, String name, int length, String relation, int expected, String end) {
        out.add("[Bad ").add(name).add(" option, length ").add(length).add(relation).add(expected).add(end);
        return false;
    }

    /** Prints the option whose type and length are behind; returns whether it is sound. */
    private static boolean printOption(Dissection d, PacketReader in, int typeAndLast, int length) {
        Line out = d.out();
        int type = typeAndLast & ~LAST;
        return switch (type) {
            case LENGTH -> {
                if (length != MINIMUM_LENGTH) {
                    yield printBadLength(out, "OPT_LENGTH", length, " != ", MINIMUM_LENGTH, "]");
                }
                out.add(" OPTS LEN (extra?) ").add(in.u16());
                yield true;
            }
            case FRAGMENT -> printFragment(out, in, length);
            case NAK_LIST -> printList(out, in, length - MINIMUM_LENGTH);
            case JOIN -> printNumber(out, in, length, "OPT_JOIN", " JOIN ");
            case NAK_BACKOFF_INTERVAL -> printBackoff(out, in, length, "OPT_NAK_BO_IVL", " BACKOFF ivl ", " ivlseq ");
            case NAK_BACKOFF_RANGE -> printBackoff(out, in, length, "OPT_NAK_BO_RNG", " BACKOFF max ", " min ");
            case REDIRECT -> printRedirect(d, in, length);
            case PARITY_PARAMETERS -> printNumber(out, in, length, "OPT_PARITY_PRM", " PARITY MAXTGS ");
            case PARITY_GROUP -> printNumber(out, in, length, "OPT_PARITY_GRP", " PARITY GROUP ");
            case CURRENT_GROUP_SIZE -> printNumber(out, in, length, "OPT_CURR_TGSIZE", " PARITY ATGS ");
            case NEIGHBOR_UNREACHABLE -> printFlag(out, in, length, "OPT_NBR_UNREACH", " NBR_UNREACH");
            case SYN -> printFlag(out, in, length, "OPT_SYN", " SYN");
            case FIN -> printFlag(out, in, length, "OPT_FIN", " FIN");
            case RST -> printFlag(out, in, length, "OPT_RST", " RST");
            case CONGESTION_REPORT_REQUEST -> printFlag(out, in, length, "OPT_CRQST", " CRQST");
            case CONGESTION_DATA -> printCongestion(d, in, length, "OPT_PGMCC_DATA", "OPT_PGMCC_DATA", " PGMCC DATA ");
            case CONGESTION_FEEDBACK -> printCongestion(
                    d, in, length, "PGM_OPT_PGMCC_FEEDBACK", "OPT_PGMCC_FEEDBACK", " PGMCC FEEDBACK ");
            default -> {
                printOpaque(out, type, typeAndLast, length);
                // tcpdump passes over the length, although it is behind type and length already
                in.seek(in.position() + length);
                yield true;
            }
        };
    }

    private static void printOpaque(Line out, int type, int typeAndLast, int length) {
        switch (type) {
            case PATH_ADDRESS -> out.add(" PATH_NLA [").add(length).add(']');
            case CONGESTION_REPORT -> out.add(" CR");
            default -> {
                out.add(" OPT_").add(upperHexDigit(typeAndLast >> 4)).add(upperHexDigit(typeAndLast & 15));
                out.add(" [").add(length).add("] ");
            }
        }
    }

    private static char upperHexDigit(int value) {
        return Character.toUpperCase(Character.forDigit(value, 16));
    }

    private static boolean printFlag(Line out, PacketReader in, int length, String name, String label) {
        if (length != 4) {
            return printBadLength(out, name, length, " != ", 4, "]");
        }
        in.skip(2);
        out.add(label);
        return true;
    }

    private static boolean printNumber(Line out, PacketReader in, int length, String name, String label) {
        if (length != 8) {
            return printBadLength(out, name, length, " != ", 8, "]");
        }
        in.skip(2);
        out.add(label).add(in.u32());
        return true;
    }

    private static boolean printBackoff(Line out, PacketReader in, int length, String name, String label, String second) {
        if (length != 12) {
            return printBadLength(out, name, length, " != ", 12, "]");
        }
        in.skip(2);
        out.add(label).add(in.u32()).add(second).add(in.u32());
        return true;
    }

    private static boolean printFragment(Line out, PacketReader in, int length) {
        if (length != 16) {
            return printBadLength(out, "OPT_FRAGMENT", length, " != ", 16, "]");
        }
        in.skip(2);
        out.add(" FRAG seq ").add(in.u32()).add(" off ").add(in.u32()).add(" len ").add(in.u32());
        return true;
    }

    private static boolean printList(Line out, PacketReader in, int length) {
        in.skip(2);
        out.add(" NAK LIST");
        for (int i = 0; i + 4 <= length; i += 4) {
            out.add(' ').add(in.u32());
        }
        if (length % 4 != 0) {
            out.add("[Option length not a multiple of 4]");
            return false;
        }
        return true;
    }

    private static boolean printRedirect(Dissection d, PacketReader in, int length) {
        if (length < 8) {
            return printBadLength(d.out(), "OPT_REDIRECT", length, " < ", 8, "]");
        }
        in.skip(2);
        return printAddressed(d, in, length, 8, "OPT_REDIRECT", " REDIRECT ", -1);
    }

    /** @param shortName what the option is called where it is too short */
    private static boolean printCongestion(
            Dissection d, PacketReader in, int length, String shortName, String name, String label) {
        if (length < 12) {
            return printBadLength(d.out(), shortName, length, " < ", 12, "]");
        }
        in.skip(2);
        return printAddressed(d, in, length, 12, name, label, in.u32());
    }

    /**
     * What ends with an address and its family.
     *
     * @param fixed  the length without the address
     * @param number what is printed before the address, or -1
     */
    private static boolean printAddressed(
            Dissection d, PacketReader in, int length, int fixed, String name, String label, long number) {
        int family = in.u16();
        in.skip(2);
        int addressLength = Pgm.addressLength(family);
        if (addressLength != 0 && length != fixed + addressLength) {
            return printBadLength(d.out(), name, length, " != ", fixed, " + address size]");
        }
        int address = in.position();
        if (!Pgm.passAddress(d, in, family)) {
            return false;
        }
        d.out().add(label);
        if (number >= 0) {
            d.out().add(number).add(' ');
        }
        Pgm.printAddress(d.out(), in, family, address);
        return true;
    }
}
