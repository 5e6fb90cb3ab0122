package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.Packet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left out of a dump below the text of a packet that was cut. */
class CutPacketTest {
    private static final int ETHERNET_AND_IPV4 = 34;

    private final Dissection dissection = new Dissection(PrintOptions.NUMERIC, Names.NONE, Stack.standard());

    private String print(Sample sample, int length) {
        Packet packet = new Packet();
        packet.captureInterface = sample.captureInterface();
        packet.bytes = sample.bytes();
        packet.capturedLength = length;
        packet.wireLength = sample.wireLength();
        dissection.out().clear();
        dissection.print(packet);
        return new String(dissection.out().bytes(), 0, dissection.out().length(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldLeaveTheLinkHeaderOutWhereATransportHeaderWasCut() throws IOException {
        List<Sample> samples = Sample.read(Sample.GOLDEN.resolve("cut.pcap"));
        assertEquals("IP 192.0.2.1.40000 > 198.51.100.2.80:  [|tcp]", print(samples.get(3), ETHERNET_AND_IPV4 + 19));
        assertEquals(14, dissection.linkHeaderLength());
        assertEquals("IP 192.0.2.1.40000 > 198.51.100.2.9:  [|udp]", print(samples.get(11), ETHERNET_AND_IPV4 + 7));
        assertEquals(14, dissection.linkHeaderLength());
    }

    @Test
    void shouldDumpAllOfAPacketThatWasCutElsewhere() throws IOException {
        Sample bootp = Sample.read(Sample.GOLDEN.resolve("cut.pcap")).get(20);
        assertEquals("IP 192.0.2.1.40000 > 198.51.100.2.67: BOOTP/DHCP, Request [|bootp]", print(bootp, ETHERNET_AND_IPV4 + 9));
        assertEquals(0, dissection.linkHeaderLength());
    }
}
