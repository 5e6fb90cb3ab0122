package io.ptcpdump.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Packet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OfflineFilterTest {
    /** UDP from 10.0.0.1 port 1000 to 10.0.0.2 port 53. */
    private static final byte[] DATAGRAM =
            HexFormat.of().parseHex("4500001c00000000401100000a0000010a00000203e8003500080000");

    private static Packet packet(int linkType, String name, int index, Direction direction) {
        byte[] header = linkType == LinkType.ETHERNET
                ? HexFormat.of().parseHex("0200000000010200000000020800")
                : new byte[0];
        Packet packet = new Packet();
        packet.bytes = new byte[3 + header.length + DATAGRAM.length];
        System.arraycopy(header, 0, packet.bytes, 3, header.length);
        System.arraycopy(DATAGRAM, 0, packet.bytes, 3 + header.length, DATAGRAM.length);
        packet.offset = 3;
        packet.capturedLength = header.length + DATAGRAM.length;
        packet.wireLength = packet.capturedLength;
        packet.captureInterface = new CaptureInterface(name, index, 0, linkType, 0, false);
        packet.direction = direction;
        return packet;
    }

    private static boolean matches(String expression, String name, int index, Direction direction) {
        return new OfflineFilter(expression).matches(packet(LinkType.ETHERNET, name, index, direction));
    }

    @Test
    void shouldTakeEveryPacketWhereThereIsNoExpression() {
        assertTrue(matches("", "", 0, Direction.UNKNOWN));
    }

    @Test
    void shouldCompileForEachLinkTypeOfAFile() {
        OfflineFilter filter = new OfflineFilter("udp dst port 53");
        OfflineFilter other = new OfflineFilter("udp dst port 54");
        for (int linkType : new int[] {LinkType.ETHERNET, LinkType.RAW, LinkType.ETHERNET}) {
            assertTrue(filter.matches(packet(linkType, "", 0, Direction.UNKNOWN)));
            assertFalse(other.matches(packet(linkType, "", 0, Direction.UNKNOWN)));
        }
    }

    @Test
    void shouldGoByTheRecordedDirection() {
        assertTrue(matches("inbound", "", 0, Direction.IN));
        assertFalse(matches("inbound", "", 0, Direction.OUT));
        assertTrue(matches("outbound and udp", "", 0, Direction.OUT));
        assertFalse(matches("outbound", "", 0, Direction.IN));
    }

    @Test
    void shouldNotGuessAnUnknownDirection() {
        assertFalse(matches("inbound", "", 0, Direction.UNKNOWN));
        assertFalse(matches("outbound", "", 0, Direction.UNKNOWN));
        assertTrue(new OfflineFilter("tcp or inbound").prepare(LinkType.ETHERNET));
        assertFalse(new OfflineFilter("tcp").prepare(LinkType.ETHERNET));
    }

    @Test
    void shouldGoByTheRecordedInterface() {
        assertTrue(matches("ifname eth0", "eth0", 0, Direction.UNKNOWN));
        assertFalse(matches("ifname eth0", "eth1", 0, Direction.UNKNOWN));
        assertTrue(matches("not on eth0", "eth1", 0, Direction.UNKNOWN));
        assertFalse(matches("not on eth0", "", 0, Direction.UNKNOWN));
        assertTrue(matches("ifname lo or ifname eth1 and udp", "eth1", 0, Direction.UNKNOWN));
        assertTrue(matches("ifindex 3", "eth0", 3, Direction.UNKNOWN));
        assertTrue(matches("ifindex 3 and ifname eth0", "eth0", 3, Direction.UNKNOWN));
        assertFalse(matches("ifindex 3", "eth0", 0, Direction.UNKNOWN));
    }

    @Test
    void shouldNoticeThatTheInterfaceChanges() {
        OfflineFilter filter = new OfflineFilter("ifname eth0");
        assertTrue(filter.matches(packet(LinkType.ETHERNET, "eth0", 0, Direction.UNKNOWN)));
        assertFalse(filter.matches(packet(LinkType.ETHERNET, "eth1", 0, Direction.UNKNOWN)));
        assertTrue(filter.matches(packet(LinkType.RAW, "eth0", 0, Direction.UNKNOWN)));
    }

    @Test
    void shouldRefuseWhatLibpcapRefusesForTheOnlyLinkType() {
        OfflineFilter filter = new OfflineFilter("ether host 02:00:00:00:00:01");
        FilterException refused = assertThrows(FilterException.class, () -> filter.prepare(LinkType.RAW));
        assertEquals("ethernet addresses supported only on ethernet/FDDI/token ring/802.11/ATM LANE/Fibre Channel",
                refused.getMessage());
    }

    @Test
    void shouldPassOverPacketsOfALaterLinkTypeThatTheExpressionCannotBeAbout() {
        OfflineFilter filter = new OfflineFilter("ether host 02:00:00:00:00:01");
        assertTrue(filter.matches(packet(LinkType.ETHERNET, "", 0, Direction.UNKNOWN)));
        assertFalse(filter.matches(packet(LinkType.RAW, "", 0, Direction.UNKNOWN)));
    }
}
