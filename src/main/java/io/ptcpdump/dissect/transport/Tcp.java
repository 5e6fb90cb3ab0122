package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.NetworkHeader;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.SequenceNumbers;
import io.ptcpdump.dissect.SequenceNumbers.Kind;
import io.ptcpdump.dissect.TcpSegment;

/**
 * TCP, RFC 9293.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          source port          |       destination port        |
 * +-------------------------------+-------------------------------+
 * |                        sequence number                        |
 * +---------------------------------------------------------------+
 * |                    acknowledgement number                     |
 * +-------+-------+-+-+-+-+-+-+-+-+-------------------------------+
 * | offset|  res. |W|E|U|.|P|R|S|F|            window             |
 * +-------+-------+-+-+-+-+-+-+-+-+-------------------------------+
 * |           checksum            |        urgent pointer         |
 * +-------------------------------+-------------------------------+
 * |                       options, payload                        |
 * </pre>
 */
public final class Tcp implements Printer {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int ACK = 0x10;
    static final int URG = 0x20;

    private static final int HEADER_LENGTH = 20;
    /** One character for each flag, from the lowest bit on. */
    private static final String FLAGS = "FSRP.UEW";
    /** Data of a reset that is printed; a longer text is cut. */
    private static final int MAX_RESET_TEXT = 30;

