package io.ptcpdump.dissect.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Ip;
import io.ptcpdump.dissect.PrintOptions;
import org.junit.jupiter.api.Test;

/** The expected texts are those of tcpdump 4.99.6 for the same packets. */
class MptcpTest {
    private static final int TCP = 6;

    private static Ip printer(PrintOptions options) {
        return new Ip(options, Ip.demux().ip(TCP, new Tcp()));
    }

    @Test
    void shouldPrintCapableOptions() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S], seq 1000, win 100, options [mptcp 4 capable v1 csum], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6002 0064 f036 0000 1e040181"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S], seq 1000, win 100, options [mptcp 12 capable v0 "
                        + "{0x102030405060708}], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8002 0064 c192 0000 1e0c00010102030405060708"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S.], seq 1000, ack 2000, win 100, options [mptcp 12 capable v1 csum "
                        + "{0x102030405060708}], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8012 0064 c002 0000 1e0c01810102030405060708"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 20 capable v1 "
                        + "{0x102030405060708,0x102030405060708}], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 a010 0064 9060 0000 1e14010101020304050607080102030405060708"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [mptcp 22 capable v1 "
                        + "{0x102030405060708,0x102030405060708},nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 b018 0064 7f4c 0000 "
                                + "1e1601010102030405060708010203040506070800050101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S], seq 1000, win 100, options [mptcp 12 capable Unknown Version "
                        + "(2)], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8002 0064 bf92 0000 1e0c02010102030405060708"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 12 capable[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 c084 0000 1e0c01010102030405060708"));
    }

    @Test
    void shouldPrintJoinOptions() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S], seq 1000, win 100, options [mptcp 12 join backup id 3 token "
                        + "0x1020304 nonce 0x5060708], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8002 0064 b090 0000 1e0c11030102030405060708"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S.], seq 1000, ack 2000, win 100, options [mptcp 16 join id 3 hmac "
                        + "0x102030405060708 nonce 0x90a0b0c], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 9012 0064 8d62 0000 1e1010030102030405060708090a0b0c"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 24 join hmac "
                        + "0x0102030405060708090a0b0c0d0e0f1011121314], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 b010 0064 2d13 0000 "
                                + "1e1810000102030405060708090a0b0c0d0e0f1011121314"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S], seq 1000, win 100, options [mptcp 16 join[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 9002 0064 8d72 0000 1e1010030102030405060708090a0b0c"));
    }

    @Test
    void shouldPrintDataSequenceSignals() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 8 dss ack 16909060], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7010 0064 bd9a 0000 1e08200101020304"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 12 dss ack "
                        + "18446744073709551615], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 b196 0000 1e0c2003ffffffffffffffff"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [mptcp 20 dss ack 16909060 seq "
                        + "84281096 subseq 151653132 len 3342 csum 0xf10], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 a018 0064 5134 0000 1e1420050102030405060708090a0b0c0d0e0f10"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [mptcp 28 dss fin ack "
                        + "72623859790382856 seq 651345242494996240 subseq 286397204 len 5398 csum 0x1718], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 c018 0064 e0b5 0000 "
                                + "1e1c201f0102030405060708090a0b0c0d0e0f101112131415161718"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [mptcp 18 dss seq 16909060 subseq "
                        + "84281096 len 2314 csum 0xb0c[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 a018 0064 5f46 0000 1e1220040102030405060708090a0b0c0d0e0101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [P.], ack 2000, win 100, options [mptcp 14 dss seq 16909060 subseq "
                        + "84281096 len 2314,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 9018 0064 8768 0000 1e0e20040102030405060708090a0101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 6 dss ack [bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7010 0064 bf9f 0000 1e06200101020101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 10 dss seq 16909060[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 a78a 0000 1e0a20040102030405060101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [S], seq 1000, win 100, options [mptcp 8 dss[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7002 0064 bda8 0000 1e08200101020304"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 9 dss ack 16909060[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 a793 0000 1e0920010102030405010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 4 dss], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6010 0064 d1a9 0000 1e042000"));
    }

    @Test
    void shouldPrintAddressesThatAreAdded() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 8 add-addr v1 id 9 1.2.3.4], "
                        + "length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7010 0064 ad92 0000 1e08300901020304"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 10 add-addr v0-ip4 id 9 "
                        + "1.2.3.4:1286,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 9385 0000 1e0a34090102030405060101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 16 add-addr v1-echo id 9 "
                        + "1.2.3.4 hmac 0x5060708090a0b0c], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 9010 0064 6c5e 0000 1e1031090102030405060708090a0b0c"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 18 add-addr v1 id 9 "
                        + "1.2.3.4:1286 hmac 0x708090a0b0c0d0e,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 a010 0064 4f49 0000 1e1230090102030405060708090a0b0c0d0e0101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 20 add-addr v0-ip6 id 9 "
                        + "102:304:506:708:90a:b0c:d0e:f10], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 a010 0064 3b38 0000 1e1436090102030405060708090a0b0c0d0e0f10"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 22 add-addr v1 id 9 "
                        + "102:304:506:708:90a:b0c:d0e:f10:4370,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 b010 0064 1f1f 0000 "
                                + "1e1630090102030405060708090a0b0c0d0e0f1011120101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 28 add-addr v1 id 9 "
                        + "102:304:506:708:90a:b0c:d0e:f10 hmac 0x1112131415161718], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 c010 0064 d0d3 0000 "
                                + "1e1c30090102030405060708090a0b0c0d0e0f101112131415161718"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 30 add-addr [bad "
                        + "version/echo] id 9 102:304:506:708:90a:b0c:d0e:f10:4370 hmac 0x131415161718191a,nop,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 d010 0064 9fb2 0000 "
                        + "1e1e37090102030405060708090a0b0c0d0e0f101112131415161718191a0101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 9 add-addr[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 978b 0000 1e0930090102030405010101"));
    }

    @Test
    void shouldPrintTheOtherSubtypes() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 4 rem-addr id 5], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6010 0064 b1a4 0000 1e044005"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 6 rem-addr id 5 6 7,nop,nop], "
                        + "length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7010 0064 9a96 0000 1e06400506070101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 3 rem-addr[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6010 0064 b1a9 0000 1e034001"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 3 prio backup,nop], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6010 0064 a0a9 0000 1e035101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 4 prio non-backup id 8], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6010 0064 a1a1 0000 1e045008"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 5 prio[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7010 0064 889a 0000 1e05500808010101"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 12 fail seq "
                        + "72623859790382856], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 6185 0000 1e0c60000102030405060708"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 8 fail[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 7010 0064 7d9b 0000 1e08600001020304"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 12 fast-close key 0x9], length 0",
                printer(PrintOptions.NUMERIC).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 6190 0000 1e0c70000000000000000009"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp 4 unknown], length 0",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6010 0064 71a9 0000 1e048000"));
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], ack 2000, win 100, options [mptcp[bad opt]",
                printer(PrintOptions.NUMERIC).print(TCP, "0001 0002 000003e8 000007d0 6010 0064 f0aa 0000 1e020101"));
    }

    @Test
    void shouldNameMptcpWhereALaterOptionWasCut() {
        assertEquals(
                "192.0.2.1.1 > 192.0.2.2.2: Flags [.], seq 1000:1002, ack 2000, win 100, options [mptcp 4 rem-addr id "
                        + "5,[bad opt]]",
                printer(PrintOptions.NUMERIC).cutAt(28).print(TCP,
                        "0001 0002 000003e8 000007d0 8010 0064 8990 0000 1e044005080a000000000000 0000"));
    }
}
