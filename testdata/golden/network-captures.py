#!/usr/bin/env python3
"""Writes the captures of the link and internet layers' golden texts: every packet is made here, none was recorded."""
import struct

from captures import *  # noqa: F403


def links():
    echo = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"))
    echo6 = ipv6(58, icmp6(128, 0, struct.pack(">HH", 7, 1) + b"ping"))
    bpdu = bytes.fromhex("0000000000") + bytes.fromhex("8000020000000001") + struct.pack(">I", 4) \
        + bytes.fromhex("8000020000000002") + struct.pack(">HHHHH", 0x8001, 256, 5120, 512, 3855)
    capture("ethernet", 1, [
        ethernet(0x0800, echo), ethernet(0x0800, echo) + bytes(18), ethernet(0x8100, vlan(0x6005, 0x0800, echo)),
        ethernet(0x88a8, vlan(0x1064, 0x8100, vlan(0x00c8, 0x86dd, echo6))), ethernet(0x9100, vlan(5, 0x9200, vlan(6, 0x0806, arp(1)))),
        ethernet(0x8100, vlan(7, 46, b"\x42\x42\x03" + bpdu)), ethernet(0x8100, b"\0\1\x08"), ethernet(0x1234, b"unknown type"),
        ethernet(0x88b5, bytes(range(40))), ethernet(0x8847, struct.pack(">II", 0x00010040, 0x0001033f) + echo),
        ethernet(0x8848, struct.pack(">I", 0x00002140) + echo6), ethernet(0x8847, struct.pack(">I", 0x00064140) + b"\x11odd"),
        ethernet(0x8847, struct.pack(">I", 0x00064040)), ethernet(0x0800, echo)[:10], (ethernet(0x0800, echo)[:33], 70),
        (ethernet(0x0800, echo)[:20], 70), ethernet(0x8870, b"\xaa\xaa\x03\0\0\0\x08\x00" + echo),
    ])
    rapid = bytes.fromhex("000002023c") + bpdu[5:] + b"\0"
    capture("llc", 1, [
        frame(b"\x42\x42\x03" + bpdu), frame(b"\x42\x42\x03" + rapid), frame(b"\x42\x42\x03\0\0\0\x80"),
        frame(b"\x42\x42\x03" + bpdu[:20]), frame(b"\x42\x42\x03\0\0\x07\0"), frame(b"\x42\x42\x03\0\1\0\0"),
        frame(b"\xaa\xaa\x03\0\0\0\x08\x00" + echo), frame(b"\xaa\xaa\x03\0\0\0\x12\x34data"),
        frame(b"\xaa\xaa\x03\0\0\x0c\x01\x0b" + rapid), frame(b"\xaa\xaa\x03\0\0\x0c\x20\x99odd"),
        frame(b"\xaa\xaa\x03\0\x80\xc2\0\7\0\0" + ethernet(0x0800, echo)), frame(b"\xaa\xaa\x03\0\x80\xc2\0\x0e" + rapid),
        frame(b"\xaa\xaa\x03\x11\x22\x33\0\1own"), frame(b"\xaa\xaa\x03\0\0"), frame(b"\x06\x06\x03" + echo),
        frame(b"\xf0\xf1\x7f\1"), frame(b"\x04\x08\xaf\x81\1\2"), frame(b"\x04\x04\xbf"),
        frame(b"\x04\x05\x01\x0b"), frame(b"\x04\x04\x02\x07info"), frame(b"\x0a\x0c\x63"), frame(b"\x42"),
        frame(b"\x42\x42\x01"), frame(b"\x42\x42\x03" + bpdu) + bytes(8),
        frame(b"\x42\x42\x03\0\0\x03\x02\x7c" + bpdu[5:] + b"\0\0\x50\0region one" + bytes(22) + b"\0\7" + bytes(range(16))
              + bytes.fromhex("00000010") + bytes.fromhex("8000020000000003") + b"\x14"
              + bytes.fromhex("7c8001020000000004000000c88080" + "13")),
    ])
    sll = struct.pack(">HHH6s2sH", 0, 1, 6, MAC_A, b"", 0x0800)
    capture("cooked", 113, [
        sll + echo, struct.pack(">HHH8sH", 4, 772, 6, b"", 0x86dd) + echo6, struct.pack(">HHH8sH", 1, 1, 6, MAC_B, 0x0806) + arp(1),
        struct.pack(">HHH8sH", 3, 1, 6, MAC_B, 0x8100) + vlan(0x2005, 0x0800, echo), struct.pack(">HHH8sH", 9, 1, 0, b"", 0x1234) + b"data",
        struct.pack(">HHH8sH", 2, 1, 6, MAC_B, 4) + b"\x42\x42\x03" + bpdu, struct.pack(">HHH8sH", 2, 1, 6, MAC_B, 3) + b"odd",
        struct.pack(">HHH8sH", 0, 1, 6, MAC_B, 0x8100) + vlan(9, 30, b"\x04\x08\x63"), sll[:12],
        struct.pack(">HHH8sH", 0, 1, 6, MAC_B, 0x8100) + b"\0", struct.pack(">HHH8sH", 0, 1, 6, MAC_B, 0x8100) + vlan(9, 0x4321, b"x"),
    ])
    capture("cooked2", 276, [
        struct.pack(">HHIHBB8s", 0x0800, 0, 99991, 1, 0, 6, MAC_A) + echo, struct.pack(">HHIHBB8s", 0x86dd, 0, 99992, 1, 4, 6, MAC_A) + echo6,
        struct.pack(">HHIHBB8s", 0x1234, 0, 99993, 1, 2, 0, b"") + b"data", struct.pack(">HHIHBB8s", 0x0800, 0, 99991, 1, 0, 6, MAC_A)[:18],
        struct.pack(">HHIHBB8s", 4, 0, 99991, 1, 7, 6, MAC_A) + b"\x04\x08\x63",
    ])
    capture("loopback", 0, [
        struct.pack("<I", 2) + echo, struct.pack(">I", 2) + echo, struct.pack("<I", 30) + echo6, struct.pack(">I", 24) + echo6,
        struct.pack("<I", 9) + b"data", struct.pack("<I", 0x12345678) + b"data", b"\2\0",
    ])
    capture("raw", 101, [echo, echo6, b"\x70odd", (b"", 1)[:0] or b"\x45", ipv4(4, echo), ipv4(41, echo6)])
    capture("unknown-link", 147, [b"no printer for user-defined link types"])