    private final Connections connections = new Connections();
    private final TcpOptions options = new TcpOptions();
    private final TcpSegment segment = new TcpSegment();
    private SequenceNumbers numbers;
    private int sequence;
    private int acknowledgement;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("tcp");
        if (!in.has(4)) {
            Endpoints.printCut(d, in);
            return;
        }
        printEndpoints(d, in);
        if (d.printIfCut(in, HEADER_LENGTH)) {
            return;
        }
        int length = in.claimed();
        int headerLength = (in.peekU8(12) >> 4) * 4;
        if (headerLength < HEADER_LENGTH) {
            out.add(" tcp ").add(length - headerLength & 0xffffffffL).add(" [bad hdr length ").add(headerLength)
                    .add(" - too short, < 20]");
            return;
        }
        if (d.options().quiet()) {
            out.add("tcp ").add(length - headerLength & 0xffffffffL);
            printIfTooLong(out, headerLength, length);
            return;
        }
        int flags = in.peekU8(13);
        printFlags(out, flags);
        readNumbers(d, in, flags);
        if (!printIfTooLong(out, headerLength, length)) {
            printSegment(d, in, flags, headerLength, length);
        }
    }

    private static void printEndpoints(Dissection d, PacketReader in) {
        int source = in.peekU16(0);
        int destination = in.peekU16(2);
        Endpoints.print(d, in, IpProtocol.TCP, source, d.names().tcpPort(source), destination, d.names().tcpPort(destination));
    }

    private static boolean printIfTooLong(Line out, int headerLength, int length) {
        if (headerLength <= length) {
            return false;
        }
        out.add(" [bad hdr length ").add(headerLength).add(" - too long, > ").add(length).add(']');
        return true;
    }

    private static void printFlags(Line out, int flags) {
        out.add("Flags [");
        if (flags == 0) {
            out.add("none");
        }
        for (int bits = flags, i = 0; bits != 0; bits >>= 1, i++) {
            if ((bits & 1) != 0) {
                out.add(FLAGS.charAt(i));
            }
        }
        out.add(']');
    }

    // ---- relative sequence numbers

    /**
     * Reads the sequence and acknowledgement numbers, and says whose they are. Only segments with ACK count: tcpdump prints the numbers
     * of a first SYN and of the segment after it as they are.
     */
    private void readNumbers(Dissection d, PacketReader in, int flags) {
        sequence = in.peekI32(4);
        acknowledgement = in.peekI32(8);
        numbers = d.numbers() == null ? connections : d.numbers();
        if (d.options().absoluteSequence() || (flags & ACK) == 0) {
            numbers.plain();
            return;
        }
        NetworkHeader ip = d.ip();
        segment.ipv6 = ip.version == 6;
        segment.source0 = ip.addressStart(in, ip.sourceAt);
        segment.source1 = ip.addressRest(in, ip.sourceAt);
        segment.destination0 = ip.addressStart(in, ip.destinationAt);
        segment.destination1 = ip.addressRest(in, ip.destinationAt);
        segment.sourcePort = in.peekU16(0);
        segment.destinationPort = in.peekU16(2);
        segment.sequence = sequence;
        segment.acknowledgement = acknowledgement;
        segment.starts = (flags & SYN) != 0;
        numbers.segment(segment);
    }

    // ---- the rest of the header

    private void printSegment(Dissection d, PacketReader in, int flags, int headerLength, int length) {
        Line out = d.out();
        int start = in.position();
        int payload = length - headerLength;
        printChecksum(d, in, length);
        if (d.verbose(2) || payload > 0 || (flags & (SYN | FIN | RST)) != 0) {
            numbers.print(sequence, Kind.SEQUENCE, out.add(", seq "));
            if (payload > 0) {
                numbers.print(sequence + payload, Kind.SEQUENCE, out.add(':'));
            }
        }
        if ((flags & ACK) != 0) {
            numbers.print(acknowledgement, Kind.ACKNOWLEDGEMENT, out.add(", ack "));
        } else if (d.verbose(2) && acknowledgement != 0) {
            out.add(", [ack ").add(acknowledgement & 0xffffffffL).add(" != 0 while ACK flag not set]");
        }
        out.add(", win ").add(in.peekU16(14));
        int urgent = in.peekU16(18);
        if ((flags & URG) != 0) {
            out.add(", urg ").add(urgent);
        } else if (d.verbose(2) && urgent != 0) {
            out.add(", [urg ").add(urgent).add(" != 0 while URG flag not set]");
        }
        boolean sound = true;
        if (headerLength > HEADER_LENGTH) {
            in.skip(HEADER_LENGTH);
            sound = options.print(d, in, headerLength - HEADER_LENGTH, payload, flags, numbers);
            in.seek(start);
        }
        if (sound) {
            out.add(", length ").add(payload);
            if (payload > 0) {
                printPayload(d, in, flags, headerLength, payload);
            }
        }
    }

    private static void printChecksum(Dissection d, PacketReader in, int length) {
        if (!d.verbose(1) || d.options().noChecksums() || d.ip().fragment || !in.has(length)) {
            return;
        }
        long sum = in.sum(d.ip().pseudoHeaderSum(in, IpProtocol.TCP, length), in.position(), length);
        Checksum.print(d.out(), in.peekU16(16), sum);
    }

    // ---- payload

    private static void printPayload(Dissection d, PacketReader in, int flags, int headerLength, int length) {
        Line out = d.out();
        int source = in.peekU16(0);
        int destination = in.peekU16(2);
        if (!in.has(headerLength)) {
            out.add(" [remaining caplen(").add(in.captured()).add(") < header length(").add(headerLength).add(")]");
        }
        in.skip(headerLength);
        if ((flags & RST) != 0) {
            printReset(d, in, headerLength, length);
            return;
        }
        Demux.Ports ports = d.demux().tcpPorts();
        Printer printer = ports.find(d, in, source, destination);
        if (printer != null) {
            printer.print(d, in);
        }
    }

    /** A reset may carry text that says why, RFC 9293 section 3.5.3. */
    private static void printReset(Dissection d, PacketReader in, int headerLength, int length) {
        Line out = d.out();
        boolean whole = in.has(length);
        if (!d.verbose(1)) {
            if (!whole) {
                d.printTruncated();
                if (headerLength > HEADER_LENGTH) {
                    out.add('>');
                }
            }
            return;
        }
        out.add(whole ? " [RST" : " [!RST");
        if (length > MAX_RESET_TEXT) {
            out.add('+');
        }
        out.add(' ');
        for (int n = Math.min(Math.min(length, MAX_RESET_TEXT), in.captured()); n > 0; n--) {
            out.printable(in.u8());
        }
        out.add(']');
    }
}
