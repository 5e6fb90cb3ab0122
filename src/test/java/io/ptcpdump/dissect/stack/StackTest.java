package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StackTest {
    private static final String DNS_TO_PORT_8053 = "4500002f0000000040110000c0000201c0000202" + "30391f75001b0000"
            + "000701000001000000000000" + "016100" + "00010001";

    @Test
    void shouldPrintPayloadsOnAnyPortAsTheForcedProtocol() {
        Packet packet = new Packet();
        packet.bytes = HexFormat.of().parseHex(DNS_TO_PORT_8053);
        packet.capturedLength = packet.bytes.length;
        packet.wireLength = packet.bytes.length;
        packet.captureInterface = new CaptureInterface("", 0, 0, LinkType.RAW, 0, false);
        Dissection dissection = new Dissection(PrintOptions.NUMERIC, Names.NONE, Stack.forced("domain"));
        dissection.print(packet);
        String text = new String(dissection.out().bytes(), 0, dissection.out().length(), StandardCharsets.US_ASCII);
        assertEquals("IP 192.0.2.1.12345 > 192.0.2.2.8053: 7+ A? a. (19)", text);
    }

    @ParameterizedTest
    @MethodSource("io.ptcpdump.dissect.stack.Stack#forcible")
    void shouldForceEachProtocolThatTheHelpNames(String protocol) {
        assertNotNull(Stack.forced(protocol));
    }

    @Test
    void shouldNotForceAProtocolThatThereIsNoPrinterFor() {
        assertNull(Stack.forced("no such protocol"));
    }
}