def arps():
    capture("arp", 1, [ethernet(0x0806, p) for p in [
        arp(1), arp(1, target=MAC_B), arp(2, target=MAC_B), arp(8, target=MAC_B), arp(9, target=MAC_B), arp(77), arp(10),
        arp(1, sender=b"", target=b""), arp(1, protocol=0x86dd), arp(1, a=A6, b=B6), arp(1, hardware=999),
        arp(2, sender=bytes(range(20)), target=bytes(20), hardware=32), arp(1, protocol=0x1000), arp(1)[:20],
        arp(1) + bytes(18), struct.pack(">HHBBHBBBB", 19, 0x0800, 20, 0, 1, 4, 20, 3, 4) + bytes(range(20)) + A4 + bytes(range(23)) + B4,
    ]] + [ethernet(0x8035, arp(3)), ethernet(0x8035, arp(4, target=MAC_B))])


def ipv4s():
    ping = icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping")
    record = b"\x07\x0b\x08" + C4 + A4 + b"\1"
    stamps = b"\x44\x0c\x0d\x10" + struct.pack(">II", 1000, 2000)
    stamps_at = b"\x44\x0c\x05\x01" + A4 + struct.pack(">I", 3000)
    capture("ipv4", 1, [
        in4(1, ping), in4(1, ping, tos=0x01), in4(1, ping, tos=0x02), in4(1, ping, tos=0xb3, ttl=0), in4(1, ping, sum_change=5),
        in4(1, ping, options=record), in4(1, ping, options=stamps), in4(1, ping, options=stamps_at), in4(1, ping, options=b"\x94\x04\0\0"),
        in4(1, ping, options=b"\x94\x04\0\7"), in4(1, ping, options=b"\x83\x07\x04" + C4 + b"\0"), in4(1, ping, options=b"\x89\x07\x08" + C4 + b"\1"),
        in4(1, ping, options=b"\1\1\x82\x09"), in4(1, ping, options=b"\x9e\x04\1\2"), in4(1, ping, options=b"\x44\x04\x05\x07"),
        in4(1, ping, options=b"\x07\x04\x09\0"), in4(1, ping, options=b"\x52\1\1\1"), (in4(1, ping, options=record)[:38], 60),
        in4(1, ping, fragment=0x2000), in4(1, b"rest of it", fragment=0x0003), in4(17, b"rest", fragment=0x8001), in4(253, b"experiment"),
        in4(59, b""), in4(77, b"nd"), in4(1, ping, length=0), in4(1, ping, length=200), in4(1, ping, length=18), in4(1, ping, length=30),
        ethernet(0x0800, b"\x65" + ipv4(1, ping)[1:]), ethernet(0x0800, b"\x42" + ipv4(1, ping)[1:]), ethernet(0x0800, b"\x45\0\0"),
        in4(58, ping), in4(143, b"frame"), in4(4, ipv4(1, ping, source=C4)), in4(41, ipv6(58, icmp6(128, 0, b"\0\1\0\2"))),
        in4(50, struct.pack(">II", 0x1000, 9) + bytes(16)), in4(50, bytes(8)),
        in4(51, struct.pack(">BBHII", 1, 4, 0, 0x100, 5) + bytes(range(12)) + ping),
        in4(51, struct.pack(">BBHII", 51, 1, 7, 0x100, 5) + struct.pack(">BBHII", 59, 1, 0, 0x200, 6)), in4(51, b""),
    ])
    quoted = ipv4(253, udp_start(53))
    tail = bytes.fromhex("00080101" + "0001813f")
    extension = struct.pack(">BBH", 0x20, 0, 0) + tail
    extension = extension[:2] + struct.pack(">H", checksum(extension)) + tail
    other = struct.pack(">BBH", 0x20, 0, 0) + bytes.fromhex("000c020f") + b"eightbyt"
    capture("icmp", 1, [in4(1, icmp(*m)) for m in [
        (0, 0, struct.pack(">HH", 1, 2)), (8, 0, struct.pack(">HH", 1, 2)),
        *[(3, code, struct.pack(">HH", 0, 1400 if code == 4 else 0) + quoted) for code in range(17)],
        (3, 4, bytes(4) + quoted),
        (4, 0, bytes(4) + quoted), *[(5, code, C4 + quoted) for code in range(5)],
        (9, 0, struct.pack(">BBH", 2, 2, 45) + A4 + struct.pack(">I", 0) + C4 + struct.pack(">I", 99)), (9, 0, struct.pack(">BBH", 1, 2, 1800) + A4 + bytes(4)),
        (9, 0, struct.pack(">BBH", 0, 3, 65000)), (9, 0, struct.pack(">BBH", 2, 2, 45) + A4), (10, 0, bytes(4)),
        (9, 0, struct.pack(">BBH", 12, 2, 45) + (A4 + b"\xff\xff\xff\xff") * 12), *[(11, code, bytes(4) + quoted) for code in range(3)],
        (12, 0, b"\x14\0\0\0" + quoted), (12, 1, bytes(4) + quoted), (13, 0, struct.pack(">HHIII", 1, 2, 3, 4, 5)),
        (14, 0, struct.pack(">HHIII", 1, 2, 3600001, 86399999, 61002)), (14, 0, bytes(8)), (15, 0, bytes(4)), (16, 0, bytes(4)), (17, 0, bytes(8)),
        (18, 0, struct.pack(">HHI", 1, 2, 0xffffff00)), (40, 0, bytes(4)), (3, 1, bytes(4)), (3, 3, bytes(4) + quoted[:16]), (8, 0, b"\0"), (11, 0, b"\0"),
        (11, 0, bytes(4) + quoted.ljust(128, b"\0") + extension), (3, 1, b"\0\x20\0\0" + quoted.ljust(128, b"\0") + other),
        (3, 1, bytes(4) + quoted.ljust(128, b"\0") + b"not one"), (8, 0, struct.pack(">HH", 1, 2), 9),
    ]] + [in4(1, icmp(3, 3, bytes(4) + quoted), fragment=0x2000), (in4(1, icmp(3, 3, bytes(4) + quoted))[:58], 70)])
    capture("icmp-ports", 1, [in4(1, icmp(3, 3, bytes(4) + ipv4(protocol, udp_start(53)))) for protocol in (6, 17, 132)])
    capture("igmp", 1, [in4(2, icmp(*m), ttl=1, options=b"\x94\x04\0\0") for m in [
        (0x11, 0, bytes(4)), (0x11, 100, bytes(4)), (0x11, 25, C4), (0x12, 0, C4), (0x16, 0, C4), (0x17, 0, C4), (0x16, 0, C4 + b"x"),
        (0x11, 100, bytes(8)), (0x11, 50, C4 + b"\2\x7d\0\0"), (0x11, 0xbc, C4 + b"\2\x7d\0\2" + A4 + B4), (0x11, 0x85, C4 + b"\2\x7d\0\7"), (0x11, 0xff, bytes(9)),
        (0x22, 0, b"\0\0\0\2\4\0\0\0" + C4 + b"\1\0\0\2" + C4 + A4 + B4), (0x22, 0, b"\0\0\0\1\7\0\0\7" + C4), (0x22, 0, b"\0\0\0\2\4\0\0\0" + C4), (0x22, 0, bytes(3)),
        (0x1f, 1, A4 + A4 + B4 + b"\xe0\0\0\1" + b"\x10\0\1\2"), (0x1e, 1, C4 + A4 + B4 + C4 + b"\x10\0\1\2"), (0x1f, 1, C4), (0x44, 0, C4), (0x16, 0, C4, 3),
    ]] + [in4(2, b"\x16"), ethernet(0x86dd, ipv6(2, b"\x16"))])
    capture("vrrp", 1, [in4(112, p, ttl=t) for p, t in [
        (icmp(0x21, 5, b"\x64\1\0\1")[:2] + b"\x64\1\0\1\0\0" + A4, 255), (b"\x21\5\x64\2\1\1\0\0" + A4 + B4 + b"secret\0\0", 64),
        (b"\x31\5\x64\1\0\x64\0\0" + A4, 255), (b"\x22\5\x64\1", 255), (b"\x21\5\x64\3\7\1\0\0" + A4, 255), (b"\x41\5", 255), (b"\x21\5", 255),
    ]] + [in6(112, b"\x31\5\x64\2\0\x64\0\0" + C6 + B6, hops=255)])


