package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/** Syslog messages, RFC 3164: {@code <priority>text}. The priority is 8 times the facility, plus the severity. */
public final class Syslog implements Printer {
    private static final int MAX_DIGITS = 3;
    private static final String[] SEVERITIES = {"emergency", "alert", "critical", "error", "warning", "notice", "info", "debug"};
    private static final String[] FACILITIES = {
        "kernel", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp",
        "security", "console", "cron", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("syslog");
        int length = in.claimed();
        if (in.peekU8(0) != '<') {
            d.printInvalid();
            return;
        }
        int text = 1;
        int priority = 0;
        for (int c; text <= MAX_DIGITS && (c = in.peekU8(text)) >= '0' && c <= '9'; text++) {
            priority = priority * 10 + c - '0';
        }
        if (in.peekU8(text++) != '>') {
            d.printInvalid();
            return;
        }
        int facility = priority >> 3;
        String facilityName = ValueNames.at(FACILITIES, facility);
        String severity = SEVERITIES[priority & 7];
        if (!d.verbose(1)) {
            out.add("SYSLOG ").addName(facilityName, "unknown (", facility, ")").add('.').add(severity);
            out.add(", length: ").add(length);
            return;
        }
        out.add("SYSLOG, length: ").add(length);
        out.add("\n\tFacility ").addName(facilityName, "unknown (", facility, ")").add(" (").add(facility);
        out.add("), Severity ").add(severity).add(" (").add(priority & 7).add(")\n\tMsg: ");
        for (int i = text; i < length; i++) {
            out.printable(in.peekU8(i));
        }
        if (d.verbose(2)) {
            HexDump.hex(out, "\n\t", in, Math.min(length, in.captured()));
        }
    }
}
