package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.DnsName;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * DNS, RFC 1035; multicast DNS, RFC 6762. A header of six 16-bit words (identification; flags; numbers of questions, answers,
 * authority and additional records), then the questions and records.
 */
public final class Dns implements Printer {
    private static final int HEADER_LENGTH = 12;
    private static final int RESPONSE = 0x8000;
    private static final int AUTHORITATIVE = 0x0400;
    private static final int TRUNCATED = 0x0200;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RECURSION_AVAILABLE = 0x0080;
    private static final int AUTHENTIC = 0x0020;
    private static final int CHECKING_DISABLED = 0x0010;
    /** Flags that a query has no use for. */
    private static final int UNEXPECTED_IN_QUERY = 0x06cf;
    private static final int INVERSE_QUERY = 1;

    private static final String[] OPERATIONS = {
        "", " inv_q", " stat", " op3", " notify", " update", " op6", " op7", " op8", " updateA", " updateD", " updateDA",
        " updateM", " updateMA", " zoneInit", " zoneRef"
    };
    private static final String[] RESPONSE_CODES = {
        "", " FormErr", " ServFail", " NXDomain", " NotImp", " Refused", " YXDomain", " YXRRSet", " NXRRSet", " NotAuth",
        " NotZone", " Resp11", " Resp12", " Resp13", " Resp14", " NoChange", " BadVers", "Resp17", " Resp18", " Resp19", " Resp20",
        "Resp21", " Resp22", " BadCookie"
    };

    private final boolean lengthPrefix;
    private final DnsRecord records;

    private Dns(boolean lengthPrefix, boolean multicast) {
        this.lengthPrefix = lengthPrefix;
        records = new DnsRecord(multicast);
    }

    public static Dns overUdp() {
        return new Dns(false, false);
    }

    /** For messages that follow their own length in 16 bits, RFC 1035 section 4.2.2. Only one that fills the segment is printed. */
    public static Dns overTcp() {
        return new Dns(true, false);
    }

    public static Dns multicast() {
        return new Dns(false, true);
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("domain");
        if (lengthPrefix && !readLengthPrefix(d, in)) {
            return;
        }
        int length = in.claimed();
        if (length < HEADER_LENGTH) {
            out.add("domain [length ").add(length).add(" < 12]");
            d.printInvalid();
            return;
        }
        if (d.printIfCut(in, HEADER_LENGTH)) {
            return;
        }
        boolean whole = (in.peekU16(2) & RESPONSE) != 0 ? printResponse(d, in) : printQuery(d, in);
        if (whole) {
            out.add(" (").add(length).add(')');
        } else {
            d.printTruncated();
        }
    }

    private static boolean readLengthPrefix(Dissection d, PacketReader in) {
        Line out = d.out();
        int length = in.claimed();
        if (length < 2) {
            out.add(" [DNS over TCP: length ").add(length).add(" < 2]");
            d.printInvalid();
            return false;
        }
        int prefix = in.u16();
        if (prefix != length - 2) {
            out.add(" [prefix length(").add(prefix).add(") != length(").add(length - 2).add(")]");
            d.printInvalid();
            return false;
        }
        out.add(' ');
        return true;
    }

    private boolean printResponse(Dissection d, PacketReader in) {
        Line out = d.out();
        int message = in.position();
        int flags = in.peekU16(2);
        int questions = in.peekU16(4);
        int answers = in.peekU16(6);
        int authorities = in.peekU16(8);
        int additional = in.peekU16(10);
        out.add(in.peekU16(0)).add(OPERATIONS[flags >> 11 & 15]);
        int code = responseCode(in);
        if (code < RESPONSE_CODES.length) {
            out.add(RESPONSE_CODES[code]);
        } else {
            out.add(" Resp").add(code);
        }
        out.add((flags & AUTHORITATIVE) != 0 ? "*" : "");
        out.add((flags & RECURSION_AVAILABLE) != 0 ? "" : "-");
        out.add((flags & TRUNCATED) != 0 ? "|" : "");
        out.add((flags & AUTHENTIC) != 0 ? "$" : "");
        if (questions != 1) {
            out.add(" [").add(questions).add("q]");
        }
        int at = message + HEADER_LENGTH;
        for (int i = 0; i < questions && at >= 0; i++) {
            if (i > 0) {
                out.add(',');
            }
            if (d.verbose(2)) {
                at = records.printQuestion(out.add(" q:"), in, at, message);
            } else {
                at = passQuestion(in, at);
            }
        }
        if (at < 0) {
            return false;
        }
        out.add(' ').add(answers).add('/').add(authorities).add('/').add(additional);
        at = printSection(d, in, at, message, answers, "");
        if (d.verbose(2)) {
            at = printSection(d, in, at, message, authorities, " ns:");
            at = printSection(d, in, at, message, additional, " ar:");
        }
        return at >= 0;
    }

