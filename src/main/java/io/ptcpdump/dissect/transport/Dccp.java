package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Datagram Congestion Control Protocol, RFC 4340.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          source port          |       destination port        |
 * +---------------+-------+-------+-------------------------------+
 * |  data offset  | CCVal | CsCov |           checksum            |
 * +-----+-------+-+-------+-------+-------------------------------+
 * | res | type  |X|  X = 0: sequence number (24); X = 1: res. (8) |
 * +-----+-------+-+-----------------------------------------------+
 * |                 X = 1: sequence number (48)                   |
 * </pre>
 */
public final class Dccp implements Printer {
    private static final int SHORT_HEADER = 12;
    private static final int LONG_HEADER = 16;
    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int DATA = 2;
    private static final int RESET = 7;
    private static final String[] TYPES = {
        "DCCP-Request", "DCCP-Response", "DCCP-Data", "DCCP-Ack", "DCCP-DataAck", "DCCP-CloseReq", "DCCP-Close", "DCCP-Reset",
        "DCCP-Sync", "DCCP-SyncAck"
    };
    /** Bytes that each type has behind the generic header. */
    private static final int[] EXTRA_LENGTHS = {4, 12, 0, 8, 8, 8, 8, 12, 8, 8};
    private static final String[] RESET_CODES = {
        "unspecified", "closed", "aborted", "no_connection", "packet_error", "option_error", "mandatory_error",
        "connection_refused", "bad_service_code", "too_busy", "bad_init_cookie", "aggression_penalty"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("dccp");
        int length = in.claimed();
        if (d.printIfCut(in, SHORT_HEADER)) {
            return;
        }
        if (length < SHORT_HEADER) {
            out.add("truncated-dccp - ").add(SHORT_HEADER - length).add(" bytes missing!");
            return;
        }
        boolean extended = (in.peekU8(8) & 1) != 0;
        int header = extended ? LONG_HEADER : SHORT_HEADER;
        if (length < header) {
            out.add("truncated-dccp - ").add(header - length).add(" bytes missing!");
            return;
        }
        if (d.printIfCut(in, header)) {
            return;
        }
        d.printHost(in, d.ip().sourceAt);
        out.add('.').add(in.peekU16(0)).add(" > ");
        d.printHost(in, d.ip().destinationAt);
        out.add('.').add(in.peekU16(2)).add(": DCCP");
        int headerLength = in.peekU8(4) * 4;
        if (d.options().quiet()) {
            out.add(' ').add(length - headerLength & 0xffffffffL);
            if (headerLength > length) {
                out.add(" [bad hdr length ").add(headerLength).add(" - too long, > ").add(length).add(']');
            }
            return;
        }
        if (d.verbose(1)) {
            out.add(" (CCVal ").add(in.peekU8(5) >> 4).add(", CsCov ").add(in.peekU8(5) & 15);
            printChecksum(d, in, length);
            out.add(')');
        }
        out.add(' ');
        printPacket(d, in, header, headerLength, length);
    }

    /** The checksum may cover the header and a few words behind it only, RFC 4340 section 9.2. */
    private static void printChecksum(Dissection d, PacketReader in, int length) {
        if (!in.has(length)) {
            return;
        }
        int coverage = in.peekU8(5) & 15;
        int covered = coverage == 0 ? length : Math.min(length, (in.peekU8(4) + coverage - 1) * 4);
        long sum = in.sum(d.ip().pseudoHeaderSum(in, IpProtocol.DCCP, length), in.position(), covered);
        Checksum.print(d.out(), in.peekU16(6), sum);
    }

    private static void printPacket(Dissection d, PacketReader in, int header, int headerLength, int length) {
        Line out = d.out();
        int type = in.peekU8(8) >> 1 & 15;
        int fixed = header;
        if (type < TYPES.length) {
            fixed += EXTRA_LENGTHS[type];
            if (length < fixed) {
                out.add("truncated-").add(TYPES[type]).add(" - ").add(fixed - length).add(" bytes missing!");
                return;
            }
            if ((type == REQUEST || type == RESPONSE || type == RESET) && d.printIfCut(in, fixed)) {
                return;
            }
            out.add(TYPES[type]).add(' ');
        } else {
            out.add("unknown-type-").add(type).add(' ');
        }
        if (type == REQUEST || type == RESPONSE) {
            out.add("(service=").add(in.peekU32(fixed - 4)).add(") ");
        } else if (type == RESET) {
            int code = in.peekU8(fixed - 4);
            out.add("(code=").add(ValueNames.at(RESET_CODES, code, "invalid")).add(") ");
        }
        boolean extended = header == LONG_HEADER;
        if (type != DATA && type != REQUEST) {
            long acknowledged = extended ? in.peekU48(header + 2) : in.peekU24(header + 1);
            out.add("(ack=").add(acknowledged).add(") ");
        }
        if (d.verbose(2)) {
            out.add("seq ").add(extended ? in.peekU48(10) : in.peekU24(9));
            if (headerLength > fixed) {
                out.add(" <");
                in.skip(fixed);
                DccpOptions.print(d, in, headerLength - fixed);
                out.add('>');
            }
        }
    }
}
