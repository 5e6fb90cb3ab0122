package io.ptcpdump.dissect;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class DemuxTest {
    private final Printer first = (d, in) -> { };
    private final Printer second = (d, in) -> { };
    private final PacketReader in = new PacketReader().wrap(new byte[] {42}, 0, 1, 1);
    private final Demux.Ports ports = new Demux((d, in) -> 0).tcpPorts();

    private Printer find(int source, int destination) {
        return ports.find(null, in, source, destination);
    }

    @Test
    void shouldFindByEitherPort() {
        ports.add(first, 80, 8080);
        assertSame(first, find(80, 1000));
        assertSame(first, find(1000, 8080));
        assertNull(find(1000, 1001));
    }

    @Test
    void shouldPreferThePrinterAddedFirst() {
        ports.add(first, 53).add(second, 80, 53);
        assertSame(first, find(80, 53));
        assertSame(first, find(53, 80));
        assertSame(second, find(1, 80));
        assertSame(first, find(1, 53));
    }

    @Test
    void shouldTellSourceFromDestination() {
        ports.addSource(first, 65535).addDestination(second, 65535);
        assertSame(first, find(65535, 1));
        assertSame(second, find(1, 65535));
        assertSame(first, find(65535, 65535));
    }

    @Test
    void shouldAskTestsInTheirTurn() {
        ports.add(first, 80).addTested((d, reader, source, destination) -> reader.peekU8(0) == 42, second).add(first, 90);
        assertSame(first, find(80, 1));
        assertSame(second, find(1, 2));
        assertSame(second, find(90, 1));
        in.wrap(new byte[] {43}, 0, 1, 1);
        assertNull(find(1, 2));
        assertSame(first, find(90, 1));
    }

    @Test
    void shouldFallBackOnlyWhereNothingElseFits() {
        ports.add(first, 80).otherwise(second);
        assertSame(first, find(80, 1));
        assertSame(second, find(1, 2));
    }

    @Test
    void shouldGiveEverythingToAForcedPrinter() {
        ports.add(first, 80).force(second);
        assertSame(second, find(80, 1));
        assertSame(second, find(1, 2));
        ports.force(null);
        assertNull(find(80, 1));
    }
}
