package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

class Dhcp6Test {
    private static final int UDP = 17;
    private static final String PORTS = "192.0.2.1.546 > 192.0.2.2.547: ";

    private static Ip printer(PrintOptions options) {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().add(new Dhcp6(), 546, 547);
        return new Ip(options, demux);
    }

    @Test
    void shouldPrintMessageAndOptions() {
        assertEquals(PORTS + "dhcp6 solicit",
                printer(PrintOptions.NUMERIC).print(UDP, "0222 0223 0012 0000 01123456 0008 0002 0064"));
        assertEquals(PORTS + "dhcp6 solicit (xid=123456 (elapsed-time 100))",
                printer(Ip.verbose(1)).print(UDP, "0222 0223 0012 0000 01123456 0008 0002 0064"));
    }

    @Test
    void shouldMarkWhatIsShortOrCut() {
        assertEquals(PORTS + "dhcp6 solicit (xid=123456 (elapsed-time ?))",
                printer(Ip.verbose(1)).print(UDP, "0222 0223 0011 0000 01123456 0008 0001 00"));
        assertEquals(PORTS + "dhcp6 solicit (xid=123456 [|dhcp6])",
                printer(Ip.verbose(1)).print(UDP, "0222 0223 0012 0000 01123456 0008 0003 0064"));
        assertEquals(PORTS + "dhcp6 [|dhcp6]",
                printer(Ip.verbose(1)).cutAt(10).print(UDP, "0222 0223 0012 0000 01123456 0008 0002 0064"));
    }

    @Test
    void shouldStopAtEndlessNesting() {
        StringBuilder options = new StringBuilder();
        for (int left = 4 * 199; left >= 0; left -= 4) {
            options.append(String.format("002d%04x", left));
        }
        String text = printer(Ip.verbose(1)).print(UDP, "0222 0223 032c 0000 01000000" + options);
        assertEquals(1, text.split("nesting too deep", -1).length - 1);
    }
}
