package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

class HsrpTest {
    private static final int UDP = 17;
    private static final String PORTS = "192.0.2.1.1985 > 192.0.2.2.1985: ";
    private static final String HELLO = "07c1 07c1 001c 0000 00001003 0a640100 636973636f000000 c0000201";

    private static Ip printer(PrintOptions options) {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().addDestination(new Hsrp(), 1985);
        return new Ip(options, demux);
    }

    @Test
    void shouldPrintHello() {
        assertEquals(PORTS + "HSRPv0-hello 20: state=active group=1 addr=192.0.2.1",
                printer(PrintOptions.NUMERIC).print(UDP, HELLO));
        assertEquals(PORTS + "HSRPv0-hello 20: state=active group=1 addr=192.0.2.1 hellotime=3s holdtime=10s priority=100 "
                + "auth=\"cisco\"", printer(Ip.verbose(1)).print(UDP, HELLO));
    }

    @Test
    void shouldPrintWhatItDoesNotKnow() {
        assertEquals(PORTS + "HSRPv1", printer(PrintOptions.NUMERIC).print(UDP, "07c1 07c1 000a 0000 0100"));
        assertEquals(PORTS + "HSRPv0-unknown (9) 20: state=Unknown (3) group=1 [reserved=2!] addr=192.0.2.1",
                printer(PrintOptions.NUMERIC).print(UDP, "07c1 07c1 001c 0000 00090303 0a640102 0000000000000000 c0000201"));
        assertEquals(PORTS + "HSRPv0-hello 20: state=active group=1  [|hsrp]",
                printer(PrintOptions.NUMERIC).cutAt(20).print(UDP, HELLO));
    }
}