def tunnels():
    ping = ipv4(1, icmp(8, 0, struct.pack(">HH", 7, 1) + b"ping"), source=C4)
    capture("gre", 1, [in4(47, p) for p in [
        b"\0\0\x08\0" + ping, b"\x20\0\x08\0" + struct.pack(">I", 77) + ping, b"\xb0\0\x08\0" + struct.pack(">HHII", 1, 0, 77, 5) + ping,
        b"\0\0\x65\x58" + ethernet(0x0800, ping), b"\0\0\x88\x47" + struct.pack(">I", 0x0001013f) + ping, b"\0\0\x12\x34data", b"\0\7\x08\0",
        b"\x40\0\x08\0\0\0\0\x04" + b"\x08\0\x04\x08" + A4 + C4 + b"\xff\xfe\0\x04\0\1\0\2" + b"\x12\x34\0\0" + bytes(4) + ping,
        b"\x40\0\x08\0\0\0\0\x04" + b"\x08\0\x03\x08" + A4 + C4, b"\x40\0\x08\0\0\0\0\x04\x08\0\x04\x07" + bytes(12), b"\x40\0\x08\0\0\0\0\x04\x08\0\x08\x08" + bytes(12),
        b"\x20\1\x88\x0b" + struct.pack(">HH", 4, 9), b"\x30\1\x12\x34" + struct.pack(">HHI", 4, 9, 1) + b"data", b"\x30\x81\x12\x34" + struct.pack(">HHII", 4, 9, 1, 2) + b"data",
        b"\0", b"\0\0\x08", b"\x20\0\x08\0\0", b"\0\0\x86\xdd" + ipv6(59, b""),
    ]])
    deep = ipv4(1, icmp(8, 0, bytes(4)))
    for _ in range(5):
        deep = ipv4(4, deep)
    capture("nested", 1, [ethernet(0x0800, deep), in6(143, ethernet(0x86dd, ipv6(59, b""))), in6(4, ping), in6(41, ipv6(59, b""))])