    private boolean printQuery(Dissection d, PacketReader in) {
        Line out = d.out();
        int message = in.position();
        int flags = in.peekU16(2);
        int questions = in.peekU16(4);
        int answers = in.peekU16(6);
        int authorities = in.peekU16(8);
        int additional = in.peekU16(10);
        int operation = flags >> 11 & 15;
        out.add(in.peekU16(0)).add(OPERATIONS[operation]);
        out.add((flags & RECURSION_DESIRED) != 0 ? "+" : "");
        out.add((flags & CHECKING_DISABLED) != 0 ? "%" : "");
        if ((flags & UNEXPECTED_IN_QUERY) != 0) {
            out.add(" [b2&3=0x").hex(flags).add(']');
        }
        boolean inverse = operation == INVERSE_QUERY;
        if (inverse) {
            printCount(out, questions, 0, "q]");
            printCount(out, answers, 1, "a]");
        } else {
            printCount(out, answers, 0, "a]");
            printCount(out, questions, 1, "q]");
        }
        printCount(out, authorities, 0, "n]");
        printCount(out, additional, 0, "au]");
        int at = message + HEADER_LENGTH;
        for (int i = 0; i < questions; i++) {
            if (i > 0 && at >= in.end()) {
                return false;
            }
            at = records.printQuestion(out, in, at, message);
            if (at < 0) {
                return false;
            }
        }
        if (d.verbose(2)) {
            at = printSection(d, in, at, message, answers, "");
            at = printSection(d, in, at, message, authorities, " ns:");
            at = printSection(d, in, at, message, additional, " ar:");
        }
        return at >= 0;
    }

    /** Prints a number of questions or records that differs from the usual one. */
    private static void printCount(Line out, int count, int usual, String unit) {
        if (count != usual) {
            out.add(" [").add(count).add(unit);
        }
    }

    /** Prints {@code count} records; the position behind them, or -1 where they are not all there. */
    private int printSection(Dissection d, PacketReader in, int at, int message, int count, String heading) {
        if (at < 0 || count == 0) {
            return at;
        }
        if (!heading.isEmpty()) {
            if (at >= in.end()) {
                return -1;
            }
            d.out().add(heading);
        }
        for (int left = count; ; d.out().add(',')) {
            at = records.print(d, in, at, message);
            if (at < 0 || --left == 0) {
                return at;
            }
            if (at >= in.end()) {
                return -1;
            }
        }
    }

    private static int passQuestion(PacketReader in, int at) {
        int behind = DnsName.skip(in, at);
        return behind < 0 ? -1 : behind + 4;
    }

    /** The response code, with the upper bits that an OPT record among the additional ones has (RFC 6891 section 6.1.3). */
    private static int responseCode(PacketReader in) {
        int code = in.peekU16(2) & 15;
        int additional = in.peekU16(10);
        if (additional == 0) {
            return code;
        }
        int end = in.end();
        int at = in.position() + HEADER_LENGTH;
        for (int i = in.peekU16(4); i > 0; i--) {
            at = passQuestion(in, at);
            if (at < 0 || at >= end) {
                return code;
            }
        }
        for (int i = in.peekU16(6) + in.peekU16(8); i > 0; i--) {
            at = passRecord(in, at);
            if (at < 0 || at >= end) {
                return code;
            }
        }
        for (int i = additional; i > 0 && at >= 0 && at < end; i--) {
            int type = DnsName.skip(in, at);
            if (type < 0 || type + 5 > end) {
                return code;
            }
            if (in.u16At(type) == DnsRecord.OPT) {
                return code | in.u8At(type + 4) << 4;
            }
            at = passRecord(in, at);
        }
        return code;
    }

    private static int passRecord(PacketReader in, int at) {
        int type = DnsName.skip(in, at);
        return type < 0 || type + 10 > in.end() ? -1 : type + 10 + in.u16At(type + 8);
    }
}
