package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class InterfaceIndexTest {
    @Test
    void shouldKnowTheLoopbackInterface() {
        assertEquals("lo", InterfaceIndex.nameOf(1)); // the first of every network namespace
    }

    @Test
    void shouldGiveNoNameForAnIndexThatIsNotInUse() {
        assertNull(InterfaceIndex.nameOf(0));
        assertNull(InterfaceIndex.nameOf(-1));
    }
}
