package io.ptcpdump.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterfaceNamesTest {
    private final List<Integer> lookups = new ArrayList<>();
    private final InterfaceNames names = new InterfaceNames(index -> {
        lookups.add(index);
        return index == 7 ? "eth\0330" : null;
    });

    @Test
    void shouldLookEachIndexUpOnce() {
        for (int i = 0; i < 2; i++) {
            assertEquals("eth^[0", names.interfaceName(7));
            assertNull(names.interfaceName(-1));
        }
        assertEquals(List.of(7, -1), lookups);
    }

    @Test
    void shouldNameNothingElse() {
        assertNull(names.tcpPort(80));
        assertNull(names.mac(1));
    }
}
