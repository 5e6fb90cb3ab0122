package io.ptcpdump.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.dissect.PacketReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceNamesTest {
    @TempDir
    Path folder;

    private final List<String> lookups = new ArrayList<>();
    private String answer = "host.example.org";

    private String lookup(byte[] address) {
        lookups.add(HexFormat.of().formatHex(address));
        return answer;
    }

    private ServiceNames names(boolean noDomains, int network, int mask) {
        return new ServiceNames(new HostNames(this::lookup, noDomains, network, mask), new PortNames(folder.resolve("services")),
                new EthernetNames(folder.resolve("ethers")), new InterfaceNames(index -> null));
    }

    private static String host(ServiceNames names, String address) {
        byte[] bytes = HexFormat.of().parseHex("ffff" + address);
        return names.host(new PacketReader().wrap(bytes, 0, bytes.length, bytes.length), 2, bytes.length - 2);
    }

    @Test
    void shouldLookEachAddressUpOnce() {
        ServiceNames names = names(false, 0, 0);
        for (int i = 0; i < 2; i++) {
            assertEquals("host.example.org", host(names, "c0000201"));
            assertEquals("host.example.org", host(names, "20010db8000000000000000000000001"));
        }
        assertEquals(List.of("c0000201", "20010db8000000000000000000000001"), lookups);
    }

    @Test
    void shouldRememberThatAnAddressHasNoName() {
        answer = null;
        ServiceNames names = names(false, 0, 0);
        assertNull(host(names, "c0000201"));
        assertNull(host(names, "c0000201"));
        assertEquals(1, lookups.size());
    }

    @Test
    void shouldCutDomains() {
        assertEquals("host", host(names(true, 0, 0), "c0000201"));
        answer = "plain";
        assertEquals("plain", host(names(true, 0, 0), "c0000201"));
    }

    @Test
    void shouldNotNameForeignIpv4Addresses() {
        ServiceNames names = names(false, 0xc0000200, 0xffffff00);
        assertEquals("host.example.org", host(names, "c0000201"));
        assertNull(host(names, "c6336401"));
        assertEquals("host.example.org", host(names, "20010db8000000000000000000000001"));
        assertEquals(2, lookups.size());
    }

    @Test
    void shouldLetNoControlCharacterOfANameOut() {
        answer = "ev\u001b[2Jil\n\u009b \u007f";
        assertEquals("ev^[[2Jil^JM-^[ ^?", host(names(false, 0, 0), "c0000201"));
    }

    @Test
    void shouldNamePortsByTheFirstEntryOfTheirProtocol() throws IOException {
        Files.writeString(folder.resolve("services"), """
                # comment
                ssh\t\t22/tcp\t\t\t# SSH
                other 22/tcp
                domain 53/udp dns
                broken
                noslash 54
                big 65536/tcp
                bad x7/tcp
                empty /tcp
                sctp-only 80/sctp
                """, StandardCharsets.US_ASCII);
        ServiceNames names = names(false, 0, 0);
        assertEquals("ssh", names.tcpPort(22));
        assertNull(names.udpPort(22));
        assertEquals("domain", names.udpPort(53));
        assertNull(names.tcpPort(54));
        assertNull(names.tcpPort(80));
        assertNull(names.tcpPort(0));
        assertNull(names.tcpPort(7));
    }

    @Test
    void shouldPrintNumbersWhereTheFilesAreMissing() {
        assertNull(names(false, 0, 0).tcpPort(22));
        assertNull(names(false, 0, 0).udpPort(65535));
    }

    @Test
    void shouldNameIpProtocolsFromEndToEnd() {
        ServiceNames names = names(false, 0, 0);
        assertEquals("hopopt", names.ipProtocol(0));
        assertEquals("tcp", names.ipProtocol(6));
        assertEquals("ipv6-icmp", names.ipProtocol(58));
        assertNull(names.ipProtocol(61));
        assertEquals("sctp", names.ipProtocol(132));
        assertEquals("rohc", names.ipProtocol(142));
        assertNull(names.ipProtocol(143));
        assertEquals("reserved", names.ipProtocol(255));
    }

    @Test
    void shouldNameEthernetAddressesByFileThenByOrganisation() throws IOException {
        Files.writeString(folder.resolve("ethers"), "# c\n0:1:2:a:B:ff router # x\n00:01:02:0a:0b:ff second\n1:2:3 short\n");
        ServiceNames names = names(false, 0, 0);
        assertEquals("router", names.mac(0x0001020a0bffL));
        assertEquals("Broadcast", names.mac(0xffffffffffffL));
        assertEquals("00:00:0c:12:34:56 (oui Cisco)", names.mac(0x00000c123456L));
        assertEquals("52:54:00:12:34:56 (oui Unknown)", names.mac(0x525400123456L));
        assertEquals("00:80:c2:00:00:00 (oui Ethernet bridged)", names.mac(0x0080c2000000L));
    }

    @Test
    void shouldAskTheSystemForHostNames() {
        ServiceNames names = ServiceNames.ofSystem(false, 0, 0);
        assertTrue(host(names, "7f000001").startsWith("localhost"));
    }

    @Test
    void shouldStartOverInsteadOfGrowingWithoutEnd() {
        NameCache cache = new NameCache();
        for (int i = 0; i < 200_000; i++) {
            cache.put(i, ~i, "n" + i);
            assertEquals("n" + i, cache.get(i, ~i));
        }
        assertEquals("n199999", cache.get(199_999, ~199_999));
        assertNull(cache.get(0, ~0));
    }

    @Test
    void shouldTellAddressesApartThatDifferInOneHalf() {
        NameCache cache = new NameCache();
        for (int i = 0; i < 1000; i++) {
            cache.put(i, 7, "high" + i);
            cache.put(7, i + 5000, "low" + i);
        }
        for (int i = 0; i < 1000; i++) {
            assertEquals("high" + i, cache.get(i, 7));
            assertEquals("low" + i, cache.get(7, i + 5000));
        }
        assertNull(cache.get(5000, 5000));
    }
}
