package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Internet Group Management Protocol: RFC 1112 appendix I, RFC 2236, RFC 3376; multicast traceroute of
 * draft-ietf-idmr-traceroute-ipm.
 *
 * <pre>
 *  0      1                   2          4               8
 * +------+-------------------+----------+---------------+------------
 * | type | max response time | checksum | group address | version 3 ...
 * +------+-------------------+----------+---------------+------------
 * </pre>
 */
public final class Igmp implements Printer {
    private static final int QUERY = 0x11;
    private static final int REPORT_V1 = 0x12;
    private static final int DVMRP = 0x13;
    private static final int PIM_V1 = 0x14;
    private static final int REPORT_V2 = 0x16;
    private static final int LEAVE = 0x17;
    private static final int TRACE_RESPONSE = 0x1e;
    private static final int TRACE = 0x1f;
    private static final int REPORT_V3 = 0x22;

    /** Messages of versions 1 and 2 have this length. */
    private static final int LENGTH = 8;
    private static final int QUERY_V3_LENGTH = 12;
    private static final int TRACE_LENGTH = 24;
    /** A group record without its sources. */
    private static final int RECORD = 8;
    /** The response time that is not worth mentioning, in tenths of a second. */
    private static final int USUAL_TIME = 100;

    @Override
    public void print(Dissection d, PacketReader in) {
        if (d.ip().version != 4) {
            IpPayload.printRequires(d, IpProtocol.IGMP, "IPv4");
            return;
        }
        Line out = d.out();
        out.enter("igmp");
        if (d.options().quiet()) {
            out.add("igmp");
            return;
        }
        int length = in.claimed();
        int type = in.peekU8(0);
        switch (type) {
            case QUERY -> {
                out.add("igmp query");
                if (length >= QUERY_V3_LENGTH) {
                    printQueryV3(d, in, length);
                } else {
                    printQuery(d, in, length);
                }
            }
            case REPORT_V1 -> printGroup(d, in, "igmp v1 report ", length);
            case REPORT_V2 -> printGroup(d, in, "igmp v2 report ", LENGTH);
            case REPORT_V3 -> {
                out.add("igmp v3 report");
                printReportV3(d, in, length);
            }
            case LEAVE -> printGroup(d, in, "igmp leave ", LENGTH);
            case DVMRP -> {
                out.add("igmp dvmrp");
                if (length < LENGTH) {
                    printOddLength(out, length);
                } else {
                    Dvmrp.print(d, in);
                }
            }
            case PIM_V1 -> {
                out.add("igmp pimv1");
                PimVersion1.print(d, in);
            }
            case TRACE_RESPONSE -> printTrace(d, in, "mresp ", length);
            case TRACE -> printTrace(d, in, "mtrace ", length);
            default -> out.add("igmp-").add(type);
        }
        if (d.verbose(1) && length >= 4 && in.has(length) && Checksum.verify(in, in.position(), length) != 0) {
            out.add(" bad igmp cksum ").hex(in.peekU16(2)).add('!');
        }
    }

    private static void printQuery(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int time = in.peekU8(1);
        out.add(time == 0 ? " v1" : " v2");
        if (time != 0 && time != USUAL_TIME) {
            out.add(" [max resp time ").add(time).add(']');
        }
        if (in.peekU32(4) != 0) {
            out.add(" [gaddr ");
            d.printIpv4(in, in.position() + 4);
            out.add(']');
        }
        printOddLength(out, length);
    }

    /** @param length where it is another than usual it is printed; tcpdump looks at it in version 1 only */
    private static void printGroup(Dissection d, PacketReader in, String what, int length) {
        in.need(LENGTH);
        d.out().add(what);
        d.printIpv4(in, in.position() + 4);
        printOddLength(d.out(), length);
    }

    private static void printOddLength(Line out, int length) {
        if (length != LENGTH) {
            out.add(" [len ").add(length).add(']');
        }
    }

