package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

class TftpTest {
    private static final int UDP = 17;
    private static final String ENDPOINTS = "192.0.2.1.1024 > 192.0.2.2.69: ";

    private static Ip printer() {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().add(new Tftp(), 69);
        return new Ip(PrintOptions.NUMERIC, demux);
    }

    @Test
    void shouldPrintRequests() {
        assertEquals(
                ENDPOINTS + "TFTP, length 10, RRQ \"a\" octet",
                printer().print(UDP, "0400 0045 0012 0000 0001 6100 6f6374657400"));
    }

    @Test
    void shouldMarkARequestWithoutAMode() {
        assertEquals(ENDPOINTS + "TFTP, length 4, RRQ \"a\" [|tftp]", printer().print(UDP, "0400 0045 000c 0000 0001 6100"));
    }

    @Test
    void shouldPrintTheNumberOfAnUnknownOperation() {
        assertEquals(ENDPOINTS + "TFTP, length 2, tftp-#9", printer().print(UDP, "0400 0045 000a 0000 0009"));
    }
}
