package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.dissect.Ip;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What golden texts cannot have: local time, and what is on purpose not as tcpdump has it. */
class SmbTest {
    private static final int EXPERIMENT = 253;
    private static final int HEADER = 32;
    private static final byte CREATE = 0x03;
    private static final byte ECHO = 0x2b;
    private static final byte NEGOTIATE = 0x72;
    private static final byte LOGOFF = 0x74;

    private final Smb smb = new Smb(ZoneId.of("Asia/Tokyo"));
    private final Ip ip = new Ip(Ip.verbose(2), Ip.demux().ip(EXPERIMENT, new SmbOverTcp(smb)));

    /** A message with its length before it, of zeros behind the command. */
    private static ByteBuffer message(byte command, int length) {
        ByteBuffer message = ByteBuffer.allocate(4 + length).putInt(length).put(new byte[] {-1, 'S', 'M', 'B', command});
        return message.position(4 + HEADER).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void shouldPrintDatesInTheZoneGiven() {
        ByteBuffer create = message(CREATE, HEADER + 9).put((byte) 3).putShort((short) 0x20).putInt(0x645c2eef);
        String text = ip.print(EXPERIMENT, create.array());
        assertTrue(text.endsWith("Attrib=ARCHIVE \nTime=2003-07-15 12:34:56\nsmb_bcc=0\n"), text);
    }

    @Test
    void shouldShowControlCharactersInNames() {
        Ip session = new Ip(Ip.verbose(2), Ip.demux().ip(EXPERIMENT, new NetbiosFrames(smb)));
        String text = session.print(EXPERIMENT,
                "03 2c00 efff 08 00 0000 0000 0000 01025f5f4d5342524f5753455f5f0201 57ff20202020202020202020202020001e");
        assertTrue(text.contains("Destination=^A^B__MSBROWSE__^B NameType=0x01 (Unknown)\n"), text);
    }

    @Test
    void shouldEndChainsThatAreLongBeyondMeasure() {
        ByteBuffer chain = message(LOGOFF, HEADER + 5 * 100);
        for (int next = HEADER + 5; next < HEADER + 5 * 100; next += 5) {
            chain.put((byte) 1).put(LOGOFF).put((byte) 0).putShort((short) next);
        }
        String text = ip.print(EXPERIMENT, chain.array());
        assertTrue(text.endsWith("\nSMB PACKET: SMBulogoffX (REQUEST) (CHAINED)\n[chain too long]\n"), text);
    }

    @Test
    void shouldLeaveOutWhatABlockDoesNotDescribeOnceAListWasCut() {
        ByteBuffer echo = message(ECHO, HEADER + 9).put((byte) 2).putShort((short) 1).putShort((short) 7);
        String whole = ip.print(EXPERIMENT, echo.array());
        assertTrue(whole.contains("ReverbCount=1 (0x1)\nData: (2 bytes)\n"), whole);
        ByteBuffer negotiation = message(NEGOTIATE, HEADER + 9).put((byte) 0).putShort((short) 30).put(new byte[] {2, 'N', 'T', ' '});
        ip.print(EXPERIMENT, Arrays.copyOf(negotiation.array(), negotiation.position()));
        assertEquals(whole.replaceFirst("Data: [^\n]*\n[^\n]*\n", ""), ip.print(EXPERIMENT, echo.array()));
    }
}
