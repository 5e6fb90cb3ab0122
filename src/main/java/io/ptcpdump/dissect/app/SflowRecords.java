package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * How the records of a sample of sFlow version 5 are printed: a format (enterprise and type) and a length in 32 bits each, contents.
 *
 * @param enterpriseShift where the enterprise begins in the format, in bits
 * @param separator       behind the enterprise
 * @param names           of types that have no enterprise
 * @param printer         prints what has no enterprise
 */
record SflowRecords(int enterpriseShift, String separator, ValueNames names, RecordPrinter printer) {
    private static final int HEADER = 8;

    /** Prints the contents of a record. */
    @FunctionalInterface
    interface RecordPrinter {
        /** Whether the record is sound. */
        boolean print(Dissection d, PacketReader in, int type, int length);
    }

    /** Whether all of the records are sound. */
    static boolean print(Dissection d, PacketReader in, long count, SflowRecords how) {
        Line out = d.out();
        for (long i = count; i > 0; i--) {
            if (in.claimed() < HEADER) {
                return false;
            }
            int format = in.i32();
            long length = in.u32();
            int enterprise = format >>> how.enterpriseShift;
            int type = format & 0xfff;
            out.add("\n\t    enterprise ").add(enterprise).add(how.separator);
            out.add(enterprise == 0 ? how.names.get(type, "Unknown") : "Unknown");
            out.add(" (").add(type).add(") length ").add(length);
            if (in.claimed() < length) {
                return false;
            }
            int start = in.position();
            if (enterprise == 0 && !how.printer.print(d, in, type, (int) length)) {
                return false;
            }
            in.seek(start + (int) length);
        }
        return true;
    }
}