    private static void printQueryV3(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        out.add(" v3");
        if ((length & 3) != 0) {
            out.add(" [invalid len ").add(length).add(']');
            return;
        }
        int code = in.peekU8(1);
        if (code != USUAL_TIME) {
            printResponseTime(out, code);
        }
        if (in.peekU32(4) == 0) {
            return;
        }
        out.add(" [gaddr ");
        d.printIpv4(in, in.position() + 4);
        int sources = in.peekU16(10);
        if (sources > 0) {
            if (length < QUERY_V3_LENGTH + sources * 4) {
                out.add(" [invalid number of sources]");
            } else if (d.verbose(2)) {
                printSources(d, in, QUERY_V3_LENGTH, sources);
            } else {
                out.add(", ").add(sources).add(" source(s)");
            }
        }
        out.add(']');
    }

    /** RFC 3376 section 4.1.1: tenths of a second, from 128 on as a floating-point value. */
    private static void printResponseTime(Line out, int code) {
        int time = code < 128 ? code : (code & 0xf | 0x10) << (code >>> 4 & 7) + 3;
        out.add(" [max resp time ");
        if (time < 600) {
            out.add(time / 10).add('.').add(time % 10).add('s');
        } else {
            printDuration(out, time / 10);
        }
        out.add(']');
    }

    /** A duration of a minute to an hour as in 5m1s. */
    private static void printDuration(Line out, int seconds) {
        if (seconds >= 3600) {
            out.add(seconds / 3600).add('h');
        }
        if (seconds % 3600 >= 60) {
            out.add(seconds % 3600 / 60).add('m');
        }
        if (seconds % 60 != 0) {
            out.add(seconds % 60).add('s');
        }
    }

    private static void printReportV3(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 16 || (length & 3) != 0) {
            out.add(" [invalid len ").add(length).add(']');
            return;
        }
        int records = in.peekU16(6);
        out.add(", ").add(records).add(" group record(s)");
        if (!d.verbose(1)) {
            return;
        }
        int at = LENGTH;
        for (int i = 0; i < records; i++) {
            if (length < at + RECORD) {
                out.add(" [invalid number of groups]");
                return;
            }
            in.need(at + RECORD);
            out.add(" [gaddr ");
            d.printIpv4(in, in.position() + at + 4);
            int type = in.peekU8(at);
            out.add(' ').addName(recordName(type), " [v3-report-#", type, "]");
            int sources = in.peekU16(at + 2);
            if (length < at + RECORD + sources * 4) {
                out.add(" [invalid number of sources ").add(sources).add(']');
                return;
            }
            if (d.verbose(2)) {
                printSources(d, in, at + RECORD, sources);
            } else {
                out.add(", ").add(sources).add(" source(s)");
            }
            at += RECORD + sources * 4;
            out.add(']');
        }
    }

    private static void printSources(Dissection d, PacketReader in, int from, int count) {
        d.out().add(" {");
        for (int i = 0; i < count; i++) {
            in.need(from + (i + 1) * 4);
            d.out().add(' ');
            d.printIpv4(in, in.position() + from + i * 4);
        }
        d.out().add(" }");
    }

    private static void printTrace(Dissection d, PacketReader in, String what, int length) {
        Line out = d.out();
        if (length < TRACE_LENGTH) {
            out.add(" [invalid len ").add(length).add(']');
            return;
        }
        in.need(TRACE_LENGTH);
        out.add(what).add(in.peekU24(21)).add(": ");
        d.printIpv4(in, in.position() + 8);
        out.add(" to ");
        d.printIpv4(in, in.position() + 12);
        out.add(" reply-to ");
        d.printIpv4(in, in.position() + 16);
        boolean multicast = in.peekU8(16) >>> 4 == 0xe;
        if (multicast) {
            out.add(" with-ttl ").add(in.peekU8(20));
        }
    }

    /** The change that a group record of IGMP or of multicast listener discovery reports, or null. */
    static String recordName(int type) {
        return switch (type) {
            case 1 -> "is_in";
            case 2 -> "is_ex";
            case 3 -> "to_in";
            case 4 -> "to_ex";
            case 5 -> "allow";
            case 6 -> "block";
            default -> null;
        };
    }
}
