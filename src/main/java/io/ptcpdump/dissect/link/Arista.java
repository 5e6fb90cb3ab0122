package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The time stamp that Arista's switches insert before the type of an Ethernet frame.
 *
 * <pre>
 *  0         2           3        3.5                 4
 * +---------+-----------+--------+-------------------+----------------------------+
 * | subtype | timescale | format | kind of hardware  | seconds, nanoseconds       |
 * |         |           |        |                   | (32 or 16 bits, 32 bits)   |
 * +---------+-----------+--------+-------------------+----------------------------+
 * </pre>
 */
final class Arista {
    private static final int TIMESTAMP = 1;
    private static final int FORMAT_64_BIT = 1;
    private static final int FORMAT_48_BIT = 2;
    private static final int NANOSECONDS = 1_000_000_000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Arista() {}

    /** Returns whether it could be printed; if so the reader is behind it. */
    static boolean print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("arista");
        int subtype = in.u16();
        out.add("SubType ").add(subtype == TIMESTAMP ? "Timestamp" : "Unknown").add(" (0x").hex(subtype, 4).add("), ");
        if (subtype != TIMESTAMP) {
            return false;
        }
        int timescale = in.u8();
        out.add("Timescale ").add(timescale == 0 ? "TAI" : timescale == 1 ? "UTC" : "Unknown");
        out.add(" (").add(timescale).add("), ");
        int kinds = in.u8();
        int format = kinds >>> 4;
        int hardware = kinds & 15;
        out.add("Format ").add(format == FORMAT_64_BIT ? "64-bit" : format == FORMAT_48_BIT ? "48-bit" : "Unknown");
        out.add(" (").add(format).add("), HwInfo ").add(hardware == 0 ? "R/R2" : hardware == 1 ? "R3" : "Unknown");
        out.add(" (").add(hardware).add("), Timestamp ");
        if (format == FORMAT_64_BIT) {
            long seconds = in.peekU32(0);
            long nanoseconds = in.peekU32(4);
            out.add(DATE.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)));
            printFraction(out, nanoseconds);
            in.skip(8);
        } else if (format == FORMAT_48_BIT) {
            int seconds = in.peekU16(0);
            long nanoseconds = in.peekU32(2);
            printFraction(out.add(seconds), nanoseconds);
            in.skip(6);
        } else {
            return false;
        }
        out.add(": ");
        return true;
    }

    private static void printFraction(Line out, long nanoseconds) {
        out.add('.').addPadded(nanoseconds, 9);
        if (nanoseconds >= NANOSECONDS) {
            out.add(" (invalid ns)");
        }
    }
}
