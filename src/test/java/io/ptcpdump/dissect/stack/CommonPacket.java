package io.ptcpdump.dissect.stack;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import java.util.HexFormat;

/** Ethernet frames of the protocols that most of a capture consists of. Public for the code that JMH makes. */
public enum CommonPacket {
    TCP(ipv4("4500 003c 0001 4000 40 06 0000 c0000201 c0000202"
            + "9c40 01bb 00000001 00000002 a018 0040 0000 0000 0204 05b4 0101 080a 00000001 00000002 0402 0000 61626364")),
    HTTP(ipv4("4500 003c 0001 4000 40 06 0000 c0000201 c0000202"
            + "9c40 0050 00000001 00000002 5018 0040 0000 0000 474554202f20485454502f312e310d0a0d0a0a0a")),
    HTTP_ON_ANOTHER_PORT(ipv4("4500 003c 0001 4000 40 06 0000 c0000201 c0000202"
            + "9c40 2328 00000001 00000002 5018 0040 0000 0000 474554202f20485454502f312e310d0a0d0a0a0a")),
    TLS(ipv4("4500 0057 0001 4000 40 06 0000 c0000201 c0000202"
            + "9c40 01bb 00000001 00000002 5018 0040 0000 0000 16 0301 002a 01 000026 0303" + "00".repeat(32) + "00 1301 00")),
    UDP(ipv4("4500 0020 0001 4000 40 11 0000 c0000201 c0000202 9c40 9c41 000c 0000 61626364")),
    DNS(ipv4("4500 0049 0001 4000 40 11 0000 c0000201 c0000202 0035 9c40 0035 0000"
            + "1234 8180 0001 0001 0000 0000 03777777 076578616d706c65 03636f6d 00 0001 0001"
            + "c00c 0001 0001 00000e10 0004 01020304")),
    ICMP(ipv4("4600 0020 0001 4000 40 01 0000 c0000201 c0000202 94040000 0800 0000 0001 0002")),
    ICMPV6_IN_VLAN(frame("8100 0005 86dd" + "6000 0000 0010 3a 40" + "20010db8000000000000000000000001"
            + "20010db8000000000000000000000002" + "8000 1234 0001 0002 6162636465666768")),
    ARP(frame("0806 0001 0800 06 04 0001 020000000002 c0000201 000000000000 c0000202"));

    private final byte[] bytes;

    CommonPacket(String hex) {
        bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String frame(String fromType) {
        return "020000000001 020000000002" + fromType;
    }

    private static String ipv4(String packet) {
        return frame("0800" + packet);
    }

    Packet packet() {
        Packet packet = new Packet();
        packet.captureInterface = new CaptureInterface("", 0, 0, LinkType.ETHERNET, 0, false);
        packet.bytes = bytes;
        packet.capturedLength = bytes.length;
        packet.wireLength = bytes.length;
        return packet;
    }
}
