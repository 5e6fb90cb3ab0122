package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.SequenceNumbers;

/**
 * Sequence numbers relative to the first ones of each connection, as tcpdump has them. Those of the segment that a connection is known
 * from, and of each SYN, are printed as they are. Not to be shared between threads.
 */
public final class Connections implements SequenceNumbers {
    private final SequenceTable ipv4 = new SequenceTable(1);
    private final SequenceTable ipv6 = new SequenceTable(4);
    /** What is taken from the numbers of each kind. */
    private int sequenceBase;
    private int acknowledgementBase;
    private int selectiveBase;

    @Override
    public void plain() {
        sequenceBase = 0;
        acknowledgementBase = 0;
        selectiveBase = 0;
    }

    /** Finds the connection, with the lower port first, or the lower address where the ports are equal. */
    @Override
    public void segment(
            boolean isIpv6,
            long source0,
            long source1,
            long destination0,
            long destination1,
            int sourcePort,
            int destinationPort,
            int sequence,
            int acknowledgement,
            boolean starts) {
        SequenceTable table = isIpv6 ? ipv6 : ipv4;
        boolean reverse = isReverse(source0, source1, destination0, destination1, sourcePort, destinationPort);
        if (!reverse) {
            address(table, isIpv6, source0, source1, destination0, destination1);
        } else {
            address(table, isIpv6, destination0, destination1, source0, source1);
        }
        int ports = reverse ? destinationPort << 16 | sourcePort : sourcePort << 16 | destinationPort;
        boolean known = table.select(ports);
        plain();
        if (!known || starts) {
            if (reverse) {
                table.set(acknowledgement - 1, sequence);
            } else {
                table.set(sequence, acknowledgement - 1);
            }
        } else {
            sequenceBase = reverse ? table.acknowledgement() : table.sequence();
            acknowledgementBase = reverse ? table.sequence() : table.acknowledgement();
        }
        selectiveBase = reverse ? table.sequence() : table.acknowledgement();
    }

    private static boolean isReverse(
            long source0, long source1, long destination0, long destination1, int sourcePort, int destinationPort) {
        if (sourcePort != destinationPort) {
            return sourcePort > destinationPort;
        }
        int order = Long.compareUnsigned(source0, destination0);
        return (order == 0 ? Long.compareUnsigned(source1, destination1) : order) > 0;
    }

    private static void address(SequenceTable table, boolean isIpv6, long first0, long first1, long second0, long second1) {
        if (!isIpv6) {
            table.address(0, first0 << 32 | second0);
            return;
        }
        table.address(0, first0);
        table.address(1, first1);
        table.address(2, second0);
        table.address(3, second1);
    }

    @Override
    public void print(int number, Kind kind, Line out) {
        int base = switch (kind) {
            case SEQUENCE -> sequenceBase;
            case ACKNOWLEDGEMENT -> acknowledgementBase;
            case SELECTIVE -> selectiveBase;
        };
        out.add(number - base & 0xffffffffL);
    }
}
