package io.ptcpdump.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import org.junit.jupiter.api.Test;

class InterfaceTableTest {
    private final InterfaceTable table = new InterfaceTable();

    private static CaptureInterface named(String name, int index) {
        return new CaptureInterface(name, index, 1, LinkType.ETHERNET, 65535, false);
    }

    @Test
    void shouldKnowNothingItWasNotTold() {
        assertNull(table.get(1));
        table.put(named("lo", 1));
        assertNull(table.get(0));
        assertNull(table.get(2));
    }

    @Test
    void shouldFindManyByTheirIndexWhateverTheOrderTheyCameIn() {
        CaptureInterface[] expected = new CaptureInterface[100];
        for (int i = 0; i < 100; i++) {
            int index = i * 37 % 100; // each once
            expected[index] = named("eth" + index, index + 1);
            table.put(expected[index]);
        }
        for (CaptureInterface each : expected) {
            assertSame(each, table.get(each.index()));
        }
        assertArrayEquals(expected, table.all());
    }

    @Test
    void shouldReplaceAnInterfaceWhoseIndexCameBack() {
        table.put(named("old", 5));
        table.put(named("other", 6));
        CaptureInterface renewed = named("new", 5);
        table.put(renewed);
        assertSame(renewed, table.get(5));
        assertArrayEquals(new CaptureInterface[] {renewed, table.get(6)}, table.all());
    }
}
