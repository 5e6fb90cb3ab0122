package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

class SnmpTest {
    private static final int UDP = 17;
    private static final String ENDPOINTS = "192.0.2.1.1024 > 192.0.2.2.161: ";

    private static final String REQUEST = "0400 00a1 0030 0000 3026 020100 0406 7075626c6963 a019 020101 020100 020100 "
            + "300e 300c 0608 2b06010201010100 0500";

    private static Ip printer() {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().add(new Snmp(), 161);
        return new Ip(PrintOptions.NUMERIC, demux);
    }

    @Test
    void shouldPrintRequests() {
        assertEquals(ENDPOINTS + " GetRequest(25)  .1.3.6.1.2.1.1.1.0", printer().print(UDP, REQUEST));
    }

    @Test
    void shouldMarkAMessageThatWasCut() {
        assertEquals(ENDPOINTS + "  [|snmp]", printer().cutAt(20).print(UDP, REQUEST));
    }

    @Test
    void shouldSayThatAnIntegerIsEmpty() {
        assertEquals(ENDPOINTS + " [asnlen=0]", printer().print(UDP, "0400 00a1 000a 0000 0200"));
    }
}
