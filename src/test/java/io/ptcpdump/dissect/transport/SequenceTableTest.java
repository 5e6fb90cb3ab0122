package io.ptcpdump.dissect.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SequenceTableTest {
    private final SequenceTable table = new SequenceTable(1);

    private boolean select(long addresses, int ports) {
        table.address(0, addresses);
        return table.select(ports);
    }

    @Test
    void shouldRememberTheNumbersOfAConnection() {
        assertFalse(select(1, 2));
        table.set(10, 20);
        assertFalse(select(1, 3));
        table.set(30, 40);
        assertFalse(select(2, 2));
        table.set(50, 60);

        assertTrue(select(1, 2));
        assertEquals(10, table.sequence());
        assertEquals(20, table.acknowledgement());
        assertTrue(select(1, 3));
        assertEquals(30, table.sequence());
        assertTrue(select(2, 2));
        assertEquals(60, table.acknowledgement());
    }

    @Test
    void shouldKnowAConnectionOfZeros() {
        assertFalse(select(0, 0));
        assertTrue(select(0, 0));
    }

    @Test
    void shouldCompareEveryWordOfAnAddressPair() {
        SequenceTable wide = new SequenceTable(4);
        for (int word = 0; word < 4; word++) {
            for (int i = 0; i < 4; i++) {
                wide.address(i, i == word ? 7 : 0);
            }
            assertFalse(wide.select(1), "word " + word);
        }
        assertTrue(wide.select(1));
    }

    @Test
    void shouldStayBoundedWhateverComes() {
        for (int i = 0; i < 5 * SequenceTable.GENERATION; i++) {
            select(i, i * 31);
        }
        assertTrue(table.size() <= 2 * SequenceTable.GENERATION, "connections kept: " + table.size());
    }

    @Test
    void shouldKeepTheConnectionsUsedLast() {
        for (int i = 0; i < 3 * SequenceTable.GENERATION; i++) {
            select(i, 1);
            table.set(i, -i);
        }
        for (int i = 2 * SequenceTable.GENERATION; i < 3 * SequenceTable.GENERATION; i++) {
            assertTrue(select(i, 1));
            assertEquals(i, table.sequence());
            assertEquals(-i, table.acknowledgement());
        }
        assertFalse(select(0, 1));
    }

    @Test
    void shouldNotForgetAConnectionThatIsInUse() {
        select(-1, 1);
        table.set(123, 456);
        for (int i = 0; i < 4 * SequenceTable.GENERATION; i++) {
            select(i, 1);
            if (i % 1000 == 0) {
                assertTrue(select(-1, 1));
            }
        }
        assertTrue(select(-1, 1));
        assertEquals(123, table.sequence());
        assertEquals(456, table.acknowledgement());
    }
}
