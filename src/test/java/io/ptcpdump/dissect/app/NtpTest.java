package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

/** The expected texts are those of tcpdump 4.99.6 for the same packets. */
class NtpTest {
    private static final int UDP = 17;

    private static Ip printer(PrintOptions options) {
        Demux demux = Ip.demux().ip(UDP, new Udp());
        demux.udpPorts().add(new Ntp(), 123);
        return new Ip(options, demux);
    }

    @Test
    void shouldPrintVersionAndMode() {
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48",
                printer(PrintOptions.NUMERIC).print(UDP, "007b 007b 0038 8b6f "
                        + "230206ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Server, length 48",
                printer(PrintOptions.NUMERIC).print(UDP, "007b 007b 0038 8a6f "
                        + "240206ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv3, symmetric passive, length 48",
                printer(PrintOptions.NUMERIC).print(UDP, "007b 007b 0038 d46e "
                        + "da0206ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
    }

    @Test
    void shouldPrintTimeMessages() {
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Server, length 48\n\tLeap indicator:  (0), Stratum 0 "
                        + "(unspecified), poll 6 (64s), precision -20\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: (unspec)\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 8a71 "
                        + "240006ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Server, length 48\n\tLeap indicator:  (0), Stratum 1 (primary "
                        + "reference), poll 6 (64s), precision -20\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: GPS^A\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 8a70 "
                        + "240106ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Server, length 48\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -20\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 8a6f "
                        + "240206ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Server, length 48\n\tLeap indicator:  (0), Stratum 16 "
                        + "(reserved), poll 6 (64s), precision -20\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 8a61 "
                        + "241006ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Server, length 48\n\tLeap indicator:  (0), Stratum 62 "
                        + "(reserved), poll 6 (64s), precision -20\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 71.80.83.1 INFO_QUERY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 8a33 "
                        + "243e06ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Server, length 48\n\tLeap indicator:  (0), Stratum 63 "
                        + "(reserved), poll 6 (64s), precision -20\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 71.80.83.1 INFO_REPLY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 8a32 "
                        + "243f06ec000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
    }

    @Test
    void shouldPrintPollIntervals() {
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator: clock unsynchronized "
                        + "(192), Stratum 62 (reserved), poll -32, precision 1\n\tRoot Delay: 1.500000, Root dispersion: "
                        + "0.999984, Reference-ID: 71.80.83.1 INFO_QUERY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 f21c "
                        + "e33ee001000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator: clock unsynchronized "
                        + "(192), Stratum 62 (reserved), poll -31 (1/2147483648s), precision 1\n\tRoot Delay: 1.500000, Root "
                        + "dispersion: 0.999984, Reference-ID: 71.80.83.1 INFO_QUERY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 f11c "
                        + "e33ee101000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator: clock unsynchronized "
                        + "(192), Stratum 62 (reserved), poll -1 (1/2s), precision 1\n\tRoot Delay: 1.500000, Root dispersion: "
                        + "0.999984, Reference-ID: 71.80.83.1 INFO_QUERY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 d31c "
                        + "e33eff01000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator: clock unsynchronized "
                        + "(192), Stratum 62 (reserved), poll 0 (1s), precision 1\n\tRoot Delay: 1.500000, Root dispersion: "
                        + "0.999984, Reference-ID: 71.80.83.1 INFO_QUERY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 d21d "
                        + "e33e0001000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator: clock unsynchronized "
                        + "(192), Stratum 62 (reserved), poll 31 (2147483648s), precision 1\n\tRoot Delay: 1.500000, Root "
                        + "dispersion: 0.999984, Reference-ID: 71.80.83.1 INFO_QUERY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 b31d "
                        + "e33e1f01000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator: clock unsynchronized "
                        + "(192), Stratum 62 (reserved), poll 32, precision 1\n\tRoot Delay: 1.500000, Root dispersion: "
                        + "0.999984, Reference-ID: 71.80.83.1 INFO_QUERY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 b21d "
                        + "e33e2001000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
    }

    @Test
    void shouldPrintDifferencesOfTimes() {
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  0.000000000\n\t  Origin Timestamp:     "
                        + "0.000000000\n\t  Receive Timestamp:    1.000000000 (2036-02-07T06:28:17Z)\n\t  Transmit Timestamp:   "
                        + "2147483647.000000000 (2104-02-26T09:42:23Z)\n\t    Originator - Receive Timestamp:  1.000000000 "
                        + "(2036-02-07T06:28:17Z)\n\t    Originator - Transmit Timestamp: 2147483647.000000000 "
                        + "(2104-02-26T09:42:23Z)",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 b633 "
                        + "230206fa000180000000ffff475053010000000000000000000000000000000000000001000000017fffffff00000000"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  0.000000000\n\t  Origin Timestamp:     "
                        + "2147483648.000000000 (1968-01-20T03:14:08Z)\n\t  Receive Timestamp:    2147483648.000000000 "
                        + "(1968-01-20T03:14:08Z)\n\t  Transmit Timestamp:   4294967295.999999999 (2036-02-07T06:28:15Z)\n\t    "
                        + "Originator - Receive Timestamp:  +0.000000000\n\t    Originator - Transmit Timestamp: "
                        + "+2147483647.999999999",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0038 3632 "
                        + "230206fa000180000000ffff47505301000000000000000180000000000000008000000000000001ffffffffffffffff"));
    }

    @Test
    void shouldPrintKeysAndDigests() {
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 52\n\tLeap indicator:  (0), Stratum 62 "
                        + "(reserved), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 71.80.83.1 INFO_QUERY",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 003c 8919 "
                        + "233e06fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff000102"
                        + "03"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 52\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000\n\tKey id: 66051",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 003c 8955 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff000102"
                        + "03"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 68\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000\n\tKey id: 66051\n\tAuthentication: 0405060708090a0b0c0d0e0f10111213",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 004c 30d5 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff000102"
                        + "030405060708090a0b0c0d0e0f10111213"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 72\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000\n\tKey id: 66051\n\tAuthentication: "
                        + "0405060708090a0b0c0d0e0f1011121314151617",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0050 06a1 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff000102"
                        + "030405060708090a0b0c0d0e0f1011121314151617"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 56\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000\n\t(8 more bytes after the header)",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0040 7f41 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff000102"
                        + "0304050607"));
    }

    @Test
    void shouldPrintControlMessages() {
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv2, Control Message, length 16\n\tLeap indicator:  (0), Request, "
                        + "OK, Last, OpCode=0\n\tSequence=1, Status=0, Assoc.=3, Offset=4, Count=0",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0018 9ff5 16000001000000030004000061626364"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv2, Control Message, length 16\n\tLeap indicator:  (0), Response, "
                        + "Error, More, OpCode=2\n\tSequence=1, Status=0x618, Assoc.=3, Offset=4, Count=4\n\tTO-BE-DONE: data "
                        + "not interpreted",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0018 98f7 16e20001061800030004000461626364"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv2, Control Message, length 16\n\tLeap indicator:  (0), Response, "
                        + "OK, Last, OpCode=1\n\tSequence=1, Status=0x618, Assoc.=3, Offset=4, Count=600 (invalid)",
                printer(Ip.verbose(1)).print(UDP, "007b 007b 0018 9704 16810001061800030004025861626364"));
    }

    @Test
    void shouldMarkMessagesThatAreShortOrCut() {
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 40\n\tLeap indicator:  (0) (invalid)",
                printer(Ip.verbose(1)).print(UDP,
                        "007b 007b 0030 1625 "
                                + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123:  [|ntp]",
                printer(Ip.verbose(1)).cutAt(8).print(UDP, "007b 007b 0038 8b61 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator:  (0) [|ntp]",
                printer(Ip.verbose(1)).cutAt(9).print(UDP, "007b 007b 0038 8b61 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6 [|ntp]",
                printer(Ip.verbose(1)).cutAt(13).print(UDP, "007b 007b 0038 8b61 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301 [|ntp]",
                printer(Ip.verbose(1)).cutAt(25).print(UDP, "007b 007b 0038 8b61 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
        assertEquals(
                "192.0.2.1.123 > 192.0.2.2.123: NTPv4, Client, length 48\n\tLeap indicator:  (0), Stratum 2 (secondary "
                        + "reference), poll 6 (64s), precision -6\n\tRoot Delay: 1.500000, Root dispersion: 0.999984, "
                        + "Reference-ID: 0x47505301\n\t  Reference Timestamp:  3854738673.500000000 (2022-02-25T00:44:33Z)\n\t  "
                        + "Origin Timestamp:     3854738673.250000000 (2022-02-25T00:44:33Z)\n\t  Receive Timestamp:    "
                        + "3854738674.750000000 (2022-02-25T00:44:34Z)\n\t  Transmit Timestamp:   3854738672.999999999 "
                        + "(2022-02-25T00:44:32Z)\n\t    Originator - Receive Timestamp:  +1.500000000\n\t    Originator - "
                        + "Transmit Timestamp: -0.250000000",
                printer(Ip.verbose(1)).cutAt(60).print(UDP, "007b 007b 0038 8b61 "
                        + "230206fa000180000000ffff47505301e5c2a4f180000000e5c2a4f140000000e5c2a4f2c0000000e5c2a4f0ffffffff"));
    }
}
