package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.Allocations;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int PACKETS = 20_000;
    private static final String ETHERNET = "020000000001 020000000002 0800";

    private long allocated(int verbose, String hex) {
        PrintOptions options =
                new PrintOptions(verbose, false, false, 1, false, false, false, false, false, false, false, false, true);
        Dissection dissection = new Dissection(options, Names.NONE, Stack.standard());
        Packet packet = new Packet();
        packet.captureInterface = new CaptureInterface("", 0, 0, LinkType.ETHERNET, 0, false);
        packet.bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        packet.capturedLength = packet.bytes.length;
        packet.wireLength = packet.bytes.length;
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

    private void assertAllocatesNothing(String hex) {
        for (int verbose = 0; verbose <= 2; verbose++) {
            long bytes = allocated(verbose, hex);
            // one allocation per packet would be at least 16 bytes each; the look-up itself may take some
            assertTrue(bytes < PACKETS, bytes + " bytes for " + PACKETS + " packets");
        }
    }

    @Test
    void shouldAllocateNothingForTcp() {
        assertAllocatesNothing(ETHERNET + "4500 003c 0001 4000 40 06 0000 c0000201 c0000202"
                + "9c40 01bb 00000001 00000002 a018 0040 0000 0000 0204 05b4 0101 080a 00000001 00000002 0402 0000 61626364");
    }

    @Test
    void shouldAllocateNothingForHttpAndTls() {
        assertAllocatesNothing(ETHERNET + "4500 003c 0001 4000 40 06 0000 c0000201 c0000202"
                + "9c40 0050 00000001 00000002 5018 0040 0000 0000 474554202f20485454502f312e310d0a0d0a0a0a");
        assertAllocatesNothing(ETHERNET + "4500 003c 0001 4000 40 06 0000 c0000201 c0000202"
                + "9c40 2328 00000001 00000002 5018 0040 0000 0000 474554202f20485454502f312e310d0a0d0a0a0a");
        assertAllocatesNothing(ETHERNET + "4500 0057 0001 4000 40 06 0000 c0000201 c0000202"
                + "9c40 01bb 00000001 00000002 5018 0040 0000 0000 16 0301 002a 01 000026 0303" + "00".repeat(32) + "00 1301 00");
    }

    @Test
    void shouldAllocateNothingForUdpAndDns() {
        assertAllocatesNothing(ETHERNET + "4500 0020 0001 4000 40 11 0000 c0000201 c0000202 9c40 9c41 000c 0000 61626364");
        assertAllocatesNothing(ETHERNET + "4500 0049 0001 4000 40 11 0000 c0000201 c0000202 0035 9c40 0035 0000"
                + "1234 8180 0001 0001 0000 0000 03777777 076578616d706c65 03636f6d 00 0001 0001"
                + "c00c 0001 0001 00000e10 0004 01020304");
    }

    @Test
    void shouldAllocateNothingForTheInternetLayer() {
        String macs = "020000000001 020000000002";
        String ipv6 = "6000 0000 0010 3a 40" + "20010db8000000000000000000000001" + "20010db8000000000000000000000002";
        assertAllocatesNothing(macs + "8100 0005 86dd" + ipv6 + "8000 1234 0001 0002 6162636465666768");
        assertAllocatesNothing(ETHERNET + "4600 0020 0001 4000 40 01 0000 c0000201 c0000202 94040000 0800 0000 0001 0002");
        assertAllocatesNothing(macs + "0806 0001 0800 06 04 0001 020000000002 c0000201 000000000000 c0000202");
    }
}
