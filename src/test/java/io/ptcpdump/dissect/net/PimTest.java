package io.ptcpdump.dissect.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.PrintOptions;
import org.junit.jupiter.api.Test;

class PimTest {
    private static Ip printer(PrintOptions options) {
        return new Ip(options, Ip.demux().ip(IpProtocol.PIM, new Pim()));
    }

    @Test
    void shouldPrintHello() {
        assertEquals("PIMv2, Hello, length 10", printer(PrintOptions.NUMERIC).print(IpProtocol.PIM, "2000df93 0001 0002 0069"));
        assertEquals("PIMv2, length 10\n\tHello, cksum 0xdf93 (correct)\n\t  Hold Time Option (1), length 2, Value: 1m45s",
                printer(Ip.verbose(1)).print(IpProtocol.PIM, "2000df93 0001 0002 0069"));
    }

    @Test
    void shouldMarkWhatIsBadOrCut() {
        assertEquals("PIMv2, length 10\n\tHello, cksum 0x1234 (unverified)\n\t  Hold Time Option (1), length 2, Value:  [|pimv2]",
                printer(Ip.verbose(1)).cutAt(9).print(IpProtocol.PIM, "20001234 0001 0002 0069"));
        assertEquals("PIMv2, length 9\n\tHello, cksum 0x0000 (unverified)\n\t  Hold Time Option (1), length 1, Value: "
                + "[option length 1 != 2] (invalid)", printer(Ip.verbose(1)).print(IpProtocol.PIM, "20000000 0001 0001 00"));
        assertEquals("PIMv1, length 4", printer(Ip.verbose(1)).print(IpProtocol.PIM, "10000000"));
    }
}
