package io.ptcpdump.dissect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.transport.Tcp;
import io.ptcpdump.dissect.transport.Udp;
import org.junit.jupiter.api.Test;

/** The expected texts are those of tcpdump 4.99.6 for the same packets. */
class DnsTest {
    private static final int TCP = 6;
    private static final int UDP = 17;

    private static Ip printer(PrintOptions options) {
        Demux demux = Ip.demux().ip(TCP, new Tcp()).ip(UDP, new Udp());
        demux.tcpPorts().add(Dns.overTcp(), 53);
        demux.udpPorts().add(Dns.overUdp(), 53).add(Dns.multicast(), 5353);
        return new Ip(options, demux);
    }

    @Test
    void shouldPrintQueries() {
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ A? www.example.com. (33)",
                printer(PrintOptions.NUMERIC).print(UDP,
                        "0fa0 0035 0029 0f33 12340100000100000000000003777777076578616d706c6503636f6d0000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+% A? www.example.com. (33)",
                printer(PrintOptions.NUMERIC).print(UDP,
                        "0fa0 0035 0029 0f23 12340110000100000000000003777777076578616d706c6503636f6d0000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660 notify A? www.example.com. (33)",
                printer(PrintOptions.NUMERIC).print(UDP,
                        "0fa0 0035 0029 f032 12342000000100000000000003777777076578616d706c6503636f6d0000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660 inv_q (12)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 0014 51b8 123408000000000100000000"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ [1au] A? www.example.com. (44)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 0034 7df2 "
                        + "12340100000100000000000103777777076578616d706c6503636f6d00000100010000291000010080000000"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660 [b2&3=0x6cf] [2q] A? www.example.com. A? www.example.com. (54)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 003e adef "
                        + "123406cf000200000000000003777777076578616d706c6503636f6d000001000103777777076578616d706c6503636f6d0000"
                        + "010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ Type999 CHAOS? . (17)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 0019 6eaa 1234010000010000000000000003e70003"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ AAAA (Class 999)? . (17)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 0019 55aa 12340100000100000000000000001c03e7"));
    }

    @Test
    void shouldPrintResponses() {
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 A 1.2.3.4 (49)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0039 1c5f "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0001000100016e58000401020304"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 NXDomain* 0/1/0 (73)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0051 9c71 "
                        + "12348583000100000001000003777777076578616d706c6503636f6d0000010001c00c0006000100016e58001cc00c04726f6f"
                        + "740000000001000000020000000300000004ee6b2800"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 NXDomain-|$ 0/0/0 (33)",
                printer(PrintOptions.NUMERIC).print(UDP,
                        "0035 0fa0 0029 8e0f 12348223000100000000000003777777076578616d706c6503636f6d0000010001"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660-$ [0q] 0/0/0 (12)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0014 d898 123481200000000000000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: [udp sum ok] 4660 q: A? www.example.com. 2/1/1 www.example.com. CNAME "
                        + "x., www.example.com. A 1.2.3.4 ns: www.example.com. NS www.example.com. ar: www.example.com. AAAA "
                        + "1:203:405:607:809:a0b:c0d:e0f (106)",
                printer(Ip.verbose(2)).print(UDP, "0035 0fa0 0072 1f2f "
                        + "12348180000100020001000103777777076578616d706c6503636f6d0000010001c00c0005000100016e580003017800c00c00"
                        + "01000100016e58000401020304c00c0002000100016e580002c00cc00c001c000100016e580010000102030405060708090a0b"
                        + "0c0d0e0f"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 2/0/0 www.example.com. A 1.2.3.4, www.example.com. A 1.2.3.4 (65)",
                printer(Ip.verbose(1)).print(UDP, "0035 0fa0 0049 aa0b "
                        + "12348180000100020000000003777777076578616d706c6503636f6d0000010001c00c0001000100016e58000401020304c00c"
                        + "0001000100016e58000401020304"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: [udp sum ok] 4660 q: A? www.example.com. 1/0/0 www.example.com. "
                        + "[1d2h3m4s] A 1.2.3.4 (49)",
                printer(Ip.verbose(3)).print(UDP, "0035 0fa0 0039 1c5f "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0001000100016e58000401020304"));
    }

    @Test
    void shouldPrintEveryKindOfRecord() {
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 A 1.2.3.4 (49)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0039 1c5f "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0001000100016e58000401020304"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 NS www.example.com. (47)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0037 16a7 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0002000100016e580002c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 CNAME x. (48)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0038 a763 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0005000100016e580003017800"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 SOA (73)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0051 a074 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0006000100016e58001cc00c04726f6f"
                        + "740000000001000000020000000300000004ee6b2800"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 PTR www.example.com. (47)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0037 0ca7 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000c000100016e580002c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 MX www.example.com. 5 (49)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 TXT \"abc\" \"^AM-^?\" (52)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 003c 49f6 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0010000100016e580007036162630201"
                        + "ff"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 AAAA 1:203:405:607:809:a0b:c0d:e0f (61)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0045 bb12 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c001c000100016e580010000102030405"
                        + "060708090a0b0c0d0e0f"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 SRV www.example.com.:3 1 2 (53)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 003d eb9a "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0021000100016e580008000100020003"
                        + "c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 A6 64 :: www.example.com. (56)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0040 3608 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0026000100016e58000b400000000000"
                        + "000000c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 A6 0 1:203:405:607:809:a0b:c0d:e0f (62)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0046 b808 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0026000100016e580011000001020304"
                        + "05060708090a0b0c0d0e0f"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 A6 www.example.com. (48)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0038 3dd8 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0026000100016e58000380c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 A6 129(bad plen) (46)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0036 ffe7 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0026000100016e58000181"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 DNAME www.example.com. (47)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0037 f1a6 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0027000100016e580002c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 URI 1 2 http://x/ (58)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0042 8ada "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0100000100016e58000d000100026874"
                        + "74703a2f2f782f"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 URI len 2 is too short (< 4) (47)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0037 2466 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0100000100016e5800020001"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 ANY TSIG (74)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0052 4aef "
                        + "12348180000100010000000003777777076578616d706c6503636f6d00000100010000fa00ff00000000001e08686d61632d6d"
                        + "643500000000000000012c000461626364000700000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 HTTPS (48)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0038 e264 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0041000100016e580003000100"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 CHAOS Type9999 (47)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0037 99c5 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c270f000300016e5800027a7a"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 (Class 254) A 1.2.3.4 (49)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0039 1f5e "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000100fe00016e58000401020304"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 (Class 32769) A 1.2.3.4 (49)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0039 1bdf "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0001800100016e58000401020304"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 OPT UDPsize=4096 DO (44)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0034 fd71 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d00000100010000291000010080000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 OPT UDPsize=1232 [ECS 1.2.3.0/24/0,ECS "
                        + "2001:db8:100::/40/8,COOKIE 0000000000000000,COOKIE 0000000000000000 0000000000000000,KEEPALIVE 12.3 "
                        + "sec,EXPIRE 77 sec,PADDING (3),KEY-TAG 1 2,DAU RSAMD5 RSASHA1-NSEC3-SHA1 Alg_99,DHU SHA-1 Alg_9,N3U "
                        + "SHA-1 Alg_2,CHAIN a.,NSID 6162,Opt77,CLIENT-TAG 78] (170)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 00b2 e474 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d000001000100002904d000000000007e00080007000118"
                        + "00010203000800090002280820010db801000a00080000000000000000000a001000000000000000000000000000000000000b"
                        + "0002007b000900040000004d000c0003616263000e00040001000200050003010763000600020109000700020102000d000301"
                        + "6100000300026162004d00000010000178"));
    }

    @Test
    void shouldPrintMoreOfRecordsIfVerbose() {
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 www.example.com. SOA www.example.com. root. 1 2 3 4 "
                        + "4000000000 (73)",
                printer(Ip.verbose(1)).print(UDP, "0035 0fa0 0051 a074 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c0006000100016e58001cc00c04726f6f"
                        + "740000000001000000020000000300000004ee6b2800"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 . ANY TSIG hmac-md5. fudge=300 maclen=4 origid=7 error=0 "
                        + "otherlen=0 (74)",
                printer(Ip.verbose(1)).print(UDP, "0035 0fa0 0052 4aef "
                        + "12348180000100010000000003777777076578616d706c6503636f6d00000100010000fa00ff00000000001e08686d61632d6d"
                        + "643500000000000000012c000461626364000700000000"));
    }

    @Test
    void shouldPrintResponseCodesWithTheirExtension() {
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 Refused 0/0/1 (44)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0034 899d "
                        + "12348185000100000000000103777777076578616d706c6503636f6d000001000100002904d0000000000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 Resp11 0/0/1 (44)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0034 8997 "
                        + "1234818b000100000000000103777777076578616d706c6503636f6d000001000100002904d0000000000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 BadVers 0/0/1 (44)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0034 88a2 "
                        + "12348180000100000000000103777777076578616d706c6503636f6d000001000100002904d0010000000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660Resp17 0/0/1 (44)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0034 88a1 "
                        + "12348181000100000000000103777777076578616d706c6503636f6d000001000100002904d0010000000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 BadCookie 0/0/1 (44)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0034 889b "
                        + "12348187000100000000000103777777076578616d706c6503636f6d000001000100002904d0010000000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 Resp24 0/0/1 (44)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0034 889a "
                        + "12348188000100000000000103777777076578616d706c6503636f6d000001000100002904d0010000000000"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 Resp47 1/0/2 A 1.2.3.4 (76)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0054 a2ec "
                        + "1234818f000100010000000203777777076578616d706c6503636f6d0000010001c00c0001000100016e58000401020304c00c"
                        + "0001000100016e5800040102030400002904d0020000000000"));
    }

    @Test
    void shouldPrintUnusualLabels() {
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ A? \\[xabc/11]. (21)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 001d 69da 123401000001000000000000410babc00000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ A CHAOS? \\[xa/3]. (20)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 001c 6ca0 1234010000010000000000004103ab0000010003"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ A? "
                        + "\\[x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f/256]. (51)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 003b 2469 "
                        +
                                "1234010000010000000000004100000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c"
                                        + "1d1e1f0000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ [|domain]",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 001b 14aa 12340100000100000000000042000000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ [|domain]",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 001a d8a9 123401000001000000000000800000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ A? <BAD PTR> [|domain]",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 001a 989d 123401000001000000000000c00c00010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ A (Class 32769)? . (17)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 0019 562e 1234010000010000000000000000018001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ A? "
                        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                        + "aaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaa"
                        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.<DOMAIN NAME TOO LONG> (273)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 0119 2bfe "
                        + "1234010000010000000000003f6161616161616161616161616161616161616161616161616161616161616161616161616161"
                        + "616161616161616161616161616161616161616161616161613f61616161616161616161616161616161616161616161616161"
                        + "61616161616161616161616161616161616161616161616161616161616161616161616161613f616161616161616161616161"
                        + "616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161"
                        + "3f6161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161"
                        + "616161616161616161616161610000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ A? "
                        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                        + "aaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaa"
                        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaa<DOMAIN NAME TOO LONG> (322)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 014a 92c2 "
                        + "1234010000010000000000003c6161616161616161616161616161616161616161616161616161616161616161616161616161"
                        + "616161616161616161616161616161616161616161613c61616161616161616161616161616161616161616161616161616161"
                        + "61616161616161616161616161616161616161616161616161616161616161613c616161616161616161616161616161616161"
                        + "6161616161616161616161616161616161616161616161616161616161616161616161616161616161613c6161616161616161"
                        + "616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161"
                        + "613c61616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161"
                        + "61616161616161616161610000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: 4660+ AAAA ANY? a^Ab. (21)",
                printer(PrintOptions.NUMERIC).print(UDP, "0fa0 0035 001d 38e2 1234010000010000000000000361016200001c00ff"));
    }

    @Test
    void shouldPrintMulticastClasses() {
        assertEquals(
                "192.0.2.1.5353 > 192.0.2.2.5353: 4660 PTR (QU)? www.example.com. (33)",
                printer(PrintOptions.NUMERIC).print(UDP,
                        "14e9 14e9 0029 eab5 12340000000100000000000003777777076578616d706c6503636f6d00000c8001"));
        assertEquals(
                "192.0.2.1.5353 > 192.0.2.2.5353: 4660 A (QM)? www.example.com. (33)",
                printer(PrintOptions.NUMERIC).print(UDP,
                        "14e9 14e9 0029 f635 12340000000100000000000003777777076578616d706c6503636f6d0000010001"));
        assertEquals(
                "192.0.2.1.5353 > 192.0.2.2.5353: 4660*- [0q] 1/0/0 (Cache flush) A 1.2.3.4 (43)",
                printer(PrintOptions.NUMERIC).print(UDP,
                        "14e9 14e9 0033 0e2f "
                                + "12348400000000010000000003777777076578616d706c6503636f6d000001800100016e58000401020304"));
    }

    @Test
    void shouldReadTheLengthBeforeMessagesOverTcp() {
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: Flags [P.], seq 1000:1035, ack 2000, win 100, length 35 4660+ A? "
                        + "www.example.com. (33)",
                printer(PrintOptions.NUMERIC).print(TCP, "0fa0 0035 000003e8 000007d0 5018 0064 b303 0000  "
                        + "002112340100000100000000000003777777076578616d706c6503636f6d0000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: Flags [P.], seq 1000:1035, ack 2000, win 100, length 35 [prefix "
                        + "length(34) != length(33)] (invalid)",
                printer(PrintOptions.NUMERIC).print(TCP, "0fa0 0035 000003e8 000007d0 5018 0064 b302 0000  "
                        + "002212340100000100000000000003777777076578616d706c6503636f6d0000010001"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: Flags [P.], seq 1000:1001, ack 2000, win 100, length 1 [DNS over TCP: "
                        + "length 1 < 2] (invalid)",
                printer(PrintOptions.NUMERIC).print(TCP, "0fa0 0035 000003e8 000007d0 5018 0064 0fd7 0000  00"));
        assertEquals(
                "192.0.2.1.4000 > 192.0.2.2.53: Flags [P.], seq 1000:1003, ack 2000, win 100, length 3 domain [length "
                        + "1 < 12] (invalid)",
                printer(PrintOptions.NUMERIC).print(TCP, "0fa0 0035 000003e8 000007d0 5018 0064 aed3 0000  000161"));
    }

    @Test
    void shouldMarkMessagesThatAreShortOrCut() {
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: domain [length 3 < 12] (invalid)",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 000b a79c 616263"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660+ [2q] A? www.example.com. [|domain]",
                printer(PrintOptions.NUMERIC).print(UDP,
                        "0035 0fa0 0029 0f32 12340100000200000000000003777777076578616d706c6503636f6d0000010001"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 2/0/0 A 1.2.3.4 [|domain]",
                printer(PrintOptions.NUMERIC).print(UDP, "0035 0fa0 0039 1c5e "
                        + "12348180000100020000000003777777076578616d706c6503636f6d0000010001c00c0001000100016e58000401020304"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000:  [|domain]",
                printer(PrintOptions.NUMERIC).cutAt(15).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000:  [|domain]",
                printer(PrintOptions.NUMERIC).cutAt(19).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 [|domain]",
                printer(PrintOptions.NUMERIC).cutAt(25).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 (49)",
                printer(PrintOptions.NUMERIC).cutAt(41).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 (49)",
                printer(PrintOptions.NUMERIC).cutAt(48).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 MX [|domain]",
                printer(PrintOptions.NUMERIC).cutAt(53).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 MX [|domain]",
                printer(PrintOptions.NUMERIC).cutAt(55).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
        assertEquals(
                "192.0.2.1.53 > 192.0.2.2.4000: 4660 1/0/0 MX [|domain]",
                printer(PrintOptions.NUMERIC).cutAt(56).print(UDP, "0035 0fa0 0039 02a3 "
                        + "12348180000100010000000003777777076578616d706c6503636f6d0000010001c00c000f000100016e5800040005c00c"));
    }
}
