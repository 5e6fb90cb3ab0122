package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * A protocol of text lines: HTTP, RTSP, SIP, FTP, SMTP, WHOIS. Prints its name, then the first line of a request or response,
 * with {@code -v} all lines. A line ends at LF or CR LF; one with any other control character, or one that is not ASCII, ends
 * the text and is not printed.
 */
public final class TextProtocol implements Printer {
    /** A first word that is longer is no request. */
    private static final int MAX_TOKEN = 128;
    /** RFC 9110 section 9 and the extensions of WebDAV, CalDAV, UPnP and Exchange. */
    private static final String[] HTTP_REQUESTS = {
        "GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "CONNECT", "TRACE", "COPY", "LOCK", "MOVE", "POLL", "BCOPY", "BMOVE",
        "MKCOL", "LABEL", "MERGE", "SEARCH", "UNLOCK", "REPORT", "UPDATE", "NOTIFY", "BDELETE", "CHECKIN", "PROPFIND",
        "CHECKOUT", "CCM_POST", "SUBSCRIBE", "PROPPATCH", "BPROPFIND", "BPROPPATCH", "UNCHECKOUT", "MKACTIVITY", "MKWORKSPACE",
        "UNSUBSCRIBE", "RPC_CONNECT", "VERSION-CONTROL", "BASELINE-CONTROL"
    };
    /** RFC 2326 section 10. */
    private static final String[] RTSP_REQUESTS = {
        "DESCRIBE", "ANNOUNCE", "GET_PARAMETER", "OPTIONS", "PAUSE", "PLAY", "RECORD", "REDIRECT", "SETUP", "SET_PARAMETER",
        "TEARDOWN"
    };
    /** RFC 3261 and the RFCs that extend it. */
    private static final String[] SIP_REQUESTS = {
        "ACK", "BYE", "CANCEL", "DO", "INFO", "INVITE", "MESSAGE", "NOTIFY", "OPTIONS", "PRACK", "QAUTH", "REFER", "REGISTER",
        "SPRACK", "SUBSCRIBE", "UPDATE", "PUBLISH"
    };

    private final String protocol;
    private final String heading;
    private final String[] requests;
    private int tokenLength;

    private TextProtocol(String protocol, String heading, String[] requests) {
        this.protocol = protocol;
        this.heading = heading;
        this.requests = requests;
    }

    public static TextProtocol http() {
        return new TextProtocol("http", ": HTTP", HTTP_REQUESTS);
    }

    public static TextProtocol rtsp() {
        return new TextProtocol("rtsp", ": RTSP", RTSP_REQUESTS);
    }

    public static TextProtocol sip() {
        return new TextProtocol("sip", "SIP", SIP_REQUESTS);
    }

    public static TextProtocol ftp() {
        return new TextProtocol("ftp", ": FTP", null);
    }

    public static TextProtocol smtp() {
        return new TextProtocol("smtp", ": SMTP", null);
    }

    public static TextProtocol whois() {
        return new TextProtocol("whois", ": WHOIS", null);
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter(protocol);
        int start = in.position();
        int length = in.claimed();
        int end = start + length;
        boolean message = requests == null || isMessage(in, start, end);
        out.add(heading);
        if (!message) {
            return;
        }
        if (!d.verbose(1)) {
            printLine(out, ": ", in, start, end);
            return;
        }
        out.add(", length: ").add(length & 0xffffffffL);
        for (int at = start; at >= 0 && at < end; ) {
            at = printLine(out, "\n\t", in, at, end);
        }
    }

    /** Whether the text begins with a request, or its second word is a response code; what follows bodies is not printed. */
    private boolean isMessage(PacketReader in, int start, int end) {
        int second = passToken(in, start, end);
        if (second < 0) {
            return false;
        }
        for (String request : requests) {
            if (request.length() == tokenLength && matches(in, start, request)) {
                return true;
            }
        }
        return passToken(in, second, end) >= 0
                && tokenLength == 3
                && isDigit(in.u8At(second))
                && isDigit(in.u8At(second + 1))
                && isDigit(in.u8At(second + 2));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean matches(PacketReader in, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            int c = in.u8At(at + i);
            if (c != word.charAt(i) && (c < 'a' || c > 'z' || c - 'a' + 'A' != word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Position of the word behind the one at {@code at}, whose length is noted; -1 where there is no whole word. */
    private int passToken(PacketReader in, int at, int end) {
        int i = at;
        for (; i < end; i++) {
            if (i >= in.end()) {
                return -1;
            }
            int c = in.u8At(i);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                break;
            }
            if (!isPrintable(c) || i - at == MAX_TOKEN) {
                return -1;
            }
        }
        tokenLength = i - at;
        if (tokenLength == 0) {
            return -1;
        }
        while (i < end && i < in.end() && in.u8At(i) == ' ') {
            i++;
        }
        return i;
    }

    /** Prints the line at {@code at} and returns the position of the next, or -1 where it was the last. */
    private static int printLine(Line out, String prefix, PacketReader in, int at, int end) {
        for (int i = at; i < end; i++) {
            int c = in.u8At(i);
            if (isPrintable(c) || c == '\t') {
                continue;
            }
            int next = i + 1;
            if (c == '\r' && next < end) {
                c = in.u8At(next++);
            }
            if (c != '\n') {
                return -1;
            }
            out.add(prefix);
            in.print(out, at, i - at);
            return next;
        }
        out.add(prefix);
        in.print(out, at, end - at);
        return -1;
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c < 0x7f;
    }
}
