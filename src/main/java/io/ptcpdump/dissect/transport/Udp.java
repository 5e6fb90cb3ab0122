package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * UDP, RFC 768: source port, destination port, length with this header, checksum; 16 bits each. A length of 0 stands for that
 * of a jumbogram, RFC 2675.
 */
public final class Udp implements Printer {
    private static final int HEADER_LENGTH = 8;
    private static final int MAX_LENGTH = 65535;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("udp");
        int length = in.claimed();
        if (!in.has(4)) {
            Endpoints.printAddresses(d, in, IpProtocol.UDP);
            d.printTruncated();
            return;
        }
        if (length < HEADER_LENGTH) {
            printEndpoints(d, in);
            out.add("truncated-udp ").add(length);
            return;
        }
        if (!in.has(6)) {
            printEndpoints(d, in);
            d.printTruncated();
            return;
        }
        int udpLength = in.peekU16(4);
        if (udpLength == 0 && length > MAX_LENGTH) {
            udpLength = length;
        }
        if (udpLength < HEADER_LENGTH) {
            printEndpoints(d, in);
            out.add("truncated-udplength ").add(udpLength);
            return;
        }
        if (!in.has(HEADER_LENGTH)) {
            printEndpoints(d, in);
            d.printTruncated();
            return;
        }
        printDatagram(d, in, udpLength - HEADER_LENGTH, Math.min(udpLength, length) - HEADER_LENGTH);
    }

    /**
     * @param claimed length of the payload by the UDP header
     * @param length  the part of it that the IP packet has room for
     */
    private static void printDatagram(Dissection d, PacketReader in, int claimed, int length) {
        Demux.Ports ports = d.demux().udpPorts();
        if (ports.forced()) {
            printForced(d, in, length);
            return;
        }
        printEndpoints(d, in);
        if (d.options().quiet()) {
            printChecksum(d, in, length);
            printLength(d, claimed, length);
            return;
        }
        int header = in.position();
        int source = in.peekU16(0);
        int destination = in.peekU16(2);
        in.skip(HEADER_LENGTH);
        in.claimOnly(length);
        Printer printer = ports.findFirst(d, in, source, destination);
        if (printer == null) {
            in.seek(header);
            printChecksum(d, in, length);
            in.skip(HEADER_LENGTH);
            printer = ports.find(d, in, source, destination);
        }
        if (printer == null) {
            printLength(d, claimed, length);
        } else {
            printer.print(d, in);
        }
    }

    private static void printForced(Dissection d, PacketReader in, int length) {
        Printer printer = d.demux().udpPorts().find(d, in, 0, 0);
        if (printer != null) {
            if (d.demux().udpPorts().addressed()) {
                printEndpoints(d, in);
            }
            in.skip(HEADER_LENGTH);
            in.claimOnly(length);
            printer.print(d, in);
        }
    }

    private static void printLength(Dissection d, int claimed, int length) {
        if (claimed > length && !d.ip().fragment) {
            d.out().add("UDP, bad length ").add(claimed).add(" > ").add(length);
        } else {
            d.out().add("UDP, length ").add(claimed);
        }
    }

    /** IPv4 checksums are verified with {@code -vv}, IPv6 ones, which are mandatory, with {@code -v}. */
    private static void printChecksum(Dissection d, PacketReader in, int length) {
        if (!d.verbose(d.ip().version == 4 ? 2 : 1) || d.options().noChecksums() || d.ip().fragment) {
            return;
        }
        int found = in.peekU16(6);
        if (found == 0 && d.ip().version == 4) {
            d.out().add("[no cksum] ");
            return;
        }
        if (!in.has(HEADER_LENGTH + length)) {
            return;
        }
        long sum = d.ip().pseudoHeaderSum(in, IpProtocol.UDP, HEADER_LENGTH + length);
        int remainder = ~Checksum.fold(in.sum(sum, in.position(), HEADER_LENGTH + length)) & 0xffff;
        if (remainder == 0) {
            d.out().add("[udp sum ok] ");
        } else {
            d.out().add("[bad udp cksum 0x").hex(found, 4);
            d.out().add(" -> 0x").hex(Checksum.expected(found, remainder), 4).add("!] ");
        }
    }

    private static void printEndpoints(Dissection d, PacketReader in) {
        int source = in.peekU16(0);
        int destination = in.peekU16(2);
        Endpoints.print(d, in, IpProtocol.UDP, source, d.names().udpPort(source), destination, d.names().udpPort(destination));
    }
}
