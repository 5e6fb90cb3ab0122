package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.Allocations;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.Packet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllocationTest {
    private static final int PACKETS = 20_000;

    private static long allocated(int verbose, Packet packet) {
        PrintOptions options =
                new PrintOptions(verbose, false, false, 1, false, false, false, false, false, false, false, false, true);
        Dissection dissection = new Dissection(options, Names.NONE, Stack.standard());
        long before = 0;
        for (int i = -100; i < PACKETS; i++) {
            if (i == 0) {
                before = Allocations.bytes();
            }
            dissection.out().clear();
            dissection.print(packet);
        }
        return Allocations.bytes() - before;
    }

    @ParameterizedTest
    @EnumSource
    void shouldAllocateNothing(CommonPacket common) {
        for (int verbose = 0; verbose <= 2; verbose++) {
            long bytes = allocated(verbose, common.packet());
            // one allocation per packet would be at least 16 bytes each; the look-up itself may take some
            assertTrue(bytes < PACKETS, bytes + " bytes for " + PACKETS + " packets");
        }
    }
}