def ipv6s():
    echo = icmp6(128, 0, struct.pack(">HH", 7, 1))
    segments = b"\x3a\x04\x04\x01\x01\0\0\5" + A6 + C6
    capture("ipv6", 1, [
        in6(58, echo), in6(58, echo, flow=0x0b812345), in6(59, b""), in6(253, b"x"), in6(58, echo, length=0), in6(58, echo, length=99), in6(58, echo, length=3),
        in6(0, b"\x3a\0\x05\x02\0\0\1\0" + echo), in6(0, b"\x3a\0\1\4\0\0\0\0" + echo), in6(0, b"\x3a\0\x05\x01\0\0\0\0" + echo), in6(0, b"\x3a\0\1\x09\0\0\0\0" + echo),
        in6(0, b"\x3a\0\xc2\4\0\1\0\0" + echo, length=0), in6(0, b"\x3a\0\xc2\4\0\0\0\7" + echo), in6(0, b"\x3a\0\x3e\2\0\0\0\0" + echo), in6(0, b"\0\0\1\4\0\0\0\0\x3a\0\1\4\0\0\0\0" + echo),
        in6(60, b"\0\0\1\4\0\0\0\0\x3a\0\1\4\0\0\0\0" + echo), in6(60, b"\x3a\2\xc9\x10" + C6 + b"\1\2\0\0" + echo), in6(60, b"\x3a\0\xc2\4\0\1\0\0" + echo),
        in6(43, b"\x3a\2\0\1\0\0\0\0" + C6 + echo), in6(43, b"\x3a\2\2\1\0\0\0\1" + C6 + echo), in6(43, segments + echo), in6(43, b"\x3a\1\0\1\0\0\0\0" + bytes(8) + echo),
        in6(43, b"\x3a\1\4\1\0\0\0\0" + bytes(8) + echo), in6(43, b"\x3a\0\7\1\0\0\0\0" + echo), in6(44, b"\x3a\0\0\1\0\0\0\x2a" + echo), in6(44, b"\x3a\0\0\x51\0\0\0\x2a" + b"rest"),
        in6(44, b"\x3a\0\0\1\0\0\0\x2a" + echo, length=4), in6(51, struct.pack(">BBHII", 58, 1, 0, 0x100, 5) + echo), in6(1, echo), in6(2, echo),
        in6(135, b"\x3b\1\5\0\0\0\0\7\xf0\0\0\x10\1\2\0\0"), in6(135, b"\x3b\1\6\0\0\0\2\x80\0\7\0\x10\1\2\0\0"), in6(135, b"\x3b\2\7\0\0\0\2\0" + C6), in6(135, b"\x3b\1\1\0\0\0\0\0" + bytes(range(8))),
        in6(135, b"\x3b\2\3\0\0\0\0\5" + bytes(range(16))), in6(62, b"\x06\0\0\0\0\0\0\0"), in6(135, b"\x3b\0\5\0\0\0\0\0"), in6(135, b"\x3b\0\x19\0\0\0\0\0"),
        in6(135, b"\x3b\5\5\0\0\0\0\7\x80\0\0\x10\2\2\0\4\3\x10" + C6 + b"\4\4\0\1\0\2\x63\2\0\0"), in6(135, b"\x3b\2\5\0\0\0\0\7\x80\0\0\x10\5\x0a" + bytes(10)),
        (in6(58, echo)[:30], 70), (in6(58, echo)[:20], 70), ethernet(0x86dd, b"\x60\0\0"), ethernet(0x86dd, b"\x50" + ipv6(58, echo)[1:]), (in6(43, segments + echo)[:80], 120),
    ])
    quoted = ipv6(17, udp_start(53))
    fragment = ipv6(44, b"\x11\0\0\0\0\0\0\1" + udp_start(53))
    prefix = b"\3\4\x40\xe0" + struct.pack(">III", 3600, 0xffffffff, 0) + A6
    options = b"\1\1" + MAC_A + b"\5\1\0\0" + struct.pack(">I", 1500) + prefix + b"\x19\3\0\0" + struct.pack(">I", 600) + A6 \
        + b"\x1f\3\0\0" + struct.pack(">I", 600) + b"\7example\3com\0\0\0\0" + b"\x18\2\x40\x08" + struct.pack(">I", 0xffffffff) + A6[:8] \
        + b"\7\1\0\0" + struct.pack(">I", 1000) + b"\x08\1\0\0\0\5\0\6"
    capture("icmp6", 1, [in6(58, icmp6(*m), hops=255) for m in [
        *[(1, code, bytes(4) + quoted) for code in range(7)], (1, 4, bytes(4) + fragment), (1, 4, bytes(4) + ipv6(6, udp_start(80))), (1, 4, bytes(4) + ipv6(58, udp_start(80))),
        (1, 4, bytes(4) + quoted[:20]), (2, 0, struct.pack(">I", 1280) + quoted), *[(3, code, bytes(4) + quoted) for code in range(3)], *[(4, code, b"\0\0\0\6" + quoted) for code in range(5)],
        (4, 0, bytes(8)), (128, 0, struct.pack(">HH", 1, 2)), (129, 0, struct.pack(">HH", 1, 2)), (130, 0, b"\x27\x10\0\0" + bytes(16)),
        (130, 0, b"\x90\0\0\0" + C6 + b"\x0a\x90\0\2" + A6 + B6), (130, 0, b"\0\1\0\0" + bytes(18)), (130, 0, b"\x27\x10\0\0" + C6 + b"\2\x7d\0\7"), (131, 0, bytes(4) + C6), (132, 0, bytes(4) + C6),
        (133, 0, bytes(4) + b"\1\1" + MAC_A), (134, 0, b"\x40\xc8" + struct.pack(">HII", 1800, 0, 0) + options), (135, 0, bytes(4) + B6 + b"\1\1" + MAC_A), (136, 0, b"\xe0\0\0\0" + B6 + b"\2\1" + MAC_B),
        (137, 0, bytes(4) + C6 + B6 + b"\4\2" + bytes(range(14))), (133, 0, bytes(4) + b"\x0e\1nonce!"), (133, 0, bytes(4) + b"\1\0" + MAC_A), (133, 0, bytes(4) + b"\1\2" + MAC_A),
        (138, 0, b"\0\0\0\7\1\xe0\0\5" + bytes(4) + b"\1\7\1\x40\0\x80\0\0" + A6 + b"\x40\x08\xc0\xc0" + struct.pack(">III", 0xffffffff, 600, 0xc0000000) + B6),
        (138, 1, b"\0\0\0\7\1\0\0\5" + bytes(4)), (138, 255, b"\0\0\0\7\1\0\0\5\0\0\0\1"), (138, 9, bytes(4)), (138, 0, bytes(12) + b"\3\4\1\x40\0\x80\0\0" + A6), (138, 0, bytes(12) + b"\3\7"),
        (139, 0, b"\0\3\0\x3f" + bytes(8) + A6), (139, 1, b"\0\2\0\0" + bytes(8) + b"\4host\0\0"), (139, 2, b"\0\4\0\2" + bytes(8) + A4), (139, 0, b"\0\0\0\0" + bytes(8)), (139, 0, b"\0\0\0\0" + bytes(9)),
        (139, 1, b"\0\2\0\0" + bytes(8) + b"\4host\7ex"), (139, 1, b"\0\2\0\0" + bytes(8) + b"\4host\7example\0"), (139, 7, b"\0\7\0\0" + bytes(8)), (139, 0, b"\0\2\0\0" + bytes(8) + A4), (139, 0, bytes(8)), (139, 0, bytes(3)),
        (140, 0, b"\0\3\0\2" + bytes(8) + struct.pack(">I", 60) + A6), (140, 0, b"\0\2\0\1" + bytes(8) + struct.pack(">I", 60) + b"\4host\0\0"), (140, 0, b"\0\4\0\2" + bytes(8) + struct.pack(">I", 60) + A4),
        (140, 1, b"\0\2\0\0" + bytes(8)), (140, 2, b"\0\2\0\0" + bytes(9)), (140, 0, bytes(12)), (140, 0, b"\0\7\0\0" + bytes(8)), (141, 0, bytes(4)), (142, 0, bytes(4)),
        (143, 0, b"\0\0\0\2\4\0\0\0" + C6 + b"\1\0\0\1" + C6 + A6), (143, 0, b"\0\0\0\2\4\0\0\0" + C6), (143, 0, b"\0\0\0\1\x09\0\0\7" + C6), (143, 0, b"\0"), (144, 0, b"\0\7\0\0"), (145, 0, b"\0\7\0\0" + A6 + B6),
        (146, 0, b"\0\7\0\0"), (147, 0, b"\0\7\xc0\0" + prefix), (200, 0, bytes(4)), (250, 0, bytes(12)),
        (155, 0, b"\0\0"), (155, 1, b"\x1e\1\1\0\x88\xf0\0\0" + A6 + b"\4\2ab\0"), (155, 2, b"\x1e\xc0\0\7" + A6 + b"\5\4\0\x80ab\6\4abcd"), (155, 2, b"\x1e\x00\0\7" + bytes(17)), (155, 2, b"\x1e\x40\0\7"),
        (155, 3, b"\x1e\0\7\0"), (155, 3, b"\x1e\x80\7\0" + A6 + b"\x0f\x09short"), (155, 0x81, bytes(4)), (155, 4, bytes(4)), (155, 1, bytes(20)), (155, 1, b"\x1e\1\1\0\x38\xf0\0\0" + A6 + b"\x4d\0"),
    ]] + [in4(58, icmp6(128, 0, bytes(4))), in6(58, b""), in6(58, b"\x80\0\0\0\0\0\0\0"), (in6(58, icmp6(134, 0, b"\x40\xc8" + bytes(10) + options))[:100], 200)])


