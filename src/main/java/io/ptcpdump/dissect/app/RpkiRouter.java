package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The protocol by which routers learn which origins of routes are valid, RFC 6810 (version 0), over TCP. Lengths count the whole
 * message; all arithmetic on them is of 32 bits, unsigned.
 *
 * <pre>
 *  0         1      2                     4        8
 * +---------+------+---------------------+--------+----------
 * | version | type | session/error code  | length | contents
 * +---------+------+---------------------+--------+----------
 * </pre>
 */
public final class RpkiRouter implements Printer {
    private static final int HEADER_LENGTH = 8;
    private static final int SERIAL_NOTIFY = 0;
    private static final int SERIAL_QUERY = 1;
    private static final int RESET_QUERY = 2;
    private static final int CACHE_RESPONSE = 3;
    private static final int IPV4_PREFIX = 4;
    private static final int IPV4_PREFIX_LENGTH = 20;
    private static final int IPV6_PREFIX = 6;
    private static final int IPV6_PREFIX_LENGTH = 32;
    private static final int END_OF_DATA = 7;
    private static final int CACHE_RESET = 8;
    private static final int ERROR_REPORT = 10;
    private static final String[] TYPES = {
        "Serial Notify", "Serial Query", "Reset Query", "Cache Response", "IPV4 Prefix", null, "IPV6 Prefix", "End of Data",
        "Cache Reset", null, "Error Report"
    };
    private static final String[] ERRORS = {
        "Corrupt Data", "Internal Error", "No Data Available", "Invalid Request", "Unsupported Protocol Version",
        "Unsupported PDU Type", "Withdrawal of Unknown Record", "Duplicate Announcement Received"
    };
    private static final long UNSIGNED = 0xffffffffL;

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("rpki_rtr");
        if (!d.verbose(1)) {
            d.out().add(", RPKI-RTR");
            return;
        }
        int at = in.position();
        long left = in.claimed();
        while (left > 0) {
            long n = printMessage(d, in, at, left, false);
            left -= n;
            at = (int) Math.min(at + n, Integer.MAX_VALUE);
        }
    }

    /** Prints the message at a position and returns its length, or {@code room} where nothing behind it makes sense. */
    private static long printMessage(Dissection d, PacketReader in, int at, long room, boolean nested) {
        Line out = d.out();
        if (room < HEADER_LENGTH) {
            out.add('(').add(room).add(" bytes is too few to decode)");
            printInvalid(d, in, at, room);
            return room;
        }
        int version = in.u8At(at);
        if (version != 0) {
            out.add("\n\tRPKI-RTRv").add(version).add(" (unknown)");
            return room;
        }
        int type = in.u8At(at + 1);
        long length = in.u32At(at + 4);
        String name = ValueNames.at(TYPES, type);
        out.add("\n\tRPKI-RTRv0, ").add(name == null ? "Unknown" : name).add(" PDU (").add(type).add("), length: ").add(length);
        if (length < HEADER_LENGTH || length > room || !printContents(d, in, type, at, length, nested)) {
            printInvalid(d, in, at, room);
            return room;
        }
        if (d.verbose(2) || name == null) {
            HexDump.capturedAt(out, "\n\t  ", in, at, (int) Math.min(length, Integer.MAX_VALUE));
        }
        return length;
    }

    private static void printInvalid(Dissection d, PacketReader in, int at, long length) {
        d.printInvalid();
        need(in, at, length);
    }

    private static void need(PacketReader in, int at, long length) {
        in.needAt(at, (int) Math.min(length, Integer.MAX_VALUE));
    }

    /** False where the message contradicts itself. */
    private static boolean printContents(Dissection d, PacketReader in, int type, int at, long length, boolean nested) {
        Line out = d.out();
        switch (type) {
            case SERIAL_NOTIFY, SERIAL_QUERY, END_OF_DATA -> {
                if (length != HEADER_LENGTH + 4) {
                    return false;
                }
                long serial = in.u32At(at + HEADER_LENGTH);
                printSession(out, in, at, nested);
                out.add(", Serial: ").add(serial);
            }
            case RESET_QUERY, CACHE_RESET -> {
                return length == HEADER_LENGTH;
            }
            case CACHE_RESPONSE -> {
                if (length != HEADER_LENGTH) {
                    return false;
                }
                printSession(out, in, at, nested);
            }
            case IPV4_PREFIX -> {
                if (length != IPV4_PREFIX_LENGTH) {
                    return false;
                }
                in.needAt(at, IPV4_PREFIX_LENGTH);
                out.add(indent(nested)).add("IPv4 Prefix ");
                d.printIpv4(in, at + 12);
                printOrigin(out, in, at, at + 16);
            }
            case IPV6_PREFIX -> {
                if (length != IPV6_PREFIX_LENGTH) {
                    return false;
                }
                in.needAt(at, IPV6_PREFIX_LENGTH);
                out.add(indent(nested)).add("IPv6 Prefix ");
                d.printIpv6(in, at + 12);
                printOrigin(out, in, at, at + 28);
            }
            case ERROR_REPORT -> {
                return printError(d, in, at, length, nested);
            }
            default -> need(in, at, length);
        }
        return true;
    }

    private static String indent(boolean nested) {
        return nested ? "\n\t    " : "\n\t  ";
    }

    private static void printSession(Line out, PacketReader in, int at, boolean nested) {
        out.add(indent(nested)).add("Session ID: 0x").hex(in.u16At(at + 2), 4);
    }

    private static void printOrigin(Line out, PacketReader in, int at, int originAt) {
        out.add('/').add(in.u8At(at + 9)).add('-').add(in.u8At(at + 10));
        out.add(", origin-as ").add(in.u32At(originAt)).add(", flags 0x").hex(in.u8At(at + 8), 2);
    }

    /**
     * An error report has a copy of the message in error, maybe cut, and a text. The copy must not be a report, RFC 6810 section
     * 5.10; if it is, what that holds is not printed in turn.
     */
    private static boolean printError(Dissection d, PacketReader in, int at, long length, boolean nested) {
        Line out = d.out();
        long done = HEADER_LENGTH + 4;
        if (length < done) {
            return false;
        }
        long copied = in.u32At(at + HEADER_LENGTH);
        int code = in.u16At(at + 2);
        out.add(indent(nested)).add("Error code: ").add(ValueNames.at(ERRORS, code, "Unknown")).add(" (").add(code);
        out.add("), Encapsulated PDU length: ").add(copied);
        if (copied != 0) {
            long behind = done + copied & UNSIGNED;
            if (length < behind) {
                return false;
            }
            if (nested) {
                need(in, at, behind);
            } else {
                out.add("\n\t    -----encapsulated PDU-----");
                printMessage(d, in, at + (int) done, copied, true);
            }
            done = behind;
        }
        if (length < done + 4) {
            return false;
        }
        need(in, at, done + 4);
        long textLength = in.u32At(at + (int) done);
        done += 4;
        if (textLength != 0) {
            if (length < (done + textLength & UNSIGNED)) {
                return false;
            }
            out.add(indent(nested)).add("Error text: ");
            for (int p = at + (int) done; textLength > 0; textLength--) {
                out.printable(in.u8At(p++));
            }
        }
        return true;
    }
}
