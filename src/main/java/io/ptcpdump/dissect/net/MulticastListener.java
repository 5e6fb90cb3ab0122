package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** Multicast listener discovery in ICMPv6: version 1, RFC 2710; version 2, RFC 3810. Offsets are from the ICMPv6 header. */
final class MulticastListener {
    private static final int VERSION_1_LENGTH = 24;
    private static final int VERSION_2_QUERY = 28;
    private static final int ADDRESS_LENGTH = 16;
    /** A group record without its sources. */
    private static final int RECORD = 20;

    private MulticastListener() {}

    /** A query of either version, which its length tells. */
    static void printQuery(Dissection d, PacketReader in, int length) {
        if (length == VERSION_1_LENGTH) {
            print(d, in);
        } else if (length >= VERSION_2_QUERY) {
            d.out().add(" v2");
            printQueryV2(d, in, length);
        } else {
            d.out().add(" unknown-version (len ").add(length).add(") ");
        }
    }

    /** Any message of version 1. */
    static void print(Dissection d, PacketReader in) {
        if (in.has(VERSION_1_LENGTH)) {
            d.out().add("max resp delay: ").add(in.peekU16(4)).add(" addr: ");
            d.printIpv6(in, in.position() + 8);
        }
    }

    private static void printQueryV2(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int code = in.peekU16(4);
        if (d.verbose(1)) {
            // RFC 3810 section 5.1.3: beyond 32767 a floating-point value
            int delay = code < 0x8000 ? code : (code & 0xfff | 0x1000) << (code >>> 12 & 7) + 3;
            out.add(" [max resp delay=").add(delay).add(']');
        }
        in.need(24);
        out.add(" [gaddr ");
        d.printIpv6(in, in.position() + 8);
        if (d.verbose(1)) {
            int flags = in.peekU8(24);
            if ((flags & 8) != 0) {
                out.add(" sflag");
            }
            if ((flags & 7) != 0) {
                out.add(" robustness=").add(flags & 7);
            }
            int interval = in.peekU8(25);
            out.add(" qqi=").add(interval < 128 ? interval : (interval & 0xf | 0x10) << (interval >>> 4 & 7) + 3);
        }
        int sources = in.peekU16(26);
        if (sources > 0) {
            if (length < VERSION_2_QUERY + sources * ADDRESS_LENGTH) {
                out.add(" [invalid number of sources]");
            } else if (d.verbose(2)) {
                printSources(d, in, VERSION_2_QUERY, sources);
            } else {
                out.add(", ").add(sources).add(" source(s)");
            }
        }
        out.add(']');
    }

    /** A report of version 2. */
    static void printReport(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 8) {
            out.add(" [invalid len ").add(length).add(']');
            return;
        }
        int records = in.peekU16(6);
        out.add(", ").add(records).add(" group record(s)");
        if (!d.verbose(1)) {
            return;
        }
        int at = 8;
        for (int i = 0; i < records; i++) {
            if (length < at + RECORD) {
                out.add(" [invalid number of groups]");
                return;
            }
            in.need(at + RECORD);
            out.add(" [gaddr ");
            d.printIpv6(in, in.position() + at + 4);
            int type = in.peekU8(at);
            out.add(' ').addName(Igmp.recordName(type), " [v2-report-#", type, "]");
            int sources = in.peekU16(at + 2);
            if (length < at + RECORD + sources * ADDRESS_LENGTH) {
                out.add(" [invalid number of sources ").add(sources).add(']');
                return;
            }
            if (d.verbose(2)) {
                printSources(d, in, at + RECORD, sources);
            } else {
                out.add(", ").add(sources).add(" source(s)");
            }
            at += RECORD + sources * ADDRESS_LENGTH;
            out.add(']');
        }
    }

    private static void printSources(Dissection d, PacketReader in, int from, int count) {
        d.out().add(" {");
        for (int i = 0; i < count; i++) {
            in.need(from + (i + 1) * ADDRESS_LENGTH);
            d.out().add(' ');
            d.printIpv6(in, in.position() + from + i * ADDRESS_LENGTH);
        }
        d.out().add(" }");
    }
}
