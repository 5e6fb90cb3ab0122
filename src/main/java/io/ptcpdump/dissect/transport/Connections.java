package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.SequenceNumbers;
import io.ptcpdump.dissect.TcpSegment;

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
    public void segment(TcpSegment segment) {
        SequenceTable table = segment.ipv6 ? ipv6 : ipv4;
        boolean reverse = isReverse(segment);
        boolean known = select(table, segment, reverse);
        plain();
        if (!known || segment.starts) {
            if (reverse) {
                table.set(segment.acknowledgement - 1, segment.sequence);
            } else {
                table.set(segment.sequence, segment.acknowledgement - 1);
            }
        } else {
            sequenceBase = reverse ? table.acknowledgement() : table.sequence();
            acknowledgementBase = reverse ? table.sequence() : table.acknowledgement();
        }
        selectiveBase = reverse ? table.sequence() : table.acknowledgement();
    }

    private static boolean isReverse(TcpSegment segment) {
        if (segment.sourcePort != segment.destinationPort) {
            return segment.sourcePort > segment.destinationPort;
        }
        int order = Long.compareUnsigned(segment.source0, segment.destination0);
        return (order == 0 ? Long.compareUnsigned(segment.source1, segment.destination1) : order) > 0;
    }

    private static boolean select(SequenceTable table, TcpSegment segment, boolean reverse) {
        if (reverse) {
            address(table, segment.ipv6, segment.destination0, segment.destination1, segment.source0, segment.source1);
            return table.select(segment.destinationPort << 16 | segment.sourcePort);
        }
        address(table, segment.ipv6, segment.source0, segment.source1, segment.destination0, segment.destination1);
        return table.select(segment.sourcePort << 16 | segment.destinationPort);
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
