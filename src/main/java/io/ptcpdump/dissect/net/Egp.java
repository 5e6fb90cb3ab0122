package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Exterior Gateway Protocol, RFC 904; its details are printed with {@code -v}.
 *
 * <pre>
 *  0               1               2               3               4
 * +---------------+---------------+---------------+---------------+
 * | version       | type          | code          | status        |
 * +---------------+---------------+---------------+---------------+
 * | checksum                      | autonomous system             |
 * +-------------------------------+-------------------------------+
 * | sequence number               | hello interval, or reason, or |
 * |                               | counts of gateways            |
 * +-------------------------------+-------------------------------+
 * | poll interval, or source network                              |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Egp implements Printer {
    static final int HEADER = 16;
    static final int INTERNAL_GATEWAYS = 10;
    static final int EXTERNAL_GATEWAYS = 11;
    static final int SOURCE_NETWORK = 12;

    private static final int VERSION = 2;
    private static final int SYSTEM = 6;
    private static final int SEQUENCE = 8;
    private static final int HELLO_INTERVAL = 10;
    private static final int REASON = 10;
    private static final int POLL_INTERVAL = 12;

    private static final int UPDATE = 1;
    private static final int POLL = 2;
    private static final int ACQUISITION = 3;
    private static final int REACHABILITY = 5;
    private static final int ERROR = 8;
    private static final String[] TYPES = {null, "update", "poll", "acquire", null, "reach", null, null, "error"};

    private static final int CONFIRM = 1;
    private static final String[] ACQUISITIONS = {"request", "confirm", "refuse", "cease", "cease_ack"};
    private static final String[] MODES = {"unspecified", "active_mode", "passive_mode"};
    private static final String[] REFUSALS = {
        "unspecified", null, null, "insufficient_resources", "administratively_prohibited", "going_down", "parameter_violation",
        "protocol_violation"
    };
    private static final String[] REACHABILITIES = {"hello", "i-h-u"};
    private static final String[] STATES = {"indeterminate", "up", "down"};
    private static final String[] REASONS = {
        "unspecified", "bad_EGP_header_format", "bad_EGP_data_field_format", "reachability_info_unavailable",
        "excessive_polling_rate", "no_response", "unsupported_version"
    };
    private static final int UNSOLICITED = 0x80;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("egp").add("EGP");
        int length = in.claimed();
        if (length < HEADER) {
            IpPayload.printBadLength(d, "length", length, HEADER);
            return;
        }
        int version = in.peekU8(0);
        if (version != VERSION) {
            IpPayload.printBadVersion(d, version, VERSION);
            return;
        }
        in.need(HEADER);
        out.add('v').add(version);
        if (!d.verbose(1)) {
            out.add(", length ").add(length);
            return;
        }
        out.add(", AS ").add(in.peekU16(SYSTEM)).add(", seq ").add(in.peekU16(SEQUENCE)).add(", length ").add(length);
        int type = in.peekU8(1);
        int code = in.peekU8(2);
        int status = in.peekU8(3);
        out.add(", ").addName(name(TYPES, type), "[type ", type, "]");
        switch (type) {
            case ACQUISITION -> printAcquisition(out, in, code, status);
            case REACHABILITY -> {
                out.add(' ').addName(name(REACHABILITIES, code), "[reach code ", code, "]");
                if (code < REACHABILITIES.length) {
                    printState(out, status);
                }
            }
            case POLL -> {
                printState(out, status);
                out.add(" net:");
                d.printIpv4(in, in.position() + SOURCE_NETWORK);
            }
            case UPDATE -> {
                printUpdate(d, in, status);
                EgpReachability.print(d, in);
            }
            case ERROR -> {
                printState(out, status);
                int reason = in.peekU16(REASON);
                out.add(' ').addName(name(REASONS, reason), "[reason ", reason, "]");
            }
            default -> { }
        }
    }

    private static void printAcquisition(Line out, PacketReader in, int code, int status) {
        out.add(' ').addName(name(ACQUISITIONS, code), "[code ", code, "]");
        if (code <= CONFIRM) {
            out.add(' ').addName(name(MODES, status), "[status ", status, "]");
            out.add(" hello:").add(in.peekU16(HELLO_INTERVAL)).add(" poll:").add(in.peekU16(POLL_INTERVAL));
        } else if (code < ACQUISITIONS.length) {
            String refusal = name(REFUSALS, status);
            if (refusal == null) {
                out.add("[status ").add(status).add(']');
            } else {
                out.add(' ').add(refusal);
            }
        }
    }

    private static void printUpdate(Dissection d, PacketReader in, int status) {
        Line out = d.out();
        out.add((status & UNSOLICITED) != 0 ? " unsolicited" : "");
        printState(out, status & ~UNSOLICITED);
        out.add(' ');
        d.printIpv4(in, in.position() + SOURCE_NETWORK);
        out.add(" int ").add(in.peekU8(INTERNAL_GATEWAYS)).add(" ext ").add(in.peekU8(EXTERNAL_GATEWAYS));
    }

    private static void printState(Line out, int state) {
        out.add(" state:").addName(name(STATES, state), "", state, "");
    }

    private static String name(String[] names, int value) {
        return value < names.length ? names[value] : null;
    }
}
