package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

class RespTest {
    private static final int UDP = 17;
    private static final String ENDPOINTS = "192.0.2.1.1024 > 192.0.2.2.6379: ";

    private static Ip printer() {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().add(new Resp(), 6379);
        return new Ip(PrintOptions.NUMERIC, demux);
    }

    @Test
    void shouldPrintValues() {
        assertEquals(ENDPOINTS + ": RESP \"OK\"", printer().print(UDP, "0400 18eb 000d 0000 2b4f4b0d0a"));
    }

    @Test
    void shouldMarkAValueWithoutItsEnd() {
        assertEquals(ENDPOINTS + ": RESP [|resp]", printer().print(UDP, "0400 18eb 000b 0000 2b4f4b"));
    }

    @Test
    void shouldSayThatALengthIsInvalid() {
        assertEquals(ENDPOINTS + ": RESP invalid [|resp]", printer().print(UDP, "0400 18eb 000c 0000 24780d0a"));
    }
}
