package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

class TelnetTest {
    private static final int UDP = 17;
    private static final String ENDPOINTS = "192.0.2.1.1024 > 192.0.2.2.23: ";

    private static Ip printer() {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().add(new Telnet(), 23);
        return new Ip(PrintOptions.NUMERIC, demux);
    }

    @Test
    void shouldPrintCommands() {
        assertEquals(ENDPOINTS + " [telnet WILL ECHO]", printer().print(UDP, "0400 0017 000b 0000 fffb01"));
    }

    @Test
    void shouldLeaveOutACommandThatWasCut() {
        assertEquals(ENDPOINTS + "", printer().print(UDP, "0400 0017 000a 0000 fffb"));
    }

    @Test
    void shouldLeaveOutASubnegotiationWithoutItsEnd() {
        assertEquals(ENDPOINTS + "", printer().print(UDP, "0400 0017 000c 0000 fffa1801"));
    }
}
