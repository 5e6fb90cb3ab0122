package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

class RadiusTest {
    private static final int UDP = 17;
    private static final String PORTS = "192.0.2.1.1812 > 192.0.2.2.1812: ";
    private static final String AUTHENTICATOR = "000102030405060708090a0b0c0d0e0f";
    private static final String REQUEST = "0714 0714 0023 0000 0105001b " + AUTHENTICATOR;
    private static final String HEADER = PORTS + "RADIUS, length: 27\n\tAccess-Request (1), id: 0x05, Authenticator: "
            + AUTHENTICATOR + "\n\t  User-Name Attribute (1), length: ";

    private static Ip printer(PrintOptions options) {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().add(new Radius(), 1812);
        return new Ip(options, demux);
    }

    @Test
    void shouldPrintAttributes() {
        assertEquals(PORTS + "RADIUS, Access-Request (1), id: 0x05 length: 27",
                printer(PrintOptions.NUMERIC).print(UDP, REQUEST + "0107616c696365"));
        assertEquals(HEADER + "7, Value: alice", printer(Ip.verbose(1)).print(UDP, REQUEST + "0107616c696365"));
    }

    @Test
    void shouldMarkAttributesThatAreBadOrCut() {
        assertEquals(HEADER + "1 (bogus, must be >= 2)", printer(Ip.verbose(1)).print(UDP, REQUEST + "0101616c696365"));
        assertEquals(HEADER + "8 (bogus, goes past end of packet)",
                printer(Ip.verbose(1)).print(UDP, REQUEST + "0108616c696365"));
        assertEquals(HEADER + "7, Value:  [|radius]",
                printer(Ip.verbose(1)).cutAt(32).print(UDP, REQUEST + "0107616c696365"));
        assertEquals(PORTS + " [|radius]", printer(Ip.verbose(1)).cutAt(20).print(UDP, REQUEST + "0107616c696365"));
    }
}
