package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;

/**
 * Control messages of the Point-to-Point Tunneling Protocol, RFC 2637.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |            length             |         message type          |
 * +-------------------------------+-------------------------------+
 * |                         magic cookie                          |
 * +-------------------------------+-------------------------------+
 * |     control message type      |           reserved            |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class Pptp implements Printer {
    private static final long MAGIC_COOKIE = 0x1a2b3c4dL;
    private static final int TEXT_LENGTH = 64;
    private static final int STATISTICS_LENGTH = 128;

    private static final int SCCRQ = 1;
    private static final int SCCRP = 2;
    private static final int STOP_CCRQ = 3;
    private static final int STOP_CCRP = 4;
    private static final int ECHO_RQ = 5;
    private static final int ECHO_RP = 6;
    private static final int OCRQ = 7;
    private static final int OCRP = 8;
    private static final int ICRQ = 9;
    private static final int ICRP = 10;
    private static final int ICCN = 11;
    private static final int CCRQ = 12;
    private static final int CDN = 13;
    private static final int WEN = 14;
    private static final int SLI = 15;
    private static final String[] MESSAGES = {
        "NOT_DEFINED", "SCCRQ", "SCCRP", "StopCCRQ", "StopCCRP", "ECHORQ", "ECHORP", "OCRQ", "OCRP", "ICRQ", "ICRP", "ICCN",
        "CCRQ", "CDN", "WEN", "SLI"
    };

    private static final String[] ERRORS = {
        "None", "Not-Connected", "Bad-Format", "Bad-Value", "No-Resource", "Bad-Call-ID", "PAC-Error"
    };
    private static final String[] STOP_REASONS = {null, "None", "Stop-Protocol", "Stop-Local-Shutdown"};
    private static final String[] START_RESULTS = {
        null, "Successful channel establishment", "General error", "Command channel already exists",
        "Requester is not authorized to establish a command channel",
        "The protocol version of the requester is not supported"
    };
    private static final String[] RESULTS = {null, "OK", "General Error"};
    private static final String[] OUTGOING_RESULTS = {
        null, "Connected", "General Error", "No Carrier", "Busy", "No Dial Tone", "Time-out", "Do Not Accept"
    };
    private static final String[] INCOMING_RESULTS = {null, "Connect", "General Error", "Do Not Accept"};
    private static final String[] DISCONNECT_RESULTS = {null, "Lost Carrier", "General Error", "Admin Shutdown", "Request"};
    private static final String[] BEARER_TYPES = {null, "A", "D", "Any"};
    private static final String[] FRAMING_TYPES = {null, "A", "S", "E"};

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("pptp").add(": pptp");
        if (d.verbose(1)) {
            int length = in.peekU16(0);
            out.add(" Length=").add(length);
            int type = in.peekU16(2);
            out.add(switch (type) {
                case 1 -> " CTRL-MSG";
                case 2 -> " MGMT-MSG";
                default -> " UNKNOWN-MSG-TYPE";
            });
        }
        long cookie = in.peekU32(4);
        if (cookie != MAGIC_COOKIE) {
            out.add(" UNEXPECTED Magic-Cookie!!(").hex(cookie, 8).add(')');
        }
        if (d.verbose(1) || cookie != MAGIC_COOKIE) {
            out.add(" Magic-Cookie=").hex(cookie, 8);
        }
        in.skip(8);
        int type = in.u16();
        if (type < MESSAGES.length) {
            out.add(" CTRL_MSGTYPE=").add(MESSAGES[type]);
        } else {
            out.add(" UNKNOWN_CTRL_MSGTYPE(").add(type).add(')');
        }
        printReserved(out, in.u16());
        printMessage(d, in, type);
    }

    private static void printMessage(Dissection d, PacketReader in, int type) {
        Line out = d.out();
        switch (type) {
            case SCCRQ, SCCRP -> printStart(d, in, type == SCCRP);
            case STOP_CCRQ -> {
                printNamed(d, " REASON(", in.u8(), STOP_REASONS);
                printReserved(out, in.u8());
                printReserved(out, in.u16());
            }
            case STOP_CCRP -> {
                printResult(d, in, RESULTS);
                printReserved(out, in.u16());
            }
            case ECHO_RQ -> printNumber(out, " ID(", in.u32());
            case ECHO_RP -> {
                printNumber(out, " ID(", in.u32());
                printResult(d, in, RESULTS);
                printReserved(out, in.u16());
            }
            case OCRQ -> printOutgoingRequest(out, in);
            case OCRP -> printOutgoingReply(d, in);
            case ICRQ -> printIncomingRequest(out, in);
            case ICRP -> printIncomingReply(d, in);
            case ICCN -> printIncomingConnected(out, in);
            case CCRQ -> {
                printNumber(out, " CALL_ID(", in.u16());
                printReserved(out, in.u16());
            }
            case CDN -> printDisconnect(d, in);
            case WEN -> printErrors(out, in);
            case SLI -> printLink(out, in);
            default -> { }
        }
    }

    // ---- control connections

    private static void printStart(Dissection d, PacketReader in, boolean isReply) {
        Line out = d.out();
        int version = in.u16();
        out.add(" PROTO_VER(").add(version >> 8).add('.').add(version & 0xff).add(')');
        if (isReply) {
            printResult(d, in, START_RESULTS);
        } else {
            printReserved(out, in.u16());
        }
        out.add(" FRAME_CAP(");
        long framing = in.u32();
        out.add((framing & 1) != 0 ? "A" : "").add((framing & 2) != 0 ? "S)" : ")");
        long bearer = in.u32();
        out.add(" BEARER_CAP(").add((bearer & 2) != 0 ? "D" : "").add((bearer & 1) != 0 ? "A)" : ")");
        printNumber(out, " MAX_CHAN(", in.u16());
        printNumber(out, " FIRM_REV(", in.u16());
        printText(out, " HOSTNAME(", in, TEXT_LENGTH, TEXT_LENGTH);
        printText(out, " VENDOR(", in, TEXT_LENGTH, TEXT_LENGTH);
    }

    // ---- calls

    private static void printOutgoingRequest(Line out, PacketReader in) {
        printNumber(out, " CALL_ID(", in.u16());
        printNumber(out, " CALL_SER_NUM(", in.u16());
        printNumber(out, " MIN_BPS(", in.u32());
        printNumber(out, " MAX_BPS(", in.u32());
        printType(out, " BEARER_TYPE(", in.u32(), BEARER_TYPES);
        printType(out, " FRAME_TYPE(", in.u32(), FRAMING_TYPES);
        printNumber(out, " RECV_WIN(", in.u16());
        printNumber(out, " PROC_DELAY(", in.u16());
        int length = in.u16();
        printNumber(out, " PHONE_NO_LEN(", length);
        printReserved(out, in.u16());
        printText(out, " PHONE_NO(", in, TEXT_LENGTH, length);
        printText(out, " SUB_ADDR(", in, TEXT_LENGTH, TEXT_LENGTH);
    }

    private static void printOutgoingReply(Dissection d, PacketReader in) {
        Line out = d.out();
        printNumber(out, " CALL_ID(", in.u16());
        printNumber(out, " PEER_CALL_ID(", in.u16());
        printResult(d, in, OUTGOING_RESULTS);
        printNumber(out, " CAUSE_CODE(", in.u16());
        printNumber(out, " CONN_SPEED(", in.u32());
        printNumber(out, " RECV_WIN(", in.u16());
        printNumber(out, " PROC_DELAY(", in.u16());
        printNumber(out, " PHY_CHAN_ID(", in.u32());
    }

    private static void printIncomingRequest(Line out, PacketReader in) {
        printNumber(out, " CALL_ID(", in.u16());
        printNumber(out, " CALL_SER_NUM(", in.u16());
        printType(out, " BEARER_TYPE(", in.u32(), BEARER_TYPES);
        printNumber(out, " PHY_CHAN_ID(", in.u32());
        int dialed = in.u16();
        printNumber(out, " DIALED_NO_LEN(", dialed);
        int dialing = in.u16();
        printNumber(out, " DIALING_NO_LEN(", dialing);
        printText(out, " DIALED_NO(", in, TEXT_LENGTH, dialed);
        printText(out, " DIALING_NO(", in, TEXT_LENGTH, dialing);
        printText(out, " SUB_ADDR(", in, TEXT_LENGTH, TEXT_LENGTH);
    }

    private static void printIncomingReply(Dissection d, PacketReader in) {
        Line out = d.out();
        printNumber(out, " CALL_ID(", in.u16());
        printNumber(out, " PEER_CALL_ID(", in.u16());
        printResult(d, in, INCOMING_RESULTS);
        printNumber(out, " RECV_WIN(", in.u16());
        printNumber(out, " PROC_DELAY(", in.u16());
        printReserved(out, in.u16());
    }

    private static void printIncomingConnected(Line out, PacketReader in) {
        printNumber(out, " PEER_CALL_ID(", in.u16());
        printReserved(out, in.u16());
        printNumber(out, " CONN_SPEED(", in.u32());
        printNumber(out, " RECV_WIN(", in.u16());
        printNumber(out, " PROC_DELAY(", in.u16());
        printType(out, " FRAME_TYPE(", in.u32(), FRAMING_TYPES);
    }

    private static void printDisconnect(Dissection d, PacketReader in) {
        Line out = d.out();
        printNumber(out, " CALL_ID(", in.u16());
        printResult(d, in, DISCONNECT_RESULTS);
        printNumber(out, " CAUSE_CODE(", in.u16());
        printReserved(out, in.u16());
        printText(out, " CALL_STATS(", in, STATISTICS_LENGTH, STATISTICS_LENGTH);
    }

    // ---- reports

    private static void printErrors(Line out, PacketReader in) {
        printNumber(out, " PEER_CALL_ID(", in.u16());
        printReserved(out, in.u16());
        printNumber(out, " CRC_ERR(", in.u32());
        printNumber(out, " FRAMING_ERR(", in.u32());
        printNumber(out, " HARDWARE_OVERRUN(", in.u32());
        printNumber(out, " BUFFER_OVERRUN(", in.u32());
        printNumber(out, " TIMEOUT_ERR(", in.u32());
        printNumber(out, " ALIGN_ERR(", in.u32());
    }

    private static void printLink(Line out, PacketReader in) {
        printNumber(out, " PEER_CALL_ID(", in.u16());
        printReserved(out, in.u16());
        long send = in.u32();
        out.add(" SEND_ACCM(0x").hex(send, 8).add(')');
        long receive = in.u32();
        out.add(" RECV_ACCM(0x").hex(receive, 8).add(')');
    }

    // ---- fields

    private static void printNumber(Line out, String label, long value) {
        out.add(label).add(value).add(')');
    }

    private static void printType(Line out, String label, long type, String[] names) {
        String name = type < names.length ? names[(int) type] : null;
        out.add(label).add(name == null ? "?" : name).add(')');
    }

    /** A number, with its name where the user wants to know more. */
    private static void printNamed(Dissection d, String label, int value, String[] names) {
        Line out = d.out().add(label).add(value);
        if (d.verbose(1)) {
            String name = value < names.length ? names[value] : null;
            out.add(':').add(name == null ? "?" : name);
        }
        out.add(')');
    }

    private static void printResult(Dissection d, PacketReader in, String[] results) {
        printNamed(d, " RESULT_CODE(", in.u8(), results);
        printNamed(d, " ERR_CODE(", in.u8(), ERRORS);
    }

    private static void printReserved(Line out, int value) {
        if (value != 0) {
            out.add(" [ERROR: reserved=").add(value).add(" must be zero]");
        }
    }

    /** Prints at most {@code shown} bytes of a field of {@code length}, and moves behind the field. */
    private static void printText(Line out, String label, PacketReader in, int length, int shown) {
        int end = in.position() + length;
        PacketText.printPadded(out.add(label), in, Math.min(length, shown));
        out.add(')');
        in.seek(end);
    }
}