def cuts():
    """Headers of the transport layer and above it that end early: in the packet itself, or in one that ICMP quotes."""
    tcp = struct.pack(">HHIIHHHH", 40000, 80, 7, 9, 0x5018, 512, 0, 0)
    dns = struct.pack(">HHHHHH", 7, 0x100, 1, 0, 0, 0) + b"\7example\3com\0\0\1\0\1"
    bootp = b"\1\1\6\0" + struct.pack(">IHH", 7, 3, 0) + bytes(16) + MAC_A + bytes(202) + b"\x63\x82\x53\x63\x35\1\1\x0c\4host\xff"
    cmu = b"\1\1\6\0" + bytes(24) + MAC_A + bytes(202) + b"CMU\0\2\0\0\0" + A4 + B4 + C4
    ntp = b"\x24\2\6\xe9" + struct.pack(">II", 100, 200) + A4 + struct.pack(">QQQQ", 1 << 63, 2 << 60, 3 << 60, 4 << 60) + bytes(20)

    def udp(port, payload):
        return struct.pack(">HHHH", 40000, port, 8 + len(payload), 0) + payload

    def cut(protocol, message, kept):
        whole = in4(protocol, message)
        return [(whole[:34 + n], len(whole)) for n in kept]

    def quoting(protocol, message):
        quoted = ipv4(protocol, message)
        extensions = b"\x20\0\0\0\0\x08\1\1\0\1\x01\x40"
        extensions = extensions[:2] + struct.pack(">H", checksum(extensions)) + extensions[4:]
        return in4(1, icmp(11, 0, b"\0\x20\0\0" + quoted + bytes(128 - len(quoted)) + extensions))

    capture("cut", 1, cut(6, tcp + b"payload", (0, 3, 4, 19, 20, 23)) + cut(17, udp(9, b"payload"), (0, 3, 4, 5, 6, 7, 8, 10))
            + cut(17, udp(53, dns), (8, 15, 19, 20, 25, 34)) + cut(17, udp(67, bootp), (9, 16, 17, 20, 30, 50, 244, 247, 248, 250, 251, 255))
            + cut(17, udp(67, cmu), (247, 250, 252, 255, 257, 262)) + cut(17, udp(123, ntp), (9, 14, 18, 22, 30, 50, 58, 64, 70))
            + [quoting(6, tcp[:8]), quoting(6, tcp[:3]), quoting(17, udp(9, b"")[:5]), quoting(17, udp(53, dns[:9])), quoting(17, udp(123, ntp[:11]))])


