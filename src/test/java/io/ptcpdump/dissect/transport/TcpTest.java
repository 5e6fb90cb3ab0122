package io.ptcpdump.dissect.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The expected texts are those of tcpdump 4.99.6 for the same packets. */
class TcpTest {
    private static final int TCP = 6;

    private static Ip printer(PrintOptions options) {
        return new Ip(options, Ip.demux().ip(TCP, new Tcp()));
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void shouldPrintNumbersRelativeToTheFirstOfTheConnection() {
        Ip ip = printer(PrintOptions.NUMERIC);
        assertEquals(
                "192.0.2.1.40000 > 192.0.2.2.443: Flags [S], seq 1000, win 100, length 0",
                ip.print(TCP, hex("9c40 01bb 000003e8 00000000 5002 0064 8997 0000"), false));
        assertEquals(
                "192.0.2.2.443 > 192.0.2.1.40000: Flags [S.], seq 9000, ack 1001, win 100, length 0",
                ip.print(TCP, hex("01bb 9c40 00002328 000003e9 5012 0064 665e 0000"), true));
        assertEquals(
                "192.0.2.1.40000 > 192.0.2.2.443: Flags [.], ack 1, win 100, length 0",
                ip.print(TCP, hex("9c40 01bb 000003e9 00002329 5010 0064 665f 0000"), false));
        assertEquals(
                "192.0.2.1.40000 > 192.0.2.2.443: Flags [P.], seq 1:4, ack 1, win 100, length 3",
                ip.print(TCP, hex("9c40 01bb 000003e9 00002329 5018 0064 a1f1 0000  616263"), false));
        assertEquals(
                "192.0.2.2.443 > 192.0.2.1.40000: Flags [.], ack 4, win 100, length 0",
                ip.print(TCP, hex("01bb 9c40 00002329 000003ec 5010 0064 665c 0000"), true));
        assertEquals(
                "192.0.2.2.443 > 192.0.2.1.40000: Flags [F.], seq 1, ack 4, win 100, length 0",
                ip.print(TCP, hex("01bb 9c40 00002329 000003ec 5011 0064 665b 0000"), true));
        assertEquals(
                "192.0.2.1.40000 > 192.0.2.2.443: Flags [R], seq 1004, win 100, length 0",
                ip.print(TCP, hex("9c40 01bb 000003ec 00000000 5004 0064 8991 0000"), false));
    }

    @Test
    void shouldPrintNumbersAsTheyAreIfAsked() {
        Ip ip = printer(Ip.options(0, false, true, false));
        assertEquals(
                "192.0.2.2.443 > 192.0.2.1.40000: Flags [S.], seq 9000, ack 1001, win 100, length 0",
                ip.print(TCP, hex("01bb 9c40 00002328 000003e9 5012 0064 665e 0000"), true));
        assertEquals(
                "192.0.2.1.40000 > 192.0.2.2.443: Flags [P.], seq 1001:1004, ack 9001, win 100, length 3",
                ip.print(TCP, hex("9c40 01bb 000003e9 00002329 5018 0064 a1f1 0000  616263"), false));
    }

    @Test
    void shouldStartOverAtASecondSyn() {
        Ip ip = printer(PrintOptions.NUMERIC);
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 5:6, ack 6, win 100, length 1",
                ip.print(TCP, hex("0001 0002 00000005 00000006 5018 0064 b355 0000  78"), false));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1:2, ack 1, win 100, length 1",
                ip.print(TCP, hex("0001 0002 00000006 00000006 5018 0064 b354 0000  78"), false));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S.], seq 4000000000, ack 77, win 100, length 0",
                ip.print(TCP, hex("0001 0002 ee6b2800 0000004d 5012 0064 14af 0000"), false));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1:2, ack 1, win 100, length 1",
                ip.print(TCP, hex("0001 0002 ee6b2801 0000004d 5018 0064 9ca6 0000  78"), false));
    }

    @Test
    void shouldTellDirectionsWithEqualPortsApartByAddress() {
        Ip ip = printer(PrintOptions.NUMERIC);
        assertEquals(
                "192.0.2.1.7 > 192.0.2.2.7: Flags [P.], seq 100:101, ack 200, win 100, length 1",
                ip.print(TCP, hex("0007 0007 00000064 000000c8 5018 0064 b229 0000  78"), false));
        assertEquals(
                "192.0.2.2.7 > 192.0.2.1.7: Flags [P.], seq 1:2, ack 1, win 100, length 1",
                ip.print(TCP, hex("0007 0007 000000c8 00000065 5018 0064 b128 0000  79"), true));
        assertEquals(
                "192.0.2.1.7 > 192.0.2.2.7: Flags [P.], seq 1:2, ack 2, win 100, length 1",
                ip.print(TCP, hex("0007 0007 00000065 000000c9 5018 0064 b227 0000  78"), false));
    }

    @Test
    void shouldRelateSelectiveAcknowledgementsToTheOtherDirection() {
        Ip ip = printer(PrintOptions.NUMERIC);
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1001, ack 5000, win 100, length 1",
                ip.print(TCP, hex("0001 0002 000003e8 00001388 5018 0064 9bf0 0000  78"), false));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 1, win 100, options [nop,nop,sack 2 {101:201}{301:401}], length 0",
                ip.print(TCP, hex(
                        "0001 0002 000003e9 00001388 a010 0064 6bc9 0000 01010512000013ec00001450000014b400001518"), false));
        assertEquals(
                "192.0.2.2.2 > 192.0.2.1.1: Flags [.], ack 1, win 100, options [nop,nop,sack 1 {100:200}], length 0",
                ip.print(TCP, hex("0002 0001 00001388 000003e9 8010 0064 d4e5 0000 0101050a0000044c000004b0"), true));
    }

    @Test
    void shouldRelateNumbersOverIpv6() {
        Ip ip = printer(PrintOptions.NUMERIC).overIpv6();
        assertEquals(
                "2001:db8::1.2 > 2001:db8::2.1: Flags [S.], seq 9000, ack 1001, win 100, length 0",
                ip.print(TCP, hex("0002 0001 00002328 000003e9 5012 0064 2ce6 0000"), false));
        assertEquals(
                "2001:db8::2.1 > 2001:db8::1.2: Flags [P.], seq 1:2, ack 1, win 100, length 1",
                ip.print(TCP, hex("0001 0002 000003e9 00002329 5018 0064 8a4e 0000  7a"), true));
        assertEquals(
                "2001:db8::2.7 > 2001:db8::1.7: Flags [P.], seq 1:2, ack 2, win 100, length 1",
                ip.print(TCP, hex("0007 0007 00000001 00000002 5018 0064 b152 0000  7a"), true));
        assertEquals(
                "2001:db8::1.7 > 2001:db8::2.7: Flags [P.], seq 1:2, ack 1, win 100, length 1",
                ip.print(TCP, hex("0007 0007 00000002 00000002 5018 0064 b151 0000  7a"), false));
    }

    @Test
    void shouldPrintAllFlags() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [none], win 100, length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 5000 0064 1fc2 0000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [F], seq 1000, win 100, length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 5001 0064 1fc1 0000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [FSRP.UEW], seq 1000, ack 2000, win 100, urg 0, length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 50ff 0064 1ec3 0000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [FPU], seq 1000, win 100, urg 0, length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 5029 0064 1f99 0000"));
    }

    @Test
    void shouldVerifyChecksums() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], cksum 0x4c42 (correct), seq 1000:1003, ack 2000, win 100, length 3",
                printer(Ip.verbose(1)).print(TCP, "0001 0002 000003e8 000007d0 5018 0064 4c42 0000  6f6464"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], cksum 0x5d53 (incorrect -> 0x4c42), seq 1000:1003, ack 2000, "
                        + "win 100, length 3",
                printer(Ip.verbose(1)).print(TCP, "0001 0002 000003e8 000007d0 5018 0064 5d53 0000  6f6464"));
        assertEquals(
                "2001:db8::1.1 > 2001:db8::2.2: Flags [P.], cksum 0x7d50 (correct), seq 1000:1004, ack 2000, win 100, "
                        + "length 4",
                printer(Ip.verbose(1)).overIpv6().print(TCP, "0001 0002 000003e8 000007d0 5018 0064 7d50 0000  6576656e"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1003, ack 2000, win 100, length 3",
                printer(Ip.verbose(1)).cutAt(22).print(TCP, "0001 0002 000003e8 000007d0 5018 0064 4831 0000  637574"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1004, ack 2000, win 100, length 4",
                printer(Ip.verbose(1)).asFragment().print(TCP, "0001 0002 000003e8 000007d0 5018 0064 57cc 0000  66726167"));
    }

    @Test
    void shouldPrintWhatIsLeftOfQuietSegments() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: tcp 4",
                printer(Ip.options(0, true, false, false)).print(TCP,
                        "0001 0002 000003e8 000007d0 5018 0064 5adf 0000  61626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: tcp 4294967280 [bad hdr length 36 - too long, > 20]",
                printer(Ip.options(0, true, false, false)).print(TCP, "0001 0002 000003e8 000007d0 9018 0064 dfa9 0000"));
    }

    @Test
    void shouldSayMoreAboutOddNumbersIfVerbose() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [none], cksum 0x2b69 (correct), seq 1, [ack 7 != 0 while ACK flag "
                        + "not set], win 100, [urg 9 != 0 while URG flag not set], length 0",
                printer(Ip.verbose(2)).print(TCP, "0001 0002 00000001 00000007 5000 0064 2b69 0009"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.U], cksum 0x1f89 (correct), seq 1000, ack 2000, win 100, urg 9, length 0",
                printer(Ip.verbose(2)).print(TCP, "0001 0002 000003e8 000007d0 5030 0064 1f89 0009"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], cksum 0x1fb2 (correct), seq 1000, ack 2000, win 100, length 0",
                printer(Ip.verbose(2)).print(TCP, "0001 0002 000003e8 000007d0 5010 0064 1fb2 0000"));
    }

    @Test
    void shouldRefuseHeaderLengthsThatCannotBe() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2:  tcp 4 [bad hdr length 16 - too short, < 20]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 4018 0064 2faa 0000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.] [bad hdr length 36 - too long, > 20]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 9018 0064 dfa9 0000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2:  tcp 22 [bad hdr length 0 - too short, < 20]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 0018 0064 0e46 0000  6162"));
    }

    @Test
    void shouldMarkHeadersThatWereCut() {
        assertEquals(
                "192.0.2.1 > 192.0.2.2: [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(0).print(TCP, "0001 0002 000003e8 000007d0 5018 0064 1faa 0000"));
        assertEquals(
                "192.0.2.1 > 192.0.2.2: [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(3).print(TCP, "0001 0002 000003e8 000007d0 5018 0064 1faa 0000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2:  [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(4).print(TCP, "0001 0002 000003e8 000007d0 5018 0064 1faa 0000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2:  [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(19).print(TCP, "0001 0002 000003e8 000007d0 5018 0064 1faa 0000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1003, ack 2000, win 100, options [ [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(20).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 222d 0000 080a00000000000000000101 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1003, ack 2000, win 100, options [ [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(21).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 222d 0000 080a00000000000000000101 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1003, ack 2000, win 100, options [TS [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(22).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 222d 0000 080a00000000000000000101 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1003, ack 2000, win 100, options [TS [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(25).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 222d 0000 080a00000000000000000101 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1003, ack 2000, win 100, options [TS val 0 ecr 0, [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(30).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 222d 0000 080a00000000000000000101 616263"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], seq 1000:1003, ack 2000, win 100, options [TS val 0 ecr 0,nop, "
                        + "[|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(31).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 222d 0000 080a00000000000000000101 616263"));
    }

    @Test
    void shouldPrintAddressesAndPortsOverIpv6() {
        assertEquals(
                "2001:db8::1.1 > 2001:db8::2.65535: Flags [P.], ack 2000, win 100, length 0",
                printer(PrintOptions.NUMERIC).overIpv6().print(TCP, "0001 ffff 000003e8 000007d0 5018 0064 1fac 0000"));
        assertEquals(
                "2001:db8::1 > 2001:db8::2: [|tcp]",
                printer(PrintOptions.NUMERIC).overIpv6().cutAt(3).print(TCP, "0001 0002 000003e8 000007d0 5018 0064 1faa 0000"));
    }

    @Test
    void shouldPrintEveryOption() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [mss 1460], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 07ee 0000 020405b4"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [wscale 7,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 05a2 0000 03030701"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [sackOK,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 0aa3 0000 04020101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [echo 1,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 f899 0000 0606000000010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [echoreply 1,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 f799 0000 0706000000010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [cc 4294967295,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 f39a 0000 0b06ffffffff0101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [ccnew 1,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 f299 0000 0c06000000010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [ccecho 1,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 f199 0000 0d06000000010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [TS val 4294967295 ecr 2,nop,nop], "
                        + "length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 e690 0000 080affffffff000000020101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [md5 shared secret not supplied "
                        + "with -M, can't check - 000102030405060708090a0b0c0d0e0f,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 a018 0064 8342 0000 1312000102030405060708090a0b0c0d0e0f0101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [scps cap 01 id 2], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 fa9f 0000 14040102"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [uto 0x7 180], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 f39a 0000 1c040007"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [uto 0x6 3], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 f39b 0000 1c040006"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [tcp-ao keyid 1 rnextkeyid 2], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 f19f 0000 1d040102"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [tcp-ao keyid 1 rnextkeyid 2 mac "
                        + "0x03040506], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 d98d 0000 1d08010203040506"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [tfo  cookiereq,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 eca2 0000 22020101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [tfo  cookie 61626364,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 17d4 0000 2206616263640101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [exp-tfo cookiereq], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 1817 0000 fe04f989"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [exp-tfo cookie 61626364], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 4348 0000 fe08f98961626364"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [exp-1234,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 8d03 0000 fe06123461620101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [unknown-253 0x6162], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 b13e 0000 fd046162"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [unknown-253,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 11a2 0000 fd020101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [eol], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 0ea4 0000 00010101"));
    }

    @Test
    void shouldMarkOptionsThatAreWrong() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [mss 1281[len 3]], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 08a2 0000 02030501"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [mss 1460[len 6],nop,nop,nop,nop], "
                        + "length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 f5e5 0000 020605b401010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 0ca5 0000 02000101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [nop,[bad opt]]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 e6a2 0000 01022801"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [sack invalid sack,nop,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 e992 0000 050900000000000000010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [tcp-ao (invalid),nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 f1a1 0000 1d030101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [tfo  (invalid),nop,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7018 0064 1838 0000 2205616263010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [exp[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 b0a0 0000 fe036101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [nop,nop,nop, [|tcp]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6018 0064 0da3 0000 01010102"));
    }

    @Test
    void shouldMarkOptionsThatWereCut() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [nop,nop,TS [|tcp]>",
                printer(PrintOptions.NUMERIC).cutAt(30).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 e692 0000 0101080a0000000000000000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [tcp-ao keyid 1 rnextkeyid 2 mac "
                        + "0x03 [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(25).print(TCP,
                        "0001 0002 000003e8 000007d0 7018 0064 d98d 0000 1d08010203040506"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [unknown-253 0x6162 [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(24).print(TCP,
                        "0001 0002 000003e8 000007d0 7018 0064 d86b 0000 fd08616263646566"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [nop,nop,sack 1  [|tcp]>",
                printer(PrintOptions.NUMERIC).cutAt(26).print(TCP,
                        "0001 0002 000003e8 000007d0 8018 0064 e992 0000 0101050a0000000000000000"));
    }

    @Test
    void shouldPrintTheTextOfAReset() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [R], cksum 0xa784 (correct), seq 1000:1007, win 100, length 7 [RST "
                        + "go away]",
                printer(Ip.verbose(1)).print(TCP, "0001 0002 000003e8 000007d0 5004 0064 a784 0000  676f2061776179"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [R], seq 1000:1007, win 100, length 7",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 5004 0064 a784 0000  676f2061776179"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [R.], cksum 0x403d (correct), seq 1000:1045, ack 2000, win 100, "
                        + "length 45 [RST+ tab^Ihere tab^Ihere tab^Ihere tab]",
                printer(Ip.verbose(1)).print(TCP, "0001 0002 000003e8 000007d0 5014 0064 403d 0000  "
                        + "746162096865726520746162096865726520746162096865726520746162096865726520746162096865726520"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [R], seq 1000:1007, win 100, length 7 [!RST go a]",
                printer(Ip.verbose(1)).cutAt(24).print(TCP, "0001 0002 000003e8 000007d0 5004 0064 a784 0000  676f2061776179"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [R], seq 1000:1007, win 100, length 7 [|tcp]",
                printer(PrintOptions.NUMERIC).cutAt(24).print(TCP,
                        "0001 0002 000003e8 000007d0 5004 0064 a784 0000  676f2061776179"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [R], seq 1000:1007, win 100, options [mss 258], length 7 [|tcp]>",
                printer(PrintOptions.NUMERIC).cutAt(26).print(TCP,
                        "0001 0002 000003e8 000007d0 6004 0064 947a 0000 02040102 676f2061776179"));
    }
}
