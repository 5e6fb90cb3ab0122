package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Rx, the remote procedure call of the Andrew File System, with the calls and replies of its services.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |      epoch, connection, call number, sequence, serial         |
 * +---------------+---------------+---------------+---------------+
 * |     type      |     flags     |  user status  |   security    |
 * +---------------+---------------+---------------+---------------+
 * |             spare             |            service            |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class Rx implements Printer {
    static final int HEADER_LENGTH = 28;
    static final int CALL = 8;
    static final int SERVICE = 26;

    private static final int CONNECTION = 4;
    private static final int SEQUENCE = 12;
    private static final int SERIAL = 16;
    private static final int TYPE = 20;
    private static final int FLAGS = 21;
    private static final int SECURITY = 23;

    private static final int DATA = 1;
    private static final int ACKNOWLEDGEMENT = 2;
    private static final int ABORT = 4;
    private static final String[] TYPES = {
        null, "data", "ack", "busy", "abort", "ackall", "challenge", "response", "debug", "params", null, null, null, "version"
    };

    private static final int FROM_CLIENT = 0x01;
    /** Which means something else with data than with acknowledgements. */
    private static final int BY_TYPE = 0x20;
    private static final String[] FLAG_NAMES = {"client-init", "req-ack", "last-pckt", "more-pckts", "free-pckt"};

    private static final int UDP_HEADER_LENGTH = 8;

    private static final int ACKNOWLEDGEMENT_LENGTH = 18;
    private static final int PADDING = 3;
    private static final String[] REASONS = {
        null, "ack requested", "duplicate packet", "out of sequence", "exceeds window", "no buffer space", "ping",
        "ping response", "delay", "idle"
    };
    private static final String[] OPTIONAL_FIELDS = {" ifmtu ", " maxmtu ", " rwind ", " maxpackets "};

    private final RxCalls calls = new RxCalls();

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("rx");
        int length = in.claimed();
        if (!in.has(HEADER_LENGTH)) {
            out.add(" [|rx] (").add(length).add(')');
            return;
        }
        int type = in.peekU8(TYPE);
        int flags = in.peekU8(FLAGS);
        out.add(" rx ").addName(ValueNames.at(TYPES, type), "type ", type, "");
        if (d.verbose(1)) {
            printHeader(d, in, type, flags);
        }
        boolean first = in.peekU32(SEQUENCE) == 1;
        if (type == DATA && first && (flags & FROM_CLIENT) != 0) {
            printCall(d, in);
        } else if ((type == DATA && first || type == ABORT) && (flags & FROM_CLIENT) == 0) {
            printReply(d, in, type == ABORT);
        } else if (type == ACKNOWLEDGEMENT && length >= HEADER_LENGTH) {
            in.skip(HEADER_LENGTH);
            if (!printAcknowledgement(d, in)) {
                out.add(" [|ack]");
            }
        }
        out.add(" (").add(length).add(')');
    }

    private static void printHeader(Dissection d, PacketReader in, int type, int flags) {
        Line out = d.out();
        if (d.verbose(2)) {
            out.add(" cid ").hex(in.peekU32(CONNECTION), 8).add(" call# ").add(in.peekU32(CALL));
        }
        out.add(" seq ").add(in.peekU32(SEQUENCE)).add(" ser ").add(in.peekU32(SERIAL));
        if (d.verbose(3)) {
            out.add(" secindex ").add(in.peekU8(SECURITY)).add(" serviceid ").add(in.peekU16(SERVICE));
        }
        if (d.verbose(2)) {
            printFlags(out, type, flags);
        }
    }

    private static void printFlags(Line out, int type, int flags) {
        char separator = ' ';
        for (int i = 0; i < FLAG_NAMES.length; i++) {
            if ((flags & 1 << i) != 0) {
                out.add(separator).add('<').add(FLAG_NAMES[i]).add('>');
                separator = ',';
            }
        }
        if ((flags & BY_TYPE) != 0 && (type == DATA || type == ACKNOWLEDGEMENT)) {
            out.add(separator).add(type == DATA ? "<jumbogram>" : "<slow-start>");
        }
    }

    /** Prints the call that this data starts with, and remembers it. */
    private void printCall(Dissection d, PacketReader in) {
        int port = in.u16At(in.position() - UDP_HEADER_LENGTH + 2);
        if (in.has(HEADER_LENGTH + 4)) {
            calls.remember(d, in, port);
        }
        AfsService service = service(port);
        if (service != null) {
            in.skip(HEADER_LENGTH);
            service.printCall(d, in);
        }
    }

    private void printReply(Dissection d, PacketReader in, boolean failed) {
        int port = in.u16At(in.position() - UDP_HEADER_LENGTH);
        int call = calls.find(d, in, port);
        AfsService service = service(port);
        if (call >= 0 && service != null) {
            in.skip(HEADER_LENGTH);
            service.printReply(d, in, calls.operation(call), failed);
        }
    }

    private static AfsService service(int port) {
        return switch (port) {
            case 7000 -> AfsService.FILES;
            case 7001 -> AfsService.CALLBACKS;
            case 7002 -> AfsService.PROTECTION;
            case 7003 -> AfsService.LOCATION;
            case 7004 -> AfsService.AUTHENTICATION;
            case 7005 -> AfsService.VOLUMES;
            case 7007 -> AfsService.OVERSEER;
            default -> null;
        };
    }

    /**
     * An acknowledgement: room for packets, skew (16 bits each), the first packet that it is about, the last one received, the
     * one that caused it, reason, count (8 bits each), as many bytes that say which were received, and fields that may be
     * absent.
     */
    private static boolean printAcknowledgement(Dissection d, PacketReader in) {
        Line out = d.out();
        if (!in.has(ACKNOWLEDGEMENT_LENGTH)) {
            return false;
        }
        if (d.verbose(3)) {
            out.add(" bufspace ").add(in.peekU16(0)).add(" maxskew ").add(in.peekU16(2));
        }
        int first = in.peekI32(4);
        int reason = in.peekU8(16);
        out.add(" first ").add(first & 0xffffffffL).add(" serial ").add(in.peekU32(12));
        out.add(" reason ").addName(ValueNames.at(REASONS, reason), "#", reason, "");
        int count = in.peekU8(17);
        in.skip(ACKNOWLEDGEMENT_LENGTH);
        if (!in.has(count)) {
            return false;
        }
        printRanges(out, in, " acked ", 1, first, count);
        printRanges(out, in, " nacked ", 0, first, count);
        in.seek(in.position() + count + PADDING);
        if (d.verbose(2)) {
            for (int i = 0; i < OPTIONAL_FIELDS.length && in.has(4); i++) {
                out.add(OPTIONAL_FIELDS[i]).add(in.u32());
            }
        }
        return true;
    }

    /** Prints which of the packets from {@code first} on have the mark, those in a row as a range. */
    private static void printRanges(Line out, PacketReader in, String label, int mark, int first, int count) {
        for (int i = 0; i < count; i++) {
            if (in.peekU8(i) != mark) {
                continue;
            }
            int start = i;
            while (i + 1 < count && in.peekU8(i + 1) == mark) {
                i++;
            }
            out.add(label).add(first + start & 0xffffffffL);
            if (i > start) {
                out.add('-').add(first + i & 0xffffffffL);
            }
            label = ",";
        }
    }
}