def discovery():
    """LLDP: one element of every kind, then each cut to less than it needs, then packets that end early."""
    def element(kind, value):
        return struct.pack(">H", kind << 9 | len(value)) + value

    def packet(*elements):
        return ethernet(0x88cc, b"".join(element(*e) for e in elements) + b"\0\0")

    plain = [*[(1, bytes([n]) + b"name") for n in (1, 2, 3, 6, 7, 0, 8)], (1, b"\4" + MAC_A), (1, b"\5\1" + A4), (1, b"\5\2" + A6), (1, b"\5\6" + MAC_A),
             (1, b"\5\x19ab"), (1, b"\5\xc4ab"), (1, b"\5\xffab"), *[(2, bytes([n]) + b"port") for n in (1, 2, 5, 6, 7, 0, 9)], (2, b"\3" + MAC_B),
             (2, b"\4\1" + B4), (3, b"\0\x78"), (4, b"port\n\0hidden"), (5, b"name\xe9"), (6, b"system"), (7, b"\0\xff\0\x14"), (7, b"\0\0\1\0"),
             (8, b"\5\1" + A4 + b"\2\0\0\0\7\0"), (8, b"\x11\2" + A6 + b"\3\0\0\0\7\2\x2b\6"), (8, b"\3\xfeab\7\0\0\0\1"), (9, b"reserved"), (126, b"x")]
    special = [(oui, bytes([kind]) + value) for oui, kind, value in [
        (0x80c2, 1, b"\0\7"), (0x80c2, 2, b"\6\0\7"), (0x80c2, 2, b"\0\0\7"), (0x80c2, 3, b"\0\7\4vlan"), (0x80c2, 4, b"\3abc"), (0x80c2, 7, b"\3\0\0\0\7"),
        (0x80c2, 8, b"\x15\xaa"), (0x80c2, 9, b"\xf3" + bytes(range(20))), (0x80c2, 10, b"\xf3" + bytes(range(90, 110))), (0x80c2, 11, b"\xf8\x0f"),
        (0x80c2, 12, b"\1\x61\x88\xcc\xff\0\1"), (0x80c2, 12, b"\1\x61"), (0x80c2, 13, b"\xff\xab\x45\x93\x64"), (0x80c2, 13, b"\0\0\0\0\0"),
        (0x80c2, 14, b"\xf8\0\xf0\7\1\2\3"), (0x80c2, 14, b"\xf8\0\xf0\7\1"), (0x80c2, 5, b"ab"), (0x80c2, 99, b"ab"),
        (0x120f, 1, b"\3\xff\xff\0\x10"), (0x120f, 1, b"\0\0\0\0\x99"), (0x120f, 2, b"\x0f\1\5"), (0x120f, 2, b"\0\7\7"), (0x120f, 3, b"\1\0\0\0\7"), (0x120f, 4, b"\5\xf2"), (0x120f, 9, b"ab"),
        (0x5e, 1, b"https://example.org/\0x"), (0x5e, 1, b"ab"), (0x5e, 2, b"unknown"),
        (0x12bb, 1, b"\0\x3f\1"), (0x12bb, 1, b"\0\0\x63"), (0x12bb, 2, b"\1\xe1\x45\x6e"), (0x12bb, 2, b"\x63\0\0\0"),
        (0x12bb, 3, b"\1" + bytes.fromhex("8b12345678 8effffffff 41812345 02".replace(" ", ""))), (0x12bb, 3, b"\1" + bytes.fromhex("00000000000000000000300000ff09")),
        (0x12bb, 3, b"\2\x0d\2DE\1\2BY\3\4City"), (0x12bb, 3, b"\2\x0d\7DE\1\2BY\x63\4Cityx"), (0x12bb, 3, b"\2\7\0DE\1\2BYx"), (0x12bb, 3, b"\2\7\0DE\1\7BYx"), (0x12bb, 3, b"\2\2\0DE"),
        (0x12bb, 3, b"\2\x0c\0DE\0\2BY\3\4Cityx"), (0x12bb, 3, b"\3112"), (0x12bb, 3, b"\x09elsewhere"), (0x12bb, 4, b"\x51\0\x7b"), (0x12bb, 4, b"\x33\4\0"), (0x12bb, 4, b"\0\3\xff"),
        *[(0x12bb, kind, b"value") for kind in range(5, 13)],
        (0x1b21, 1, b"old"), (0x1b21, 3, b"\2\1x"), (0x1b21, 2, b"".join(element(*e) for e in [
            (1, b"\1\2" + bytes(3) + b"\7\0\0\0\x09"), (2, b"\1\2\xe0\4\x01\x23\x45\x67" + bytes(range(9))), (3, b"\1\2\x4a\4\xa5\x08"),
            (4, b"\1\2\x20\4\x89\6\x00\x1b\x21\x08\x0c\xbc\x40\x1b\x21\x10"), (5, b"unknown"), (4, b"\1\2\0\0")])),
        (0x1b21, 2, element(5, b"unknown")), (0x1b21, 2, element(1, b"short")), (0x1b21, 2, b"\2\xff\1"), (0x1b21, 2, b"\0\0\0"),
        (0x123456, 1, b"whose?")]]
    specials = [(127, struct.pack(">I", oui)[1:] + value) for oui, value in special]
    packets = [packet(e) for e in plain + specials] + [packet((kind, value[:n])) for kind, value in plain + specials for n in range(1, len(value)) if n < 14]
    whole = packet(*plain[7:9], *specials[:3])
    capture("lldp", 1, packets + [(whole[:n], len(whole)) for n in range(14, len(whole), 3)] + [ethernet(0x88cc, b"\2\x09\4ab")])

    def cisco(payload):
        return frame(b"\xaa\xaa\3\0\0\x0c\x20\0" + payload)

    def cdp(*values):
        return cisco(b"\2\xb4\x12\x34" + b"".join(struct.pack(">HH", kind, 4 + len(value)) + value for kind, value in values))

    ipv4_address, ipv6_address = b"\1\1\xcc\0\4" + A4, b"\2\x08\xaa\xaa\3\0\0\0\x86\xdd\0\x10" + A6
    values = [(1, b"switch\n\xe9"), (2, b"\0\0\0\2" + ipv4_address + ipv6_address), (2, b"\0\0\0\2\1\1\xcd\0\4" + A4 + b"\7\0\0\0"), (2, b"\0\0\0\0x"),
              (2, b"\0\0\0\1" + ipv4_address[:-1]), (2, b"\0\0\0\1" + ipv6_address[:-1]), (2, b"\0\0\0\1\1\1"), (2, b"\0\0\0\1\1"), (2, b"\0\0\0\1\1\0\0\7x"), (2, b"ab"),
              (3, b"eth0"), (4, b"\0\0\0\x29"), (4, b"\0\0\0\x80"), (4, b"ab"), (5, b"one\ntwo\0"), (6, b"box"), (7, A4 + b"\x18" + B4 + b"\x08"), (7, A4), (8, b"hello"),
              (9, b"domain"), (10, b"\0\7"), (11, b"\0"), (11, b"\1"), (12, b"x"), (14, b"\1\0\7"), (14, b"ab"), (15, b"\x20\0"), (15, b"\1\0\7"), (16, b"\5"), (16, b"\x3a\x98"), (16, b"\1\2\3"),
              (16, b"\x0f"), (17, b"\0\0\5\xdc"), (18, b"\7"), (19, b"\7"), (20, b"name"), (21, b"oid"), (22, b"\0\0\0\1" + ipv4_address), (23, b"\7attic"), (23, b"\7"), (24, b"unknown"), (0x316, b"")]
    whole = cdp(*values[:2], values[14])
    capture("cdp", 1, [cdp(value) for value in values] + [cdp(*values[:4]), cisco(b"\2\xb4\0\0\0\1"), cisco(b"\2\xb4\0\0\0\1\0\1"), cisco(b"\2\xb4\0\0\0\1\0\x09x"), cisco(b"\2\xb4")]
            + [(whole[:n], len(whole)) for n in range(22, len(whole), 3)])


