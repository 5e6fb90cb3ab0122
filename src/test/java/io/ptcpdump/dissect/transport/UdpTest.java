package io.ptcpdump.dissect.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import org.junit.jupiter.api.Test;

/** The expected texts are those of tcpdump 4.99.6 for the same packets. */
class UdpTest {
    private static final int UDP = 17;

    private static Ip printer(PrintOptions options) {
        return new Ip(options, Ip.demux().ip(UDP, new Udp()));
    }

    @Test
    void shouldPrintTheLengthOfAnUnknownPayload() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 4",
                printer(PrintOptions.NUMERIC).print(UDP, "0001 0002 000c b708 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 0",
                printer(Ip.options(0, true, false, false)).print(UDP, "0001 0002 0008 7bd7"));
        assertEquals(
                "2001:db8::1.1 > 2001:db8::2.2: UDP, length 4",
                printer(PrintOptions.NUMERIC).overIpv6().print(UDP, "0001 0002 000c b708 61626364"));
    }

    @Test
    void shouldVerifyIpv4ChecksumsOnlyIfVeryVerbose() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 3",
                printer(Ip.verbose(1)).print(UDP, "0001 0002 000b b76e 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: [udp sum ok] UDP, length 3",
                printer(Ip.verbose(2)).print(UDP, "0001 0002 000b b76e 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: [bad udp cksum 0x1234 -> 0xb76e!] UDP, length 3",
                printer(Ip.verbose(2)).print(UDP, "0001 0002 000b 1234 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: [no cksum] UDP, length 3",
                printer(Ip.verbose(2)).print(UDP, "0001 0002 000b 0000 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 3",
                printer(Ip.verbose(2)).cutAt(10).print(UDP, "0001 0002 000b b76e 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 3",
                printer(Ip.verbose(2)).asFragment().print(UDP, "0001 0002 000b b76e 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 3",
                printer(Ip.options(0, true, false, false)).print(UDP, "0001 0002 000b b76e 616263"));
    }

    @Test
    void shouldVerifyIpv6ChecksumsIfVerbose() {
        assertEquals(
                "2001:db8::1.1 > 2001:db8::2.2: [udp sum ok] UDP, length 3",
                printer(Ip.verbose(1)).overIpv6().print(UDP, "0001 0002 000b dffd 616263"));
        assertEquals(
                "2001:db8::1.1 > 2001:db8::2.2: [bad udp cksum 0x0000 -> 0xdffd!] UDP, length 3",
                printer(Ip.verbose(1)).overIpv6().print(UDP, "0001 0002 000b 0000 616263"));
    }

    @Test
    void shouldMarkLengthsThatDisagree() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, bad length 12 > 4",
                printer(PrintOptions.NUMERIC).print(UDP, "0001 0002 0014 b700 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, bad length 12 > 4",
                printer(Ip.options(0, true, false, false)).print(UDP, "0001 0002 0014 b700 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 2",
                printer(PrintOptions.NUMERIC).print(UDP, "0001 0002 000a b70a 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: truncated-udplength 7",
                printer(PrintOptions.NUMERIC).print(UDP, "0001 0002 0007 b70d 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 12",
                printer(PrintOptions.NUMERIC).asFragment().print(UDP, "0001 0002 0014 b700 61626364"));
    }

    @Test
    void shouldMarkHeadersThatWereCut() {
        assertEquals(
                "192.0.2.1 > 192.0.2.2:  [|udp]",
                printer(PrintOptions.NUMERIC).cutAt(0).print(UDP, "0001 0002 000c b708 61626364"));
        assertEquals(
                "192.0.2.1 > 192.0.2.2:  [|udp]",
                printer(PrintOptions.NUMERIC).cutAt(3).print(UDP, "0001 0002 000c b708 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2:  [|udp]",
                printer(PrintOptions.NUMERIC).cutAt(4).print(UDP, "0001 0002 000c b708 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2:  [|udp]",
                printer(PrintOptions.NUMERIC).cutAt(5).print(UDP, "0001 0002 000c b708 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2:  [|udp]",
                printer(PrintOptions.NUMERIC).cutAt(6).print(UDP, "0001 0002 000c b708 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2:  [|udp]",
                printer(PrintOptions.NUMERIC).cutAt(7).print(UDP, "0001 0002 000c b708 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: UDP, length 4",
                printer(PrintOptions.NUMERIC).cutAt(8).print(UDP, "0001 0002 000c b708 61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: truncated-udp 7",
                printer(PrintOptions.NUMERIC).print(UDP, "0001 0002 0008 7b"));
    }

    @Test
    void shouldTakeTheLengthOfAJumbogramFromIp() {
        assertEquals(
                "2001:db8::1.1 > 2001:db8::2.2: UDP, length 69992",
                printer(PrintOptions.NUMERIC).overIpv6().missing(70_000 - 12).print(UDP, "0001 0002 0000 0000 61626364"));
    }

    @Test
    void shouldPrintNothingForAProtocolThatIsForcedAndUnknown() {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().force(null);
        assertEquals("", new Ip(PrintOptions.NUMERIC, demux).print(UDP, "0001 0002 000a 0000 6162"));
    }

    @Test
    void shouldGiveAnyPortToAForcedPrinterEvenIfQuiet() {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().force((d, in) -> d.out().add("payload ").add(in.claimed()));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: payload 2",
                new Ip(Ip.options(0, true, false, false), demux).print(UDP, "0001 0002 000a 0000 6162"));
    }
}
