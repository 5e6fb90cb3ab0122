package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Link layers that are not Ethernet alone, each with a packet that is whole, one that is cut and one that is wrong. */
class LinkLayersTest {
    private static final PrintOptions LINK_HEADER =
            new PrintOptions(0, false, true, 1, false, false, false, false, false, false, false, false, false);
    private static final String ADDRESSES = "020000000002" + "020000000001";
    private static final String IP = "450000150000000040fdf6bfc0000201c000020200";
    private static final String IP_TEXT = "IP 192.0.2.1 > 192.0.2.2:  ip-proto-253 1";

    // ---- tags of switches

    @Test
    void shouldPrintDsaTags() {
        String frame = ADDRESSES + "01100005" + "0800" + IP;
        assertEquals("DSA port 1.2 > CPU, VLAN 5u, " + IP_TEXT, text(PrintOptions.NUMERIC, LinkType.DSA_TAG_DSA, frame));
    }

    @Test
    void shouldMarkACutDsaTag() {
        assertEquals(" [|dsa]", text(PrintOptions.NUMERIC, LinkType.DSA_TAG_DSA, ADDRESSES + "0110"));
    }

    @Test
    void shouldPrintBroadcomTags() {
        String tag = "BRCM tag OP: EG, CID: 0, RC: switching, TC: 1, port: 2, ";
        String frame = ADDRESSES + "00000422" + "0800" + IP;
        assertEquals(tag + IP_TEXT, text(PrintOptions.NUMERIC, LinkType.DSA_TAG_BRCM, frame));
    }

    // ---- wireless

    @Test
    void shouldPrintABeacon() {
        String header = "80000000" + "ffffffffffff" + "020000000001" + "020000000001" + "0000";
        String body = "0000000000000000" + "6400" + "1100" + "0003616263" + "0102820b" + "030106";
        String text = "Beacon (abc) [1.0* 5.5 Mbit] ESS CH: 6, PRIVACY";
        assertEquals(text, text(PrintOptions.NUMERIC, LinkType.IEEE802_11, header + body));
    }

    @Test
    void shouldMarkACutElement() {
        String header = "40000000" + "ffffffffffff" + "020000000001" + "ffffffffffff" + "0000";
        assertEquals("Probe Request (a) [|802.11]", text(PrintOptions.NUMERIC, LinkType.IEEE802_11, header + "000161" + "0104"));
    }

    @Test
    void shouldPrintRadiotapFields() {
        String radiotap = "00000f00" + "2e000000" + "10" + "02" + "6c09a000" + "d8";
        assertEquals("1.0 Mb/s 2412 MHz 11b -40dBm signal Acknowledgment RA:02:00:00:00:00:01 ",
                text(PrintOptions.NUMERIC, LinkType.IEEE802_11_RADIOTAP, radiotap + "d4000000" + "020000000001" + "00000000"));
    }

    @Test
    void shouldMarkARadiotapHeaderThatIsLongerThanThePacket() {
        assertEquals(" [|802.11_radio]", text(PrintOptions.NUMERIC, LinkType.IEEE802_11_RADIOTAP, "0000ff0000000000"));
    }

    // ---- headers before packets of other link types

    @Test
    void shouldPrintWhatPpiNames() {
        assertEquals("V.0 DLT RAW (12) len 8, length 29: ip: " + IP_TEXT.substring(3), text(LINK_HEADER, LinkType.PPI, "000008000c000000" + IP));
    }

    @Test
    void shouldRefuseAPpiHeaderShorterThanItself() {
        assertEquals(" [length 4 < 8 or > 65532] (invalid)", text(PrintOptions.NUMERIC, LinkType.PPI, "000004000c000000"));
    }

    @Test
    void shouldRefuseAPktapHeaderThatIsTooShort() {
        assertEquals(" (packet too short, 4 < 108) (invalid)", text(PrintOptions.NUMERIC, LinkType.PKTAP, "6c000000"));
    }

    @Test
    void shouldPrintThePayloadOfNflog() {
        assertEquals(IP_TEXT, text(PrintOptions.NUMERIC, LinkType.NFLOG, "02000000" + "08000a0061620000" + "19000900" + IP + "000000"));
    }

    @Test
    void shouldMarkAnNflogElementThatGoesNowhere() {
        assertEquals(" [|nflog]", text(PrintOptions.NUMERIC, LinkType.NFLOG, "02000000" + "00000a00"));
    }

    @Test
    void shouldPrintVsock() {
        assertEquals("NO_INFO 2.1024 > 3.80 CONNECT, length 32", text(PrintOptions.NUMERIC, LinkType.VSOCK,
                "0200000000000000" + "0300000000000000" + "00040000" + "50000000" + "0100" + "0100" + "0000" + "0000"));
    }

    // ---- payloads of Ethernet

    @Test
    void shouldPrintTheConfigurationTestingProtocol() {
        String reply = "Loopback, skipCount 0, Reply, receipt number 7, data (1 octets)";
        assertEquals(reply, ethernet("9000", "0000" + "0100" + "0700" + "00"));
        assertEquals("Loopback, skipCount 8 (invalid)", ethernet("9000", "0800" + "0100"));
    }

    @Test
    void shouldPrintTheSourceOfCalmFast() {
        assertEquals("CALM FAST src:02:00:00:00:00:01; SrcNwref:1; DstNwref:2; ", ethernet("1111", "0102"));
    }

    @Test
    void shouldPrintAppleTalkAddressResolution() {
        String packet = "0001809b0604" + "0001" + "020000000001" + "00000102" + "000000000000" + "00000103";
        assertEquals("aarp who-has 1.3 tell 1.2", ethernet("80f3", packet));
        assertEquals("aarp  [|aarp]", ethernet("80f3", "0001"));
    }

    @Test
    void shouldPrintAoe() {
        assertEquals("AoE length 10, Ver 1, Flags: [none]", ethernet("88a2", "10000001000100000000"));
        assertEquals("AoE length 2, Ver 1 (invalid)", ethernet("88a2", "1000"));
    }

    @Test
    void shouldPrintDecnet() {
        String packet = "0d00" + "02" + "0104" + "0204" + "00" + "2801000200" + "0000";
        assertEquals("1.2 > 1.1 13 conn-confirm 2>1  (invalid)", ethernet("6003", packet));
    }

    private static String ethernet(String type, String payload) {
        return text(PrintOptions.NUMERIC, LinkType.ETHERNET, ADDRESSES + type + payload);
    }

    private static String text(PrintOptions options, int linkType, String hex) {
        Packet packet = new Packet();
        packet.bytes = HexFormat.of().parseHex(hex);
        packet.capturedLength = packet.bytes.length;
        packet.wireLength = packet.bytes.length;
        packet.captureInterface = new CaptureInterface("", 0, 0, linkType, 0, false);
        Dissection dissection = new Dissection(options, Names.NONE, Stack.standard());
        dissection.print(packet);
        return new String(dissection.out().bytes(), 0, dissection.out().length(), StandardCharsets.US_ASCII);
    }
}