def overlays():
    """VXLAN, Geneve and MPLS over UDP."""
    ping = ipv4(1, icmp(8, 0, b"\0\7\0\1data"))
    inner = ethernet(0x0800, ping)
    option = b"\1\2\x81\x02optional"
    geneve = [b"\0\0\x65\x58\0\0\x0a\0" + inner, b"\0\xff\x08\0\0\1\0\7" + ping, b"\3\x40\x08\0\0\0\x0a\0" + option + ping, b"\4\x40\x86\xdd\0\0\x0a\0" + option + b"\0\0\1\0" + ipv6(59, b""),
              b"\1\0\x08\0\0\0\x0a\0\xff\xff\1\2" + ping, b"\5\0\x12\x34\0\0\x0a\0" + b"".join(struct.pack(">HH", kind, 0x100) for kind in (0x100, 0x101, 0x103, 0x104, 0x105)),
              b"\0\0\x12\x34\0\0\x0a\0x", b"\x3f\0\x08\0\0\0\x0a\0" + option, b"\x40\0\x08\0\0\0\x0a\0", b"\0\0\x08"]
    whole = in_udp(6081, geneve[2])
    vxlan = b"\x08\0\0\0\0\1\2\0" + inner
    capture("overlay", 1, [in_udp(4789, vxlan), in_udp(9, vxlan, 4789), in_udp(4789, b"\0" + vxlan[1:]), in_udp(4789, vxlan[:7]), in_udp(4789, vxlan[:12]), in_udp(4789, b"\x08\0\0\0\0\1\2\0" + in6(59, b""))]
            + [(in_udp(4789, vxlan)[:n], 100) for n in range(42, 70, 2)] + [in_udp(6081, g) for g in geneve] + [in_udp(9, geneve[0], 6081)] + [(whole[:n], len(whole)) for n in range(42, 90, 3)]
            + [in_udp(6635, b"\0\1\x51\x40" + ping), in_udp(6635, b"\0\1\x50\x40\0\0\x21\x40" + ipv6(59, b""))])


links()
arps()
ipv4s()
tunnels()
ipv6s()
cuts()
discovery()
overlays()
